package org.banshi.admin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.rule.RuleKey;
import org.banshi.rule.RuleOffer;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rules: everybody of the staff may read them, an administrator publishes the next version. */
@Controller
@RequestMapping("/admin/rules")
final class RuleController {
    private final Rules rules;
    private final Members members;
    private final CityClock clock;
    private final ObjectProvider<RuleOffer<?>> offers;

    RuleController(Rules rules, Members members, CityClock clock, ObjectProvider<RuleOffer<?>> offers) {
        this.offers = offers;
        this.rules = rules;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping
    RulesPage list(Actor.Staff staff) {
        return new RulesPage(rules.keys().stream().map(this::row).toList());
    }

    @GetMapping("/{name}")
    RulePage show(
            Actor.Staff staff,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String add) {
        RuleKey<?> key = rules.key(name);
        boolean writes = Permissions.has(staff, Permission.RULES_WRITE);
        RulePage.Ready ready = ready(key, writes ? add : null);
        RuleOffer<?> added = ready.added();
        Versioned<?> shown = version == null || added != null ? rules.current(key) : rules.version(key, version);
        String value = added == null ? rules.json(shown) : rules.with(added).orElse(rules.json(shown));
        RulePage.@Nullable Form form = writes ? new RulePage.Form(value, "", "", last(key)) : null;
        return page(key, shown, form, ready, FormErrors.NONE);
    }

    /** What may be added to what holds now. */
    private RulePage.Ready ready(RuleKey<?> key, @Nullable String add) {
        List<RuleOffer<?>> open = offers.orderedStream()
                .filter(offer -> offer.rule().equals(key))
                .filter(offer -> rules.with(offer).isPresent())
                .sorted(Comparator.comparing(RuleOffer::code))
                .toList();
        RuleOffer<?> added = open.stream()
                .filter(offer -> offer.code().equals(add))
                .findFirst()
                .orElse(null);
        Instant now = clock.instant();
        return new RulePage.Ready(
                open,
                added,
                added == null ? List.of() : changes(key, added),
                rules.history(key).stream()
                        .filter(version -> version.validFrom().isAfter(now))
                        .findFirst()
                        .orElse(null));
    }

    private List<LineDiff.Line> changes(RuleKey<?> key, RuleOffer<?> added) {
        String before = rules.json(rules.current(key));
        return LineDiff.between(before, rules.with(added).orElse(before)).stream()
                .filter(line -> line.change() == LineDiff.Change.ADDED || line.change() == LineDiff.Change.REMOVED)
                .toList();
    }

    @PostMapping("/{name}")
    Answer publish(
            Actor.Staff staff,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String validFrom,
            @RequestParam(defaultValue = "") String why,
            @RequestParam int expectedVersion) {
        Permissions.require(staff, Permission.RULES_WRITE);
        RuleKey<?> key = rules.key(name);
        try {
            rules.publishJson(name, value, from(validFrom), staff.id(), why, expectedVersion);
            return new SeeOther("/admin/rules/" + name, "admin.rule.published");
        } catch (Problem problem) {
            return refused(key, new RulePage.Form(value, validFrom, why, expectedVersion), problem);
        }
    }

    /** Whoever was overtaken keeps what was typed, sees what came between, and may then publish on top of it. */
    RulePage refused(RuleKey<?> key, RulePage.Form form, Problem problem) {
        FormErrors errors = problem.code().equals("rule.stale")
                ? new FormErrors(List.of(FieldError.of("value", "rule.stale", key.name(), form.expectedVersion())))
                : FormErrors.of(problem);
        RulePage.Form again = new RulePage.Form(form.value(), form.validFrom(), form.why(), last(key));
        return page(key, rules.current(key), again, RulePage.Ready.NONE, errors);
    }

    private <T> RulesPage.Row row(RuleKey<T> key) {
        Instant now = clock.instant();
        long planned = rules.history(key).stream()
                .filter(version -> version.validFrom().isAfter(now))
                .count();
        return new RulesPage.Row(rules.current(key), planned);
    }

    private RulePage page(
            RuleKey<?> key, Versioned<?> shown, RulePage.@Nullable Form form, RulePage.Ready ready, FormErrors errors) {
        String json = rules.json(shown);
        List<LineDiff.Line> diff = shown.version() == 0
                ? List.of()
                : LineDiff.between(rules.json(rules.version(key, shown.version() - 1)), json);
        List<? extends Versioned<?>> history = rules.history(key);
        Map<Long, String> authors = members.names(history.stream()
                .map(Versioned::byStaff)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new RulePage(rules.current(key), history, shown, json, diff, authors, form, ready, errors);
    }

    private int last(RuleKey<?> key) {
        return rules.history(key).getFirst().version();
    }

    /** When a version shall hold, as typed; empty for at once. */
    Instant from(String typed) {
        Instant now = clock.instant();
        if (typed.isBlank()) {
            return now;
        }
        try {
            Instant from = LocalDateTime.parse(typed).atZone(clock.getZone()).toInstant();
            if (from.isBefore(now)) {
                throw Problem.invalid("validFrom", "inThePast");
            }
            return from;
        } catch (DateTimeParseException _) {
            throw Problem.invalid("validFrom", "badDate");
        }
    }
}
