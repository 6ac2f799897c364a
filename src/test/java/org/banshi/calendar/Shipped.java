package org.banshi.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The calendar as it is shipped, without a database. */
final class Shipped {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final WorkingCalendar CALENDAR = read();
    static final Counting COUNTING = new Counting(CALENDAR, SHANGHAI);

    private Shipped() {}

    static String text() {
        try (InputStream in = Shipped.class.getResourceAsStream("/calendar/holidays.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkingCalendar read() {
        Map<LocalDate, CalendarDay> days = new HashMap<>();
        TreeMap<Integer, Integer> versions = new TreeMap<>();
        CalendarFile.readYears(text()).forEach((year, named) -> {
            versions.put(year, 1);
            named.forEach(day -> days.put(day.date(), day));
        });
        return new WorkingCalendar(days, versions);
    }
}
