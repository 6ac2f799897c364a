package org.banshi.desk;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Who works on a matter just now: told to others who open it, so that two do not write the same answer. It stops nobody;
 * it lies in the database, so that all servers tell the same; what nobody touches for {@link #PATIENCE} is over.
 */
@Service
class Attention {
    /** So long after the last touch somebody counts as working on it. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient db;
    private final CityClock clock;

    Attention(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Somebody else who works on it.
     *
     * @param name of the colleague
     * @param since when the form was opened
     */
    record Other(String name, Instant since) {}

    /** A form of this matter was opened or typed into; after a pause it begins anew. */
    void touch(String number, Actor.Staff staff) {
        Instant now = clock.instant();
        db.sql("""
                insert into desk_attention as a (number, staff, since, seen) values (:number, :staff, :now, :now)
                on conflict (number, staff) do update set
                  since = case when a.seen < :fresh then excluded.since else a.since end,
                  seen = greatest(a.seen, excluded.seen)
                """)
                .param("number", number)
                .param("staff", staff.id())
                .param("now", Timestamp.from(now))
                .param("fresh", Timestamp.from(now.minus(PATIENCE)))
                .update();
    }

    /** What was being worked on is done. */
    void end(String number, Actor.Staff staff) {
        db.sql("delete from desk_attention where number = :number and staff = :staff")
                .param("number", number)
                .param("staff", staff.id())
                .update();
    }

    /** Those others who work on it now, the first comer first. The caller has checked that the reader may see the matter. */
    List<Other> others(String number, Actor.Staff reader) {
        return db.sql("""
                select s.name, a.since from desk_attention a join people_staff s on s.id = a.staff
                where a.number = :number and a.staff <> :reader and a.seen >= :fresh
                order by a.since, a.staff
                """)
                .param("number", number)
                .param("reader", reader.id())
                .param("fresh", Timestamp.from(clock.instant().minus(PATIENCE)))
                .query((row, n) -> new Other(
                        row.getString("name"), row.getTimestamp("since").toInstant()))
                .list();
    }

    /** Who worked on what is of no use afterwards, and is not kept. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT5M")
    void sweep() {
        db.sql("delete from desk_attention where seen < :fresh")
                .param("fresh", Timestamp.from(clock.instant().minus(PATIENCE)))
                .update();
    }
}
