package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Receipt;
import org.banshi.matter.Receipts;
import org.banshi.region.Regions;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form that puts an item on a list: its office gives work out and takes down screenings, a group opens findings. */
@Controller
@RequestMapping("/desk/lists/{code}/new")
final class NewItemController {
    private final Lists lists;
    private final Origins origins;
    private final Screenings screenings;
    private final Inspections inspections;
    private final ItemForms forms;
    private final ProgramChoices choices;
    private final Regions regions;
    private final Receipts receipts;
    private final Drafts drafts;

    @SuppressWarnings("checkstyle:ParameterNumber") // a door for each kind
    NewItemController(
            Lists lists,
            Origins origins,
            Screenings screenings,
            Inspections inspections,
            ItemForms forms,
            ProgramChoices choices,
            Regions regions,
            Receipts receipts,
            Drafts drafts) {
        this.lists = lists;
        this.origins = origins;
        this.screenings = screenings;
        this.inspections = inspections;
        this.forms = forms;
        this.choices = choices;
        this.regions = regions;
        this.receipts = receipts;
        this.drafts = drafts;
    }

    @GetMapping
    NewItemPage blank(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "false") boolean draft,
            Actor.Staff staff,
            HttpServletRequest request) {
        WorkList list = lists.require(code, staff);
        Map<String, String> typed = typed(asked);
        String kind = kind(list, typed, staff);
        Drafts.Kept kept = drafts.find(staff, about(code), kind)
                .map(found -> new Drafts.Kept(found, draft, false))
                .orElse(null);
        Map<String, String> words = draft && kept != null ? kept.draft().words() : typed;
        return forms.page(list, kind, words, kept, FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping
    Answer put(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> sent,
            Actor.Staff staff,
            HttpServletRequest request) {
        WorkList list = lists.require(code, staff);
        Map<String, String> typed = typed(sent);
        String kind = kind(list, typed, staff);
        try {
            String number = typed.containsKey("key")
                    ? receipts.once(staff.id() + "/item/" + code + typed, () -> put(kind, code, typed, staff))
                    : put(kind, code, typed, staff).number();
            drafts.drop(staff, about(code), kind);
            return new SeeOther("/desk/items/" + number, "program.item.put");
        } catch (Problem problem) {
            return forms.page(list, kind, typed, null, FormErrors.of(problem), staff, Language.of(request));
        }
    }

    @PostMapping(path = "/draft", headers = Drafts.BY_SCRIPT)
    ResponseEntity<Void> keep(
            @PathVariable String code, @RequestParam MultiValueMap<String, String> sent, Actor.Staff staff) {
        save(code, sent, staff);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/draft", headers = "!" + Drafts.BY_SCRIPT)
    Answer button(@PathVariable String code, @RequestParam MultiValueMap<String, String> sent, Actor.Staff staff) {
        String kind = save(code, sent, staff);
        return new SeeOther("/desk/lists/" + code + "/new?draft=true&kind=" + kind, "access.draft.saved");
    }

    @PostMapping("/draft/discard")
    Answer discard(@PathVariable String code, @RequestParam MultiValueMap<String, String> sent, Actor.Staff staff) {
        String kind = kind(lists.require(code, staff), typed(sent), staff);
        drafts.drop(staff, about(code), kind);
        return new SeeOther("/desk/lists/" + code + "/new?kind=" + kind, "access.draft.gone");
    }

    private String save(String code, MultiValueMap<String, String> sent, Actor.Staff staff) {
        Map<String, String> words = typed(sent);
        String kind = kind(lists.require(code, staff), words, staff);
        words.keySet().removeAll(Set.of("kind", "key"));
        drafts.save(staff, about(code), kind, words, null);
        return kind;
    }

    private static String about(String code) {
        return "list/" + code;
    }

    private Receipt put(String kind, String code, Map<String, String> typed, Actor.Staff staff) {
        ItemReading reading = new ItemReading(typed, choices, regions);
        return switch (kind) {
            case Rectifications.NAME -> screenings.put(code, reading.rectification(), staff);
            case Findings.NAME -> inspections.open(code, reading.finding(), staff);
            default -> origins.put(kind, code, reading.item(), reading.sources(), staff);
        };
    }

    /** The kind that was asked for, if the reader may put it there; else the first that the reader may. */
    private String kind(WorkList list, Map<String, String> typed, Actor.Staff staff) {
        List<String> kinds = origins.kinds(list, staff);
        String asked = typed.getOrDefault("kind", "");
        if (kinds.isEmpty() || ProgramWords.LISTED.contains(asked) && !kinds.contains(asked)) {
            throw Problem.forbidden(
                    Permissions.has(staff, Permission.LISTS_WRITE) || Permissions.has(staff, Permission.INSPECT)
                            ? "notYourList"
                            : "forbidden");
        }
        return kinds.contains(asked) ? asked : kinds.getFirst();
    }

    /** Each field once; requests that were ticked one by one are sources like those that were pasted. */
    private static Map<String, String> typed(MultiValueMap<String, String> sent) {
        Map<String, String> typed = new LinkedHashMap<>(sent.toSingleValueMap());
        typed.remove("_csrf");
        List<String> ticked = sent.getOrDefault("source", List.of());
        if (!ticked.isEmpty()) {
            typed.merge("sources", String.join("\n", ticked), (pasted, more) -> pasted + "\n" + more);
        }
        return typed;
    }
}
