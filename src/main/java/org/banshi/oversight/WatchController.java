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
    private final Chases chases;
    private final Stands stands;
    private final Raising raising;
    private final OversightNames names;
    private final Looks looks;

    WatchController(
            Oversight oversight,
            Matters matters,
            Chases chases,
            Stands stands,
            Raising raising,
            OversightNames names,
            Looks looks) {
        this.raising = raising;
        this.oversight = oversight;
        this.matters = matters;
        this.chases = chases;
        this.stands = stands;
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

    /** One of the forms: chase, list, delist, charge, endCharge, raise. */
    @PostMapping("/{form}")
    Answer act(
            @PathVariable String number,
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.OVERSIGHT_READ);
        try {
            switch (form) {
                case "chase" -> chases.chase(number, typed.get("words"), staff);
                case "list" -> stands.list(number, typed.get("reason"), typed.get("until"), staff);
                case "delist" -> stands.delist(number, typed.get("how"), typed.get("record"), staff);
                case "charge" -> stands.takeCharge(number, typed.get("words"), staff);
                case "raise" -> raising.raise(number, typed.get("reason"), typed.get("tried"), staff);
                case "endCharge" -> stands.endCharge(number, typed.get("record"), staff);
                default -> throw Problem.notFound("noSuchAction", form);
            }
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
        boolean leads = Permissions.has(staff, Permission.TAKE_CHARGE);
        boolean holds = !whole.charges().isEmpty() && whole.charges().getFirst().end() == null;
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
                new WatchPage.May(
                        Permissions.has(staff, Permission.OVERSEE),
                        leads && !holds,
                        leads && holds && whole.charges().getFirst().staff() == staff.id(),
                        raising.mayRaise(view.matter(), staff)),
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
