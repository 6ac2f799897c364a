package org.banshi.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Dating;
import org.banshi.matter.Marks;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells, step by step, that a clock ran out: after its owner those who answer for the owner, then who watches, then a tier
 * up. Each step once for each due, on any number of servers, also after a crash, and also where nobody has the matter by name.
 */
@Service
public final class Escalations {
    private static final Logger LOG = LoggerFactory.getLogger(Escalations.class);

    /** One server at a time, so that each is read once; a crash frees the lock with its transaction. */
    private static final long LOCK = 0x62616e7368690061L;

    private static final String LATE = """
            select r.id, r.matter, r.number, r.due, r.kind, r.grade, r.name, coalesce(r.unit, r.owner_unit) as unit,
              coalesce((select max(s.rung) from oversight_step s where s.clock = r.id and s.due = r.due), 0) as done
            from matter_running r
            where r.breached_at is not null and r.due <= :now and (r.paused_until is null or r.paused_until <= :now)""";

    private final Rules rules;
    private final Calendars calendars;
    private final CityClock clock;
    private final Recipients recipients;
    private final Marks marks;
    private final Outbox outbox;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    @SuppressWarnings("checkstyle:ParameterNumber") // rule, calendar, ledger and outbox meet here
    Escalations(
            Rules rules,
            Calendars calendars,
            CityClock clock,
            Recipients recipients,
            Marks marks,
            Outbox outbox,
            JdbcClient db,
            TransactionTemplate transaction) {
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
        this.recipients = recipients;
        this.marks = marks;
        this.outbox = outbox;
        this.db = db;
        this.transaction = transaction;
    }

    /** A clock that ran out, and how many steps were taken for this due. */
    private record Late(
            long clock,
            long matter,
            String number,
            Instant due,
            String kind,
            @Nullable String grade,
            String name,
            @Nullable String unit,
            int done) {

        static Late read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
            return new Late(
                    row.getLong("id"),
                    row.getLong("matter"),
                    row.getString("number"),
                    Objects.requireNonNull(row.getObject("due", OffsetDateTime.class))
                            .toInstant(),
                    row.getString("kind"),
                    row.getString("grade"),
                    row.getString("name"),
                    row.getString("unit"),
                    row.getInt("done"));
        }
    }

    /**
     * Takes every step that is due, in the order of the dues.
     *
     * @return how many steps were taken by this server
     */
    public int sweep() {
        Versioned<LadderRule> rule = rules.current(LadderRule.RULE);
        Instant now = clock.instant();
        int taken = 0;
        for (Late late : late(now)) {
            if (due(late, rule.value(), now) > late.done()) {
                taken += stepAlone(late, rule, now);
            }
        }
        return taken;
    }

    private List<Late> late(Instant now) {
        return db.sql(LATE + " order by r.due, r.id")
                .param("now", Timestamp.from(now))
                .query(Late::read)
                .list();
    }

    /** How many steps of its ladder are due by now; those of one ladder come in the order of the ladder. */
    private int due(Late late, LadderRule rule, Instant now) {
        int due = 0;
        for (LadderRule.Rung rung : rule.of(late.kind(), late.grade()).rungs()) {
            if (now.isBefore(at(late.due(), rung))) {
                break;
            }
            due++;
        }
        return due;
    }

    /** A year without a calendar is not guessed: the step is taken when the year is loaded. */
    private Instant at(Instant due, LadderRule.Rung rung) {
        if (rung.after().number() == 0) {
            return due;
        }
        // Days are counted from the next one: the last moment in time lies on the day before.
        Instant from = rung.after().unit().isDays() ? due.minusMillis(1) : due;
        return switch (calendars.due(from, rung.after())) {
            case Dating.Dated dated -> dated.due();
            case Dating.Undated _ -> Instant.MAX;
        };
    }

    /** One matter that cannot be written to holds up no other: it is told in the log and tried again. */
    private int stepAlone(Late late, Versioned<LadderRule> rule, Instant now) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> step(late, rule, now)));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("clock", late.clock()).setCause(e).log("a breach could not be escalated");
            return 0;
        }
    }

    /** Under the matter's lock, so that whoever acts on it meanwhile comes before or after the whole step. */
    private int step(Late seen, Versioned<LadderRule> rule, Instant now) {
        if (!isMine()) {
            return 0;
        }
        marks.hold(seen.number());
        Late late = db.sql(LATE + " and r.id = :clock and r.due = :due")
                .param("now", Timestamp.from(now))
                .param("clock", seen.clock())
                .param("due", Timestamp.from(seen.due()))
                .query(Late::read)
                .optional()
                .orElse(null);
        if (late == null) {
            return 0;
        }
        List<LadderRule.Rung> rungs = rule.value().of(late.kind(), late.grade()).rungs();
        int due = due(late, rule.value(), now);
        for (int rung = late.done(); rung < due; rung++) {
            tell(late, rung + 1, rungs.get(rung).tier(), rule.version());
        }
        return Math.max(0, due - late.done());
    }

    private boolean isMine() {
        return db.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private void tell(Late late, int rung, LadderRule.Tier tier, int version) {
        List<String> told = recipients.of(tier, late.unit());
        db.sql("""
                insert into oversight_step (clock, due, rung, matter, tier, told, at, rule_version)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        late.clock(),
                        Timestamp.from(late.due()),
                        rung,
                        late.matter(),
                        tier.code(),
                        told.toArray(String[]::new),
                        Timestamp.from(clock.instant()),
                        version)
                .update();
        marks.leave(late.matter(), "escalated", Map.of("clock", late.name(), "tier", tier.code()));
        told.forEach(desk -> outbox.send(Message.of(
                Channel.DESK, desk, "oversight.tell.escalated." + tier.code(), late.number(), late.number())));
    }
}
