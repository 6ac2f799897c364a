package org.banshi.oversight;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Marks;
import org.banshi.matter.Matter;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminders of supervisors to the owner of a matter, all supervisors together within a quota: nothing is chased twice (R-F01). */
@Service
public class Chases {
    private final Reach reach;
    private final Ordering ordering;
    private final OversightTimes times;
    private final Marks marks;
    private final Outbox outbox;
    private final CityClock clock;
    private final JdbcClient db;

    Chases(
            Reach reach,
            Ordering ordering,
            OversightTimes times,
            Marks marks,
            Outbox outbox,
            CityClock clock,
            JdbcClient db) {
        this.reach = reach;
        this.ordering = ordering;
        this.times = times;
        this.marks = marks;
        this.outbox = outbox;
        this.clock = clock;
        this.db = db;
    }

    /** One reminder: when, and by whom; what was said stands in the timeline. */
    record Chase(int nr, Instant at, String by) {}

    /**
     * Reminds the owner.
     *
     * @throws Problem 403 unless the actor oversees; 404 a matter it may not know of; 409 it has ended, an open order
     *     supervises it already, or it was reminded of as often as the quota lets; 422 without words
     */
    @Transactional
    public void chase(String number, @Nullable String typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.OVERSEE);
        Reading reading = new Reading();
        String words = reading.words("words", typed, NewOrder.MOST_DEMAND);
        reading.finish();
        Matter matter = reach.hold(number, staff);
        if (!matter.isOpen()) {
            throw Problem.conflict("oversight.ended");
        }
        ordering.orderOf(matter.id()).ifPresent(order -> {
            throw Problem.conflict("oversight.orderRuns", order);
        });
        List<Chase> before = of(matter.id());
        withinQuota(before);
        db.sql("insert into oversight_chase (matter, nr, at, staff) values (?, ?, ?, ?)")
                .params(matter.id(), before.size() + 1, Timestamp.from(clock.instant()), staff.id())
                .update();
        marks.leave(matter.id(), "chased", Map.of("text", words), staff, Permission.OVERSEE);
        outbox.send(Message.of(Channel.DESK, desk(matter), "oversight.tell.chased", number, number, words));
    }

    private void withinQuota(List<Chase> before) {
        OversightLimits limits = times.limits();
        Instant since = clock.instant().minus(Duration.ofDays(limits.chaseDays()));
        List<Chase> lately =
                before.stream().filter(chase -> chase.at().isAfter(since)).toList();
        if (lately.size() >= limits.chases()) {
            Chase last = lately.getFirst();
            throw Problem.conflict(
                    "oversight.chasedAlready", last.by(), last.at(), limits.chaseDays(), limits.chases());
        }
    }

    private static String desk(Matter matter) {
        return matter.ownerPerson() != null
                ? "staff:" + matter.ownerPerson()
                : matter.ownerUnit() != null ? "unit:" + matter.ownerUnit() : "role:" + matter.ownerRole();
    }

    /** The reminders of a matter, the newest first. */
    List<Chase> of(long matter) {
        return db.sql("""
                select c.nr, c.at, s.name from oversight_chase c join people_staff s on s.id = c.staff
                where c.matter = ? order by c.nr desc""")
                .param(matter)
                .query((row, _) -> new Chase(
                        row.getInt("nr"),
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant(),
                        row.getString("name")))
                .list();
    }
}
