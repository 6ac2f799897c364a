package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.matter.Receipts;
import org.banshi.matter.Tries;
import org.banshi.proposal.Call;
import org.banshi.proposal.Calls;
import org.banshi.proposal.Proposals;
import org.banshi.proposal.Submission;
import org.banshi.proposal.Submissions;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Putting something forward to an open call, and following what became of it. */
@Controller
final class CallController {
    private final Calls calls;
    private final Submissions submissions;
    private final Receipts receipts;
    private final Matters matters;
    private final Tries tries;
    private final Places places;
    private final Standing standing;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // the form, the receipt and the way on
    CallController(
            Calls calls,
            Submissions submissions,
            Receipts receipts,
            Matters matters,
            Tries tries,
            Places places,
            Standing standing,
            CityClock clock) {
        this.calls = calls;
        this.submissions = submissions;
        this.receipts = receipts;
        this.matters = matters;
        this.tries = tries;
        this.places = places;
        this.standing = standing;
        this.clock = clock;
    }

    @GetMapping("/calls/{id:[0-9]{1,15}}/submit")
    SubmitPage form(@PathVariable long id) {
        Submission blank = new Submission(UUID.randomUUID().toString(), "", "", "", "", "", "", "");
        return page(calls.require(id), blank, FormErrors.NONE);
    }

    /** What comes late, or from where too much comes, is told on the form; nothing that was written is lost. */
    @PostMapping("/calls/{id:[0-9]{1,15}}/submit")
    Answer submit(@PathVariable long id, Submission typed, HttpServletRequest request) {
        Call call = calls.require(id);
        try {
            String number = receipts.once(id + "/" + typed.wording(), () -> {
                submissions.check(id, typed);
                tries.countRaise(request.getRemoteAddr());
                return submissions.submit(id, typed, new Actor.Anyone());
            });
            Proof.remember(request, number);
            return new SeeOther("/receipt/" + number);
        } catch (Problem problem) {
            if (problem.status() == 422) {
                return page(call, typed, FormErrors.of(problem));
            }
            if (problem.status() != 409 && problem.status() != 429) {
                throw problem;
            }
            Problem.FieldError why = new Problem.FieldError("text", problem.code(), problem.args());
            return page(call, typed, new FormErrors(List.of(why)));
        }
    }

    private SubmitPage page(Call call, Submission typed, FormErrors errors) {
        return new SubmitPage(call, call.isTaking(clock.today()), typed, places.options(), errors);
    }

    /** The request that a proposal became is its raiser's too: whoever has proved the one follows the other. */
    @GetMapping("/follow/{number}/request")
    Answer request(@PathVariable String number, HttpServletRequest request) {
        if (!(standing.of(request, number).orElse(null) instanceof Actor.Raiser raiser)) {
            return new SeeOther("/follow");
        }
        var view = matters.view(number, raiser);
        if (!view.matter().kind().equals(Proposals.NAME) || !(view.own().get("request") instanceof Number id)) {
            return new SeeOther("/follow/" + number);
        }
        String handedOn = matters.numberOf(id.longValue()).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        if (Proof.of(request, number).isPresent()) {
            Proof.remember(request, handedOn);
        }
        return new SeeOther("/follow/" + handedOn);
    }
}
