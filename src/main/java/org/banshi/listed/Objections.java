package org.banshi.listed;

import java.util.List;
import java.util.Objects;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.matter.Publishing;
import org.banshi.notice.Objecting;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Objections to what is told of listed cases (R-S11), as to notices: from the moment somebody objects it is out of the
 * public; a third person decides, in writing, and everybody may read why.
 */
@Service
public class Objections {
    static final List<String> GROUNDS = List.of("privacy", "facts");

    private final ListedCases cases;
    private final ListedRows rows;
    private final ObjectionRows objections;
    private final PublicListed published;
    private final Publishing publishing;
    private final Matters matters;
    private final Accounts accounts;
    private final Outbox outbox;

    @SuppressWarnings("checkstyle:ParameterNumber") // what it ties together
    Objections(
            ListedCases cases,
            ListedRows rows,
            ObjectionRows objections,
            PublicListed published,
            Publishing publishing,
            Matters matters,
            Accounts accounts,
            Outbox outbox) {
        this.cases = cases;
        this.rows = rows;
        this.objections = objections;
        this.published = published;
        this.publishing = publishing;
        this.matters = matters;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    /**
     * Objections to what is told of a case, the newest first.
     *
     * @throws Problem 403 not of those who propose
     */
    public List<ListedObjection> of(ListedNotice.Case of, Actor.Staff reader) {
        Permissions.require(reader, Permission.LISTED_PROPOSE);
        return objections.of(of.number(), of.nr());
    }

    /**
     * Somebody objects; what it is against is out of the public at once, and whoever may decide is told so.
     *
     * @param notice to which notice
     * @param objector the raiser, proved by the code; absent for somebody who says to be in it
     * @throws Problem 404 nothing of that number is public; 409 somebody objected a moment ago; 422 no reason, or not the
     *     raiser's case
     */
    @Transactional
    public void object(long notice, Objecting typed, Actor.@Nullable Raiser objector) {
        String words = typed.checked(GROUNDS);
        PublicListed.Subject subject = published.subject(notice).orElseThrow(() -> Problem.notFound("listed.none"));
        if (objector != null && !objector.number().equals(subject.number())) {
            throw Problem.invalid("number", "listed.notYours");
        }
        try {
            objections.object(notice, objector == null ? "named" : "raiser", typed.chosen(), words);
        } catch (DataIntegrityViolationException _) {
            throw Problem.conflict("listed.notNow");
        }
        tell(subject.number(), notice);
    }

    /** To each who may decide and can log in; the objection itself is read there, and nowhere else. */
    private void tell(String number, long notice) {
        int nr = objections.nr(notice);
        ListedNotice.Case of = rows.find(number, nr).orElseThrow(() -> Problem.notFound("listed.none"));
        ListedNotice told = cases.notice(of, notice);
        accounts.able().stream()
                .map(account -> new Actor.Staff(account.staff(), account.name(), account.unit(), account.roles()))
                .filter(staff -> isThird(told, of, staff))
                .forEach(staff -> outbox.send(
                        Message.of(Channel.DESK, "staff:" + staff.id(), "listed.tell.objected", number, number)));
    }

    private static boolean isThird(ListedNotice notice, ListedNotice.Case of, Actor.Staff staff) {
        return ListedCases.isApart(notice, of, staff) && !Objects.equals(notice.releasedBy(), staff.id());
    }

    /** Whether the actor may decide on it: neither who wrote, released or listed it, nor who did the work. */
    boolean mayDecide(ListedObjection objection, ListedNotice notice, ListedNotice.Case of, Actor.Staff staff) {
        return objection.isOpen() && notice.state() == ListedNotice.State.PUBLIC && isThird(notice, of, staff);
    }

    /**
     * Decides on one, in writing.
     *
     * @param keep whether it is public again
     * @throws Problem 403 not a third person; 404; 409 decided already, or it may not be told any more; 422 without a reason, or
     *     with personal data in it
     */
    @Transactional
    public void decide(String number, int nr, long id, boolean keep, @Nullable String why, Actor.Staff staff) {
        ListedNotice.Case of = cases.require(number, nr, staff);
        Permissions.require(staff, Permission.LISTED_RELEASE);
        ListedObjection objection = objections.of(number, nr).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("listed.none"));
        ListedNotice notice = cases.notice(of, objection.notice());
        if (!objection.isOpen() || notice.state() != ListedNotice.State.PUBLIC) {
            throw Problem.conflict("listed.notNow");
        }
        if (!mayDecide(objection, notice, of, staff)) {
            throw Problem.forbidden("listed.notByYou");
        }
        String words = ListedCases.words("why", why);
        if (keep) {
            publishing.mayBeTold(number, staff);
        }
        if (!publishing
                .traces(matters.view(number, staff).matter(), List.of(words), staff)
                .isEmpty()) {
            throw Problem.invalid("why", "listed.givesAway");
        }
        if (!keep
                && !rows.end(notice.id(), ListedNotice.State.PUBLIC, ListedNotice.State.WITHDRAWN, words, staff.id())) {
            throw Problem.conflict("listed.notNow");
        }
        try {
            objections.decide(id, !keep, words, staff.id());
        } catch (DataIntegrityViolationException _) {
            throw Problem.conflict("listed.notNow");
        }
    }
}
