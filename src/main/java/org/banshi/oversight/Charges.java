package org.banshi.oversight;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
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

/** A leader's charge of a matter (包案) given by somebody else, handed over, and the list of what a leader has. */
@Service
public class Charges {
    private static final int MOST = 200;

    private final Stands stands;
    private final Reach reach;
    private final Accounts accounts;
    private final Marks marks;
    private final Outbox outbox;
    private final CityClock clock;
    private final JdbcClient db;

    Charges(Stands stands, Reach reach, Accounts accounts, Marks marks, Outbox outbox, CityClock clock, JdbcClient db) {
        this.stands = stands;
        this.reach = reach;
        this.accounts = accounts;
        this.marks = marks;
        this.outbox = outbox;
        this.clock = clock;
        this.db = db;
    }

    /** Who can be given charge: whoever leads and can log in. */
    public List<Account> leaders() {
        return accounts.able().stream()
                .filter(account -> account.roles().contains(Role.LEADER))
                .toList();
    }

    /**
     * Gives a leader charge of an open matter.
     *
     * @param leader staff number of the leader, not the actor's own
     * @throws Problem 403 unless the actor may; 404 unknown; 409 it has ended or is in somebody's charge; 422 wrong fields
     */
    @Transactional
    public void assign(String number, @Nullable String leader, @Nullable String typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.ASSIGN_CHARGE);
        Reading reading = new Reading();
        Account whom = leader(leader, staff, reading);
        String words = reading.words("words", typed, NewOrder.MOST_DEMAND);
        reading.finish();
        Matter matter = open(number, staff);
        List<Stands.Stand> before = stands.charges(matter.id());
        if (!before.isEmpty() && before.getFirst().end() == null) {
            throw Problem.conflict(
                    "oversight.inChargeAlready", before.getFirst().by());
        }
        give(matter, before.size() + 1, Objects.requireNonNull(whom), words, staff);
    }

    private @Nullable Account leader(@Nullable String typed, Actor.Staff staff, Reading reading) {
        Account whom = leaders().stream()
                .filter(each -> Long.toString(each.staff()).equals(typed) && each.staff() != staff.id())
                .findFirst()
                .orElse(null);
        if (whom == null) {
            reading.wrong("leader", typed == null || typed.isBlank() ? "required" : "notAChoice");
        }
        return whom;
    }

    /** Nobody is given charge of what the leader may not know of. */
    private Matter open(String number, Actor.Staff staff) {
        Matter matter = reach.hold(number, staff);
        if (!matter.isOpen()) {
            throw Problem.conflict("oversight.ended");
        }
        return matter;
    }

    private void give(Matter matter, int nr, Account leader, String words, Actor.Staff staff) {
        Actor.Staff whom = new Actor.Staff(leader.staff(), leader.name(), leader.unit(), leader.roles());
        if (!reach.isKnown(matter.number(), whom)) {
            throw Problem.invalid("leader", "notAChoice");
        }
        db.sql("insert into oversight_charge (matter, nr, at, staff, assigned_by) values (?, ?, ?, ?, ?)")
                .params(matter.id(), nr, now(), leader.staff(), staff.id())
                .update();
        marks.leave(
                matter.id(),
                "inCharge",
                Map.of("leader", leader.staff(), "text", words),
                staff,
                Permission.ASSIGN_CHARGE);
        stands.tell(matter, "oversight.tell.inCharge", leader.name());
        outbox.send(Message.of(
                Channel.DESK,
                "staff:" + leader.staff(),
                "oversight.tell.chargeGiven",
                matter.number(),
                matter.number(),
                staff.name(),
                words));
    }

    /**
     * Hands a charge over to another leader: by the leader who has it, or by a supervisor.
     *
     * @throws Problem 403 neither of them; 404 unknown; 409 it has ended, or is in nobody's charge; 422 wrong fields
     */
    @Transactional
    public void handOver(
            String number, @Nullable String leader, @Nullable String why, @Nullable String typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.ASSIGN_CHARGE);
        Reading reading = new Reading();
        Account whom = accounts.able().stream()
                .filter(each -> each.roles().contains(Role.LEADER)
                        && Long.toString(each.staff()).equals(leader))
                .findFirst()
                .orElse(null);
        String reason = reading.words("reason", why, NewOrder.MOST_DEMAND);
        String words = reading.words("words", typed, NewOrder.MOST_DEMAND);
        Matter matter = open(number, staff);
        List<Stands.Stand> before = stands.charges(matter.id());
        if (before.isEmpty() || before.getFirst().end() != null) {
            throw Problem.conflict("oversight.notInCharge");
        }
        if (before.getFirst().staff() != staff.id() && !Permissions.has(staff, Permission.OVERSEE)) {
            throw Problem.forbidden("oversight.notYourCharge");
        }
        if (whom == null || whom.staff() == before.getFirst().staff() || whom.staff() == staff.id()) {
            reading.wrong("leader", leader == null || leader.isBlank() ? "required" : "notAChoice");
        }
        reading.finish();
        db.sql("insert into oversight_discharge (matter, nr, at, staff, how) values (?, ?, ?, ?, 'handed')")
                .params(matter.id(), before.getFirst().nr(), now(), staff.id())
                .update();
        marks.leave(matter.id(), "chargeEnded", Map.of("record", reason), staff, Permission.ASSIGN_CHARGE);
        give(matter, before.size() + 1, Objects.requireNonNull(whom), words, staff);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * A matter in somebody's charge.
     *
     * @param by whose
     * @param assignedBy who gave it; absent where it was taken
     * @param endedAt until when; absent while it holds
     */
    public record Held(
            String number,
            String kind,
            String state,
            @Nullable String unit,
            @Nullable Instant due,
            boolean open,
            Light light,
            String by,
            @Nullable String assignedBy,
            Instant at,
            @Nullable Instant endedAt) {}

    /**
     * What is in the own charge, or for who oversees in that of all leaders, as far as the reader may know of it.
     *
     * @throws Problem 403 not of those who give charge
     */
    public List<Held> of(Actor.Staff reader) {
        Permissions.require(reader, Permission.ASSIGN_CHARGE);
        List<Held> held = list(Permissions.has(reader, Permission.TAKE_CHARGE) ? reader.id() : null);
        var known = reach.known(held.stream().map(Held::number).distinct().toList(), reader);
        return held.stream().filter(each -> known.contains(each.number())).toList();
    }

    /**
     * What is in charge, what holds first, then the newest.
     *
     * @param leader only of this leader; absent for what holds of all leaders
     */
    List<Held> list(@Nullable Long leader) {
        return db.sql("""
                select m.number, m.kind, m.state, m.unit_name, case when m.due_stopped_at is null then m.due end as due,
                  m.closed_at is null as open, s.name, a.name as assigned, c.at, d.at as ended_at,
                  exists (select from oversight_light o join matter_running r on (r.id, r.due) = (o.clock, o.due)
                    where o.matter = c.matter and o.light = 'red') as red,
                  exists (select from oversight_light o join matter_running r on (r.id, r.due) = (o.clock, o.due)
                    where o.matter = c.matter) as yellow
                from oversight_charge c join matter_row m on m.id = c.matter join people_staff s on s.id = c.staff
                left join people_staff a on a.id = c.assigned_by
                left join oversight_discharge d on (d.matter, d.nr) = (c.matter, c.nr)
                where case when cast(:leader as bigint) is null then d.at is null else c.staff = :leader end
                order by d.at is not null, c.at desc, c.matter desc limit :most""")
                .param("leader", leader)
                .param("most", MOST)
                .query((row, _) -> new Held(
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getString("unit_name"),
                        instant(row.getObject("due", OffsetDateTime.class)),
                        row.getBoolean("open"),
                        row.getBoolean("red") ? Light.RED : row.getBoolean("yellow") ? Light.YELLOW : Light.GREEN,
                        row.getString("name"),
                        row.getString("assigned"),
                        Objects.requireNonNull(instant(row.getObject("at", OffsetDateTime.class))),
                        instant(row.getObject("ended_at", OffsetDateTime.class))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
