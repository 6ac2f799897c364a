package org.banshi.program;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Demand;
import org.banshi.matter.Situation;
import org.banshi.matter.Tallies;
import org.banshi.web.Bars;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What residents raised of a topic before and since: matters of its category and region, and of its words where it has any,
 * by the month in which they were raised. Twelve months before the topic's own month, and that month and at most twelve more.
 */
@Component
final class TopicDemand {
    static final int MONTHS = 12;

    private final ObjectProvider<Demand> demand;
    private final CityClock clock;

    /** The ledger's readers know all kinds, and so this one: they are asked only when something happens. */
    TopicDemand(ObjectProvider<Demand> demand, CityClock clock) {
        this.demand = demand;
        this.clock = clock;
    }

    /** How many in a month; {@code before} the topic's own month. */
    record Month(YearMonth month, long raised, boolean before) {}

    /**
     * What was counted.
     *
     * @param months every month, also those without any
     * @param before how many in the twelve months before
     * @param since how many since, with the running month
     * @param sinceFull how many in the full months since
     * @param fullMonths how many full months there were since
     * @param cutOff when it was counted
     */
    record Figures(List<Month> months, long before, long since, long sinceFull, int fullMonths, Instant cutOff) {
        /** A month's mean before. */
        BigDecimal meanBefore() {
            return mean(before, Math.max(1, (int)
                    months.stream().filter(Month::before).count()));
        }

        /** The mean of the full months since, absent while there is none. */
        @Nullable
        BigDecimal meanSince() {
            return fullMonths == 0 ? null : mean(sinceFull, fullMonths);
        }

        static BigDecimal mean(long all, int months) {
            return BigDecimal.valueOf(all).divide(BigDecimal.valueOf(months), 1, RoundingMode.HALF_UP);
        }
    }

    /** What counts as its demand. */
    record Scope(
            @Nullable String category,
            @Nullable String region,
            @Nullable String words,
            YearMonth month) {}

    /** Months as a chart: outlined before the topic's own, filled since. */
    static Bars bars(List<Month> months, Ui ui) {
        return new Bars(
                "demand-months",
                ui.text("topic.demand.chart"),
                ui.text("topic.demand.month"),
                ui.text("topic.demand.raised"),
                months.stream()
                        .map(each -> new Bars.Bar(
                                ui.month(each.month()),
                                "%02d-%02d"
                                        .formatted(
                                                each.month().getYear() % 100,
                                                each.month().getMonthValue()),
                                each.raised(),
                                each.before()))
                        .toList(),
                ui.text("topic.demand.before"),
                ui.text("topic.demand.since"));
    }

    static YearMonth month(Situation s) {
        return YearMonth.from(LocalDate.parse(s.ownText("month").orElseThrow()));
    }

    Figures of(Situation s) {
        return of(new Scope(
                s.matter().category(), s.matter().region(), s.ownText("words").orElse(null), month(s)));
    }

    Figures of(Scope scope) {
        YearMonth now = YearMonth.from(clock.today());
        YearMonth last = scope.month().plusMonths(MONTHS);
        YearMonth until = last.isAfter(now) ? now : last;
        Tallies.Scope counted = scope(scope, until);
        Map<YearMonth, Long> raised = demand.getObject().months(counted, scope.words());
        List<Month> months = new ArrayList<>();
        for (YearMonth month = counted.from(); !month.isAfter(until); month = month.plusMonths(1)) {
            months.add(new Month(month, raised.getOrDefault(month, 0L), month.isBefore(scope.month())));
        }
        List<Month> since = months.stream().filter(month -> !month.before()).toList();
        return new Figures(
                months,
                sum(months.stream().filter(Month::before).toList()),
                sum(since),
                sum(since.stream().filter(month -> month.month().isBefore(now)).toList()),
                (int) Math.max(
                        0, ChronoUnit.MONTHS.between(scope.month(), until.isBefore(now) ? until.plusMonths(1) : now)),
                clock.instant());
    }

    private static Tallies.Scope scope(Scope scope, YearMonth until) {
        return new Tallies.Scope(scope.category(), scope.region(), scope.month().minusMonths(MONTHS), until);
    }

    /** Whether so many matters have the words that they tell nothing apart. */
    boolean isTooCommon(Scope scope) {
        return scope.words() != null
                && demand.getObject().isTooCommon(scope(scope, YearMonth.from(clock.today())), scope.words());
    }

    private static long sum(List<Month> months) {
        return months.stream().mapToLong(Month::raised).sum();
    }
}
