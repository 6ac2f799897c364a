package org.banshi.promised;

import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.notice.Objecting;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.program.Lists;
import org.banshi.program.WorkList;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Objections to the words of promises (R-S11): from the moment somebody objects the words are out of the public, while light,
 * days and unit stay; a third person decides, in writing, and everybody may read why.
 */
@Service
public class PromisedObjections {
    static final List<String> GROUNDS = List.of("privacy", "facts");

    private final PromisedRows rows;
    private final Promised promised;
    private final Lists lists;
    private final Outbox outbox;

    PromisedObjections(PromisedRows rows, Promised promised, Lists lists, Outbox outbox) {
        this.rows = rows;
        this.promised = promised;
        this.lists = lists;
        this.outbox = outbox;
    }

    /**
     * Somebody objects; the list's office and the supervisors get a note, without what was said.
     *
     * @param nr number of the promise on its list
     * @throws Problem 404 nothing of it is told; 409 somebody objected a moment ago; 422 without ground or reason
     */
    @Transactional
    public void object(String list, int nr, Objecting typed) {
        String said = typed.checked(GROUNDS);
        Telling told = rows.told(list, nr).orElseThrow(() -> Problem.notFound("promised.none"));
        try {
            rows.object(told.id(), typed.chosen(), said);
        } catch (DataIntegrityViolationException _) {
            throw Problem.conflict("promised.notNow");
        }
        String office = lists.find(list).orElseThrow().office();
        for (String desk : List.of("unit:" + office, "role:" + Role.SUPERVISOR.name())) {
            outbox.send(Message.of(
                    Channel.DESK, desk, "promised.tell.objected", told.number(), told.number(), String.valueOf(nr)));
        }
    }

    /** Objections to words of a list that nobody has decided on. */
    List<PromisedObjection> of(String code, Actor.Staff staff) {
        promised.require(code, staff);
        return rows.objections(code, staff.id());
    }

    static boolean mayDecide(WorkList list, PromisedObjection objection, Actor.Staff staff) {
        return Promised.releases(list, staff) && objection.against().isThird(staff);
    }

    /**
     * Decides on one, in writing.
     *
     * @param keep whether the words are public again
     * @throws Problem 403 not a third person; 404; 409 decided already; 422 without a reason, or with personal data in it
     */
    @Transactional
    public void decide(String code, long id, boolean keep, @Nullable String why, Actor.Staff staff) {
        WorkList list = promised.require(code, staff);
        PromisedObjection objection = rows.objections(code, staff.id()).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.conflict("promised.notNow"));
        if (!mayDecide(list, objection, staff)) {
            throw Problem.forbidden("promised.notByYou");
        }
        String words = Promised.words("answer." + id, why);
        if (!promised.traces(objection.against().matter(), Map.of("why", words), staff)
                .isEmpty()) {
            throw Problem.invalid("answer." + id, "promised.givesAway");
        }
        if (!keep) {
            promised.end(objection.against().id(), Telling.State.PUBLIC, Telling.State.WITHDRAWN, words, staff);
        }
        try {
            rows.decide(id, !keep, words, staff.id());
        } catch (DataIntegrityViolationException _) {
            throw Problem.conflict("promised.notNow");
        }
    }
}
