package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Answer;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Dispatches or assigns several matters: preview, confirmation, what came of each. */
@Controller
final class BatchController {
    private final Batch batch;
    private final Messages messages;

    BatchController(Batch batch, Messages messages) {
        this.batch = batch;
        this.messages = messages;
    }

    @GetMapping("/desk/batch")
    Answer preview(
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable List<String> number,
            @RequestParam(defaultValue = "") String all,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Set<String> numbers = Batch.once(number);
        if (numbers.isEmpty()) {
            return SeeOther.warning(LastList.of(request), "desk.batch.nothing");
        }
        return batch.preview(
                Batch.Asked.of(action, numbers, all.isBlank() ? null : all), staff, Voice.of(messages, request));
    }

    @PostMapping("/desk/batch")
    Answer perform(
            @RequestParam String action,
            @RequestParam UUID token,
            @RequestParam(required = false) @Nullable List<String> number,
            @RequestParam(required = false) @Nullable List<String> line,
            @RequestParam(defaultValue = "") String all,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        List<Batch.Sent> sent = Batch.once(number).stream()
                .map(one -> new Batch.Sent(
                        one,
                        version(request.getParameter("version." + one)),
                        filled(request.getParameter("choice." + one))))
                .toList();
        if (sent.isEmpty()) {
            return SeeOther.warning(LastList.of(request), "desk.batch.nothing");
        }
        if (sent.stream().anyMatch(one -> Batch.OTHER.equals(one.choice()))) {
            return batch.preview(
                    again(action, Batch.once(line == null ? number : line), sent, all, request),
                    staff,
                    Voice.of(messages, request));
        }
        batch.perform(token, action, sent, staff, Voice.of(messages, request));
        return new SeeOther("/desk/batch/" + token);
    }

    /** As it was sent, to be looked at again: somebody wants to choose out of everything. */
    private static Batch.Asked again(
            String action, Set<String> lines, List<Batch.Sent> sent, String all, HttpServletRequest request) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String line : lines) {
            String choice = filled(request.getParameter("choice." + line));
            if (choice != null) {
                chosen.put(line, choice);
            }
        }
        Set<String> left = new LinkedHashSet<>(lines);
        sent.forEach(one -> left.remove(one.number()));
        return new Batch.Asked(action, lines, filled(all), chosen, left);
    }

    @GetMapping("/desk/batch/{token}")
    Page result(@PathVariable UUID token, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return batch.result(token, staff, Voice.of(messages, request));
    }

    /** Without the version that was seen nothing is done: it would act on what nobody looked at. */
    private static Integer version(@Nullable String version) {
        if (version == null || !version.matches("\\d{1,9}")) {
            throw Problem.invalid("version", "wrongType");
        }
        return Integer.valueOf(version);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
