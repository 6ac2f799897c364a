package org.banshi.promised;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.program.Lists;
import org.banshi.program.WorkList;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The words of promised work on the desk: masked by one, released by another, decided on by a third. */
@Controller
@RequestMapping(PromisedConfiguration.DESK)
final class PromisedController {
    private static final String ONE = "/{code}";
    private static final int SIZE = 10;

    private final Promised promised;
    private final PromisedObjections objections;
    private final PromisedRows rows;
    private final Lists lists;

    PromisedController(Promised promised, PromisedObjections objections, PromisedRows rows, Lists lists) {
        this.promised = promised;
        this.objections = objections;
        this.rows = rows;
        this.lists = lists;
    }

    @GetMapping
    PromisedListsPage all(Actor.Staff staff) {
        return new PromisedListsPage(promised.lists(staff).stream()
                .map(list -> new PromisedListsPage.Line(list, lists.isReleased(list.code()), rows.counts(list.code())))
                .toList());
    }

    @GetMapping(ONE)
    PromisedPage one(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff) {
        return page(code, view, after, PromisedPage.Sent.NOTHING, FormErrors.NONE, staff);
    }

    private PromisedPage page(
            String code,
            @Nullable String asked,
            @Nullable String after,
            PromisedPage.Sent sent,
            FormErrors errors,
            Actor.Staff staff) {
        WorkList list = promised.require(code, staff);
        String view = asked != null && PromisedPage.VIEWS.contains(asked)
                ? asked
                : Promised.masks(list, staff) ? "mask" : "release";
        int from = after != null && after.matches("\\d{1,9}") ? Integer.parseInt(after) : 0;
        Slice<Promise> promises = Slice.of(
                view.equals("mask") ? rows.toMask(code, from, SIZE + 1) : List.of(),
                SIZE,
                promise -> Integer.toString(promise.nr()));
        Telling.State state = view.equals("told") ? Telling.State.PUBLIC : Telling.State.PROPOSED;
        Slice<Telling> tellings = Slice.of(
                view.equals("told") || view.equals("release")
                        ? rows.tellings(code, state, from, SIZE + 1, staff.id())
                        : List.of(),
                SIZE,
                telling -> Integer.toString(telling.nr()));
        return new PromisedPage(
                list,
                lists.isReleased(code),
                rows.counts(code),
                view,
                from,
                promises,
                tellings,
                view.equals("objected") ? objections.of(code, staff) : List.of(),
                sent,
                errors,
                staff);
    }

    /** Makes the list public, as another than who made it. */
    @PostMapping(ONE + "/list")
    Answer list(@PathVariable String code, Actor.Staff staff) {
        promised.require(code, staff);
        lists.release(code, staff);
        return new SeeOther(at(code, "mask"), "promised.listReleased");
    }

    @PostMapping(ONE + "/propose")
    Answer propose(@PathVariable String code, HttpServletRequest request, Actor.Staff staff) {
        List<Promised.Typed> typed = request.getParameterMap().keySet().stream()
                .filter(name -> name.matches("take\\.\\d{1,9}"))
                .map(name -> Integer.valueOf(name.substring(5)))
                .sorted()
                .map(nr -> typed(nr, request))
                .toList();
        if (typed.isEmpty()) {
            return SeeOther.warning(at(code, "mask"), "promised.noneTicked");
        }
        Promised.Outcome outcome = promised.propose(code, typed, staff);
        if (!outcome.wrong().isEmpty()) {
            return page(
                    code, "mask", request.getParameter("after"), sent(request), new FormErrors(outcome.wrong()), staff);
        }
        return new SeeOther(at(code, "mask"), "promised.proposed");
    }

    private static Promised.Typed typed(int nr, HttpServletRequest request) {
        Map<String, String> words = new HashMap<>();
        String prefix = Promised.Typed.field(nr, "");
        sent(request).fields().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                words.put(name.substring(prefix.length()), value);
            }
        });
        return new Promised.Typed(
                nr,
                Objects.requireNonNullElse(request.getParameter("print." + nr), ""),
                words,
                request.getParameter("sure." + nr) != null);
    }

    private static PromisedPage.Sent sent(HttpServletRequest request) {
        Map<String, String> fields = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        return new PromisedPage.Sent(fields);
    }

    @PostMapping(ONE + "/release")
    Answer release(@PathVariable String code, HttpServletRequest request, Actor.Staff staff) {
        String[] ticked = request.getParameterValues("id");
        if (ticked == null) {
            return SeeOther.warning(at(code, "release"), "promised.noneTicked");
        }
        List<Long> ids = Arrays.stream(ticked)
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        promised.release(code, ids, staff);
        return new SeeOther(at(code, "release"), "promised.released");
    }

    @PostMapping(ONE + "/{id:[0-9]+}/refuse")
    Answer refuse(@PathVariable String code, @PathVariable long id, HttpServletRequest request, Actor.Staff staff) {
        String why = request.getParameter("why." + id);
        return done(code, "release", request, staff, () -> promised.refuse(code, id, why, staff));
    }

    @PostMapping(ONE + "/{id:[0-9]+}/withdraw")
    Answer withdraw(@PathVariable String code, @PathVariable long id, HttpServletRequest request, Actor.Staff staff) {
        String why = request.getParameter("why." + id);
        return done(code, "told", request, staff, () -> promised.withdraw(code, id, why, staff));
    }

    @PostMapping(ONE + "/objections/{id:[0-9]+}/{decision:keep|withdraw}")
    Answer decide(
            @PathVariable String code,
            @PathVariable long id,
            @PathVariable String decision,
            HttpServletRequest request,
            Actor.Staff staff) {
        String why = request.getParameter("answer." + id);
        return done(
                code,
                "objected",
                request,
                staff,
                () -> objections.decide(code, id, decision.equals("keep"), why, staff));
    }

    private Answer done(String code, String view, HttpServletRequest request, Actor.Staff staff, Runnable does) {
        try {
            does.run();
            return new SeeOther(at(code, view), "promised.done");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(code, view, request.getParameter("after"), sent(request), FormErrors.of(refused), staff);
        }
    }

    private static String at(String code, String view) {
        return PromisedConfiguration.DESK + "/" + code + "?view=" + view;
    }
}
