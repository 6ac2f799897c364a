package org.banshi.brief;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.banshi.rates.Asked;
import org.jspecify.annotations.Nullable;

/**
 * A week or a month that is over, and the one before.
 *
 * @param length which of them
 * @param name its Monday or its month, as addresses have it
 * @param now its days
 * @param before the days before
 * @param later the one after it as addresses have it, if that is over, too
 */
record Span(
        Length length,
        String name,
        Days now,
        Days before,
        @Nullable String later) {
    private static final int FIRST_YEAR = 2000;

    /** How long. */
    enum Length {
        WEEK,
        MONTH;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Days one after the other.
     *
     * @param first the first
     * @param last the last
     */
    record Days(LocalDate first, LocalDate last) {
        Instant from(ZoneId zone) {
            return first.atStartOfDay(zone).toInstant();
        }

        Instant until(ZoneId zone) {
            return last.plusDays(1).atStartOfDay(zone).toInstant();
        }

        /** The same for rates. */
        Asked asked() {
            return new Asked(first, last, Asked.By.UNIT, null);
        }
    }

    /**
     * The one that a day lies in, if it is over; else the last one that is.
     *
     * @param days the days of a month, which the city's rates may begin on another day than the first
     */
    static Span of(@Nullable String week, @Nullable String month, LocalDate today, Function<YearMonth, Days> days) {
        if (month != null) {
            YearMonth asked = parsed(month, YearMonth::parse)
                    .filter(each -> each.getYear() >= FIRST_YEAR)
                    .filter(each -> days.apply(each).last().isBefore(today))
                    .orElseGet(() -> {
                        YearMonth now = YearMonth.from(today);
                        return days.apply(now).last().isBefore(today) ? now : now.minusMonths(1);
                    });
            YearMonth next = asked.plusMonths(1);
            return new Span(
                    Length.MONTH,
                    asked.toString(),
                    days.apply(asked),
                    days.apply(asked.minusMonths(1)),
                    days.apply(next).last().isBefore(today) ? "month=" + next : null);
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate asked = parsed(week, LocalDate::parse)
                .map(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .filter(day -> day.getYear() >= FIRST_YEAR && day.isBefore(monday))
                .orElse(monday.minusWeeks(1));
        return new Span(
                Length.WEEK,
                asked.toString(),
                new Days(asked, asked.plusDays(6)),
                new Days(asked.minusWeeks(1), asked.minusDays(1)),
                asked.plusWeeks(1).isBefore(monday) ? "week=" + asked.plusWeeks(1) : null);
    }

    private static <T> Optional<T> parsed(@Nullable String written, Function<String, T> reading) {
        try {
            return Optional.ofNullable(written).map(reading);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Behind the question mark of its address. */
    String query() {
        return length.code() + "=" + name;
    }

    /** The one before. */
    String earlier() {
        return length == Length.WEEK
                ? "week=" + before.first()
                : "month=" + YearMonth.parse(name).minusMonths(1);
    }
}
