package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.hotline.AnswerTemplates;
import org.banshi.hotline.HotlineRules;
import org.banshi.hotline.MessageTexts;
import org.banshi.rule.RuleKey;
import org.banshi.rule.Rules;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The city's own words: messages to residents and templates for answers, one at a time, each change a version. */
@Controller
@RequestMapping(TextsController.HERE)
final class TextsController {
    static final String HERE = "/admin/texts";

    private final Rules rules;
    private final RuleController rulesDoor;

    TextsController(Rules rules, RuleController rulesDoor) {
        this.rules = rules;
        this.rulesDoor = rulesDoor;
    }

    @GetMapping
    Answer list(Actor.Staff me) {
        Permissions.require(me, Permission.RULES_WRITE);
        return new TextsPage(
                rules.current(HotlineRules.MESSAGES).value(),
                rules.current(HotlineRules.ANSWERS).value().templates());
    }

    @GetMapping("/message")
    Answer message(Actor.Staff me, @RequestParam String code) {
        Permissions.require(me, Permission.RULES_WRITE);
        if (!MessageTexts.knows(code)) {
            throw Problem.notFound("text.unknown", code);
        }
        String own = rules.current(HotlineRules.MESSAGES).value().texts().getOrDefault(code, "");
        return new TextPage(
                true,
                false,
                new TextPage.Form(code, "", own, "", "", last(HotlineRules.MESSAGES), ""),
                FormErrors.NONE);
    }

    @PostMapping("/message")
    Answer saveMessage(Actor.Staff me, TextPage.Form form) {
        Permissions.require(me, Permission.RULES_WRITE);
        List<FieldError> errors =
                form.text().isEmpty() ? new ArrayList<>() : MessageTexts.check(form.code(), form.text());
        return publish(
                me,
                HotlineRules.MESSAGES,
                new TextPage(true, false, form, FormErrors.NONE),
                errors,
                () -> rules.current(HotlineRules.MESSAGES).value().with(form.code(), form.text()));
    }

    @GetMapping("/answer")
    Answer answer(Actor.Staff me, @RequestParam(defaultValue = "") String code) {
        Permissions.require(me, Permission.RULES_WRITE);
        String last = last(HotlineRules.ANSWERS);
        if (code.isEmpty()) {
            return new TextPage(false, true, new TextPage.Form("", "", "", "", "", last, ""), FormErrors.NONE);
        }
        AnswerTemplates.Template template = rules.current(HotlineRules.ANSWERS)
                .value()
                .find(code)
                .orElseThrow(() -> Problem.notFound("text.unknown", code));
        TextPage.Form form = new TextPage.Form(code, template.name(), template.text(), "", "", last, "");
        return new TextPage(false, false, form, FormErrors.NONE);
    }

    @PostMapping("/answer")
    Answer saveAnswer(Actor.Staff me, TextPage.Form form) {
        Permissions.require(me, Permission.RULES_WRITE);
        AnswerTemplates now = rules.current(HotlineRules.ANSWERS).value();
        boolean there = now.find(form.code()).isPresent();
        if (!form.remove().isEmpty()) {
            TextPage page = new TextPage(false, false, form, FormErrors.NONE);
            return publish(me, HotlineRules.ANSWERS, page, new ArrayList<>(), () -> now.without(form.code()));
        }
        AnswerTemplates.Template template = new AnswerTemplates.Template(form.code(), form.name(), form.text());
        List<FieldError> errors = new ArrayList<>(template.check());
        if (form.fresh() && there) {
            errors.add(FieldError.of("code", "text.exists", form.code()));
        }
        TextPage page = new TextPage(false, form.fresh(), form, FormErrors.NONE);
        return publish(me, HotlineRules.ANSWERS, page, errors, () -> now.with(template));
    }

    private <T> Answer publish(
            Actor.Staff me,
            RuleKey<T> key,
            TextPage page,
            List<FieldError> errors,
            java.util.function.Supplier<T> value) {
        TextPage.Form form = page.form();
        if (form.why().isEmpty()) {
            errors.add(FieldError.of("why", "required"));
        }
        if (errors.isEmpty()) {
            try {
                rules.publish(key, value.get(), rulesDoor.from(form.validFrom()), me.id(), form.why(), form.lastSeen());
                return new SeeOther(HERE, "admin.texts.published");
            } catch (Problem problem) {
                errors.addAll(
                        problem.code().equals("rule.stale")
                                ? List.of(FieldError.of(
                                        "text", problem.code(), problem.args().toArray()))
                                : FormErrors.of(problem).errors());
            }
        }
        // Whoever was overtaken keeps what was typed and may send it again on top of what came between.
        return new TextPage(page.message(), page.fresh(), form.again(last(key)), new FormErrors(errors));
    }

    private String last(RuleKey<?> key) {
        return Integer.toString(rules.history(key).getFirst().version());
    }
}
