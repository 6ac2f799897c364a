package org.banshi.matter;

import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NESTED;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds every clock that ran out, once, in due order, on any number of servers: each breach is one event, one flag and
 * one message to the owner; a clock that a lifecycle lets run out into an action makes the house do it.
 */
@Service
public final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int BATCH = 200;
    /** One server sweeps at a time, so that breaches come in due order; a crash frees the lock with its transaction. */
    private static final long LOCK = 0x62616e7368690001L;

    private final JdbcTemplate db;
    private final MatterRows rows;
    private final Kinds kinds;
    private final Writing writing;
    private final Ledger ledger;
    private final CityClock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;

    Sweeper(
            JdbcTemplate db,
            MatterRows rows,
            Kinds kinds,
            Writing writing,
            Ledger ledger,
            CityClock clock,
            TransactionTemplate transaction) {
        this.db = db;
        this.rows = rows;
        this.kinds = kinds;
        this.writing = writing;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = transaction;
        this.savepoint = new TransactionTemplate(
                Objects.requireNonNull(transaction.getTransactionManager()),
                new DefaultTransactionDefinition(PROPAGATION_NESTED));
    }

    /**
     * Tries every clock that is due once, in due order. One that cannot be acted on is tried again at the next sweep, so
     * that however many of them there are, those behind them have their turn.
     *
     * @return how many clocks were acted on by this server
     */
    public int sweep() {
        int acted = 0;
        Due last = null;
        do {
            Due after = last;
            Batch batch = Objects.requireNonNull(transaction.execute(_ -> batch(after)));
            acted += batch.acted();
            last = batch.last();
        } while (last != null);
        return acted;
    }

    private record Due(long clock, long matter, String name, Instant at) {}

    /** What a batch did; its last clock, after which the next begins, or none if there is no more for this server. */
    private record Batch(int acted, @Nullable Due last) {}

    private Batch batch(@Nullable Due after) {
        Boolean mine = db.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK);
        if (!Boolean.TRUE.equals(mine)) {
            return new Batch(0, null);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Due> due = due(after, now);
        int acted = 0;
        for (Due each : due) {
            acted += actAlone(each, now) ? 1 : 0;
        }
        if (acted > 0) {
            LOG.atInfo().addKeyValue("clocks", acted).log("clocks ran out");
        }
        return new Batch(acted, due.isEmpty() ? null : due.getLast());
    }

    private List<Due> due(@Nullable Due after, Instant now) {
        return db.query(
                """
                select c.id, c.matter, c.name, c.due from matter_clock c join matter_matter m on m.id = c.matter
                where c.stopped_at is null and c.breached_at is null and not c.imported and c.due <= ?
                  and (c.due, c.id) > (?, ?)
                order by c.due, c.id limit ? for no key update of m, c skip locked""",
                (row, _) -> new Due(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()),
                Write.time(now),
                Write.time(after == null ? Instant.EPOCH : after.at()),
                after == null ? 0 : after.clock(),
                BATCH);
    }

    /** One matter that cannot be acted on holds up no other: it is told in the log and tried again at the next sweep. */
    private boolean actAlone(Due due, Instant now) {
        try {
            savepoint.executeWithoutResult(_ -> act(due, now));
            return true;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("clock", due.clock())
                    .setCause(e)
                    .log("a clock that ran out could not be acted on");
            return false;
        }
    }

    private void act(Due due, Instant now) {
        Locked locked = rows.lock(due.matter()).orElseThrow();
        LiveClock running = locked.clocks().stream()
                .filter(c -> c.id == due.clock() && c.isRunning())
                .findFirst()
                .orElse(null);
        if (running == null) {
            // An action of the house earlier in this batch has stopped it.
            return;
        }
        Kind kind = kinds.require(locked.matter().kind());
        State.StepClock step = kind.lifecycle().state(locked.matter().state()).clock();
        if (step != null && step.name().equals(due.name()) && step.expiry() != null) {
            ledger.perform(locked.matter().number(), step.expiry(), Map.of(), new Actor.House(), null);
            return;
        }
        kind.lifecycle()
                .expiry(due.name())
                .ifPresentOrElse(
                        action -> ledger.perform(locked.matter().number(), action, Map.of(), new Actor.House(), null),
                        () -> breach(locked, running, now));
    }

    private void breach(Locked locked, LiveClock running, Instant now) {
        Matter matter = locked.matter();
        Instant at = now.isBefore(matter.updatedAt()) ? matter.updatedAt() : now;
        running.breachedAt = at;
        running.changed = true;
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("clock", running.name);
        said.put("due", String.valueOf(running.due));
        if (running.unit != null) {
            said.put("unit", running.unit);
        }
        Chain.Line line = new Chain.Line(
                locked.length() + 1, at, null, "breach", "house", null, null, null, matter.state(), matter.state());
        Write write = new Write();
        byte[] hash =
                writing.event(write, matter.id(), new Writing.Addition(locked.lastHash(), line, Map.of("form", said)));
        running.write(write, matter.id());
        write.add(
                "update matter_matter set breaches = breaches + 1, last_hash = ?, length = ?, updated_at = ? where id = ?",
                hash,
                line.seq(),
                at,
                matter.id());
        for (String recipient : recipients(matter, running)) {
            write.add("""
                    insert into outbox_message (created_at, due_at, channel, recipient, template, args, subject)
                    values (?, ?, 'desk', ?, 'matter.tell.breach', jsonb_build_array(?::text), ?)""", at, at, recipient, matter.number(), matter.number());
        }
        write.run(db);
    }

    /** The owner; for a clock that runs for one unit, that unit. */
    private static List<String> recipients(Matter matter, LiveClock running) {
        List<String> recipients = new ArrayList<>();
        if (running.unit != null) {
            recipients.add("unit:" + running.unit);
        } else if (matter.ownerPerson() != null) {
            recipients.add("staff:" + matter.ownerPerson());
        } else if (matter.ownerUnit() != null) {
            recipients.add("unit:" + matter.ownerUnit());
        } else if (matter.ownerRole() != null) {
            recipients.add("role:" + matter.ownerRole());
        }
        return recipients;
    }
}
