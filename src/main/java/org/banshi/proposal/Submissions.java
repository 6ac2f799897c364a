package org.banshi.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Relation;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what residents put forward to an open call onto the ledger. */
@Service
public class Submissions {
    private final Calls calls;
    private final CallRows rows;
    private final Ledger ledger;
    private final Regions regions;
    private final Calendars calendars;
    private final CityClock clock;

    Submissions(Calls calls, CallRows rows, Ledger ledger, Regions regions, Calendars calendars, CityClock clock) {
        this.calls = calls;
        this.rows = rows;
        this.ledger = ledger;
        this.regions = regions;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Puts something forward to a call: a matter with number and code, owned by the office that calls, its clock running out
     * on the day by which everybody was promised an answer.
     *
     * @throws Problem 404 no such call, 409 it has not begun or is over, 422 wrong fields
     */
    @Transactional
    public Receipt submit(long id, Submission typed, Actor actor) {
        check(id, typed);
        rows.keepOpen(id);
        Call call = taking(id);
        String phone = none(typed.phone());
        String name = none(typed.name());
        return ledger.raise(
                new NewMatter(
                        Proposals.NAME,
                        null,
                        null,
                        null,
                        NewMatter.Words.of(typed.title(), typed.text()),
                        new NewMatter.Place(none(typed.region()), none(typed.address()), null, null),
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity(name, phone, null, null),
                        false,
                        Map.of("call", id, "consent", typed.mayBeHandedOn())),
                actor,
                change -> change.assign(call.office().code(), Relation.ISSUER)
                        .startAt(ProposalLifecycle.ANSWER, calendars.endOf(call.answerBy())));
    }

    /**
     * Goes on only where the call takes something now and nothing is wrong with the form.
     *
     * @throws Problem as {@link #submit}
     */
    public void check(long id, Submission typed) {
        taking(id);
        List<FieldError> faults = new ArrayList<>(typed.faults());
        if (!typed.region().isEmpty() && regions.find(typed.region()).isEmpty()) {
            faults.add(FieldError.of("region", "notAChoice"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private Call taking(long id) {
        Call call = calls.require(id);
        LocalDate today = clock.today();
        if (today.isBefore(call.from())) {
            throw Problem.conflict("proposal.notYet", call.from());
        }
        if (!call.isTaking(today)) {
            throw Problem.conflict("proposal.tooLate", call.until());
        }
        return call;
    }

    private static @Nullable String none(String value) {
        return value.isEmpty() ? null : value;
    }
}
