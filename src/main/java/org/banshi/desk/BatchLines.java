package org.banshi.desk;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came of each matter of a batch: the line and the action are one transaction, so that neither is without the other. */
@Service
class BatchLines {
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient db;
    private final Ledger ledger;
    private final CityClock clock;

    BatchLines(JdbcClient db, Ledger ledger, CityClock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What came of one matter.
     *
     * @param number the matter
     * @param done whether the action was done
     * @param told why not
     */
    record Line(String number, boolean done, @Nullable String told) {}

    /**
     * Begins a batch, or goes on with it when the same form is sent again.
     *
     * @throws Problem 404 if the token is somebody else's or was made for another action
     */
    @Transactional
    void begin(UUID token, String action, Actor.Staff staff) {
        db.sql("delete from desk_batch where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        db.sql("""
                insert into desk_batch (token, staff, action, at) values (:token, :staff, :action, :at)
                on conflict (token) do nothing
                """)
                .param("token", token)
                .param("staff", staff.id())
                .param("action", action)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (!action(token, staff).equals(Optional.of(action))) {
            throw Problem.notFound("notFound");
        }
    }

    /** Which action the batch did, if it is that member's. */
    Optional<String> action(UUID token, Actor.Staff staff) {
        return db.sql("select action from desk_batch where token = :token and staff = :staff")
                .param("token", token)
                .param("staff", staff.id())
                .query(String.class)
                .optional();
    }

    /** Acts on one matter, unless this batch did before; one that was refused is tried again. A second sending at the same moment waits for the first. */
    @Transactional
    void perform(UUID token, String action, String field, Batch.Sent sent, Actor.Staff staff) {
        if (write(token, sent.number(), true, null) == 0) {
            return;
        }
        Map<String, Object> form = new HashMap<>();
        if (sent.choice() != null) {
            form.put(field, sent.choice());
        }
        ledger.perform(sent.number(), action, form, staff, sent.version());
    }

    /** Notes why a matter was left as it is. */
    void refused(UUID token, String number, String told) {
        write(token, number, false, told);
    }

    private int write(UUID token, String number, boolean done, @Nullable String told) {
        return db.sql("""
                insert into desk_batch_line (token, number, done, told) values (:token, :number, :done, :told)
                on conflict (token, number) do update set done = excluded.done, told = excluded.told
                  where not desk_batch_line.done
                """)
                .param("token", token)
                .param("number", number)
                .param("done", done)
                .param("told", told)
                .update();
    }

    /** What came of each, what was refused first. */
    List<Line> of(UUID token) {
        return db.sql("select number, done, told from desk_batch_line where token = :token order by done, number")
                .param("token", token)
                .query((row, _) -> new Line(row.getString("number"), row.getBoolean("done"), row.getString("told")))
                .list();
    }
}
