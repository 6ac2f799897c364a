package org.banshi.proposal;

import java.util.List;
import org.banshi.rule.Rules;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;

/** The fields of the forms that open and change a call. */
@Component
final class CallFields {
    private final Rules rules;
    private final Messages messages;

    CallFields(Rules rules, Messages messages) {
        this.rules = rules;
        this.messages = messages;
    }

    List<Field> fresh(NewCall typed, Language language) {
        List<Field.Option> sets = rules.current(Criteria.RULE).value().sets().stream()
                .map(set -> new Field.Option(set.code(), set.name()))
                .toList();
        return List.of(
                title(typed, language),
                text(typed, language),
                day("from", typed.from(), language),
                day("until", typed.until(), language),
                day("answerBy", typed.answerBy(), language),
                Field.select("criteria", label("criteria", language), sets)
                        .value(typed.criteria() == null || typed.criteria().isBlank() ? null : typed.criteria())
                        .required());
    }

    List<Field> changed(NewCall typed, Language language) {
        return List.of(
                title(typed, language),
                text(typed, language),
                day("from", typed.from(), language),
                day("until", typed.until(), language),
                Field.text("why", label("why", language))
                        .value(typed.why())
                        .required()
                        .max(NewCall.MOST_WHY));
    }

    private Field title(NewCall typed, Language language) {
        return Field.text("title", label("title", language))
                .value(typed.title())
                .required()
                .max(NewCall.MOST_TITLE);
    }

    private Field text(NewCall typed, Language language) {
        return Field.textarea("text", label("text", language))
                .value(typed.text())
                .required()
                .max(NewCall.MOST_TEXT)
                .hint(messages.text(language, "proposal.new.textHint"));
    }

    private Field day(String name, @org.jspecify.annotations.Nullable String typed, Language language) {
        return Field.of(Field.Input.DATE, name, label(name, language))
                .value(typed)
                .required();
    }

    private String label(String field, Language language) {
        return messages.text(language, "proposal.field." + field);
    }
}
