package org.banshi.listed;

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

    ListedController(ListedCases cases) {
        this.cases = cases;
    }

    @GetMapping
    ListedPage all(Actor.Staff staff) {
        return new ListedPage(cases.all(staff));
    }

    @GetMapping(ONE)
    ListedCasePage one(@PathVariable String number, @PathVariable int nr, Actor.Staff staff) {
        return page(number, nr, "", FormErrors.NONE, staff);
    }

    private ListedCasePage page(String number, int nr, @Nullable String typed, FormErrors errors, Actor.Staff staff) {
        ListedNotice.Case of = cases.require(number, nr, staff);
        List<ListedNotice> told = cases.told(of);
        return new ListedCasePage(
                of,
                told,
                cases.next(of),
                told.stream()
                        .filter(each -> cases.mayRelease(each, of, staff))
                        .map(ListedNotice::id)
                        .toList(),
                Permissions.has(staff, Permission.LISTED_RELEASE),
                typed,
                errors);
    }

    @PostMapping(ONE)
    Answer propose(
            @PathVariable String number,
            @PathVariable int nr,
            @RequestParam(required = false) @Nullable String words,
            Actor.Staff staff) {
        return done(number, nr, words, staff, "listed.proposed", () -> cases.propose(number, nr, words, staff));
    }

    @PostMapping(NOTICE + "/release")
    Answer release(@PathVariable String number, @PathVariable int nr, @PathVariable long id, Actor.Staff staff) {
        return done(number, nr, null, staff, "listed.released", () -> cases.release(number, nr, id, staff));
    }

    @PostMapping(NOTICE + "/refuse")
    Answer refuse(
            @PathVariable String number,
            @PathVariable int nr,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String why,
            Actor.Staff staff) {
        return done(number, nr, why, staff, "listed.done", () -> cases.refuse(number, nr, id, why, staff));
    }

    @PostMapping(NOTICE + "/withdraw")
    Answer withdraw(
            @PathVariable String number,
            @PathVariable int nr,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String why,
            Actor.Staff staff) {
        return done(number, nr, why, staff, "listed.done", () -> cases.withdraw(number, nr, id, why, staff));
    }

    private Answer done(
            String number, int nr, @Nullable String typed, Actor.Staff staff, String message, Runnable what) {
        try {
            what.run();
            return new SeeOther(ListedConfiguration.DESK + "/" + number + "/" + nr, message);
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(number, nr, typed, FormErrors.of(refused), staff);
        }
    }
}
