package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Tries;
import org.banshi.pattern.PatternMarks;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Following a request by number and code, and what its raiser may do. */
@Controller
final class FollowController {
    private final Tries tries;
    private final Journey journey;
    private final RaiserActions actions;
    private final Standing standing;
    private final PatternMarks marks;

    FollowController(Tries tries, Journey journey, RaiserActions actions, Standing standing, PatternMarks marks) {
        this.marks = marks;
        this.tries = tries;
        this.journey = journey;
        this.actions = actions;
        this.standing = standing;
    }

    @GetMapping("/follow")
    Answer form() {
        return new FollowPage("", false, FormErrors.NONE);
    }

    @PostMapping("/follow")
    Answer prove(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        String told = plain(number);
        String secret = plain(code).toUpperCase(Locale.ROOT);
        if (told.isEmpty() || secret.isEmpty()) {
            return new FollowPage(
                    number, false, FormErrors.of(Problem.invalid(told.isEmpty() ? "number" : "code", "required")));
        }
        try {
            tries.prove(told, secret, request.getRemoteAddr());
        } catch (Problem refused) {
            boolean stopped = refused.status() == 429;
            String why = stopped ? "portal.tooManyTries" : "portal.wrongPair";
            return new FollowPage(number, stopped, FormErrors.of(Problem.invalid("code", why)));
        }
        Proof.remember(request, told);
        return new SeeOther("/follow/" + told);
    }

    /** As people type: full-width, with spaces or dashes between. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}]", "");
    }

    /** The journey for its raiser and whoever acts for that one; the form with the number filled in for anybody else, whether there is such a number. */
    @GetMapping("/follow/{number}")
    Answer follow(@PathVariable String number, HttpServletRequest request) {
        Actor.Resident raiser = standing.of(request, number).orElse(null);
        return raiser == null
                ? new FollowPage(number.matches("[0-9]{1,40}") ? number : "", false, FormErrors.NONE)
                : journey.of(raiser, request);
    }

    @PostMapping("/follow/{number}/leave")
    Answer leave(HttpServletRequest request) {
        Proof.leave(request);
        return new SeeOther("/", "portal.left");
    }

    @GetMapping("/follow/{number}/{action}")
    Answer action(@PathVariable String number, @PathVariable String action, HttpServletRequest request) {
        Actor.Resident raiser = standing.of(request, number).orElse(null);
        return raiser == null
                ? new SeeOther("/follow")
                : actions.form(raiser, action, Map.of(), FormErrors.NONE, request)
                        .map(Answer.class::cast)
                        .orElseGet(() -> SeeOther.warning("/follow/" + number, "portal.changed"));
    }

    @PostMapping("/follow/{number}/{action}")
    Answer act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> form,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            HttpServletRequest request) {
        Actor.Resident raiser = standing.of(request, number).orElse(null);
        if (raiser == null) {
            return new SeeOther("/follow");
        }
        try {
            actions.perform(raiser, action, form, Raising.chosen(files == null ? List.of() : files));
            if (action.equals("verdict") && raiser instanceof Actor.Raiser) {
                marks.leave(number, Proof.browser(request));
            }
            return new SeeOther("/follow/" + number, "portal.notice." + action);
        } catch (Problem problem) {
            if (problem.status() == 409) {
                return SeeOther.warning("/follow/" + number, "portal.changed");
            }
            FormErrors errors = FormErrors.of(problem);
            return actions.form(raiser, action, form, errors, request).orElseThrow(() -> problem);
        }
    }
}
