package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The supervision of one matter, and its forms. */
@Controller
@RequestMapping("/desk/oversight/{number}")
final class WatchController {
    private final Oversight oversight;
    private final Matters matters;
    private final WatchForms forms;
    private final OversightNames names;
    private final Looks looks;

    WatchController(Oversight oversight, Matters matters, WatchForms forms, OversightNames names, Looks looks) {
        this.oversight = oversight;
        this.matters = matters;
        this.forms = forms;
        this.names = names;
        this.looks = looks;
    }

    /** Each page that is shown leaves a line about who looked. */
    @GetMapping
    WatchPage watch(@PathVariable String number, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.OVERSIGHT_READ);
        WatchPage page = page(number, staff, WatchPage.Tried.NOTHING, null, Language.of(request));
        looks.record(staff, number, Looks.MATTER, null);
        return page;
    }

    /** One of the forms that {@link WatchForms} knows. */
    @PostMapping("/{form}")
    Answer act(
            @PathVariable String number,
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.OVERSIGHT_READ);
        try {
            forms.act(form, number, typed, staff);
            return new SeeOther("/desk/oversight/" + number, "oversight.did." + form);
        } catch (Problem refused) {
            if (refused.status() != 422 && refused.status() != 409) {
                throw refused;
            }
            return page(number, staff, new WatchPage.Tried(form, typed), refused, Language.of(request));
        }
    }

    private WatchPage page(
            String number, Actor.Staff staff, WatchPage.Tried tried, @Nullable Problem problem, Language language) {
        MatterView view = matters.view(number, staff);
        Oversight.Whole whole = oversight.whole(view.matter().id());
        Map<String, String> clocks = whole.lights().stream()
                .map(Lights.Past::clock)
                .distinct()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> names.clock(view.matter().kind(), name, language),
                        (one, _) -> one,
                        LinkedHashMap::new));
        String title = view.matter().title();
        return new WatchPage(
                view,
                title == null || title.isBlank() ? number : title,
                whole,
                clocks,
                forms.may(view.matter(), whole, staff),
                tried,
                problem == null || !problem.errors().isEmpty()
                        ? null
                        : names.text(
                                language,
                                "problem." + problem.code(),
                                problem.args().toArray()),
                problem == null || problem.errors().isEmpty() ? FormErrors.NONE : FormErrors.of(problem));
    }
}
