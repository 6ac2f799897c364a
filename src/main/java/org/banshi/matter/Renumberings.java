package org.banshi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Another number for somebody who lost the old one and can prove it no more (R-S05): whoever takes calls puts it down on the
 * person's word, somebody else decides, not before whoever still has the old one had time to object. Both numbers are told at
 * both steps. Reports and confidential matters stay with the
 * code of their receipt.
 */
@Service
public class Renumberings {
    /** The action that stands on the timelines; no lifecycle has it. */
    static final String RENUMBERED = "renumbered";

    private static final int LONGEST = 300;

    private final RenumberingRows rows;
    private final MatterRows matters;
    private final Writing writing;
    private final JdbcTemplate db;
    private final Residents residents;
    private final Identities identities;
    private final Corrections corrections;
    private final Erasures erasures;
    private final PhoneCodes codes;
    private final RenumberingWaits waits;
    private final Secrets secrets;
    private final Audit audit;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // it acts beside the ledger, with the ledger's parts
    Renumberings(
            RenumberingRows rows,
            MatterRows matters,
            Writing writing,
            JdbcTemplate db,
            Residents residents,
            Identities identities,
            Corrections corrections,
            Erasures erasures,
            PhoneCodes codes,
            RenumberingWaits waits,
            Secrets secrets,
            Audit audit,
            CityClock clock) {
        this.rows = rows;
        this.matters = matters;
        this.writing = writing;
        this.db = db;
        this.residents = residents;
        this.identities = identities;
        this.corrections = corrections;
        this.erasures = erasures;
        this.codes = codes;
        this.waits = waits;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param was the number that was lost
     * @param fresh the new one
     * @param reason why the old one cannot prove itself
     * @param checked how it was checked who asks
     */
    public record Wish(String was, String fresh, String reason, String checked) {}

    /**
     * What waits, as whoever decides may see it: of numbers the last two digits.
     *
     * @param from the first moment at which it can be approved
     * @param by number of who took it down
     * @param was end of the number that was lost
     * @param fresh end of the new one
     * @param matters how many matters it is about
     */
    public record Asked(
            long id,
            Instant askedAt,
            Instant from,
            long by,
            String was,
            String fresh,
            String reason,
            String checked,
            int matters) {}

    /**
     * What somebody took down.
     *
     * @param state asked, refused, done
     * @param ground why it was refused
     */
    public record Own(
            long id,
            Instant askedAt,
            int matters,
            String state,
            @Nullable String ground) {}

    /**
     * Puts down that somebody lost a number. Both numbers are told, so that whoever still has the old one can object.
     *
     * @throws Problem 422 {@code was}: no mobile number, nothing was raised from it, or something waits for it already;
     *     {@code fresh}: none, or the same; {@code reason}, {@code howChecked}: missing or too long
     */
    @Transactional
    public void ask(Wish wish, Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        Wish told = checked(wish);
        ProvenPhone before = phone(told.was());
        ProvenPhone after = phone(told.fresh());
        erasures.holdOff(before, after);
        if (rows.isAsked(hash(before))) {
            throw Problem.invalid("was", "renumberAsked");
        }
        if (erasures.isAsked(before)) {
            throw Problem.invalid("was", "eraseAsked");
        }
        List<Matter> found = residents.all(before);
        if (found.isEmpty()) {
            throw Problem.invalid("was", "renumberNothing");
        }
        Instant now = clock.instant();
        Instant from = waits.from(now);
        rows.insert(new RenumberingRows.Line(hash(before), hash(after), told, staff.id(), found.size(), now, from));
        codes.tellOnce(told.was(), "matter.tell.renumberAskedOld", now, tail(told.fresh()), waits.hours());
        codes.tellOnce(told.fresh(), "matter.tell.renumberAskedNew", now);
        found.forEach(matter -> audit.record(staff, "renumberAsked", matter.number(), null));
    }

    /** What this member of the staff took down, the newest first. */
    public List<Own> own(Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        return rows.by(staff.id());
    }

    /** What waits for a decision, the oldest first, at most 100. */
    public List<Asked> waiting(Actor.Staff staff) {
        Permissions.require(staff, Permission.RENUMBERINGS_DECIDE);
        return rows.waiting().stream()
                .map(line -> new Asked(
                        line.id(),
                        line.at(),
                        line.from(),
                        line.by(),
                        tail(line.was()),
                        tail(line.fresh()),
                        line.reason(),
                        line.checked(),
                        line.matters()))
                .toList();
    }

    /**
     * Approves: all that the old number opens is opened by the new one, each matter has a line that says so.
     *
     * @throws Problem 403 to whoever asked or worked on one of the matters, 409 if it is decided, the time to object is not
     *     over, nothing is there any more, or erasing was asked for
     */
    @Transactional
    public void approve(long id, Actor.Staff staff) {
        RenumberingRows.Waiting asked = lock(id, staff, RENUMBERED);
        if (clock.instant().isBefore(asked.from())) {
            throw Problem.conflict("renumberEarly", asked.from());
        }
        ProvenPhone before = phone(asked.was());
        ProvenPhone after = phone(asked.fresh());
        erasures.holdOff(before, after);
        if (erasures.isAsked(before)) {
            throw Problem.conflict("eraseAsked");
        }
        List<Locked> found = new ArrayList<>();
        residents.all(before).stream()
                .map(Matter::id)
                .sorted()
                .forEach(matter -> found.add(matters.lock(matter).orElseThrow()));
        if (found.isEmpty()) {
            throw Problem.conflict("renumberNothing");
        }
        if (found.stream().flatMap(each -> each.doings().stream()).anyMatch(doing -> doing.staff() == staff.id())) {
            throw Problem.forbidden("dutiesApart", RENUMBERED);
        }
        corrections.move(before, after, staff);
        found.forEach(matter -> write(matter, asked, staff));
        rows.decide(id, "done", null, staff.id(), clock.instant());
    }

    /** The reason lies beside the form: whoever reads the timeline has no business with how a person was checked. */
    private void write(Locked locked, RenumberingRows.Waiting asked, Actor.Staff staff) {
        Matter matter = locked.matter();
        Chain.Line line = Chain.Line.beside(locked, clock.instant(), RENUMBERED, staff, Permission.RENUMBERINGS_DECIDE);
        Map<String, Object> payload = Map.of(
                "form",
                Map.of(),
                "renumbering",
                asked.id(),
                "askedBy",
                asked.by(),
                "reason",
                asked.reason(),
                "howChecked",
                asked.checked());
        Write write = new Write();
        byte[] hash = writing.event(write, matter.id(), new Writing.Addition(locked.lastHash(), line, payload));
        write.add(
                "update matter_matter set last_hash = ?, length = ?, updated_at = ? where id = ?",
                hash,
                line.seq(),
                line.at(),
                matter.id());
        write.run(db);
        audit.record(staff, "renumbered", matter.number(), null);
    }

    /**
     * Refuses with a ground, which both numbers are told.
     *
     * @throws Problem 403 to whoever asked, 422 without a ground, 409 if it is decided
     */
    @Transactional
    public void refuse(long id, @Nullable String ground, Actor.Staff staff) {
        RenumberingRows.Waiting asked = lock(id, staff, "renumberRefused");
        List<FieldError> errors = new ArrayList<>();
        String why = text("ground", ground, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Instant now = clock.instant();
        codes.tellOnce(asked.was(), "matter.tell.renumberRefused", now, why);
        codes.tellOnce(asked.fresh(), "matter.tell.renumberRefused", now, why);
        rows.decide(id, "refused", why, staff.id(), now);
        audit.record(staff, "renumberRefused", Long.toString(id), null);
    }

    private RenumberingRows.Waiting lock(long id, Actor.Staff staff, String act) {
        Permissions.require(staff, Permission.RENUMBERINGS_DECIDE);
        RenumberingRows.Waiting asked = rows.lock(id).orElseThrow(() -> Problem.conflict("renumberDecided"));
        if (asked.by() == staff.id()) {
            throw Problem.forbidden("dutiesApart", act);
        }
        return asked;
    }

    private static Wish checked(Wish wish) {
        List<FieldError> errors = new ArrayList<>();
        String was = mobile("was", wish.was(), errors);
        String fresh = mobile("fresh", wish.fresh(), errors);
        if (!fresh.isEmpty() && was.equals(fresh)) {
            errors.add(FieldError.of("fresh", "sameNumber"));
        }
        Wish told =
                new Wish(was, fresh, text("reason", wish.reason(), errors), text("howChecked", wish.checked(), errors));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return told;
    }

    private static String mobile(String field, String typed, List<FieldError> errors) {
        try {
            return PhoneCodes.mobile(field, typed);
        } catch (Problem wrong) {
            errors.addAll(wrong.errors());
            return "";
        }
    }

    private static String text(String field, @Nullable String typed, List<FieldError> errors) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        } else if (text.length() > LONGEST) {
            errors.add(FieldError.of(field, "tooLong", LONGEST));
        }
        return text;
    }

    private static String tail(String phone) {
        return phone.substring(Math.max(0, phone.length() - 2));
    }

    private ProvenPhone phone(String digits) {
        String key = HexFormat.of().formatHex(identities.phoneHash(digits));
        return new ProvenPhone(key, secrets.seal(digits, ProvenPhone.place(key)));
    }

    private static byte[] hash(ProvenPhone phone) {
        return HexFormat.of().parseHex(phone.key());
    }
}
