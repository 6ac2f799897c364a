package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.rule.Rules;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The log of exclusions, and the form in which a unit asks for one. */
@Controller
@RequestMapping(RatesConfiguration.HERE + "/exclusions")
final class ExclusionController {
    private static final int MOST = 2000;

    private final Excluding excluding;
    private final RateNames names;
    private final Rules rules;
    private final Messages messages;

    ExclusionController(Excluding excluding, RateNames names, Rules rules, Messages messages) {
        this.excluding = excluding;
        this.names = names;
        this.rules = rules;
        this.messages = messages;
    }

    @GetMapping
    ExclusionsPage log(Actor.Staff staff, HttpServletRequest request) {
        Language language = Language.of(request);
        ExclusionRule rule = rules.current(ExclusionRule.RULE).value();
        return new ExclusionsPage(
                excluding.log(staff).stream()
                        .map(entry -> new ExclusionsPage.Row(
                                entry,
                                names.line(Asked.By.UNIT, entry.unit(), language),
                                rule.ground(entry.ground())
                                        .map(ground -> ground.name(language))
                                        .orElse(entry.ground())))
                        .toList(),
                !Permissions.has(staff, Permission.EXCLUSIONS_READ));
    }

    @GetMapping("/new")
    NewExclusionPage blank(Excluding.Asking asking, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        return form(asking, FormErrors.NONE, Language.of(request));
    }

    @PostMapping("/new")
    Answer ask(Excluding.Asking asking, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        try {
            return new SeeOther("/desk/matters/" + excluding.ask(asking, staff).number(), "rates.exclusion.asked");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return form(asking, FormErrors.of(refused), Language.of(request));
        }
    }

    private NewExclusionPage form(Excluding.Asking asking, FormErrors errors, Language language) {
        String number = Optional.ofNullable(asking.number()).orElse("");
        return new NewExclusionPage(
                number,
                List.of(
                        Field.of(Field.Input.HIDDEN, "number", "").value(number),
                        Field.select(
                                        "ground",
                                        messages.text(language, "rates.exclusion.ground"),
                                        rules.current(ExclusionRule.RULE).value().grounds().stream()
                                                .map(ground -> new Field.Option(ground.code(), ground.name(language)))
                                                .toList())
                                .value(asking.ground())
                                .required(),
                        Field.textarea("reason", messages.text(language, "rates.exclusion.reason"))
                                .value(asking.reason())
                                .required()
                                .max(MOST),
                        Field.textarea("evidence", messages.text(language, "rates.exclusion.evidence"))
                                .value(asking.evidence())
                                .hint(messages.text(language, "rates.exclusion.evidenceHint"))
                                .required()
                                .max(MOST)),
                errors);
    }
}
