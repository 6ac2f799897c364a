package org.banshi.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.banshi.matter.NewMatter;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms of new items field by field. What is neither a number nor a date nor a place is told when all has been
 * read; what else is wrong is told when it is put on the list.
 */
final class ItemReading {
    /** Rows of the road map. */
    static final int STEPS = 6;

    /** Rows of money. */
    static final int FUNDS = 4;

    private final Map<String, String> typed;
    private final ProgramChoices choices;
    private final Regions regions;
    private final List<FieldError> errors = new ArrayList<>();

    ItemReading(Map<String, String> typed, ProgramChoices choices, Regions regions) {
        this.typed = typed;
        this.choices = choices;
        this.regions = regions;
    }

    /** A task or a project. */
    NewItem item() {
        NewItem item = new NewItem(
                words("title"),
                words("text"),
                typed.getOrDefault("type", "dated"),
                place(),
                new NewItem.Sorting(null, given("aspect"), null, given("goal")),
                new NewItem.Book(
                        given("target"),
                        number("quantity"),
                        given("quantityUnit"),
                        null,
                        null,
                        given("measures"),
                        given("criteria")),
                new NewItem.Answerable(given("lead"), List.of(), given("person"), given("checker")),
                date("begins"),
                date("ends"),
                steps(),
                funds());
        finish();
        return item;
    }

    /** What a screening found. */
    NewRectification rectification() {
        NewRectification found = new NewRectification(
                words("title"),
                words("text"),
                place(),
                null,
                given("checker"),
                new NewRectification.Fault(given("faultClass"), given("cause"), given("measures"), given("sponsor")));
        finish();
        return found;
    }

    /** What a group found. */
    NewFinding finding() {
        String visit = given("visit");
        if (visit != null && !visit.matches("\\d{1,18}")) {
            errors.add(FieldError.of("visit", "notAChoice"));
            visit = null;
        }
        NewFinding found = new NewFinding(
                words("title"),
                words("text"),
                place(),
                given("lead"),
                given("person"),
                date("ends"),
                visit == null ? null : Long.valueOf(visit));
        finish();
        return found;
    }

    /** The numbers of its sources, each once, in whichever way they were pasted. */
    List<String> sources() {
        return sources(typed.getOrDefault("sources", ""));
    }

    static List<String> sources(String pasted) {
        return Arrays.stream(pasted.split("[\\s,;，；、]+"))
                .filter(number -> !number.isBlank())
                .distinct()
                .toList();
    }

    private void finish() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private NewMatter.Place place() {
        String named = given("region");
        String region = named == null ? null : choices.region(named);
        if (region != null && regions.normalise(region).isEmpty()) {
            errors.add(FieldError.of("region", "unknown", region));
        }
        String address = given("address");
        if (address != null && address.codePointCount(0, address.length()) > 300) {
            errors.add(FieldError.of("address", "tooLong", 300));
        }
        Double lon = degrees("lon", 180);
        Double lat = degrees("lat", 90);
        if ((lon == null) != (lat == null) && errors.isEmpty()) {
            errors.add(FieldError.of(lon == null ? "lon" : "lat", "required"));
        }
        return new NewMatter.Place(
                region == null ? null : regions.normalise(region).orElse(null), address, lon, lat);
    }

    private @Nullable Double degrees(String name, int most) {
        String text = given(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,8})?") || Math.abs(Double.parseDouble(text)) > most) {
            errors.add(FieldError.of(name, "outOfRange", -most, most));
            return null;
        }
        return Double.valueOf(text);
    }

    private List<NewItem.Step> steps() {
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(nr -> "step" + nr)
                .flatMap(this::step)
                .toList();
    }

    /** A row is left out when nothing stands in it. */
    private Stream<NewItem.Step> step(String row) {
        String title = given(row + "Title");
        if (title == null && given(row + "Weight") == null && given(row + "Due") == null) {
            return Stream.empty();
        }
        BigDecimal weight = number(row + "Weight");
        LocalDate due = date(row + "Due");
        need(row + "Title", title);
        need(row + "Weight", weight);
        need(row + "Due", due);
        if (title == null || weight == null || due == null) {
            return Stream.empty();
        }
        if (weight.stripTrailingZeros().scale() > 0 || weight.compareTo(BigDecimal.valueOf(100)) > 0) {
            errors.add(FieldError.of(row + "Weight", "outOfRange", 1, 100));
            return Stream.empty();
        }
        return Stream.of(new NewItem.Step(title, weight.intValue(), due));
    }

    private List<NewItem.Fund> funds() {
        Map<String, NewItem.Fund> funds = new LinkedHashMap<>();
        for (int nr = 1; nr <= FUNDS; nr++) {
            String row = "fund" + nr;
            String source = given(row + "Source");
            boolean isMoney = Stream.of("Planned", "Arrived", "Spent").anyMatch(part -> given(row + part) != null);
            BigDecimal planned = money(row + "Planned");
            BigDecimal arrived = money(row + "Arrived");
            BigDecimal spent = money(row + "Spent");
            if (source == null) {
                if (isMoney) {
                    need(row + "Source", null);
                }
                continue;
            }
            if (!Arrays.asList(TaskDrafting.FUND_SOURCES).contains(source)) {
                errors.add(FieldError.of(row + "Source", "notAChoice"));
            } else if (funds.put(source, new NewItem.Fund(source, planned, arrived, spent)) != null) {
                errors.add(FieldError.of(row + "Source", "fundTwice"));
            }
            if (spent.compareTo(arrived) > 0) {
                errors.add(FieldError.of(row + "Spent", "moreThanArrived"));
            }
        }
        return List.copyOf(funds.values());
    }

    private BigDecimal money(String name) {
        return Objects.requireNonNullElse(number(name), BigDecimal.ZERO);
    }

    private void need(String field, @Nullable Object value) {
        if (value == null && errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(FieldError.of(field, "required"));
        }
    }

    private String words(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private @Nullable String given(String name) {
        String text = typed.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private @Nullable BigDecimal number(String name) {
        String text = given(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,14}(\\.\\d{1,4})?")) {
            errors.add(FieldError.of(name, "badDecimal"));
            return null;
        }
        return new BigDecimal(text);
    }

    private @Nullable LocalDate date(String name) {
        String text = given(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            errors.add(FieldError.of(name, "badDate"));
            return null;
        }
    }
}
