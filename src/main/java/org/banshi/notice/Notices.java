package org.banshi.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Publishing;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.text.PersonalData;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Public notices (M20): one person masks, another releases, anybody who is in it may object, a third person decides. Nobody
 * who did the work releases or decides.
 */
@Service
public final class Notices {
    static final int MOST_WHY = 500;

    private static final String REOPEN = "reopen";

    private final NoticeRows rows;
    private final Publishing publishing;
    private final Matters matters;
    private final Ledger ledger;
    private final Rules rules;
    private final CityClock clock;
    private final TransactionOperations transaction;

    Notices(
            NoticeRows rows,
            Publishing publishing,
            Matters matters,
            Ledger ledger,
            Rules rules,
            CityClock clock,
            TransactionOperations transaction) {
        this.rows = rows;
        this.publishing = publishing;
        this.matters = matters;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * A notice.
     *
     * @throws Problem 404 if there is none
     */
    public Notice require(long id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("notice.noSuchNotice"));
    }

    /** What a notice of a finished matter begins with: its words in the hotline's wording, what looks personal taken out. */
    NoticeWords start(String number, Actor.Staff staff) {
        Matter matter = finished(number, staff);
        return new NoticeWords(
                PersonalData.masked(Objects.requireNonNullElse(matter.rewordedTitle(), matter.title())),
                PersonalData.masked(Objects.requireNonNullElse(matter.rewordedText(), matter.text())),
                matter.publicAnswer() == null ? null : PersonalData.masked(matter.publicAnswer()),
                false);
    }

    private Matter finished(String number, Actor.Staff staff) {
        Permissions.require(staff, Permission.PUBLIC_PROPOSE);
        try {
            return publishing.require(number, staff);
        } catch (Problem refused) {
            String code = why(refused);
            throw Problem.invalid("number", code);
        }
    }

    /**
     * Proposes a notice of a finished matter.
     *
     * @return its number
     * @throws Problem 403 not of those who propose; 422 the matter may not be told, or the words hold personal data
     */
    public long propose(String number, NoticeWords typed, Actor.Staff staff) {
        Matter matter = finished(number, staff);
        NoticeWords words = typed.checked(matter.publicAnswer() != null);
        NoticeWords.apart(publishing.traces(matter, words.all(), staff));
        return enter(new NoticeRows.Of(matter.id(), null, matter.doer()), number, words, staff);
    }

