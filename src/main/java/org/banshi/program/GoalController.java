package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The goal tree of a list: strategy, action, and the sums of what stands below. */
@Controller
@RequestMapping("/desk/lists/{code}/goals")
final class GoalController {
    private final Lists lists;
    private final GoalSums sums;
    private final Messages messages;
    private final CityClock clock;

    GoalController(Lists lists, GoalSums sums, Messages messages, CityClock clock) {
        this.lists = lists;
        this.sums = sums;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    GoalsPage goals(@PathVariable String code, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return page(lists.require(code, staff), Map.of(), FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping
    Answer put(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        WorkList list = lists.require(code, staff);
        try {
            String parent = typed.getOrDefault("parent", "");
            lists.putGoal(
                    code,
                    new Goal(
                            typed.getOrDefault("goalCode", "").strip(),
                            parent.isBlank() ? null : parent,
                            typed.getOrDefault("name", "").strip()),
                    staff);
            return new SeeOther("/desk/lists/" + code + "/goals", "program.goal.put");
        } catch (Problem problem) {
            return page(list, typed, FormErrors.of(problem), staff, Language.of(request));
        }
    }

    private GoalsPage page(
            WorkList list, Map<String, String> typed, FormErrors errors, Actor.Staff staff, Language language) {
        List<GoalSum> lines = sums.of(list, staff);
        int goals = lines.size() - 2;
        boolean mayWrite =
                Permissions.has(staff, Permission.LISTS_WRITE) && list.office().equals(staff.unit());
        return new GoalsPage(
                list,
                lines.subList(0, goals),
                lines.get(goals),
                lines.getLast(),
                clock.instant(),
                mayWrite ? fields(list, typed, language) : List.of(),
                errors);
    }

    private List<Field> fields(WorkList list, Map<String, String> typed, Language language) {
        return List.of(
                Field.text("name", messages.text(language, "program.goal.name"))
                        .value(typed.get("name"))
                        .required()
                        .max(Entries.TITLE),
                Field.text("goalCode", messages.text(language, "program.goal.code"))
                        .value(typed.get("goalCode"))
                        .required()
                        .max(40)
                        .hint(messages.text(language, "program.goal.codeHint")),
                Field.select(
                                "parent",
                                messages.text(language, "program.goal.parent"),
                                lists.goals(list.code()).stream()
                                        .map(goal -> new Field.Option(goal.code(), goal.code() + " " + goal.name()))
                                        .toList())
                        .value(typed.get("parent")));
    }
}
