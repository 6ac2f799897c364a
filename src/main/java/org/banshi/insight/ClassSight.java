package org.banshi.insight;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.Tallies;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.web.Bars;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the numbers of the classes together. */
@Component
final class ClassSight {
    /** Fewer reports and confidential matters than these are not told: one more or less would be somebody. */
    static final int FEW = 5;

    private static final int MOST_MONTHS = 60;
    private static final int USUAL_MONTHS = 12;

    private final Tallies tallies;
    private final Categories categories;
    private final Regions regions;
    private final Messages messages;
    private final CityClock clock;

    ClassSight(Tallies tallies, Categories categories, Regions regions, Messages messages, CityClock clock) {
        this.tallies = tallies;
        this.categories = categories;
        this.regions = regions;
        this.messages = messages;
        this.clock = clock;
    }

    ClassesPage page(ClassController.Asked asked, Language language) {
        ClassesPage.Span span = span(asked);
        int months = (int) ChronoUnit.MONTHS.between(span.from(), span.until()) + 1;
        YearMonth before = span.from().minusMonths(months);
        List<Tallies.Cell> cells = span.unknown() ? List.of() : cells(span, before);
        List<Tallies.Cell> now = cells.stream()
                .filter(cell -> !cell.month().isBefore(span.from()))
                .toList();
        List<Tallies.Cell> earlier = cells.stream()
                .filter(cell -> cell.month().isBefore(span.from()))
                .toList();
        return new ClassesPage(
                filters(asked, span, language),
                span,
                span.category() == null ? List.of() : categories.path(span.category()),
                rows(span.category(), now, earlier, language),
                row(null, messages.text(language, "insight.classes.all"), false, now, earlier),
                months(span, months, now, language),
                apart(span),
                list(),
                clock.instant());
    }

    private List<Tallies.Cell> cells(ClassesPage.Span span, YearMonth first) {
        return tallies.cells(new Tallies.Scope(span.category(), span.region(), first, span.until()));
    }

    private ClassesPage.Span span(ClassController.Asked asked) {
        YearMonth now = YearMonth.from(clock.today());
        YearMonth until =
                month(asked.until()).filter(month -> !month.isAfter(now)).orElse(now);
        YearMonth from = month(asked.from())
                .filter(month -> !month.isAfter(until))
                .filter(month -> ChronoUnit.MONTHS.between(month, until) < MOST_MONTHS)
                .orElse(until.minusMonths(USUAL_MONTHS - 1));
        Optional<Region> region = region(asked.region());
        return new ClassesPage.Span(
                Optional.ofNullable(asked.category())
                        .flatMap(categories::find)
                        .map(Category::code)
                        .orElse(null),
                region.map(Region::code).orElse(null),
                region.map(one -> regions.fullName(one.code())).orElse(null),
                region.isEmpty() && asked.region() != null && !asked.region().isBlank(),
                from,
                until);
    }

