package org.banshi.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.web.Answer;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps what is typed: by a button without a script, by itself with one (which says so by the header {@code X-Draft}). */
@Controller
final class DraftController {
    private static final String OF_ACTION = "/desk/matters/{number}/actions/{action}/draft";
    private static final String OF_INTAKE = "/desk/intake/draft";

    /** What a call that is being taken down is kept under; it has no number yet. */
    static final String INTAKE = "intake";

    /** What is no word of the form. */
    private static final Set<String> NOT_KEPT = Set.of("_csrf", "version", "template", "key", "outage", "code");

    private final Drafts drafts;
    private final Matters matters;
    private final Kinds kinds;

    DraftController(Drafts drafts, Matters matters, Kinds kinds) {
        this.kinds = kinds;
        this.drafts = drafts;
        this.matters = matters;
    }

    @PostMapping(path = OF_ACTION, headers = Drafts.BY_SCRIPT)
    ResponseEntity<Void> keep(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> form,
            Actor.Staff staff) {
        save(number, action, form, staff);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = OF_ACTION, headers = "!" + Drafts.BY_SCRIPT)
    Answer button(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> form,
            Actor.Staff staff) {
        save(number, action, form, staff);
        return new SeeOther(form(number, action) + "?draft=true", "access.draft.saved");
    }

    @PostMapping(OF_ACTION + "/discard")
    Answer discard(@PathVariable String number, @PathVariable String action, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        drafts.drop(staff, number, action);
        return new SeeOther(form(number, action), "access.draft.gone");
    }

    @PostMapping(path = OF_INTAKE, headers = Drafts.BY_SCRIPT)
    ResponseEntity<Void> keep(@RequestParam Map<String, String> form, Actor.Staff staff) {
        save(form, staff);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = OF_INTAKE, headers = "!" + Drafts.BY_SCRIPT)
    Answer button(@RequestParam Map<String, String> form, Actor.Staff staff) {
        save(form, staff);
        return new SeeOther("/desk/intake?draft=true", "access.draft.saved");
    }

    @PostMapping(OF_INTAKE + "/discard")
    Answer discard(Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        drafts.drop(staff, INTAKE, INTAKE);
        return new SeeOther("/desk/intake", "access.draft.gone");
    }

    private static String form(String number, String action) {
        return "/desk/matters/" + number + "/actions/" + action;
    }

    private void save(String number, String action, Map<String, String> form, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Matter matter = matters.view(number, staff).matter();
        // Also when it is not possible any more: somebody was quicker, and the words shall not be lost for it.
        String known = kinds.require(matter.kind())
                .lifecycle()
                .action(action, matter.state())
                .name();
        drafts.save(staff, matter.number(), known, words(form), version(form.get("version")));
    }

    private void save(Map<String, String> form, Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        drafts.save(staff, INTAKE, INTAKE, words(form), null);
    }

    private static Map<String, String> words(Map<String, String> form) {
        Map<String, String> words = new LinkedHashMap<>(form);
        words.keySet().removeAll(NOT_KEPT);
        return words;
    }

    private static @Nullable Integer version(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : Integer.valueOf(typed);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
