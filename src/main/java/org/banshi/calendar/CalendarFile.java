package org.banshi.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.banshi.calendar.BadCalendar.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks the days of a year: {@code date,name,is_off_day,state_council_paper,listed_under_year}, the last two
 * columns optional.
 */
final class CalendarFile {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final List<Fault> faults = new ArrayList<>();
    private final List<CalendarDay> days = new ArrayList<>();
    private final Set<LocalDate> seen = new HashSet<>();

    private CalendarFile() {}

    /** The days of one year in a file of that year. */
    static List<CalendarDay> read(int year, String text) {
        CalendarFile file = new CalendarFile();
        for (CSVRecord line : file.parse(text)) {
            CalendarDay day = file.day(line);
            if (day != null) {
                file.take(year, day, lineOf(line));
            }
        }
        return file.finished();
    }

    /** The days of each year in a file of several that the program itself ships. */
    static SortedMap<Integer, List<CalendarDay>> readYears(String text) {
        SortedMap<Integer, List<CalendarDay>> years = new TreeMap<>();
        CalendarFile file = new CalendarFile();
        for (CSVRecord line : file.parse(text)) {
            CalendarDay day = file.day(line);
            if (day != null) {
                years.computeIfAbsent(Integer.valueOf(line.get("listed_under_year")), year -> new ArrayList<>())
                        .add(day);
            }
        }
        file.finished();
        years.forEach(CalendarFile::check);
        return years;
    }

    /** Refuses what cannot be the calendar of the year: other years' days, a day twice, no New Year or National Day. */
    static void check(int year, List<CalendarDay> days) {
        CalendarFile file = new CalendarFile();
        days.forEach(day -> file.take(year, day, 0));
        file.requireHoliday(LocalDate.of(year, Month.JANUARY, 1));
        file.requireHoliday(LocalDate.of(year, Month.OCTOBER, 1));
        file.finished();
    }

    private Iterable<CSVRecord> parse(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            CSVParser parser = CSVParser.parse(plain, FORMAT);
            if (!parser.getHeaderNames().containsAll(List.of("date", "name", "is_off_day"))) {
                throw new BadCalendar(List.of(new Fault(1, "heading", String.join(",", parser.getHeaderNames()))));
            }
            return parser.getRecords();
        } catch (IllegalArgumentException | UncheckedIOException | IOException unreadable) {
            throw new BadCalendar(List.of(new Fault(1, "unreadable", String.valueOf(unreadable.getMessage()))));
        }
    }

    private @Nullable CalendarDay day(CSVRecord line) {
        int number = lineOf(line);
        if (!line.isSet("date") || !line.isSet("name") || !line.isSet("is_off_day")) {
            faults.add(new Fault(number, "columns", String.join(",", line.toList())));
            return null;
        }
        LocalDate date;
        try {
            date = LocalDate.parse(line.get("date"));
        } catch (DateTimeParseException _) {
            faults.add(new Fault(number, "date", line.get("date")));
            return null;
        }
        String rest = line.get("is_off_day");
        if (!rest.equals("0") && !rest.equals("1")) {
            faults.add(new Fault(number, "rest", rest));
            return null;
        }
        String source = line.isSet("state_council_paper") ? line.get("state_council_paper") : "";
        return new CalendarDay(date, rest.equals("1"), line.get("name"), source.isEmpty() ? null : source);
    }

    private void take(int year, CalendarDay day, int line) {
        LocalDate date = day.date();
        boolean inYear = date.getYear() == year || date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER;
        boolean storable = isStorable(day.name()) && (day.source() == null || isStorable(day.source()));
        String code = null;
        if (!inYear) {
            code = "otherYear";
        } else if (!seen.add(date)) {
            code = "twice";
        } else if (day.name().isBlank()) {
            code = "name";
        } else if (!storable) {
            code = "unstorable";
        }
        if (code != null) {
            faults.add(new Fault(line, code, date.toString()));
        }
        days.add(day);
    }

    private void requireHoliday(LocalDate date) {
        if (days.stream().noneMatch(day -> day.date().equals(date) && day.rest())) {
            faults.add(new Fault(0, "holidayMissing", date.toString()));
        }
    }

    private List<CalendarDay> finished() {
        if (!faults.isEmpty()) {
            throw new BadCalendar(faults);
        }
        return List.copyOf(days);
    }

    /** Counted with the heading, as an editor shows it, as long as no value spans lines. */
    private static int lineOf(CSVRecord line) {
        return (int) line.getRecordNumber() + 1;
    }

    /** Whether the database can keep the text: no U+0000, no half of a surrogate pair. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
