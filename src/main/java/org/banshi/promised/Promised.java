package org.banshi.promised;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.matter.Matters;
import org.banshi.matter.Publishing;
import org.banshi.notice.NoticeWords;
import org.banshi.program.Lists;
import org.banshi.program.WorkList;
import org.banshi.text.PersonalData;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Masks and releases the words of promises (R-S11): the list's office masks, somebody else releases, who is not of the unit that
 * does the work. The words are held against the identity of whoever raised what the promise comes from.
 */
@Service
public class Promised {
    private static final Actor HOUSE = new Actor.House();

    private final PromisedRows rows;
    private final Lists lists;
    private final Matters matters;
    private final Publishing publishing;

    Promised(PromisedRows rows, Lists lists, Matters matters, Publishing publishing) {
        this.rows = rows;
        this.lists = lists;
        this.matters = matters;
        this.publishing = publishing;
    }

    /**
     * Words of one promise, as they were typed.
     *
     * @param nr its number on the list
     * @param print fingerprint of what the ledger said when they were typed
     * @param words by part; blank for what is not told
     * @param sure whether a warning was read and they stand
     */
    public record Typed(int nr, String print, Map<String, String> words, boolean sure) {
        /** How a form names one of its parts. */
        static String field(int nr, String part) {
            return "w." + nr + "." + part;
        }
    }

    /**
     * What came of proposing several.
     *
     * @param proposed how many wait now for a second person
     * @param wrong what is wrong with the others
     */
    public record Outcome(int proposed, List<FieldError> wrong) {
        public Outcome {
            wrong = List.copyOf(wrong);
        }
    }

