package org.banshi.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
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

/** Listed cases (挂牌, M16) and matters in a leader's charge (包案): who, why, until when, and how it ended. Nothing of it is rewritten. */
@Service
public class Stands {
    private static final Set<String> HOW = Set.of("solved", "decided");

    private final Reach reach;
    private final Marks marks;
    private final Outbox outbox;
    private final CityClock clock;
    private final JdbcClient db;

    Stands(Reach reach, Marks marks, Outbox outbox, CityClock clock, JdbcClient db) {
        this.reach = reach;
        this.marks = marks;
        this.outbox = outbox;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A matter on the list, or in a leader's charge; what was said about it stands in the timeline.
     *
     * @param nr which time, counted from 1
     * @param at since when
     * @param by who listed it or has it in charge
     * @param until by when it is to be off the list; absent for a charge
     * @param staff staff number of that one
     * @param assignedBy who gave the charge to a leader; absent where it was taken, and for a listing
     * @param end how it ended; absent while it holds
     */
    record Stand(
            int nr,
            Instant at,
            String by,
            long staff,
            @Nullable LocalDate until,
            @Nullable String assignedBy,
            @Nullable End end) {}

    /**
     * How it ended.
     *
     * @param how solved, decided; ended or handed for a charge
     */
    record End(Instant at, String by, String how) {}

    /**
     * Puts an open matter on the list.
     *
     * @throws Problem 403 unless the actor oversees; 404 unknown; 409 it has ended or is listed; 422 wrong fields
     */
    @Transactional
    public void list(String number, @Nullable String reason, @Nullable String until, Actor.Staff staff) {
        Permissions.require(staff, Permission.OVERSEE);
        Reading reading = new Reading();
        String words = reading.words("reason", reason, NewOrder.MOST_DEMAND);
        LocalDate day = reading.dayAfter(clock.today(), "until", until);
        reading.finish();
        Matter matter = open(number, staff);
        List<Stand> before = listings(matter.id());
        if (holds(before)) {
            throw Problem.conflict("oversight.listedAlready");
        }
        db.sql("insert into oversight_listing (matter, nr, at, staff, until) values (?, ?, ?, ?, ?)")
                .params(matter.id(), before.size() + 1, now(), staff.id(), day)
                .update();
        marks.leave(matter.id(), "listed", Map.of("until", day.toString(), "reason", words), staff, Permission.OVERSEE);
        tell(matter, "oversight.tell.listed", day.toString());
    }

    /**
     * Takes a matter off the list; as solved only once it has ended.
     *
     * @throws Problem 403 unless the actor oversees; 404 unknown; 409 it is not listed; 422 wrong fields
     */
    @Transactional
    public void delist(String number, @Nullable String how, @Nullable String record, Actor.Staff staff) {
        Permissions.require(staff, Permission.OVERSEE);
        Reading reading = new Reading();
        String words = reading.words("record", record, NewOrder.MOST_DEMAND);
        if (how == null || !HOW.contains(how)) {
            reading.wrong("how", how == null || how.isBlank() ? "required" : "notAChoice");
        }
        Matter matter = reach.hold(number, staff);
        if ("solved".equals(how) && matter.isOpen()) {
            reading.wrong("how", "oversight.notEndedYet");
        }
        reading.finish();
        List<Stand> before = listings(matter.id());
        if (!holds(before)) {
            throw Problem.conflict("oversight.notListed");
        }
        db.sql("insert into oversight_delisting (matter, nr, at, staff, how) values (?, ?, ?, ?, ?)")
                .params(matter.id(), before.getFirst().nr(), now(), staff.id(), Objects.requireNonNull(how))
                .update();
        marks.leave(matter.id(), "delisted", Map.of("how", how, "record", words), staff, Permission.OVERSEE);
    }

    /**
     * Takes charge of an open matter, as a leader.
     *
     * @throws Problem 403 unless the actor leads; 404 unknown; 409 it has ended or is in somebody's charge; 422 without words
     */
    @Transactional
    public void takeCharge(String number, @Nullable String typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.TAKE_CHARGE);
        Reading reading = new Reading();
        String words = reading.words("words", typed, NewOrder.MOST_DEMAND);
        reading.finish();
        Matter matter = open(number, staff);
        List<Stand> before = charges(matter.id());
        if (holds(before)) {
            throw Problem.conflict(
                    "oversight.inChargeAlready", before.getFirst().by());
        }
        db.sql("insert into oversight_charge (matter, nr, at, staff) values (?, ?, ?, ?)")
                .params(matter.id(), before.size() + 1, now(), staff.id())
                .update();
        marks.leave(matter.id(), "inCharge", Map.of("text", words), staff, Permission.TAKE_CHARGE);
        tell(matter, "oversight.tell.inCharge", staff.name());
    }

