package org.banshi.desk;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.banshi.matter.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a list of matters is narrowed to, how it is sorted and what it tells, as the page's parameters have it; blank is
 * absent. A view that is kept is the same under a name.
 *
 * @param q words or a number
 * @param state kind and state, such as {@code request.raised}
 * @param type kind and type, or a kind alone
 * @param unit lead unit, with all under it
 * @param category category, with all below it
 * @param region region code or name
 * @param from first day on which it was raised
 * @param until last day on which it was raised
 * @param openly whether reports and confidential matters are left out
 * @param overdue whether only late ones
 * @param open whether only those not ended
 * @param mine whether only what waits for the reader
 * @param sort the order, a name of {@link Query.Sort} in small letters
 * @param col columns of the table
 */
record Filters(
        @Nullable String q,
        @Nullable String state,
        @Nullable String type,
        @Nullable String unit,
        @Nullable String category,
        @Nullable String region,
        @Nullable String from,
        @Nullable String until,
        @Nullable Boolean openly,
        @Nullable Boolean overdue,
        @Nullable Boolean open,
        @Nullable Boolean mine,
        @Nullable String sort,
        @Nullable List<String> col) {

    /** Words are cut where no view could keep them; nobody searches for so many. */
    private static final int MOST = 200;

    Filters {
        q = filled(q);
        state = filled(state);
        type = filled(type);
        unit = filled(unit);
        category = filled(category);
        region = filled(region);
        from = filled(from);
        until = filled(until);
        openly = yes(openly);
        overdue = yes(overdue);
        open = yes(open);
        mine = yes(mine);
        sort = filled(sort);
        col = col == null ? List.of() : List.copyOf(col);
    }

    private static @Nullable String filled(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return stripped.length() > MOST ? stripped.substring(0, MOST) : stripped;
    }

    /** An unticked box asks for nothing, rather than for the opposite. */
    private static @Nullable Boolean yes(@Nullable Boolean ticked) {
        return Boolean.TRUE.equals(ticked) ? Boolean.TRUE : null;
    }

    /** Reads what {@link #address} wrote. */
    static Filters read(String address) {
        Map<String, String> one = new LinkedHashMap<>();
        List<String> col = new ArrayList<>();
        for (String pair : address.split("&")) {
            int cut = pair.indexOf('=');
            if (cut > 0) {
                String value = URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8);
                if (pair.startsWith("col=")) {
                    col.add(value);
                } else {
                    one.put(pair.substring(0, cut), value);
                }
            }
        }
        return new Filters(
                one.get("q"),
                one.get("state"),
                one.get("type"),
                one.get("unit"),
                one.get("category"),
                one.get("region"),
                one.get("from"),
                one.get("until"),
                Boolean.valueOf(one.get("openly")),
                Boolean.valueOf(one.get("overdue")),
                Boolean.valueOf(one.get("open")),
                Boolean.valueOf(one.get("mine")),
                one.get("sort"),
                col);
    }

    /** Name and value of everything asked for, in a fixed order, so that the same view has one address. */
    List<Map.Entry<String, String>> pairs() {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        add(pairs, "q", q);
        add(pairs, "state", state);
        add(pairs, "type", type);
        add(pairs, "unit", unit);
        add(pairs, "category", category);
        add(pairs, "region", region);
        add(pairs, "from", from);
        add(pairs, "until", until);
        add(pairs, "openly", openly);
        add(pairs, "overdue", overdue);
        add(pairs, "open", open);
        add(pairs, "mine", mine);
        order().ifPresent(_ -> add(pairs, "sort", sort));
        if (!columns().equals(Column.USUAL)) {
            columns().forEach(column -> add(pairs, "col", column.code()));
        }
        return pairs;
    }

    private static void add(List<Map.Entry<String, String>> pairs, String name, @Nullable Object value) {
        if (value != null) {
            pairs.add(Map.entry(name, value.toString()));
        }
    }

    /** As it stands behind the question mark of the list's address. */
    String address() {
        return pairs().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The columns to show. */
    List<Column> columns() {
        return Column.chosen(col == null ? List.of() : col);
    }

    /** The order that was chosen; an unknown one is none. */
    Optional<Query.Sort> order() {
        return Arrays.stream(Query.Sort.values())
                .filter(order -> order.name().equalsIgnoreCase(sort))
                .findFirst();
    }

    /** Whether words rank what is found: nothing else says an order. */
    boolean isRanked() {
        return q != null && order().isEmpty();
    }

    /** The query, with the region that was meant, and days as they are counted in that zone. */
    Query query(@Nullable String regionCode, ZoneId zone) {
        Query query = Query.of(mine == null ? Query.Scope.ALL : Query.Scope.INBOX)
                .ofKind(type != null && type.indexOf('.') < 0 ? type : part(type, 0))
                .ofType(part(type, 1))
                .ledBy(unit)
                .inCategory(category)
                .inRegion(regionCode)
                .matching(q)
                .since(day(from).map(day -> day.atStartOfDay(zone).toInstant()).orElse(null))
                .before(day(until)
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElse(null))
                .openly(openly)
                .open(open)
                .overdue(overdue)
                .sorted(order().orElse(null));
        return inState(query, state);
    }

    /** A query for a state that is written with its kind before it. */
    static Query inState(Query query, @Nullable String state) {
        return part(state, 1) == null ? query : query.ofKind(part(state, 0)).inState(part(state, 1));
    }

    /** A day as a page sends it; what is none asks for nothing. */
    private static Optional<LocalDate> day(@Nullable String written) {
        try {
            return Optional.ofNullable(written).map(LocalDate::parse).filter(day -> day.getYear() / 1000 == 2);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String part(@Nullable String pair, int index) {
        if (pair == null) {
            return null;
        }
        String[] parts = pair.split("\\.", 2);
        return parts.length == 2 ? parts[index] : null;
    }

    /** Whether anything was asked for. */
    boolean any() {
        return !pairs().isEmpty();
    }
}