    /**
     * Proposes a notice of rates or times that were published in the house.
     *
     * @return its number
     * @throws Problem 403 not of those who propose; 422 as {@link #propose}
     */
    public long propose(NoticeFigures figures, NoticeWords typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.PUBLIC_PROPOSE);
        return enter(new NoticeRows.Of(null, figures, figures.maker()), null, typed.checked(false), staff);
    }

    private long enter(NoticeRows.Of of, @Nullable String number, NoticeWords words, Actor.Staff staff) {
        Versioned<NoticeRule> rule = rules.current(NoticeRule.RULE);
        Instant now = clock.instant();
        return Objects.requireNonNull(transaction.execute(_ -> {
            NoticeFigures figures = of.figures();
            if (number != null && rows.isUnderWay(number) || figures != null && rows.isUnderWay(figures)) {
                throw Problem.invalid("number", "notice.underWay");
            }
            long id = rows.insert(of, words, rule.value().days(), rule.version(), staff.id(), now);
            rows.step(id, new NoticeRows.Step(now, "proposed", staff.id(), null, null, null));
            return id;
        }));
    }

    private static String why(Problem refused) {
        return "notice." + (refused.status() == 404 ? "noSuchMatter" : refused.code());
    }

    /** Whether the actor may release it, or refuse to. */
    boolean mayRelease(Notice notice, Actor.Staff staff) {
        return notice.state() == Notice.State.PROPOSED && isApart(notice, staff);
    }

    /** Whether the actor may decide on what was objected. */
    boolean mayDecide(Notice notice, Actor.Staff staff) {
        return notice.state() == Notice.State.OBJECTED && isApart(notice, staff);
    }

    private static boolean isApart(Notice notice, Actor.Staff staff) {
        return Permissions.has(staff, Permission.PUBLIC_RELEASE)
                && notice.proposedBy() != staff.id()
                && !Objects.equals(notice.maker(), staff.id())
                && !Objects.equals(notice.releasedBy(), staff.id());
    }

    /**
     * Releases it; what could have changed since is looked at again.
     *
     * @throws Problem 403 the same person, or who did the work; 409 it is not proposed, or may not be told any more
     */
    public void release(long id, Actor.Staff staff) {
        Notice proposed = require(id);
        apart(proposed, staff);
        String number = proposed.number();
        if (number != null) {
            Matter matter = again(number, staff);
            if (Objects.equals(matter.doer(), staff.id())) {
                throw Problem.forbidden("notice.notByYou");
            }
            List<String> words = new NoticeWords(proposed.title(), proposed.words(), proposed.answer(), true).all();
            if (!publishing.traces(matter, words, staff).isEmpty()) {
                throw Problem.conflict("notice.givesAway");
            }
        }
        decide(id, Notice.State.PROPOSED, staff, notice -> {
            Instant now = clock.instant();
            rows.release(id, staff.id(), now, clock.today().plusDays(notice.days()));
            rows.step(id, new NoticeRows.Step(now, "released", staff.id(), null, null, null));
        });
    }

    private Matter again(String number, Actor.Staff staff) {
        try {
            return publishing.require(number, staff);
        } catch (Problem refused) {
            String code = why(refused);
            throw Problem.conflict(code);
        }
    }

    /**
     * Does not release it, and says why.
     *
     * @throws Problem 403, 409 as {@link #release}; 422 without a reason
     */
    public void refuse(long id, @Nullable String why, Actor.Staff staff) {
        String words = reason(why);
        decide(id, Notice.State.PROPOSED, staff, _ -> end(id, Notice.State.REFUSED, "refused", words, staff, null));
    }

    /**
     * Decides on what was objected, in writing; everybody may read the reason.
     *
     * @param keep whether it is public again
     * @throws Problem 403 not a third person; 409 nobody objected; 422 without a reason, or with personal data in it
     */
    public void decide(long id, boolean keep, @Nullable String why, Actor.Staff staff) {
        String words = reason(why);
        Notice objected = require(id);
        if (keep && objected.number() != null) {
            again(objected.number(), staff);
        }
        decide(
                id,
                Notice.State.OBJECTED,
                staff,
                _ -> end(
                        id,
                        keep ? Notice.State.PUBLIC : Notice.State.WITHDRAWN,
                        keep ? "kept" : "withdrawn",
                        words,
                        staff,
                        staff.id()));
    }

    private void end(long id, Notice.State to, String what, String words, Actor.Staff staff, @Nullable Long decidedBy) {
        Instant now = clock.instant();
        rows.move(id, to, decidedBy, now);
        rows.step(id, new NoticeRows.Step(now, what, staff.id(), null, null, words));
    }

    private void decide(long id, Notice.State from, Actor.Staff staff, java.util.function.Consumer<Notice> then) {
        transaction.executeWithoutResult(_ -> {
            Notice notice = rows.hold(id).orElseThrow(() -> Problem.notFound("notice.noSuchNotice"));
            apart(notice, staff);
            if (notice.state() != from) {
                throw Problem.conflict("notice.isElsewhere");
            }
            then.accept(notice);
        });
    }

    private static void apart(Notice notice, Actor.Staff staff) {
        Permissions.require(staff, Permission.PUBLIC_RELEASE);
        if (!isApart(notice, staff)) {
            throw Problem.forbidden("notice.notByYou");
        }
    }

    private static String reason(@Nullable String why) {
        String words = NoticeWords.given(why);
        List<FieldError> errors = new ArrayList<>();
        if (words.isEmpty()) {
            errors.add(FieldError.of("why", "required"));
        } else {
            NoticeWords.written("why", words, MOST_WHY, errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return words;
    }

    private void reopen(Actor.Raiser raiser, String words) {
        boolean offered = matters.view(raiser.number(), raiser).offers().stream()
                .anyMatch(offer -> offer.name().equals(REOPEN));
        if (offered) {
            ledger.perform(raiser.number(), REOPEN, Map.of("reason", words), raiser, null);
        }
    }

    /**
     * Somebody objects; the notice is out of the public at once. On its result one may object within its days; that somebody
     * can be recognised in it, at any time. Where it is the raiser who says that it is not done, the matter is worked on again, if
     * its own days still allow it (M20).
     *
     * @param objector the raiser, proved by the code; absent for somebody who says to be named in it
     * @throws Problem 404 nothing of that number is public; 409 too late; 422 no reason, or not the raiser's notice
     */
    public void object(long id, String ground, @Nullable String why, Actor.@Nullable Raiser objector) {
        String words = new Objecting(ground, why, null, null).checked(List.of("privacy", "result"));
        transaction.executeWithoutResult(_ -> {
            Notice notice = rows.hold(id).orElseThrow(() -> Problem.notFound("notice.noSuchNotice"));
            if (notice.state() != Notice.State.PUBLIC) {
                throw Problem.conflict("notice.notPublic");
            }
            if (objector != null && !objector.number().equals(notice.number())) {
                throw Problem.invalid("number", "notice.notYours");
            }
            if (ground.equals("result") && clock.today().isAfter(Objects.requireNonNull(notice.until()))) {
                throw Problem.invalid("ground", "notice.tooLate");
            }
            Instant now = clock.instant();
            rows.move(id, Notice.State.OBJECTED, null, now);
            rows.step(
                    id,
                    new NoticeRows.Step(now, "objected", null, objector == null ? "named" : "raiser", ground, words));
            if (objector != null && ground.equals("result")) {
                reopen(objector, words);
            }
        });
    }
}
