package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Answer;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Matters beside each other: compare, merge into one of them, take out again. */
@Controller
final class CompareController {
    private final Comparing comparing;
    private final Merging merging;
    private final Messages messages;

    CompareController(Comparing comparing, Merging merging, Messages messages) {
        this.comparing = comparing;
        this.merging = merging;
        this.messages = messages;
    }

    @GetMapping("/desk/compare")
    Answer compare(
            @RequestParam(required = false) @Nullable List<String> number,
            @RequestParam(defaultValue = "") String main,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Set<String> numbers = Comparing.once(number);
        if (numbers.isEmpty()) {
            return SeeOther.warning(LastList.of(request), "desk.batch.nothing");
        }
        return comparing.page(
                numbers, main.isBlank() ? null : main, Comparing.Tried.NOTHING, staff, Voice.of(messages, request));
    }

    @PostMapping("/desk/compare")
    Answer merge(
            @RequestParam List<String> number,
            @RequestParam String main,
            @RequestParam(required = false) @Nullable List<String> merge,
            @RequestParam(defaultValue = "") String reason,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Set<String> numbers = Comparing.once(number);
        List<Merging.Seen> others = new ArrayList<>();
        Comparing.once(merge).stream()
                .filter(one -> numbers.contains(one) && !one.equals(main))
                .forEach(one -> others.add(seen(one, request)));
        Merging.Seen into = seen(main, request);
        Comparing.Tried typed = new Comparing.Tried(
                reason, others.stream().map(Merging.Seen::number).collect(Collectors.toSet()), null);
        return tried(numbers, main, typed, staff, request, "desk.compare.done", () -> {
            if (reason.isBlank()) {
                throw Problem.invalid("reason", "required");
            }
            if (reason.length() > Comparing.LONGEST_REASON) {
                throw Problem.invalid("reason", "tooLong", Comparing.LONGEST_REASON);
            }
            if (others.isEmpty()) {
                throw Problem.conflict("compareNoneChosen");
            }
            merging.merge(into, others, reason.strip(), staff);
        });
    }

    @PostMapping("/desk/compare/undo")
    Answer undo(
            @RequestParam List<String> number,
            @RequestParam String main,
            @RequestParam String merged,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Merging.Seen seen = seen(merged, request);
        return tried(
                Comparing.once(number),
                main,
                Comparing.Tried.NOTHING,
                staff,
                request,
                "desk.compare.undone",
                () -> merging.undo(seen, staff));
    }

    /** Does it and comes back to the same page; refused, it shows the matters as they are now with what was typed. */
    private Answer tried(
            Set<String> numbers,
            String main,
            Comparing.Tried typed,
            Actor.Staff staff,
            HttpServletRequest request,
            String done,
            Runnable deed) {
        try {
            deed.run();
            return new SeeOther(address(numbers, main), done);
        } catch (ConcurrencyFailureException crossed) {
            return refused(numbers, main, typed, Problem.conflict("stale"), staff, request);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return refused(numbers, main, typed, problem, staff, request);
        }
    }

    private Page refused(
            Set<String> numbers,
            String main,
            Comparing.Tried typed,
            Problem problem,
            Actor.Staff staff,
            HttpServletRequest request) {
        Voice voice = Voice.of(messages, request);
        boolean field =
                problem.errors().stream().anyMatch(error -> error.field().equals("reason"));
        // What the engine says of a matter is shown beside that matter; the page says that nothing was done.
        Problem shown = field || problem.errors().isEmpty() ? problem : Problem.conflict("compareRefused");
        return comparing.page(numbers, main, typed.refused(shown), staff, voice);
    }

    private static String address(Set<String> numbers, String main) {
        return numbers.stream()
                .map(number -> "number=" + number)
                .collect(Collectors.joining("&", "/desk/compare?", "&main=" + main));
    }

    /** Without the version that was seen nothing is done: it would act on what nobody looked at. */
    private static Merging.Seen seen(String number, HttpServletRequest request) {
        String version = request.getParameter("version." + number);
        if (version == null || !version.matches("\\d{1,9}")) {
            throw Problem.invalid("version", "wrongType");
        }
        return new Merging.Seen(number, Integer.parseInt(version));
    }
}
