package org.banshi.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Retaining;
import org.banshi.matter.Retention;
import org.banshi.people.Members;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How long what is kept: the security administrator sets it, the auditor reads it. */
@Controller
@RequestMapping(RetentionController.HERE)
final class RetentionController {
    static final String HERE = "/admin/retention";

    private final Retaining retaining;
    private final Rules rules;
    private final Members members;
    private final CityClock clock;

    RetentionController(Retaining retaining, Rules rules, Members members, CityClock clock) {
        this.retaining = retaining;
        this.rules = rules;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping
    Answer show(Actor.Staff me) {
        if (!Permissions.has(me, Permission.LOGS_READ)) {
            Permissions.require(me, Permission.ERASURES_DECIDE);
        }
        Retention now = rules.current(Retention.RULE).value();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("outbox", text(now.outboxMonths()));
        typed.put("logs", text(now.logMonths()));
        now.closedMonths().forEach((kind, months) -> typed.put("closed." + kind, text(months)));
        return page(me, typed, FormErrors.NONE);
    }

    @PostMapping
    Answer publish(Actor.Staff me, @RequestParam Map<String, String> typed) {
        Permissions.require(me, Permission.ERASURES_DECIDE);
        List<FieldError> errors = new ArrayList<>();
        Integer outbox = months(typed, "outbox", Retention.LEAST_OUTBOX, errors);
        Integer logs = months(typed, "logs", Retention.LEAST_LOGS, errors);
        Map<String, Integer> closed = new LinkedHashMap<>();
        for (String kind : retaining.kinds()) {
            Integer months = months(typed, "closed." + kind, Retention.LEAST_CLOSED, errors);
            if (months != null) {
                closed.put(kind, months);
            }
        }
        String why = UnitForm.stripped(typed.get("why"));
        if (why.isEmpty()) {
            errors.add(FieldError.of("why", "required"));
        } else if (why.length() > 500) {
            errors.add(FieldError.of("why", "tooLong", 500));
        }
        String version = UnitForm.stripped(typed.get("expectedVersion"));
        if (errors.isEmpty()) {
            try {
                rules.publish(
                        Retention.RULE,
                        new Retention(outbox, logs, closed),
                        clock.instant(),
                        me.id(),
                        why,
                        version.matches("[0-9]{1,8}") ? Integer.parseInt(version) : -1);
                return new SeeOther(HERE, "admin.retention.published");
            } catch (Problem problem) {
                errors.add(FieldError.of("why", problem.code(), problem.args().toArray()));
            }
        }
        return page(me, typed, new FormErrors(errors));
    }

    private static @Nullable Integer months(
            Map<String, String> typed, String name, int least, List<FieldError> errors) {
        String text = UnitForm.stripped(typed.get(name));
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[0-9]{1,4}")) {
            int months = Integer.parseInt(text);
            if (months >= least && months <= Retention.MOST) {
                return months;
            }
        }
        errors.add(FieldError.of(name, "retention.months", least, Retention.MOST));
        return null;
    }

    private static String text(@Nullable Integer months) {
        return months == null ? "" : months.toString();
    }

    private RetentionPage page(Actor.Staff me, Map<String, String> typed, FormErrors errors) {
        List<Versioned<Retention>> history = rules.history(Retention.RULE);
        return new RetentionPage(
                retaining.preview(),
                history,
                members.names(history.stream()
                        .map(Versioned::byStaff)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                retaining.kinds(),
                typed,
                Permissions.has(me, Permission.ERASURES_DECIDE),
                errors);
    }
}
