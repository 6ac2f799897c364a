package org.banshi.listed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Publishing;
import org.banshi.notice.NoticeWords;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells in public of listed cases: one person writes the reason for everybody, a second releases it, who is neither who listed
 * the case nor who did the work. What anybody may know of the matter is taken from it and cannot be typed.
 */
@Service
public class ListedCases {
    static final int MOST_WORDS = 500;

    private final ListedRows rows;
    private final ObjectionRows objections;
    private final Publishing publishing;
    private final Matters matters;

    ListedCases(ListedRows rows, ObjectionRows objections, Publishing publishing, Matters matters) {
        this.rows = rows;
        this.objections = objections;
        this.publishing = publishing;
        this.matters = matters;
    }

    /** Cases that the reader may know of, what is on the list first. */
    public List<ListedNotice.Case> all(Actor.Staff reader) {
        Permissions.require(reader, Permission.LISTED_PROPOSE);
        List<ListedNotice.Case> cases = rows.cases();
        Map<String, String> known = matters.titles(
                cases.stream().map(ListedNotice.Case::number).distinct().toList(), reader);
        return cases.stream().filter(each -> known.containsKey(each.number())).toList();
    }

    /**
     * One of them.
     *
     * @throws Problem 404 if there is none or the reader may not know of it
     */
    public ListedNotice.Case require(String number, int nr, Actor.Staff reader) {
        Permissions.require(reader, Permission.LISTED_PROPOSE);
        if (!matters.titles(List.of(number), reader).containsKey(number)) {
            throw Problem.notFound("listed.none");
        }
        return rows.find(number, nr).orElseThrow(() -> Problem.notFound("listed.none"));
    }

    /** What was told of it or shall be, the newest first. */
    public List<ListedNotice> told(ListedNotice.Case of) {
        return rows.of(of.number(), of.nr());
    }

    /** What may be proposed now; absent where all is told or waits. */
    ListedNotice.@Nullable Part next(ListedNotice.Case of) {
        if (isFree(of.state())) {
            return of.isOff() ? null : ListedNotice.Part.ON;
        }
        return of.state() == ListedNotice.State.PUBLIC && of.isOff() && isFree(of.offState())
                ? ListedNotice.Part.OFF
                : null;
    }

    private static boolean isFree(ListedNotice.@Nullable State state) {
        return state == null || state == ListedNotice.State.REFUSED || state == ListedNotice.State.WITHDRAWN;
    }

    /**
     * Proposes what shall be told.
     *
     * @throws Problem 403, 404; 409 nothing to tell now, a report, confidential, rejected or withdrawn; 422 words missing, too
     *     long, or with personal data
     */
    @Transactional
    public void propose(String number, int nr, @Nullable String typed, Actor.Staff staff) {
        ListedNotice.Case of = require(number, nr, staff);
        Matter matter = publishing.mayBeTold(number, staff);
        ListedNotice.Part part = next(of);
        if (part == null) {
            throw Problem.conflict("listed.notNow");
        }
        String words = words("words", typed);
        NoticeWords.apart(publishing.traces(matter, List.of(words), staff));
        try {
            rows.propose(matter.id(), nr, part, words, staff.id());
        } catch (DuplicateKeyException _) {
            throw Problem.conflict("listed.notNow");
        }
    }

    static String words(String field, @Nullable String typed) {
        String words = NoticeWords.given(typed);
        List<Problem.FieldError> errors = new ArrayList<>();
        if (words.isEmpty()) {
            errors.add(Problem.FieldError.of(field, "required"));
        } else {
            NoticeWords.written(field, words, MOST_WORDS, errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return words;
    }

    /** Whether the actor may release what is proposed, or refuse to. */
    boolean mayRelease(ListedNotice notice, ListedNotice.Case of, Actor.Staff staff) {
        return notice.state() == ListedNotice.State.PROPOSED && isApart(notice, of, staff);
    }

    static boolean isApart(ListedNotice notice, ListedNotice.Case of, Actor.Staff staff) {
        return Permissions.has(staff, Permission.LISTED_RELEASE)
                && notice.proposedBy() != staff.id()
                && of.lister() != staff.id()
                && !Objects.equals(of.doer(), staff.id());
    }

    /**
     * Releases it; what could have changed since is looked at again.
     *
     * @throws Problem 403 the same person, who listed it, or who did the work; 404; 409 it is not proposed, or may not be told
     */
    @Transactional
    public void release(String number, int nr, long id, Actor.Staff staff) {
        ListedNotice.Case of = require(number, nr, staff);
        ListedNotice notice = notice(of, id);
        apart(notice, of, staff);
        Matter matter = publishing.mayBeTold(number, staff);
        if (!publishing.traces(matter, List.of(notice.words()), staff).isEmpty()) {
            throw Problem.conflict("listed.givesAway");
        }
        if (!rows.release(id, staff.id())) {
            throw Problem.conflict("listed.notNow");
        }
    }

    /**
     * Does not release it, and says why.
     *
     * @throws Problem as {@link #release}; 422 without a reason
     */
    @Transactional
    public void refuse(String number, int nr, long id, @Nullable String why, Actor.Staff staff) {
        ListedNotice.Case of = require(number, nr, staff);
        ListedNotice notice = notice(of, id);
        apart(notice, of, staff);
        end(notice, ListedNotice.State.PROPOSED, ListedNotice.State.REFUSED, why, staff);
    }

    /**
     * Takes back what is public, at once.
     *
     * @throws Problem 403 not of those who release; 404; 409 it is not public, or waits for a third person who decides on an
     *     objection; 422 without a reason
     */
    @Transactional
    public void withdraw(String number, int nr, long id, @Nullable String why, Actor.Staff staff) {
        Permissions.require(staff, Permission.LISTED_RELEASE);
        if (objections.isObjected(id)) {
            throw Problem.conflict("listed.objected");
        }
        end(
                notice(require(number, nr, staff), id),
                ListedNotice.State.PUBLIC,
                ListedNotice.State.WITHDRAWN,
                why,
                staff);
    }

    private void end(
            ListedNotice notice,
            ListedNotice.State from,
            ListedNotice.State to,
            @Nullable String why,
            Actor.Staff staff) {
        if (!rows.end(notice.id(), from, to, words("why", why), staff.id())) {
            throw Problem.conflict("listed.notNow");
        }
    }

    ListedNotice notice(ListedNotice.Case of, long id) {
        return told(of).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("listed.none"));
    }

    private static void apart(ListedNotice notice, ListedNotice.Case of, Actor.Staff staff) {
        Permissions.require(staff, Permission.LISTED_RELEASE);
        if (!isApart(notice, of, staff)) {
            throw Problem.forbidden("listed.notByYou");
        }
    }
}
