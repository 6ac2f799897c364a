package org.banshi.brief;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.matter.Matters;
import org.banshi.oversight.Pressing;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.BehindPlan;
import org.banshi.rates.RateRule;
import org.banshi.rates.Rates;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens each number of the brief: exactly what it counts, and of what the reader may not know only that it counts. */
@Component
final class BriefLists {
    private static final int PAGE = 50;
    /** What holds now stands on one page: nobody lists so many cases. */
    private static final int MOST = 500;

    private final BriefRows rows;
    private final Pressing pressing;
    private final BehindPlan plans;
    private final Rates rates;
    private final Matters matters;
    private final Units units;
    private final BriefSight.Names names;

    BriefLists(
            BriefRows rows,
            Pressing pressing,
            BehindPlan plans,
            Rates rates,
            Matters matters,
            Units units,
            BriefSight.Names names) {
        this.rows = rows;
        this.pressing = pressing;
        this.plans = plans;
        this.rates = rates;
        this.matters = matters;
        this.units = units;
        this.names = names;
    }

    /**
     * What is asked for.
     *
     * @param what came, finished, open, turned, listed, charged, behind, rate
     * @param before whether of the days before
     * @param category class at the top of the tree
     * @param rate code of the rate
     * @param line unit that it is for
     * @param after key of the page before
     */
    record Wanted(
            @Nullable String what,
            @Nullable Boolean before,
            @Nullable String category,
            @Nullable String rate,
            @Nullable String line,
            @Nullable String after) {}

    BriefListPage page(Span span, Wanted wanted, Actor.Staff reader, Language language) {
        Span.Days days = Boolean.TRUE.equals(wanted.before()) ? span.before() : span.now();
        String what = Objects.requireNonNullElse(wanted.what(), "");
        Optional<BriefRows.What> counted = Stream.of(BriefRows.What.values())
                .filter(each -> each.code().equals(what))
                .findFirst();
        if (counted.isPresent()) {
            return counted(span, days, counted.get(), wanted, reader, language);
        }
        Instant now = names.clock().instant();
        return switch (what) {
            case "rate" -> rate(span, days, wanted, reader, language);
            case "turned" -> turned(span, days, wanted, reader);
            case "listed" -> holding(span, what, pressing.listed(now, MOST).first(), reader);
            case "charged" -> holding(span, what, pressing.charged(now, MOST).first(), reader);
            case "behind" -> behind(span, reader);
            default -> throw Problem.notFound("brief.noList");
        };
    }

    private BriefListPage turned(Span span, Span.Days days, Wanted wanted, Actor.Staff reader) {
        Slice<Pressing.Held> found = pressing.turned(
                days.from(names.clock().getZone()),
                days.until(names.clock().getZone()),
                instantKey(wanted.after()),
                PAGE);
        return new BriefListPage(span, days, "turned", "", titled(found.map(BriefLists::row), reader));
    }

    private BriefListPage behind(Span span, Actor.Staff reader) {
        List<BriefListPage.Row> found = plans.now(MOST).first().stream()
                .map(item -> new BriefListPage.Row(
                        item.number(), null, Objects.requireNonNullElse(item.unit(), ""), null, item.due(), null))
                .toList();
        return new BriefListPage(span, null, "behind", "", titled(new Slice<>(found, null), reader));
    }

    private BriefListPage holding(Span span, String what, List<Pressing.Held> held, Actor.Staff reader) {
        return new BriefListPage(
                span,
                null,
                what,
                "",
                titled(new Slice<>(held.stream().map(BriefLists::row).toList(), null), reader));
    }

    private BriefListPage counted(
            Span span, Span.Days days, BriefRows.What what, Wanted wanted, Actor.Staff reader, Language language) {
        String category = wanted.category();
        return new BriefListPage(
                span,
                days,
                what.code(),
                category == null ? "" : names.category(category, language),
                titled(
                        rows.list(what, days, category, key(wanted.after()), PAGE)
                                .map(line -> new BriefListPage.Row(
                                        line.number(),
                                        null,
                                        line.unit(),
                                        line.category() == null ? null : names.category(line.category(), language),
                                        line.at(),
                                        null)),
                        reader));
    }

    private BriefListPage rate(Span span, Span.Days days, Wanted wanted, Actor.Staff reader, Language language) {
        String code = Objects.requireNonNullElse(wanted.rate(), "");
        RateRule rule = rates.rule(days.last()).value();
        String of = BriefRates.name(rule, code, language) + (wanted.line() == null ? "" : " · " + unit(wanted.line()));
        Slice<BriefListPage.Row> found = rates.behind(
                        days.asked(), code, Rates.Part.ALL, wanted.line(), key(wanted.after()), PAGE, reader)
                .map(each -> new BriefListPage.Row(
                        each.number(),
                        null,
                        each.unit() == null ? "" : unit(each.unit()),
                        each.category() == null ? null : names.category(each.category(), language),
                        each.closedAt() == null ? each.raisedAt() : each.closedAt(),
                        each.weight()));
        return new BriefListPage(span, days, "rate", of, titled(found, reader));
    }

    private String unit(String code) {
        return units.find(code).map(Unit::name).orElse(code);
    }

    private static BriefListPage.Row row(Pressing.Held held) {
        return new BriefListPage.Row(held.number(), null, held.unit(), null, held.at(), null);
    }

    /** One question for a page; what the reader may not know of has neither number nor class nor day. */
    private Slice<BriefListPage.Row> titled(Slice<BriefListPage.Row> found, Actor.Staff reader) {
        List<String> numbers = found.items().stream()
                .map(BriefListPage.Row::number)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> titles = numbers.isEmpty() ? Map.of() : matters.titles(numbers, reader);
        return found.map(row -> row.number() != null && titles.containsKey(row.number())
                ? new BriefListPage.Row(
                        row.number(), titles.get(row.number()), row.unit(), row.category(), row.at(), row.weight())
                : new BriefListPage.Row(null, null, row.unit(), null, null, row.weight()));
    }

    private static @Nullable Long key(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.invalid("after", "wrongType");
        }
        return Long.valueOf(after);
    }

    private static @Nullable String instantKey(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            String[] parts = after.split("~", 2);
            return Instant.parse(parts[0]) + "~" + key(parts.length == 2 ? parts[1] : "");
        } catch (DateTimeException e) {
            throw Problem.invalid("after", "wrongType");
        }
    }
}
