package org.banshi.hotline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times of other registers; a time without a zone is the city's. */
final class ImportTimes {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?"
                    + "(?:[T\\s]\\s*|(?<=日))?"
                    + "(?:(\\d{1,2})[:时点](?:(\\d{1,2})(?:[:分](?:(\\d{1,2})(?:[.,](\\d{1,9}))?秒?)?)?)?)?"
                    + "\\s*(Z|z|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[[\\w/+-]+])?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d+)?");

    /** Day 0 of Excel's count, as it holds from March 1900 on. */
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private static final int SECONDS_OF_DAY = 86_400;

    private final ZoneId zone;

    ImportTimes(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A moment, or a day of which no hour is known.
     *
     * @param at the moment; the beginning of the day if only that is known
     * @param day its day in the city
     * @param isDay whether only the day is known
     */
    record When(Instant at, LocalDate day, boolean isDay) {
        /** Whether it surely lies before the other; of days only whole days count. */
        boolean isBefore(When other) {
            return isDay || other.isDay ? day.isBefore(other.day) : at.isBefore(other.at);
        }

        /** The moment; a mere day is taken not to begin before something that is known to precede it on that day. */
        Instant after(When earlier) {
            return isDay && day.equals(earlier.day) && at.isBefore(earlier.at) ? earlier.at : at;
        }

        /** The moment at which a due is over: of a day, its end. */
        Instant end(ZoneId zone) {
            return isDay ? day.plusDays(1).atStartOfDay(zone).toInstant() : at;
        }
    }

    /** Reads a time; empty if it is none. */
    Optional<When> read(String written) {
        try {
            Matcher matcher = WRITTEN.matcher(written);
            if (matcher.matches()) {
                return sensible(written(matcher));
            }
            if (SERIAL.matcher(written).matches()) {
                return sensible(serial(Double.parseDouble(written)));
            }
            matcher = DIGITS.matcher(written);
            return matcher.matches() ? sensible(written(matcher)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private When written(Matcher m) {
        LocalDate day = LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        if (m.group(4) == null) {
            return new When(day.atStartOfDay(zone).toInstant(), day, true);
        }
        int hour = number(m.group(4));
        boolean end = hour == 24 && number(m.group(5)) == 0 && number(m.group(6)) == 0;
        String fraction = m.groupCount() > 6 && m.group(7) != null ? m.group(7) : "";
        // the ledger keeps microseconds
        int nanos = number((fraction + "000000").substring(0, 6)) * 1_000;
        LocalDateTime local = end
                ? day.plusDays(1).atStartOfDay()
                : day.atTime(LocalTime.of(hour, number(m.group(5)), number(m.group(6)), nanos));
        String offset = m.groupCount() > 7 ? m.group(8) : null;
        return when(
                offset == null
                        ? local.atZone(zone).toInstant()
                        : local.toInstant(ZoneOffset.of(offset.equals("z") ? "Z" : offset)));
    }

    private When serial(double days) {
        LocalDate day = SERIAL_ZERO.plusDays((long) days);
        long seconds = Math.round((days - Math.floor(days)) * SECONDS_OF_DAY);
        return seconds == 0
                ? new When(day.atStartOfDay(zone).toInstant(), day, true)
                : when(day.atStartOfDay().plusSeconds(seconds).atZone(zone).toInstant());
    }

    private When when(Instant at) {
        return new When(at, LocalDate.ofInstant(at, zone), false);
    }

    private static Optional<When> sensible(When when) {
        int year = when.day().getYear();
        return year >= 1900 && year < 2200 ? Optional.of(when) : Optional.empty();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
