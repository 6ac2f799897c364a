package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.matter.Receipts;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form that takes down a vote (票决): candidates with their scores; the chosen ones become projects. */
@Controller
@RequestMapping("/desk/lists/{code}/vote")
final class VoteController {
    private static final int ROWS = 8;

    private final Lists lists;
    private final Origins origins;
    private final Receipts receipts;
    private final Messages messages;

    VoteController(Lists lists, Origins origins, Receipts receipts, Messages messages) {
        this.lists = lists;
        this.origins = origins;
        this.receipts = receipts;
        this.messages = messages;
    }

    @GetMapping
    NewVotePage blank(@PathVariable String code, Actor.Staff staff, HttpServletRequest request) {
        return page(own(code, staff), Map.of(), FormErrors.NONE, Language.of(request));
    }

    @PostMapping
    Answer take(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        WorkList list = own(code, staff);
        typed.remove("_csrf");
        if (typed.remove("more") != null) {
            return page(list, typed, FormErrors.NONE, Language.of(request));
        }
        try {
            NewVote vote = read(typed);
            receipts.once(
                    staff.id() + "/vote/" + code + typed,
                    () -> origins.vote(code, vote, staff).getFirst());
            return new SeeOther("/desk/lists/" + code + "?state=calledFor", "program.vote.taken");
        } catch (Problem problem) {
            return page(list, typed, FormErrors.of(problem), Language.of(request));
        }
    }

    private WorkList own(String code, Actor.Staff staff) {
        WorkList list = lists.require(code, staff);
        Lists.requireOffice(list.office(), staff);
        return list;
    }

    private static NewVote read(Map<String, String> typed) {
        List<FieldError> errors = new ArrayList<>();
        List<NewVote.Candidate> candidates = new ArrayList<>();
        for (int nr = 1; nr <= Origins.MOST_CANDIDATES; nr++) {
            String title = words(typed, "title" + nr);
            String score = words(typed, "score" + nr);
            if (title.isEmpty() && score.isEmpty()) {
                continue;
            }
            if (title.isEmpty()) {
                errors.add(FieldError.of("title" + nr, "required"));
            }
            if (!score.matches("\\d{1,9}(\\.\\d{1,2})?")) {
                errors.add(FieldError.of("score" + nr, score.isEmpty() ? "required" : "badScore"));
                continue;
            }
            candidates.add(
                    new NewVote.Candidate(nr, title, new BigDecimal(score), "true".equals(typed.get("chosen" + nr))));
        }
        LocalDate day = null;
        try {
            day = DeedForm.date("day", typed.get("day"));
        } catch (Problem problem) {
            errors.addAll(problem.errors());
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new NewVote(
                words(typed, "body"),
                day,
                words(typed, "record"),
                typed.getOrDefault("type", ""),
                words(typed, "aspect").isEmpty() ? null : words(typed, "aspect"),
                candidates);
    }

    private static String words(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private NewVotePage page(WorkList list, Map<String, String> typed, FormErrors errors, Language language) {
        int last = IntStream.rangeClosed(1, Origins.MOST_CANDIDATES)
                .filter(nr -> !words(typed, "title" + nr).isEmpty()
                        || !words(typed, "score" + nr).isEmpty())
                .max()
                .orElse(0);
        int rows = Math.min(Origins.MOST_CANDIDATES, Math.max(ROWS, last + ROWS / 2));
        return new NewVotePage(
                list,
                fields(typed, language),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(nr -> new NewVotePage.Row(
                                nr,
                                typed.getOrDefault("title" + nr, ""),
                                typed.getOrDefault("score" + nr, ""),
                                "true".equals(typed.get("chosen" + nr))))
                        .toList(),
                typed.getOrDefault("key", UUID.randomUUID().toString()),
                errors);
    }

    private List<Field> fields(Map<String, String> typed, Language language) {
        return List.of(
                Field.text("body", messages.text(language, "program.vote.body"))
                        .value(typed.get("body"))
                        .max(Entries.TITLE)
                        .required(),
                Field.of(Field.Input.DATE, "day", messages.text(language, "project.field.day"))
                        .value(typed.get("day"))
                        .required(),
                Field.textarea("record", messages.text(language, "project.field.record"))
                        .value(typed.get("record"))
                        .max(2000)
                        .required(),
                Field.radio(
                                "type",
                                messages.text(language, "program.vote.type"),
                                Projects.TYPES.stream()
                                        .map(type ->
                                                new Field.Option(type, messages.text(language, "project.type." + type)))
                                        .toList())
                        .value(typed.getOrDefault("type", "year"))
                        .required(),
                Field.text("aspect", messages.text(language, "program.new.field.aspect"))
                        .value(typed.get("aspect"))
                        .max(60));
    }
}
