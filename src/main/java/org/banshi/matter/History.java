package org.banshi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings in matters that lived elsewhere. Each line of their timelines says when it happened and when it was written
 * here; their clocks are marked imported and never swept.
 */
@Service
public class History {
    private final Kinds kinds;
    private final Numbers numbers;
    private final Writing writing;
    private final Identities identities;
    private final CityClock clock;
    private final JdbcTemplate db;

    History(Kinds kinds, Numbers numbers, Writing writing, Identities identities, CityClock clock, JdbcTemplate db) {
        this.kinds = kinds;
        this.numbers = numbers;
        this.writing = writing;
        this.identities = identities;
        this.clock = clock;
        this.db = db;
    }

    /** The outside numbers of a source that are on the ledger already. */
    public Set<String> known(String source, List<String> outsideNumbers) {
        return new HashSet<>(db.queryForList(
                "select outside_number from matter_matter where source = ? and outside_number = any(?)",
                String.class,
                source,
                outsideNumbers.toArray(String[]::new)));
    }

    /**
     * Enters matters in one transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one came in meanwhile; nothing is entered then
     */
    @Transactional
    public void enter(List<Past> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Write> rows = new ArrayList<>();
        List<Write> belongings = new ArrayList<>();
        for (Past past : batch) {
            Write row = new Write();
            Write rest = new Write();
            enter(past, now, row, rest);
            rows.add(row);
            belongings.add(rest);
        }
        Write.runTogether(rows, db);
        Write.runTogether(belongings, db);
    }

    private void enter(Past past, Instant now, Write row, Write write) {
        Kind kind = kinds.require(past.matter().kind());
        long id = numbers.nextId();
        String number = Numbers.number(LocalDate.ofInstant(past.raisedAt(), clock.getZone()), id);
        byte[] hash = events(write, kind, past, id, now);
        Map<String, @Nullable Object> columns = Births.columns(kind, past.matter(), id, number, past.raisedAt());
        columns.put("last_hash", hash);
        columns.put("length", past.moments().size() + 1);
        columns.put("updated_at", now);
        standing(columns, kind, past);
        Births.insert(row, kind, past.matter(), columns);
        clock(write, kind, past, id);
        if (past.leadUnit() != null && past.outcome() == null) {
            write.add(
                    "insert into matter_party (matter, unit, relation, since) values (?, ?, 'lead', ?)",
                    id,
                    past.leadUnit(),
                    past.raisedAt());
        }
        if (past.matter().raiser().isKnown()) {
            identities.write(write, id, past.matter().raiser());
        }
        if (!kind.table().isEmpty()) {
            write.add("insert into " + kind.table() + " (matter) values (?)", id);
        }
    }

    private byte[] events(Write write, Kind kind, Past past, long id, Instant now) {
        String first = kind.lifecycle().first().name();
        Chain.Line born = new Chain.Line(
                1, now, kept(past.raisedAt()), Births.RAISE.name(), "house", null, null, null, null, first);
        byte[] hash = writing.event(
                write,
                id,
                new Writing.Addition(Chain.START, born, Map.of("form", Births.said(past.matter()), "imported", true)));
        String from = first;
        int seq = 1;
        for (Past.Moment moment : past.moments()) {
            Chain.Line line = new Chain.Line(
                    ++seq, now, kept(moment.at()), moment.action(), "house", null, null, null, from, moment.state());
            hash = writing.event(
                    write, id, new Writing.Addition(hash, line, Map.of("form", moment.said(), "imported", true)));
            from = moment.state();
        }
        return hash;
    }

    /** As finely as the database keeps it: what is hashed must be what is read back. */
    private static Instant kept(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static void standing(Map<String, @Nullable Object> columns, Kind kind, Past past) {
        State state = kind.lifecycle().state(past.state());
        columns.put("state", past.state());
        columns.put("outcome", past.outcome() == null ? null : past.outcome().code());
        columns.put("lead_unit", past.leadUnit());
        columns.put(
                "owner_role",
                state.owner() instanceof Owner.Pool pool ? pool.role().name() : null);
        columns.put("owner_unit", state.owner() instanceof Owner.OfUnit ? past.leadUnit() : null);
        columns.put("due", past.due());
        columns.put("told_due", past.due());
        columns.put("due_stopped_at", past.stoppedAt());
        columns.put("closed_at", past.closedAt());
        columns.put("public_answer", past.answer());
        columns.put("answered_at", past.answeredAt());
        if (past.verdict() != null) {
            columns.put("contacted", past.verdict().contacted());
            columns.put("solved", past.verdict().solved());
            columns.put("satisfaction", past.verdict().satisfaction());
            columns.put("verdict_by", "imported");
        }
    }

    private static void clock(Write write, Kind kind, Past past, long id) {
        String main = kind.lifecycle().mainClocks().stream().findFirst().orElse("due");
        LiveClock clock = new LiveClock(0, main, null, past.raisedAt());
        clock.due = past.due();
        clock.stoppedAt = past.stoppedAt() == null ? past.closedAt() : past.stoppedAt();
        clock.imported = true;
        if (past.due() != null || past.outcome() == null) {
            clock.write(write, id);
        }
    }
}
