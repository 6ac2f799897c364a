package org.banshi.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;

/** How dates, times, numbers and limits are written in a language, in the city's zone. */
record Formats(Language language, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    String date(LocalDate date) {
        return switch (language) {
            case ZH -> date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
            case EN -> DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(date);
        };
    }

    String dayOfYear(LocalDate date) {
        return switch (language) {
            case ZH -> date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
            case EN -> DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).format(date);
        };
    }

    String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    String dateTime(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return date(local.toLocalDate()) + " " + TIME.format(local);
    }

    /** A due moment: midnight is written as 24:00 of the day that it ends, the year only where it is not this one. */
    String due(Instant instant, int thisYear) {
        ZonedDateTime local = instant.atZone(zone);
        boolean endOfDay = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate day = endOfDay ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        String shown = day.getYear() == thisYear ? dayOfYear(day) : date(day);
        return shown + " " + (endOfDay ? "24:00" : TIME.format(local));
    }

    /** A length of time in its largest sensible unit: days from 48 hours on, hours from one, else minutes. */
    String length(Duration duration) {
        long minutes = Math.max(duration.abs().toMinutes(), 0);
        if (minutes >= 48 * 60) {
            return amount(minutes / (24 * 60), " 天", "day");
        }
        return minutes >= 60 ? amount(minutes / 60, " 小时", "hour") : amount(minutes, " 分钟", "minute");
    }

    String limit(Limit limit) {
        return switch (limit.unit()) {
            case MINUTE -> amount(limit.number(), " 分钟", "minute");
            case HOUR -> amount(limit.number(), " 小时", "hour");
            case CALENDAR_DAY -> amount(limit.number(), " 天", "calendar day");
            case WORKING_DAY -> amount(limit.number(), " 个工作日", "working day");
        };
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    String decimal(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    String count(Count count) {
        String number = number(count.value());
        if (!count.atLeast()) {
            return number;
        }
        return switch (language) {
            case ZH -> "超过 " + number;
            case EN -> "more than " + number;
        };
    }

    /** What {@link java.text.MessageFormat} shall place: our own types as text, all else as it is. */
    @Nullable
    Object argument(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> dateTime(instant);
            case LocalDate date -> date(date);
            case Limit limit -> limit(limit);
            case Duration duration -> length(duration);
            case Count count -> count(count);
            case null, default -> value;
        };
    }

    private String amount(long number, String chinese, String english) {
        return switch (language) {
            case ZH -> number(number) + chinese;
            case EN -> number(number) + " " + english + (number == 1 ? "" : "s");
        };
    }
}
