package org.banshi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgetting a person (R-S05): the person asks, somebody who never worked on any of it decides, and only what is closed and
 * held by no law is emptied. Each emptied matter has a line that says so; the chain stays whole.
 */
@Service
public class Erasures {
    private static final int LONGEST = 300;

    private final ErasureRows rows;
    private final Forgetting forgetting;
    private final Residents residents;
    private final PhoneCodes codes;
    private final Secrets secrets;
    private final Audit audit;
    private final CityClock clock;

    Erasures(
            ErasureRows rows,
            Forgetting forgetting,
            Residents residents,
            PhoneCodes codes,
            Secrets secrets,
            Audit audit,
            CityClock clock) {
        this.rows = rows;
        this.forgetting = forgetting;
        this.residents = residents;
        this.codes = codes;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was asked, as whoever decides may see it: numbers and times, no words and nobody's name.
     *
     * @param open those of the matters that are not closed
     * @param held those that a law holds
     */
    public record Asked(long id, Instant askedAt, List<String> numbers, List<String> open, List<String> held) {}

    /** A matter that must be kept as it is. */
    public record Hold(String number, Instant since, String reason) {}

    /** Whether the holder of that number has asked and it is not decided yet. */
    public boolean isAsked(ProvenPhone phone) {
        return rows.isAsked(hash(phone));
    }

    /**
     * Keeps an erasure of what these numbers raised from being asked for or carried out until this transaction is over; one
     * that is under way is over before this returns.
     */
    void holdOff(ProvenPhone... phones) {
        Stream.of(phones).map(ProvenPhone::key).sorted().distinct().forEach(rows::inTurn);
        rows.lockRaisedFrom(Stream.of(phones).map(Erasures::hash).toArray(byte[][]::new));
    }

    /** The numbers of all that asking now would take in, for whoever asks to see before. */
    public List<String> numbers(ProvenPhone phone, Collection<Actor.Raiser> byCode) {
        return rows.numbers(taken(phone, byCode));
    }

    /** A code that was given in the same browser says nothing of whose matter it is: the number must be in it too. */
    private Collection<Long> taken(ProvenPhone phone, Collection<Actor.Raiser> byCode) {
        TreeSet<Long> matters = new TreeSet<>(rows.raisedFrom(
                hash(phone), byCode.stream().map(Actor.Raiser::number).toList()));
        residents.all(phone).forEach(matter -> matters.add(matter.id()));
        return matters;
    }

    /**
     * Asks to be forgotten: all that was raised from that number, of reports and confidential matters only those whose
     * codes were given too.
     *
     * @throws Problem 422 {@code confirm}: nothing is there, something is not closed, or the law asks to keep it
     */
    @Transactional
    public void ask(ProvenPhone phone, Collection<Actor.Raiser> byCode) {
        byte[] hash = hash(phone);
        rows.inTurn(phone.key());
        if (rows.isAsked(hash)) {
            throw Problem.invalid("confirm", "eraseAsked");
        }
        Collection<Long> matters = taken(phone, byCode);
        if (matters.isEmpty()) {
            throw Problem.invalid("confirm", "eraseNothing");
        }
        refuse(rows.open(matters), "eraseOpen");
        refuse(rows.held(matters), "eraseHeld");
        String number = secrets.open(phone.sealed(), ProvenPhone.place(phone.key()));
        rows.insert(hash, number, clock.instant(), matters);
    }

    private static void refuse(List<String> numbers, String why) {
        if (!numbers.isEmpty()) {
            throw Problem.invalid("confirm", why, String.join("、", numbers));
        }
    }

    /** What waits for a decision, the oldest first, at most 100. */
    public List<Asked> waiting(Actor.Staff staff) {
        Permissions.require(staff, Permission.ERASURES_DECIDE);
        return rows.waiting();
    }

    /**
     * Approves, and empties everything in the same transaction.
     *
     * @throws Problem 403 to whoever worked on one of the matters or ended a hold of one, 409 if one was opened again, is
     *     held, or it is decided
     */
    @Transactional
    public void approve(long id, Actor.Staff staff) {
        Permissions.require(staff, Permission.ERASURES_DECIDE);
        ErasureRows.Waiting asked = rows.lock(id).orElseThrow(() -> Problem.conflict("eraseDecided"));
        List<Locked> locked = new ArrayList<>();
        List<Long> matters = rows.matters(id);
        matters.forEach(matter -> locked.add(forgetting.lock(matter)));
        if (!rows.open(matters).isEmpty()) {
            throw Problem.conflict("eraseOpen", String.join("、", rows.open(matters)));
        }
        if (!rows.held(matters).isEmpty()) {
            throw Problem.conflict("eraseHeld", String.join("、", rows.held(matters)));
        }
        boolean worked =
                locked.stream().flatMap(each -> each.doings().stream()).anyMatch(doing -> doing.staff() == staff.id());
        if (worked || rows.liftedHold(id, staff.id())) {
            throw Problem.forbidden("dutiesApart", "erased");
        }
        Instant now = clock.instant();
        codes.tellOnce(rows.phone(asked), "matter.tell.erased", now);
        rows.decide(id, "done", null, staff.id(), now);
        for (Locked each : locked) {
            forgetting.empty(each, id, staff);
            audit.record(staff, "erased", each.matter().number(), null);
        }
        forgetting.payloads(id);
        forgetting.person(asked.hash());
    }

    /**
     * Refuses with a ground, which the person is told.
     *
     * @throws Problem 403 to whoever worked on one of the matters, 422 without a ground, 409 if it is decided
     */
    @Transactional
    public void refuse(long id, @Nullable String ground, Actor.Staff staff) {
        Permissions.require(staff, Permission.ERASURES_DECIDE);
        String why = checked("ground", ground);
        ErasureRows.Waiting asked = rows.lock(id).orElseThrow(() -> Problem.conflict("eraseDecided"));
        if (rows.workedOn(id, staff.id())) {
            throw Problem.forbidden("dutiesApart", "eraseRefused");
        }
        codes.tellOnce(rows.phone(asked), "matter.tell.eraseRefused", clock.instant(), why);
        rows.decide(id, "refused", why, staff.id(), clock.instant());
        audit.record(staff, "eraseRefused", Long.toString(id), null);
    }

    /** The matters that must be kept as they are. */
    public List<Hold> holds(Actor.Staff staff) {
        Permissions.require(staff, Permission.ERASURES_DECIDE);
        return rows.holds();
    }

    /**
     * Keeps a matter as it is, such as for a court.
     *
     * @throws Problem 422 if there is no such matter or no reason
     */
    @Transactional
    public void hold(String number, @Nullable String reason, Actor.Staff staff) {
        Permissions.require(staff, Permission.ERASURES_DECIDE);
        String why = checked("reason", reason);
        Long matter = rows.matter(number.strip()).orElseThrow(() -> Problem.invalid("number", "unknown", number));
        rows.hold(matter, why, staff.id(), clock.instant());
        audit.record(staff, "matterHeld", number.strip(), null);
    }

    /**
     * A matter need no longer be kept for one of the reasons; for another it still may.
     *
     * @param since from when it is kept for that reason
     * @param reason why it need no longer be
     * @throws Problem 422 {@code liftReason} without a reason; 404 if nothing keeps it since then, or no longer
     */
    @Transactional
    public void lift(String number, Instant since, @Nullable String reason, Actor.Staff staff) {
        Permissions.require(staff, Permission.ERASURES_DECIDE);
        String matter = number.strip();
        if (!rows.lift(matter, since, checked("liftReason", reason), staff.id(), clock.instant())) {
            throw Problem.notFound("notFound");
        }
        audit.record(staff, "matterHoldLifted", matter, null);
    }

    private static String checked(String field, @Nullable String text) {
        String why = text == null ? "" : text.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            throw why.isEmpty() ? Problem.invalid(field, "required") : Problem.invalid(field, "tooLong", LONGEST);
        }
        return why;
    }

    private static byte[] hash(ProvenPhone phone) {
        return HexFormat.of().parseHex(phone.key());
    }
}
