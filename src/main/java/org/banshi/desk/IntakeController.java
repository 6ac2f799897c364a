package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.hotline.Danger;
import org.banshi.hotline.Requests;
import org.banshi.matter.Callers;
import org.banshi.region.Regions;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Takes down what a caller says; a call centre opens it with the caller's number and the call's id. */
@Controller
final class IntakeController {
    private final TakingDown takingDown;
    private final IntakeFields fields;
    private final Callers callers;
    private final Danger danger;
    private final Messages messages;
    private final Names names;
    private final Drafts drafts;
    private final JsonMapper json;
    private final Clues clues;
    private final Regions regions;

    @SuppressWarnings("checkstyle:ParameterNumber") // a call is taken down with what several rooms know
    IntakeController(
            TakingDown takingDown,
            IntakeFields fields,
            Callers callers,
            Danger danger,
            Messages messages,
            Names names,
            Drafts drafts,
            JsonMapper json,
            Clues clues,
            Regions regions) {
        this.clues = clues;
        this.regions = regions;
        this.takingDown = takingDown;
        this.fields = fields;
        this.callers = callers;
        this.danger = danger;
        this.messages = messages;
        this.names = names;
        this.drafts = drafts;
        this.json = json;
    }

    @GetMapping("/desk/intake")
    Page empty(
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String call,
            @RequestParam(defaultValue = "false") boolean draft,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        Voice voice = Voice.of(messages, request);
        Drafts.Draft kept = drafts.find(staff, DraftController.INTAKE, DraftController.INTAKE)
                .orElse(null);
        IntakeForm form =
                draft && kept != null ? json.convertValue(kept.words(), IntakeForm.class) : IntakeForm.of(phone, call);
        Drafts.Kept offer = kept == null ? null : new Drafts.Kept(kept, draft, false);
        return page(form, history(form, staff, voice), offer, FormErrors.NONE, staff, voice);
    }

    @PostMapping("/desk/intake")
    Answer raise(
            IntakeForm form,
            @RequestParam(required = false) @Nullable Long outage,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        try {
            TakingDown.Taken taken = takingDown.raise(form, staff);
            String number = taken.number();
            drafts.drop(staff, DraftController.INTAKE, DraftController.INTAKE);
            if (taken.reminder()) {
                return new SeeOther("/desk/matters/" + number, "desk.same.reminded");
            }
            String receipt = "/desk/receipts/" + number;
            return outage == null ? new SeeOther(receipt) : answered(outage, number, receipt, staff);
        } catch (Problem problem) {
            return page(form, List.of(), null, FormErrors.of(problem), staff, Voice.of(messages, request));
        }
    }

    /** What was taken down stays, also when the notice is over by now: then it goes the ordinary way. */
    private Answer answered(long outage, String number, String receipt, Actor.Staff staff) {
        try {
            takingDown.answer(outage, number, staff);
            return new SeeOther(receipt, "desk.outage.answeredNow");
        } catch (Problem refused) {
            return SeeOther.warning(receipt, "desk.outage.notAnswered");
        }
    }

    /** Asked while the operator types. */
    @PostMapping("/desk/intake/danger")
    Page danger(IntakeForm form, Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        return new DangerPage(danger.isIn(form.words()));
    }

    /** Asked when category or place change: what is known to be out there. */
    @PostMapping("/desk/intake/outages")
    Page outages(IntakeForm form, Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        return new OutagePiece(takingDown.outages(form));
    }

    /** What is like it and what is known, asked for by a button: the form as it stands, nothing is taken down yet. */
    @PostMapping("/desk/intake/look")
    Page look(IntakeForm form, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        return page(form, List.of(), null, FormErrors.NONE, staff, Voice.of(messages, request));
    }

    /** Asked while the operator types, and when place or category change. */
    @PostMapping("/desk/intake/similar")
    Page similar(IntakeForm form, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        return new SimilarPiece(takingDown.similar(form, staff, Voice.of(messages, request)), takingDown.known(form));
    }

    /** Asked while the operator types. */
    @PostMapping("/desk/intake/category")
    Page category(IntakeForm form, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        return new CategoryPage(fields.category(form, Voice.of(messages, request)));
    }

    /** Asked while the operator types, and when place or grade change. */
    @PostMapping("/desk/intake/clues")
    Page clues(IntakeForm form, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        return new CluesPiece(clues(form, Voice.of(messages, request)));
    }

    /** Takes a suggestion into the form, for browsers that run no programs; without one it is looked at again. */
    @PostMapping("/desk/intake/take")
    Page take(
            IntakeForm form,
            @RequestParam(defaultValue = "") String take,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        Voice voice = Voice.of(messages, request);
        String field = take.substring(0, Math.max(0, take.indexOf(':')));
        String value = take.substring(take.indexOf(':') + 1);
        IntakeForm taken = switch (field) {
            case "region" -> regions.find(value).isPresent() ? form.taking(field, regions.fullName(value)) : form;
            case "grade" -> Requests.GRADES.contains(value) ? form.taking(field, value) : form;
            case "address" -> form.taking(field, value);
            default -> form;
        };
        return page(taken, history(taken, staff, voice), null, FormErrors.NONE, staff, voice);
    }

    private Clues.Told clues(IntakeForm form, Voice voice) {
        return clues.of(form, takingDown.place(form), voice);
    }

    private IntakePage page(
            IntakeForm form,
            List<Row> history,
            Drafts.@Nullable Kept draft,
            FormErrors errors,
            Actor.Staff staff,
            Voice voice) {
        return new IntakePage(
                form,
                fields.words(form, voice),
                fields.sort(form, takingDown.choices(form), voice),
                fields.caller(form, voice),
                fields.more(form, voice),
                history,
                takingDown.similar(form, staff, voice),
                takingDown.known(form),
                takingDown.outages(form),
                clues(form, voice),
                danger.isIn(form.words()),
                draft,
                errors);
    }

    /** The number's earlier matters; the call is the reason, so without one there are none to see. */
    private List<Row> history(IntakeForm form, Actor.Staff staff, Voice voice) {
        if (form.phone() == null || form.call() == null) {
            return List.of();
        }
        return callers.of(form.phone(), form.call(), staff).stream()
                .map(matter -> Row.of(matter, voice, names))
                .toList();
    }
}