    /** Public lists, or such that are to be, in whose words the reader has a part. */
    public List<WorkList> lists(Actor.Staff staff) {
        return lists.visible(staff).stream()
                .filter(list -> list.isPublic() && takesPart(list, staff))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws Problem 403 for somebody without a part; 404 if there is none
     */
    public WorkList require(String code, Actor.Staff staff) {
        WorkList list = lists.require(code, staff);
        if (!list.isPublic()) {
            throw Problem.notFound("noSuchList", code);
        }
        if (!takesPart(list, staff)) {
            throw Problem.forbidden("promised.notYours");
        }
        return list;
    }

    private static boolean takesPart(WorkList list, Actor.Staff staff) {
        return masks(list, staff) || releases(list, staff);
    }

    static boolean masks(WorkList list, Actor.Staff staff) {
        return Permissions.has(staff, Permission.PROMISED_MASK) && list.office().equals(staff.unit());
    }

    static boolean releases(WorkList list, Actor.Staff staff) {
        return Permissions.has(staff, Permission.PROMISED_RELEASE)
                && (list.office().equals(staff.unit()) || staff.has(Role.SUPERVISOR) || staff.has(Role.REVIEWER));
    }

    /** What the ledger says of promises whose words wait for somebody to mask them. */
    public List<Typed> waiting(String code, int most, Actor.Staff staff) {
        require(code, staff);
        return rows.toMask(code, 0, most).stream()
                .map(promise -> new Typed(promise.nr(), promise.print(), masked(promise), false))
                .toList();
    }

    /** What waits for a second person, by its numbers. */
    public List<Long> proposed(String code, int most, Actor.Staff staff) {
        require(code, staff);
        return rows.tellings(code, Telling.State.PROPOSED, 0, most, staff.id()).stream()
                .map(Telling::id)
                .toList();
    }

    /** Where a person begins: what can be told by its looks taken out. */
    static Map<String, String> masked(Promise promise) {
        Map<String, String> masked = new LinkedHashMap<>();
        promise.words().forEach((part, words) -> masked.put(part, PersonalData.masked(words)));
        return masked;
    }

    /**
     * Proposes the words of several promises; those with which something is wrong are left as they are, and told.
     *
     * @throws Problem 403 not of the list's office; 404; 409 somebody proposed one of them a moment ago
     */
    @Transactional
    public Outcome propose(String code, List<Typed> typed, Actor.Staff staff) {
        if (!masks(require(code, staff), staff)) {
            throw Problem.forbidden("promised.notYours");
        }
        List<FieldError> wrong = new ArrayList<>();
        int proposed = 0;
        for (Typed each : typed) {
            List<FieldError> errors = new ArrayList<>();
            Promise promise = rows.toMask(code, each.nr()).orElse(null);
            Map<String, String> words = new LinkedHashMap<>();
            if (promise == null || !promise.print().equals(each.print())) {
                errors.add(FieldError.of(Typed.field(each.nr(), Parts.TITLE), "promised.changed"));
            } else {
                check(promise, each, words, errors);
                if (errors.isEmpty()) {
                    traces(promise.matter(), words, staff)
                            .forEach(trace -> errors.add(FieldError.of(
                                    Typed.field(each.nr(), Parts.TITLE), "notice.gives." + trace.code())));
                }
            }
            if (errors.isEmpty() && promise != null) {
                propose(promise, words, staff);
                proposed++;
            }
            wrong.addAll(errors);
        }
        return new Outcome(proposed, wrong);
    }

    private void propose(Promise promise, Map<String, String> words, Actor.Staff staff) {
        try {
            rows.propose(promise, words, staff.id());
        } catch (DuplicateKeyException _) {
            throw Problem.conflict("promised.notNow");
        }
    }

    private static void check(Promise promise, Typed typed, Map<String, String> words, List<FieldError> errors) {
        for (String part : promise.words().keySet()) {
            String given = NoticeWords.given(typed.words().get(part));
            String field = Typed.field(typed.nr(), part);
            if (!given.isEmpty()) {
                words.put(part, given);
                NoticeWords.written(field, given, Parts.most(part), errors);
            } else if (part.equals(Parts.TITLE)) {
                errors.add(FieldError.of(field, "required"));
            }
        }
        boolean warned =
                words.values().stream().anyMatch(each -> PersonalData.in(each).contains(PersonalData.Sort.HEALTH));
        if (warned && !typed.sure()) {
            errors.add(FieldError.of("sure." + typed.nr(), "notice.healthWords"));
        }
    }

    /** Held against whoever raised what the promise comes from. */
    Set<Publishing.Trace> traces(long matter, Map<String, String> words, Actor.Staff staff) {
        Set<Publishing.Trace> traces = new TreeSet<>();
        for (String source : matters.sources(matter, HOUSE).titles().keySet()) {
            traces.addAll(publishing.traces(matters.view(source, HOUSE).matter(), List.copyOf(words.values()), staff));
        }
        return traces;
    }

    /** Whether somebody may release words, or refuse to. */
    static boolean mayRelease(WorkList list, Telling telling, Actor.Staff staff) {
        return telling.state() == Telling.State.PROPOSED && releases(list, staff) && telling.isApart(staff);
    }

    /**
     * Releases words, all of them or none; what could have changed since is looked at again.
     *
     * @throws Problem 403 the same person, or of who does the work; 404; 409 not proposed any more, somebody objected meanwhile, or
     *     they give somebody away
     */
    @Transactional
    public void release(String code, List<Long> ids, Actor.Staff staff) {
        WorkList list = require(code, staff);
        for (long id : ids) {
            Telling telling = require(list, id, staff);
            apart(list, telling, staff);
            if (!telling.isOfNow()) {
                throw Problem.conflict("promised.outdated");
            }
            if (rows.isAway(telling.matter())) {
                throw Problem.conflict("promised.objected");
            }
            if (!traces(telling.matter(), telling.words(), staff).isEmpty()) {
                throw Problem.conflict("promised.givesAway");
            }
            try {
                if (!rows.release(telling, staff.id())) {
                    throw Problem.conflict("promised.notNow");
                }
            } catch (DuplicateKeyException _) {
                throw Problem.conflict("promised.notNow");
            }
        }
    }

    /**
     * Does not release words, and says why.
     *
     * @throws Problem as {@link #release}; 422 without a reason
     */
    @Transactional
    public void refuse(String code, long id, @Nullable String why, Actor.Staff staff) {
        WorkList list = require(code, staff);
        apart(list, require(list, id, staff), staff);
        end(id, Telling.State.PROPOSED, Telling.State.REFUSED, words("why." + id, why), staff);
    }

    /**
     * Takes back what is public, at once.
     *
     * @throws Problem 403 not of those who release; 404; 409 not public, or waits for a third person; 422 without a reason
     */
    @Transactional
    public void withdraw(String code, long id, @Nullable String why, Actor.Staff staff) {
        WorkList list = require(code, staff);
        Telling telling = require(list, id, staff);
        if (!mayWithdraw(list, telling, staff)) {
            throw Problem.forbidden("promised.notByYou");
        }
        if (rows.isAway(telling.matter())) {
            throw Problem.conflict("promised.objected");
        }
        end(id, Telling.State.PUBLIC, Telling.State.WITHDRAWN, words("why." + id, why), staff);
    }

    void end(long id, Telling.State from, Telling.State to, String why, Actor.Staff staff) {
        if (!rows.end(id, from, to, why, staff.id())) {
            throw Problem.conflict("promised.notNow");
        }
    }

    static String words(String field, @Nullable String typed) {
        String words = NoticeWords.given(typed);
        List<FieldError> errors = new ArrayList<>();
        if (words.isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        } else {
            NoticeWords.written(field, words, Parts.MOST_WORDS, errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return words;
    }

    /** Whether somebody may take words back: not of who does the work. */
    static boolean mayWithdraw(WorkList list, Telling telling, Actor.Staff staff) {
        return releases(list, staff) && !telling.isWork();
    }

    private Telling require(WorkList list, long id, Actor.Staff staff) {
        return rows.telling(list.code(), id, staff.id()).orElseThrow(() -> Problem.notFound("promised.none"));
    }

    private static void apart(WorkList list, Telling telling, Actor.Staff staff) {
        if (telling.state() != Telling.State.PROPOSED) {
            throw Problem.conflict("promised.notNow");
        }
        if (!mayRelease(list, telling, staff)) {
            throw Problem.forbidden("promised.notByYou");
        }
    }
}