    private static Optional<YearMonth> month(@Nullable String written) {
        try {
            return Optional.ofNullable(written)
                    .filter(text -> text.matches("20\\d\\d-\\d\\d"))
                    .map(YearMonth::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private Optional<Region> region(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return Optional.empty();
        }
        return regions.find(asked.strip())
                .or(() -> regions.search(asked, null, 1).stream().findFirst());
    }

    /** The classes below the one looked into, the largest first; then what belongs to none of them. */
    private List<ClassesPage.Row> rows(
            @Nullable String parent, List<Tallies.Cell> now, List<Tallies.Cell> earlier, Language language) {
        List<ClassesPage.Row> rows = new ArrayList<>();
        List<Category> children = categories.children(parent);
        for (Category child : children) {
            Predicate<Tallies.Cell> below = cell -> isIn(cell, child.code());
            rows.add(row(
                    child.code(),
                    child.name(),
                    !categories.children(child.code()).isEmpty(),
                    now.stream().filter(below).toList(),
                    earlier.stream().filter(below).toList()));
        }
        rows.removeIf(row -> row.raised() == 0 && row.before() == 0);
        rows.sort((a, b) -> Long.compare(b.raised(), a.raised()));
        Predicate<Tallies.Cell> left = cell -> children.stream().noneMatch(child -> isIn(cell, child.code()));
        Map<String, String> others = new LinkedHashMap<>();
        Stream.concat(now.stream(), earlier.stream())
                .filter(left)
                .map(cell -> Objects.requireNonNullElse(cell.category(), ""))
                .sorted()
                .forEach(code -> others.put(code, other(code, parent, language)));
        others.forEach((code, name) -> rows.add(row(
                "=" + code,
                name,
                false,
                now.stream().filter(left).filter(cell -> is(cell, code)).toList(),
                earlier.stream().filter(left).filter(cell -> is(cell, code)).toList())));
        return rows;
    }

    private String other(String code, @Nullable String parent, Language language) {
        if (code.isEmpty()) {
            return messages.text(language, "insight.classes.none");
        }
        return code.equals(parent) ? messages.text(language, "insight.classes.itself") : categories.fullName(code);
    }

    private static boolean isIn(Tallies.Cell cell, String category) {
        return cell.category() != null && cell.category().startsWith(category);
    }

    private static boolean is(Tallies.Cell cell, String category) {
        return Objects.requireNonNullElse(cell.category(), "").equals(category);
    }

    private static ClassesPage.Row row(
            @Nullable String category, String name, boolean below, List<Tallies.Cell> now, List<Tallies.Cell> earlier) {
        return new ClassesPage.Row(
                category,
                name,
                below,
                now.stream().mapToLong(Tallies.Cell::raised).sum(),
                now.stream().mapToLong(Tallies.Cell::merged).sum(),
                earlier.stream().mapToLong(Tallies.Cell::raised).sum());
    }

    private Bars months(ClassesPage.Span span, int months, List<Tallies.Cell> now, Language language) {
        List<Bars.Bar> bars = IntStream.range(0, months)
                .mapToObj(span.from()::plusMonths)
                .map(month -> new Bars.Bar(
                        name(month, language),
                        months > 24 && month.getMonthValue() != 1
                                ? ""
                                : "%02d-%02d".formatted(month.getYear() % 100, month.getMonthValue()),
                        now.stream()
                                .filter(cell -> cell.month().equals(month))
                                .mapToLong(Tallies.Cell::raised)
                                .sum(),
                        false))
                .toList();
        return new Bars(
                "class-months",
                messages.text(language, "insight.classes.months"),
                messages.text(language, "insight.classes.month"),
                messages.text(language, "insight.classes.raised"),
                bars,
                null,
                null);
    }

    private String name(YearMonth month, Language language) {
        return messages.text(
                language, "web.month", Integer.toString(month.getYear()), Integer.toString(month.getMonthValue()));
    }

    /** Told for everything at once and for nothing smaller, and not where there are few (R-S10). */
    private ClassesPage.@Nullable Apart apart(ClassesPage.Span span) {
        if (span.category() != null || span.region() != null || span.unknown()) {
            return null;
        }
        long apart = tallies.apart(span.from(), span.until());
        return new ClassesPage.Apart(apart, apart > 0 && apart < FEW);
    }

    private String list() {
        List<String> kinds = tallies.kinds();
        return "/desk/matters?type=" + (kinds.size() == 1 ? kinds.getFirst() : "");
    }

    private List<Field> filters(ClassController.Asked asked, ClassesPage.Span span, Language language) {
        YearMonth now = YearMonth.from(clock.today());
        List<Field.Option> months = IntStream.range(0, MOST_MONTHS)
                .mapToObj(now::minusMonths)
                .map(month -> new Field.Option(month.toString(), name(month, language)))
                .toList();
        return List.of(
                Field.select("from", messages.text(language, "insight.classes.from"), months)
                        .value(span.from().toString())
                        .required(),
                Field.select("until", messages.text(language, "insight.classes.until"), months)
                        .value(span.until().toString())
                        .required(),
                Field.select(
                                "category",
                                messages.text(language, "insight.classes.category"),
                                categories.all().stream()
                                        .map(one -> new Field.Option(one.code(), categories.fullName(one.code())))
                                        .toList())
                        .value(span.category()),
                Field.text("region", messages.text(language, "insight.classes.region"))
                        .value(asked.region() == null || span.place() == null ? asked.region() : span.place())
                        .max(60));
    }
}
