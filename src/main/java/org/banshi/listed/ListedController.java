package org.banshi.listed;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Listed cases on the desk: what is told of them, released by another. */
@Controller
@RequestMapping(ListedConfiguration.DESK)
final class ListedController {
    private static final String ONE = "/{number}/{nr:[0-9]+}";
    private static final String NOTICE = ONE + "/{id:[0-9]+}";

    private final ListedCases cases;
    private final Objections objections;

    ListedController(ListedCases cases, Objections objections) {
        this.cases = cases;
        this.objections = objections;
    }

    @GetMapping
    ListedPage all(Actor.Staff staff) {
        return new ListedPage(cases.all(staff));
    }

    @GetMapping(ONE)
    ListedCasePage one(@PathVariable String number, @PathVariable int nr, Actor.Staff staff) {
        return page(number, nr, "", null, FormErrors.NONE, staff);
    }

    private ListedCasePage page(
            String number, int nr, String at, @Nullable String typed, FormErrors errors, Actor.Staff staff) {
        ListedNotice.Case of = cases.require(number, nr, staff);
        List<ListedNotice> told = cases.told(of);
        List<ListedObjection> against = objections.of(of, staff);
        return new ListedCasePage(
                of,
                told,
                cases.next(of),
                told.stream()
                        .filter(each -> cases.mayRelease(each, of, staff))
                        .map(ListedNotice::id)
                        .toList(),
                Permissions.has(staff, Permission.LISTED_RELEASE),
                against,
                against.stream()
                        .filter(each -> objections.mayDecide(each, cases.notice(of, each.notice()), of, staff))
                        .map(ListedObjection::id)
                        .toList(),
                at,
                typed,
                errors);
    }

    @PostMapping(ONE)
    Answer propose(
            @PathVariable String number,
            @PathVariable int nr,
            @RequestParam(required = false) @Nullable String words,
            Actor.Staff staff) {
        return done(
                number,
                nr,
                staff,
                "listed.proposed",
                new Sent("propose", "words", words, () -> cases.propose(number, nr, words, staff)));
    }

    @PostMapping(NOTICE + "/release")
    Answer release(@PathVariable String number, @PathVariable int nr, @PathVariable long id, Actor.Staff staff) {
        return done(
                number,
                nr,
                staff,
                "listed.released",
                new Sent("", "", null, () -> cases.release(number, nr, id, staff)));
    }

    @PostMapping(NOTICE + "/refuse")
    Answer refuse(
            @PathVariable String number,
            @PathVariable int nr,
            @PathVariable long id,
            Actor.Staff staff,
            HttpServletRequest request) {
        String field = ListedCasePage.why(id);
        String why = request.getParameter(field);
        return done(
                number,
                nr,
                staff,
                "listed.done",
                new Sent("refuse/" + id, field, why, () -> cases.refuse(number, nr, id, why, staff)));
    }

    @PostMapping(NOTICE + "/withdraw")
    Answer withdraw(
            @PathVariable String number,
            @PathVariable int nr,
            @PathVariable long id,
            Actor.Staff staff,
            HttpServletRequest request) {
        String field = ListedCasePage.why(id);
        String why = request.getParameter(field);
        return done(
                number,
                nr,
                staff,
                "listed.done",
                new Sent("withdraw/" + id, field, why, () -> cases.withdraw(number, nr, id, why, staff)));
    }

    @PostMapping(ONE + "/objections/{id:[0-9]+}/{decision:keep|withdraw}")
    Answer decide(
            @PathVariable String number,
            @PathVariable int nr,
            @PathVariable long id,
            @PathVariable String decision,
            Actor.Staff staff,
            HttpServletRequest request) {
        String field = ListedCasePage.answer(id);
        String why = request.getParameter(field);
        boolean keep = decision.equals("keep");
        return done(
                number,
                nr,
                staff,
                "listed.decided",
                new Sent("objections/" + id, field, why, () -> objections.decide(number, nr, id, keep, why, staff)));
    }

    /**
     * What was sent, and what comes of it.
     *
     * @param form by which form
     * @param field its one field
     */
    private record Sent(String form, String field, @Nullable String typed, Runnable does) {
        /** What is wrong, with that field. */
        FormErrors wrong(Problem refused) {
            return FormErrors.of(Problem.invalid(refused.errors().stream()
                    .map(each -> new Problem.FieldError(field, each.code(), each.args()))
                    .toList()));
        }
    }

    private Answer done(String number, int nr, Actor.Staff staff, String message, Sent sent) {
        try {
            sent.does().run();
            return new SeeOther(ListedConfiguration.DESK + "/" + number + "/" + nr, message);
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(number, nr, sent.form(), sent.typed(), sent.wrong(refused), staff);
        }
    }
}
