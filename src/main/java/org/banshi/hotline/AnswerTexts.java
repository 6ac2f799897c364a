package org.banshi.hotline;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.rule.Rules;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;

/** The city's templates for answers, as they hold now. */
@Service
public final class AnswerTexts {
    private final Rules rules;

    AnswerTexts(Rules rules) {
        this.rules = rules;
    }

    /** All, in the order in which they are offered. */
    public List<AnswerTemplates.Template> templates() {
        return rules.current(HotlineRules.ANSWERS).value().templates();
    }

    /** What many answers share with good reason: the words of all templates, fields as they are written, and what is cited. */
    List<String> known(String cited) {
        return Stream.concat(templates().stream().map(AnswerTemplates.Template::text), Stream.of(cited))
                .filter(text -> !text.isBlank())
                .toList();
    }

    /**
     * A template's words with its fields filled in.
     *
     * @param values by the names of {@link AnswerTemplates#FIELDS}; a field without a value stays as it is written
     * @throws Problem 404 {@code text.unknown} if there is no such template
     */
    public String filled(String code, Map<String, String> values) {
        return rules.current(HotlineRules.ANSWERS)
                .value()
                .find(code)
                .orElseThrow(() -> Problem.notFound("text.unknown", code))
                .filled(values);
    }
}