    /**
     * Ends the own charge, with what came of it.
     *
     * @throws Problem 403 unless it is the actor's; 404 unknown; 409 in nobody's charge; 422 without a record
     */
    @Transactional
    public void endCharge(String number, @Nullable String record, Actor.Staff staff) {
        Permissions.require(staff, Permission.TAKE_CHARGE);
        Reading reading = new Reading();
        String words = reading.words("record", record, NewOrder.MOST_DEMAND);
        reading.finish();
        Matter matter = reach.hold(number, staff);
        List<Stand> before = charges(matter.id());
        if (!holds(before)) {
            throw Problem.conflict("oversight.notInCharge");
        }
        if (before.getFirst().staff() != staff.id()) {
            throw Problem.forbidden("oversight.notYourCharge");
        }
        db.sql("insert into oversight_discharge (matter, nr, at, staff) values (?, ?, ?, ?)")
                .params(matter.id(), before.getFirst().nr(), now(), staff.id())
                .update();
        marks.leave(matter.id(), "chargeEnded", Map.of("record", words), staff, Permission.TAKE_CHARGE);
    }

    private Matter open(String number, Actor.Staff staff) {
        Matter matter = reach.hold(number, staff);
        if (!matter.isOpen()) {
            throw Problem.conflict("oversight.ended");
        }
        return matter;
    }

    private static boolean holds(List<Stand> stands) {
        return !stands.isEmpty() && stands.getFirst().end() == null;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** The unit that leads it, or, before it has one, who dispatches. */
    void tell(Matter matter, String template, String word) {
        String desk = matter.leadUnit() == null ? "role:" + Role.DISPATCHER.name() : "unit:" + matter.leadUnit();
        outbox.send(Message.of(Channel.DESK, desk, template, matter.number(), matter.number(), word));
    }

    /** Whenever it was listed, the newest first. */
    List<Stand> listings(long matter) {
        return db.sql("""
                select l.nr, l.at, s.name, l.staff, l.until, null as assigned, d.at as ended_at, e.name as ended_by, d.how
                from oversight_listing l join people_staff s on s.id = l.staff
                left join oversight_delisting d on (d.matter, d.nr) = (l.matter, l.nr)
                left join people_staff e on e.id = d.staff
                where l.matter = ? order by l.nr desc""").param(matter).query(Stands::stand).list();
    }

    /** In whose charge it was, the newest first. */
    List<Stand> charges(long matter) {
        return db.sql("""
                select c.nr, c.at, s.name, c.staff, null::date as until, a.name as assigned, d.at as ended_at, e.name as ended_by, d.how
                from oversight_charge c join people_staff s on s.id = c.staff left join people_staff a on a.id = c.assigned_by
                left join oversight_discharge d on (d.matter, d.nr) = (c.matter, c.nr)
                left join people_staff e on e.id = d.staff
                where c.matter = ? order by c.nr desc""").param(matter).query(Stands::stand).list();
    }

    private static Stand stand(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Stand(
                row.getInt("nr"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("name"),
                row.getLong("staff"),
                row.getObject("until", LocalDate.class),
                row.getString("assigned"),
                ended == null ? null : new End(ended.toInstant(), row.getString("ended_by"), row.getString("how")));
    }
}
