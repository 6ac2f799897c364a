package org.banshi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The loaded years, in the database. */
final class Years {
    private final JdbcClient db;

    Years(JdbcClient db) {
        this.db = db;
    }

    /** How many loadings there are: grows with each, so it tells whether anything is new. */
    long count() {
        return db.sql("select count(*) from calendar_year").query(Long.class).single();
    }

    /** Every loading, newest first. */
    List<Calendars.Loading> loadings() {
        return db.sql("""
                        select year, version, loaded_at, by_staff, why
                        from calendar_year
                        order by year desc, version desc""")
                .query((row, _) -> new Calendars.Loading(
                        row.getInt("year"),
                        row.getInt("version"),
                        row.getObject("loaded_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getObject("by_staff", Long.class),
                        row.getString("why")))
                .list();
    }

    /** The calendar as it stands: of each year the highest version. */
    WorkingCalendar read() {
        return calendar(new TreeMap<>());
    }

    /** The calendar as it would stand once these days were loaded as the next version of a year. */
    WorkingCalendar supposing(int year, List<CalendarDay> days) {
        return calendar(new TreeMap<>(Map.of(year, days)));
    }

    private WorkingCalendar calendar(SortedMap<Integer, List<CalendarDay>> instead) {
        SortedMap<Integer, Integer> versions = new TreeMap<>();
        SortedMap<Integer, List<CalendarDay>> notices = new TreeMap<>();
        db.sql("""
                        select y.year, y.version, d.date, d.rest, d.name, d.source
                        from (select year, max(version) as version from calendar_year group by year) y
                        left join calendar_day d using (year, version)""").query(row -> {
            versions.put(row.getInt("year"), row.getInt("version"));
            LocalDate date = row.getObject("date", LocalDate.class);
            if (date != null) {
                notices.computeIfAbsent(row.getInt("year"), _ -> new ArrayList<>())
                        .add(new CalendarDay(
                                date, row.getBoolean("rest"), row.getString("name"), row.getString("source")));
            }
        });
        instead.keySet().forEach(year -> versions.merge(year, 1, Integer::sum));
        notices.putAll(instead);
        Map<LocalDate, CalendarDay> days = new HashMap<>();
        // Year by year, so that a later notice overrules an earlier one about the same December day.
        notices.values().forEach(notice -> notice.forEach(day -> days.put(day.date(), day)));
        return new WorkingCalendar(Map.copyOf(days), java.util.Collections.unmodifiableSortedMap(versions));
    }

    /** Stores a version with its days in one statement; false if the year has that version already. */
    boolean add(int year, int version, List<CalendarDay> days, Instant at, @Nullable Long byStaff, String why) {
        return db.sql("""
                        with added as (
                          insert into calendar_year (year, version, loaded_at, by_staff, why)
                          values (:year, :version, :at, cast(:byStaff as bigint), :why)
                          on conflict do nothing
                          returning year, version
                        ), days as (
                          insert into calendar_day (year, version, date, rest, name, source)
                          select a.year, a.version, d.date, d.rest, d.name, d.source
                          from added a
                          cross join unnest(cast(:dates as date[]), cast(:rests as boolean[]),
                                            cast(:names as text[]), cast(:sources as text[]))
                            as d(date, rest, name, source)
                        )
                        select count(*) from added""")
                        .param("year", year)
                        .param("version", version)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("byStaff", byStaff)
                        .param("why", why)
                        .param(
                                "dates",
                                days.stream().map(day -> day.date().toString()).toArray(String[]::new))
                        .param("rests", days.stream().map(CalendarDay::rest).toArray(Boolean[]::new))
                        .param("names", days.stream().map(CalendarDay::name).toArray(String[]::new))
                        .param("sources", days.stream().map(CalendarDay::source).toArray(String[]::new))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    int lastVersion(int year) {
        return db.sql("select coalesce(max(version), 0) from calendar_year where year = :year")
                .param("year", year)
                .query(Integer.class)
                .single();
    }
}
