package org.banshi.proposal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Ledger;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One proposal on the desk: scored, merged, answered. */
@Controller
@RequestMapping(ProposalConfiguration.HERE + "/proposals/{number}")
final class EntryController {
    private final EntrySight sight;
    private final Scores scores;
    private final Answers answers;
    private final Ledger ledger;
    private final Looks looks;

    EntryController(EntrySight sight, Scores scores, Answers answers, Ledger ledger, Looks looks) {
        this.sight = sight;
        this.scores = scores;
        this.answers = answers;
        this.ledger = ledger;
        this.looks = looks;
    }

    /** Each page that is shown leaves a line about who looked. */
    @GetMapping
    EntryPage page(@PathVariable String number, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.CALLS_SCORE);
        EntryPage page =
                sight.page(number, staff, new EntryPage.Typed("", Map.of()), FormErrors.NONE, Language.of(request));
        looks.record(staff, number, Looks.MATTER, null);
        return page;
    }

    private interface Work {
        void run();
    }

    /** Does it and says so; what was typed stays where it was wrong. */
    private Answer done(
            String number,
            Actor.Staff staff,
            EntryPage.Typed typed,
            String notice,
            HttpServletRequest request,
            Work work) {
        try {
            work.run();
            return new SeeOther(ProposalConfiguration.HERE + "/proposals/" + number, notice);
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return sight.page(number, staff, typed, typed.named(FormErrors.of(refused)), Language.of(request));
        }
    }

    @PostMapping("/score")
    Answer score(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        return done(
                number,
                staff,
                new EntryPage.Typed("score", typed),
                "proposal.scored",
                request,
                () -> scores.put(number, EntryPage.points(typed), staff));
    }

    @PostMapping("/merge")
    Answer merge(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String main,
            Actor.Staff staff,
            HttpServletRequest request) {
        return done(
                number,
                staff,
                new EntryPage.Typed("merge", Map.of()),
                "proposal.merged",
                request,
                () -> ledger.perform(number, "merge", Map.of("main", main), staff, null));
    }

    @PostMapping("/unmerge")
    Answer unmerge(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String which,
            Actor.Staff staff,
            HttpServletRequest request) {
        return done(
                number,
                staff,
                new EntryPage.Typed("unmerge", Map.of()),
                "proposal.unmerged",
                request,
                () -> ledger.perform(which.isEmpty() ? number : which, "unmerge", Map.of(), staff, null));
    }

    @PostMapping("/select")
    Answer select(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        return done(
                number,
                staff,
                new EntryPage.Typed("select", typed),
                "proposal.told",
                request,
                () -> answers.selectInto(number, typed, staff));
    }

    @PostMapping("/hand-on")
    Answer handOn(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        return done(
                number,
                staff,
                new EntryPage.Typed("handOn", typed),
                "proposal.told",
                request,
                () -> answers.handOn(number, typed.get("handOnAnswer"), staff));
    }

    @PostMapping("/decline")
    Answer decline(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        return done(
                number,
                staff,
                new EntryPage.Typed("decline", typed),
                "proposal.told",
                request,
                () -> answers.decline(List.of(number), typed.get("reason"), staff));
    }
}
