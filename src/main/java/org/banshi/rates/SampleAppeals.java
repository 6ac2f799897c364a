package org.banshi.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A unit appeals against what a drawing gave of it (M21); somebody above decides in writing, and the figures stay. */
@Service
public class SampleAppeals {
    private static final int MOST = 1000;

    private final SampleCalls calls;
    private final Outbox outbox;
    private final CityClock clock;
    private final JdbcTemplate db;

    SampleAppeals(SampleCalls calls, Outbox outbox, CityClock clock, JdbcTemplate db) {
        this.calls = calls;
        this.outbox = outbox;
        this.clock = clock;
        this.db = db;
    }

    /**
     * An appeal.
     *
     * @param aside whether the result is no reference; absent while nobody has decided
     * @param why why it was decided so
     */
    public record Appeal(
            String unit,
            Instant at,
            String reason,
            @Nullable Boolean aside,
            @Nullable Instant decidedAt,
            @Nullable String why) {
        boolean isOpen() {
            return aside == null;
        }

        /** How far it is, as messages name it. */
        String state() {
            return aside == null ? "open" : aside ? "aside" : "stands";
        }
    }

    /** Those of a drawing, by unit. */
    Map<String, Appeal> of(long sample) {
        Map<String, Appeal> all = new LinkedHashMap<>();
        db.query(
                """
                select a.unit, a.at, a.reason, r.aside, r.at as decided_at, r.why from rates_sample_appeal a
                left join rates_sample_ruling r using (sample, unit) where a.sample = ? order by a.unit""",
                row -> {
                    all.put(row.getString("unit"), read(row));
                },
                sample);
        return all;
    }

    private static Appeal read(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Appeal(
                row.getString("unit"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getObject("aside", Boolean.class),
                decided == null ? null : decided.toInstant(),
                row.getString("why"));
    }

    /** Whether somebody may appeal for the own unit: its result is shown to it, and it has not appealed yet. */
    boolean mayAppeal(long sample, int smallest, Actor.Staff staff) {
        return staff.has(Role.HANDLER)
                && staff.unit() != null
                && !of(sample).containsKey(staff.unit())
                && calls.lines(sample, smallest, staff).stream()
                        .anyMatch(line -> line.unit().equals(staff.unit()));
    }

    /**
     * Appeals for the own unit.
     *
     * @throws Problem 403 not a handler of a unit whose result is shown; 409 appealed already; 422 without a reason
     */
    @Transactional
    public void appeal(long sample, int smallest, @Nullable String typed, Actor.Staff staff) {
        Reading reading = new Reading();
        String reason = reading.words("reason", typed, MOST);
        String unit = staff.unit();
        if (unit != null && of(sample).containsKey(unit)) {
            throw Problem.conflict("rates.sample.appealed");
        }
        if (unit == null || !mayAppeal(sample, smallest, staff)) {
            throw Problem.forbidden("rates.sample.notYours");
        }
        reading.finish();
        write(
                "insert into rates_sample_appeal (sample, unit, at, staff, reason) values (?, ?, ?, ?, ?)",
                sample,
                unit,
                now(),
                staff.id(),
                reason);
        outbox.send(Message.of(
                Channel.DESK,
                "role:" + Role.SUPERVISOR.name(),
                "rates.sample.tell.appealed",
                null,
                Long.toString(sample)));
    }

    /** Whether somebody may decide: whoever sees the results of all units. */
    boolean mayRule(Actor.Staff staff) {
        return calls.overseesAll(staff);
    }

    /**
     * Decides on one, in writing.
     *
     * @param aside whether the result is no reference for appraisal
     * @throws Problem 403 of a unit that handles, or who called; 409 nothing to decide; 422 without a reason
     */
    @Transactional
    public void rule(long sample, String unit, boolean aside, @Nullable String typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.SAMPLE_ALL);
        Reading reading = new Reading();
        String why = reading.words("why." + unit, typed, MOST);
        if (!mayRule(staff)) {
            throw Problem.forbidden("rates.sample.notYours");
        }
        Appeal appeal = of(sample).get(unit);
        if (appeal == null || !appeal.isOpen()) {
            throw Problem.conflict("rates.sample.ruled");
        }
        reading.finish();
        write(
                "insert into rates_sample_ruling (sample, unit, at, staff, aside, why) values (?, ?, ?, ?, ?, ?)",
                sample,
                unit,
                now(),
                staff.id(),
                aside,
                why);
        outbox.send(Message.of(Channel.DESK, "unit:" + unit, "rates.sample.tell.ruled", null, Long.toString(sample)));
    }

    private void write(String sql, Object... values) {
        try {
            db.update(sql, values);
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict("rates.sample.ruled");
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
