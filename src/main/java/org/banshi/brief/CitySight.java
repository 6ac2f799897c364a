package org.banshi.brief;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.banshi.matter.Endings;
import org.banshi.matter.Tallies;
import org.banshi.web.Bars;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page for everybody together: numbers so small that they might be somebody are told as sums alone (R-S10). */
@Component
final class CitySight {
    private static final int MOST_CLASSES = 8;

    private final CityNumbers numbers;
    private final CityRates rates;
    private final BriefSight.Names names;

    CitySight(CityNumbers numbers, CityRates rates, BriefSight.Names names) {
        this.numbers = numbers;
        this.rates = rates;
        this.names = names;
    }

    CityPage page(boolean wall, Language language) {
        CityCounts.Counted counted = numbers.now();
        List<YearMonth> months = IntStream.range(0, CityCounts.MONTHS)
                .mapToObj(i -> counted.month().minusMonths(CityCounts.MONTHS - 1L - i))
                .toList();
        Map<YearMonth, Long> raised = byMonth(counted.raised(), Tallies.Cell::month, Tallies.Cell::raised);
        Map<YearMonth, Long> ended = byMonth(counted.ended(), Endings.Ended::month, Endings.Ended::ended);
        return new CityPage(
                wall,
                List.of(
                        month(counted, counted.month()),
                        month(counted, counted.month().minusMonths(1))),
                bars("brief.city.raised", months, raised, language),
                bars("brief.city.finished", months, ended, language),
                CityPage.Sums.of(sum(raised), sum(ended)),
                classes(counted, language),
                counted.took().stream()
                        .filter(took -> took.answered() >= CityPage.FEW)
                        .toList(),
                rates.told(language),
                counted.topics(),
                counted.promised(),
                counted.cutOff());
    }

    private static <T> Map<YearMonth, Long> byMonth(
            List<T> cells, Function<T, YearMonth> month, ToLongFunction<T> number) {
        return cells.stream().collect(Collectors.groupingBy(month, TreeMap::new, Collectors.summingLong(number)));
    }

    private static long sum(Map<YearMonth, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    private static CityPage.Month month(CityCounts.Counted counted, YearMonth month) {
        List<CityPage.How> how = counted.ended().stream()
                .filter(each -> each.month().equals(month))
                .map(each -> new CityPage.How(each.outcome().code(), each.ended()))
                .sorted(Comparator.comparing(CityPage.How::ended).reversed())
                .toList();
        return new CityPage.Month(
                month,
                CityPage.Sums.of(
                        counted.raised().stream()
                                .filter(cell -> cell.month().equals(month))
                                .mapToLong(Tallies.Cell::raised)
                                .sum(),
                        how.stream().mapToLong(CityPage.How::ended).sum()),
                CityPage.isTold(how.stream().mapToLong(CityPage.How::ended).sum()) ? together(how) : List.of());
    }

    /** What few ended by is told with the next larger way, until together they are enough: nothing is left to subtract. */
    static List<CityPage.How> together(List<CityPage.How> how) {
        List<CityPage.How> kept = new ArrayList<>(how);
        long rest = 0;
        while (!kept.isEmpty() && (kept.getLast().ended() < CityPage.FEW || rest > 0 && rest < CityPage.FEW)) {
            rest += kept.removeLast().ended();
        }
        if (rest > 0) {
            kept.add(new CityPage.How(null, rest));
        }
        return kept;
    }

    /** A month in which there were few takes the chart away, and the year's sum is told alone. */
    private @Nullable Bars bars(String title, List<YearMonth> months, Map<YearMonth, Long> numbers, Language language) {
        if (!numbers.values().stream().allMatch(CityPage::isTold)) {
            return null;
        }
        return new Bars(
                title.substring(title.lastIndexOf('.') + 1) + "-months",
                names.text(language, title),
                names.text(language, "brief.city.month"),
                names.text(language, title + ".number"),
                months.stream()
                        .map(month -> new Bars.Bar(
                                names.text(
                                        language,
                                        "web.month",
                                        Integer.toString(month.getYear()),
                                        Integer.toString(month.getMonthValue())),
                                month.getMonthValue() == 1
                                        ? "%02d-1".formatted(month.getYear() % 100)
                                        : Integer.toString(month.getMonthValue()),
                                numbers.getOrDefault(month, 0L),
                                month.equals(months.getLast())))
                        .toList(),
                names.text(language, "brief.city.runs"),
                names.text(language, "brief.city.over"));
    }

    private List<CityPage.OfClass> classes(CityCounts.Counted counted, Language language) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Tallies.Cell cell : counted.raised()) {
            String category = Objects.requireNonNullElse(cell.category(), "");
            long[] sum =
                    sums.computeIfAbsent(category.length() > 2 ? category.substring(0, 2) : category, _ -> new long[2]);
            sum[0] += cell.raised();
            sum[1] += cell.month().equals(counted.month().minusMonths(1)) ? cell.raised() : 0;
        }
        List<CityPage.OfClass> all = sums.entrySet().stream()
                .map(each -> new CityPage.OfClass(
                        each.getKey(), names.category(each.getKey(), language), each.getValue()[0], each.getValue()[1]))
                .sorted(Comparator.comparing(CityPage.OfClass::year).reversed())
                .toList();
        List<CityPage.OfClass> shown = new ArrayList<>();
        long year = 0;
        long month = 0;
        for (CityPage.OfClass each : all) {
            if (shown.size() < MOST_CLASSES && isOne(each)) {
                shown.add(each);
            } else {
                year += each.year();
                month += each.month();
            }
        }
        while (year > 0 && !(CityPage.isTold(year) && CityPage.isTold(month)) && !shown.isEmpty()) {
            CityPage.OfClass last = shown.removeLast();
            year += last.year();
            month += last.month();
        }
        if (year >= CityPage.FEW && CityPage.isTold(month)) {
            shown.add(new CityPage.OfClass(null, names.text(language, "brief.city.otherClasses"), year, month));
        }
        return shown;
    }

    /** Whether it is a class of its own whose numbers may be told. */
    private static boolean isOne(CityPage.OfClass of) {
        return of.code() != null && !of.code().isEmpty() && of.year() >= CityPage.FEW && CityPage.isTold(of.month());
    }
}
