package org.banshi.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.banshi.calendar.CalendarChanged;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts all open clocks again after a calendar was loaded (R-C02): in steps of a few matters, each in a transaction together
 * with how far it came. Any server goes on where one stopped, one at a time; a calendar that comes meanwhile begins it anew.
 */
@Service
final class Redatings {
    /** How long whoever loads a calendar waits for it, and all else that ticks; then comes the rest. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Matters that are held at once. */
    private static final int STEP = 20;

    /** So long another server may date by the calendar before. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Redatings.class);

    private final JdbcClient db;
    private final Redating redating;
    private final Calendars calendars;
    private final CityClock clock;
    private final TransactionTemplate transaction;

    Redatings(JdbcClient db, Redating redating, Calendars calendars, CityClock clock, TransactionTemplate transaction) {
        this.db = db;
        this.redating = redating;
        this.calendars = calendars;
        this.clock = clock;
        this.transaction = transaction;
    }

    @EventListener
    void on(CalendarChanged changed) {
        work();
    }

    /** Goes on with what is left for two seconds, as long as this server is the one. */
    void goOn() {
        work();
        settle();
    }

    /** Where somebody holds a matter for longer, or something fails, the next look goes on: what was loaded stays loaded. */
    private void work() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            begin();
            while (step() && System.nanoTime() < end) {
                // The next few.
            }
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("counting open clocks again goes on later");
        }
    }

    /** What was loaded is read from the calendars, so that nothing is lost where the server that loaded it died at once. */
    private void begin() {
        long loadings = calendars.loaded();
        if (loadings == 0
                || db.sql("select exists (select from matter_redating where loadings >= ?)")
                        .param(loadings)
                        .query(Boolean.class)
                        .single()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        transaction.executeWithoutResult(_ -> {
            db.sql(
                            "insert into matter_redating (loadings, began_at, all_matters) values (?, ?, ?) on conflict do nothing")
                    .params(loadings, now, redating.countOpen())
                    .update();
            db.sql(
                            "update matter_redating set finished_at = ?, settled_at = ? where loadings < ? and finished_at is null")
                    .params(now, now, loadings)
                    .update();
        });
    }

    private record UnderWay(long loadings, long upto) {}

    /** Whether there may be more for this server. */
    private boolean step() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            // It holds several matters at once: shorter than a deadlock takes to be found, so that nobody else is
            // turned away.
            db.sql("set local lock_timeout = '200ms'").update();
            // A server that knows an older calendar leaves it to the others.
            UnderWay one = db.sql("""
                    select loadings, upto from matter_redating where finished_at is null and loadings <= ?
                    order by loadings desc limit 1 for update skip locked""")
                    .param(calendars.loaded())
                    .query(UnderWay.class)
                    .optional()
                    .orElse(null);
            if (one == null) {
                return false;
            }
            List<Long> next = redating.open(one.upto(), STEP);
            long moved = next.stream().filter(redating::redate).count();
            db.sql("""
                    update matter_redating set upto = ?, looked = looked + ?, moved = moved + ?,
                      finished_at = case when ? then ? end
                    where loadings = ?""")
                    .params(
                            next.isEmpty() ? one.upto() : next.getLast(),
                            next.size(),
                            moved,
                            next.isEmpty(),
                            OffsetDateTime.now(clock),
                            one.loadings())
                    .update();
            return !next.isEmpty();
        }));
    }

    /** What was dated by a server that did not know the new calendar yet is counted again, a minute later. */
    private void settle() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        transaction.executeWithoutResult(_ -> db.sql("""
                select loadings, began_at from matter_redating
                where finished_at is not null and settled_at is null and began_at < ? for update skip locked""")
                .param(now.minus(STALE))
                .query((row, _) -> {
                    Instant began =
                            row.getObject("began_at", OffsetDateTime.class).toInstant();
                    redating.startedBetween(began.minusSeconds(5), began.plus(STALE))
                            .forEach(redating::redate);
                    return row.getLong("loadings");
                })
                .list()
                .forEach(loadings -> db.sql("update matter_redating set settled_at = ? where loadings = ?")
                        .params(now, loadings)
                        .update()));
    }
}
