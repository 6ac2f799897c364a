package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Dating;
import org.banshi.rule.Rules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The follow-ups of running items: two a month by rule, opened by the calendar, each once. */
@Service
public class Slots {
    static final String TABLE = "program_slot";

    private final JdbcClient db;
    private final Rules rules;
    private final Calendars calendars;
    private final CityClock clock;

    Slots(JdbcClient db, Rules rules, Calendars calendars, CityClock clock) {
        this.db = db;
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Opens the follow-up of the last slot day for every item under way that has none yet. An item given out after that day
     * begins with the next. Twice does nothing more.
     *
     * @return how many were opened
     */
    @Transactional
    public int openDue() {
        ProgramLimits limits = rules.current(ProgramRules.LIMITS).value();
        LocalDate opens = last(limits, clock.today());
        Instant start = opens.atStartOfDay(clock.getZone()).toInstant();
        Instant due = switch (calendars.due(start, limits.slot())) {
            case Dating.Dated dated -> dated.due();
            // Where the calendar ends, plain days are counted rather than none.
            case Dating.Undated _ ->
                calendars.endOf(opens.plusDays(limits.slot().number()));
        };
        return db.sql("""
                insert into program_slot (matter, opens, due)
                select i.matter, :opens, :due from program_item i join matter_row m on m.id = i.matter
                where (m.kind = 'task' and m.state in ('underWay', 'longRunning')
                    or m.kind = 'project' and m.state = 'building') and i.issued_on <= :opens
                on conflict do nothing""")
                .param("opens", opens)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last slot day that is not after this one. */
    private static LocalDate last(ProgramLimits limits, LocalDate today) {
        return limits.slotDays().stream()
                .map(today::withDayOfMonth)
                .filter(day -> !day.isAfter(today))
                .max(LocalDate::compareTo)
                .orElseGet(() -> limits.slotDays().stream()
                        .map(today.minusMonths(1)::withDayOfMonth)
                        .max(LocalDate::compareTo)
                        .orElseThrow());
    }

    /** The follow-up that can be filled now: the newest that is neither filled nor missed. */
    Optional<Slot> open(long matter, Instant now) {
        return db.sql("""
                        select * from program_slot where matter = :matter and filled_at is null and due > :now
                        order by opens desc limit 1""")
                .param("matter", matter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> read(row))
                .optional();
    }

    /** All follow-ups of an item, the newest first. */
    List<Slot> of(long matter) {
        return db.sql("select * from program_slot where matter = :matter order by opens desc")
                .param("matter", matter)
                .query((row, _) -> read(row))
                .list();
    }

    private static Slot read(ResultSet row) throws SQLException {
        OffsetDateTime filled = row.getObject("filled_at", OffsetDateTime.class);
        return new Slot(
                row.getObject("opens", LocalDate.class),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                filled == null ? null : filled.toInstant(),
                row.getObject("nothing_new", Boolean.class),
                row.getString("text"));
    }
}
