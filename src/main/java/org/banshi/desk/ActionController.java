package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Refused;
import org.banshi.desk.MatterPages.Tried;
import org.banshi.matter.Callers;
import org.banshi.matter.Done;
import org.banshi.matter.NewMatter;
import org.banshi.web.Answer;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Does what somebody of the staff asks for; refused, it shows the matter as it is now with what was typed. */
@Controller
final class ActionController {
    private static final String REVEAL = "reveal";
    private static final String VERSION = "version";
    private static final String TEMPLATE = "template";

    private final MatterPages pages;
    private final Acts acts;
    private final Callers callers;
    private final AnswerForm answers;
    private final Attention attention;
    private final Drafts drafts;
    private final Messages messages;
    private final Refused refused;

    @SuppressWarnings("checkstyle:ParameterNumber") // an action touches files, callers, drafts and who else looks
    ActionController(
            MatterPages pages,
            Acts acts,
            Callers callers,
            AnswerForm answers,
            Attention attention,
            Drafts drafts,
            Messages messages,
            Refused refused) {
        this.pages = pages;
        this.acts = acts;
        this.callers = callers;
        this.answers = answers;
        this.attention = attention;
        this.drafts = drafts;
        this.messages = messages;
        this.refused = refused;
    }

    @PostMapping("/desk/matters/{number}/actions/{action}")
    Answer act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> form,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Map<String, String> typed = new LinkedHashMap<>(form);
        typed.remove("_csrf");
        typed.remove(TEMPLATE);
        typed.remove(AnswerForm.LOOK);
        String version = typed.remove(VERSION);
        Voice voice = Voice.of(messages, request);
        try {
            if (action.equals(REVEAL)) {
                NewMatter.Identity identity = callers.reveal(number, typed.getOrDefault("reason", ""), staff);
                drafts.drop(staff, number, action);
                return pages.page(number, staff, Tried.revealing(identity), voice);
            }
            Done done = acts.perform(number, action, typed, number(version), files(request), staff);
            attention.end(number, staff);
            drafts.drop(staff, number, action);
            return new SeeOther("/desk/matters/" + done.number(), done.kind() + ".done." + action);
        } catch (Problem problem) {
            if (action.equals(REVEAL) && (problem.status() == 403 || problem.status() == 404)) {
                refused.identity(staff, number);
            }
            if (problem.status() == 404) {
                throw problem;
            }
            return pages.page(number, staff, Tried.typing(action, typed, problem), voice);
        }
    }

    /** Puts a template's words into the answer, with all else as it was typed; nothing is done yet. */
    @PostMapping("/desk/matters/{number}/actions/{action}/template")
    Page template(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> form,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Map<String, String> typed = new LinkedHashMap<>(form);
        typed.remove("_csrf");
        typed.remove(VERSION);
        String code = Objects.requireNonNullElse(typed.remove(TEMPLATE), "");
        Voice voice = Voice.of(messages, request);
        return pages.page(number, staff, filled(code, number, action, typed, staff, voice), voice);
    }

    /** Looks for items of knowledge that the answer may cite, or puts the words of the chosen one into it; nothing is done yet. */
    @PostMapping("/desk/matters/{number}/actions/{action}/knowledge")
    Page knowledge(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam Map<String, String> form,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Map<String, String> typed = new LinkedHashMap<>(form);
        typed.keySet().removeAll(Set.of("_csrf", VERSION, TEMPLATE));
        boolean words = typed.remove("words") != null;
        return pages.page(
                number,
                staff,
                Tried.typing(action, words ? answers.withItem(typed) : typed, null),
                Voice.of(messages, request));
    }

    /** A template that somebody took away meanwhile costs nothing of what was typed. */
    private Tried filled(
            String code, String number, String action, Map<String, String> typed, Actor.Staff staff, Voice voice) {
        try {
            return Tried.typing(action, answers.filled(code, number, typed, staff, voice), null);
        } catch (Problem gone) {
            if (gone.status() != 404) {
                throw gone;
            }
            return Tried.typing(action, typed, Problem.invalid(AnswerForm.FIELD, "templateGone"));
        }
    }

    private static @Nullable Integer number(@Nullable String version) {
        if (version == null || version.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(version);
        } catch (NumberFormatException e) {
            throw Problem.invalid(VERSION, "wrongType");
        }
    }

    private static Map<String, List<MultipartFile>> files(HttpServletRequest request) {
        return request instanceof MultipartHttpServletRequest multipart ? multipart.getMultiFileMap() : Map.of();
    }
}
