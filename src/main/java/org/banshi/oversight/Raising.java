package org.banshi.oversight;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Done;
import org.banshi.matter.Fact;
import org.banshi.matter.Ledger;
import org.banshi.matter.Marks;
import org.banshi.matter.Matter;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Relation;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the tier above for what a unit cannot do alone, splits what was accepted, and tells the matter it is about how it goes. */
@Service
public class Raising {
    private static final Map<String, String> TOLD = Map.of(
            "raise", "raisedUp",
            "accept", "raisedAccepted",
            "withdraw", "raisedWithdrawn",
            "lapse", "raisedLapsed");

    private final Ledger ledger;
    private final Reach reach;
    private final Recipients recipients;
    private final Ordering ordering;
    private final Marks marks;
    private final Messages messages;
    private final Outbox outbox;
    private final JdbcClient db;

    @SuppressWarnings("checkstyle:ParameterNumber") // ledger, reading, orders and outbox meet here
    Raising(
            Ledger ledger,
            Reach reach,
            Recipients recipients,
            Ordering ordering,
            Marks marks,
            Messages messages,
            Outbox outbox,
            JdbcClient db) {
        this.ledger = ledger;
        this.reach = reach;
        this.recipients = recipients;
        this.ordering = ordering;
        this.marks = marks;
        this.messages = messages;
        this.outbox = outbox;
        this.db = db;
    }

    /** Whether the actor is of the unit whose turn the matter is, and there is a tier above. */
    boolean mayRaise(Matter matter, Actor.Staff staff) {
        return staff.has(Role.HANDLER)
                && staff.unit() != null
                && staff.unit().equals(matter.leadUnit())
                && staff.unit().equals(matter.ownerUnit())
                && matter.isOpen()
                && !matter.kind().equals(Raisings.NAME)
                && recipients.upper(staff.unit()).isPresent()
                && runs(matter.id()).isEmpty();
    }

    /** The open raised matter about a matter. */
    Optional<String> runs(long matter) {
        return db.sql(
                        "select m.number from oversight_raising r join matter_row m on m.id = r.matter where r.about = ? and r.open")
                .param(matter)
                .query(String.class)
                .optional();
    }

    /**
     * Asks the tier above. The matter stays with the unit, which still answers whoever raised it; its clock runs on.
     *
     * @param typedReason why it cannot be done here
     * @param typedTried what was tried
     * @throws Problem 403 unless it is the turn of the actor's unit; 404 unknown; 409 no tier above, or asked already; 422
     */
    @Transactional
    public Receipt raise(String number, @Nullable String typedReason, @Nullable String typedTried, Actor.Staff staff) {
        Reading reading = new Reading();
        String reason = reading.words("reason", typedReason, NewOrder.MOST_DEMAND);
        String tried = reading.words("tried", typedTried, NewOrder.MOST_DEMAND);
        reading.finish();
        Matter matter = reach.hold(number, staff);
        runs(matter.id()).ifPresent(_ -> {
            throw Problem.conflict("oversight.raisedAlready");
        });
        if (!mayRaise(matter, staff)) {
            throw recipients.upper(staff.unit()).isEmpty()
                    ? Problem.conflict("oversight.noTierAbove")
                    : Problem.forbidden("oversight.notYourTurn");
        }
        String upper = recipients.upper(staff.unit()).orElseThrow();
        String unit = String.valueOf(staff.unit());
        Map<String, Object> own = new HashMap<>(Map.of("about", matter.id(), "asked_by", unit));
        // The words of the unit alone: a copy of the raiser's would stay behind when they are erased.
        String text = messages.text(Language.ZH, "oversight.raise.text", reason, tried, number);
        return ledger.raise(
                new NewMatter(
                        Raisings.NAME,
                        null,
                        matter.grade(),
                        null,
                        new NewMatter.Words(NewMatter.Words.of("", reason).title(), text),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("list"),
                        NewMatter.Identity.NONE,
                        matter.confidential(),
                        own),
                staff,
                change -> change.set(Fact.ABOUT_UNIT, matter.aboutUnit())
                        .assign(upper, Relation.LEAD)
                        .assign(unit, Relation.ISSUER)
                        .row(Raisings.WAY, Map.of("nr", 0), Map.of("unit", unit))
                        .row(Raisings.WAY, Map.of("nr", 1), Map.of("unit", upper))
                        .tellOwner("oversight.tell.raised", number));
    }

    /**
     * Splits what the actor's unit accepted: an order to one unit, which is a part of it.
     *
     * @throws Problem 403 unless the actor's unit has accepted it; 404 unknown; 422 wrong fields
     */
    @Transactional
    public List<Receipt> split(String number, NewOrder part, Actor.Staff staff) {
        Matter matter = reach.hold(number, staff);
        if (!matter.kind().equals(Raisings.NAME) || !isAcceptedBy(matter, staff)) {
            throw Problem.forbidden("oversight.notYourTurn");
        }
        NewOrder alone = new NewOrder(part.title(), part.demand(), part.ends(), part.unit(), null, null);
        return ordering.open(alone, matter, staff);
    }

    /** Whether the actor is of the unit that accepted it and has it now. */
    static boolean isAcceptedBy(Matter matter, Actor.Staff staff) {
        return matter.state().equals("accepted")
                && staff.unit() != null
                && staff.unit().equals(matter.ownerUnit())
                && (staff.has(Role.HANDLER) || staff.has(Role.OFFICE));
    }

    private static @Nullable String line(Done done) {
        return done.to().equals("back") && !done.from().equals("back")
                ? done.action().equals("refuse") ? "raisedRefused" : "raisedAnswered"
                : TOLD.get(done.action());
    }

    /** The matter that it is about gets a line, and the unit that asked a note, in the same transaction. */
    @EventListener
    void on(Done done) {
        String line = done.kind().equals(Raisings.NAME) ? line(done) : null;
        if (line == null) {
            return;
        }
        db.sql("""
                select r.about, r.asked_by, m.number, w.unit_name as unit, w.unit as lead from oversight_raising r
                join matter_row m on m.id = r.about join matter_row w on w.id = r.matter where r.matter = ?""")
                .param(done.id())
                .query((row, _) -> {
                    marks.leave(
                            row.getLong("about"),
                            line,
                            Map.of("raising", done.number(), "unit", String.valueOf(row.getString("unit"))));
                    if (!done.action().equals("raise") && !done.to().equals("withdrawn")) {
                        Set<String> units = new LinkedHashSet<>(List.of(row.getString("asked_by")));
                        if (done.to().equals("lapsed")) {
                            units.add(row.getString("lead"));
                        }
                        String about = row.getString("number");
                        for (String unit : units) {
                            outbox.send(Message.of(
                                    Channel.DESK,
                                    "unit:" + unit,
                                    "oversight.tell." + line,
                                    done.number(),
                                    about,
                                    done.number()));
                        }
                    }
                    return done.id();
                })
                .list();
    }
}
