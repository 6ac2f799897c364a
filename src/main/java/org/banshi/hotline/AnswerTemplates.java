package org.banshi.hotline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.banshi.web.Problem.FieldError;

/**
 * Templates for answers: one rule with versions.
 *
 * @param templates in the order in which they are offered
 */
public record AnswerTemplates(List<Template> templates) {
    /** What may be filled in: the number, until when, the unit's name, the title. */
    public static final List<String> FIELDS = List.of("number", "due", "unit", "title");

    /** An answer is at most so long. */
    public static final int LONGEST = 2_000;

    /** Refuses what {@link Template#check} finds, and a code that is there twice. */
    public AnswerTemplates {
        templates = List.copyOf(templates);
        Set<String> codes = new HashSet<>();
        for (Template template : templates) {
            List<FieldError> faults = template.check();
            if (!faults.isEmpty()) {
                FieldError first = faults.getFirst();
                throw new IllegalArgumentException(template.code() + ": " + first.code() + " " + first.args());
            }
            if (!codes.add(template.code())) {
                throw new IllegalArgumentException(template.code() + ": twice");
            }
        }
    }

    /**
     * One template.
     *
     * @param code stable, for lists and links
     * @param name what it is called on the desk
     * @param text the words, with fields in braces
     */
    public record Template(String code, String name, String text) {
        /** What is wrong with it, by the fields {@code code}, {@code name}, {@code text}. */
        public List<FieldError> check() {
            List<FieldError> errors = new ArrayList<>();
            if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
                errors.add(FieldError.of("code", "text.code"));
            }
            if (name.isBlank()) {
                errors.add(FieldError.of("name", "required"));
            } else if (name.length() > 50) {
                errors.add(FieldError.of("name", "tooLong", 50));
            }
            if (text.isBlank()) {
                errors.add(FieldError.of("text", "required"));
            } else if (text.length() > LONGEST) {
                errors.add(FieldError.of("text", "tooLong", LONGEST));
            }
            FieldError fault = Filling.fault("text", text, FIELDS);
            if (fault != null) {
                errors.add(fault);
            }
            return errors;
        }

        /** The words with what is known filled in; a field without a value stays to be seen. */
        public String filled(Map<String, String> values) {
            return Filling.fill(text, values);
        }
    }

    /** The one with this code. */
    public Optional<Template> find(String code) {
        return templates.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** The same with one more, or with another of the same code in its place. */
    public AnswerTemplates with(Template template) {
        List<Template> next = new ArrayList<>(templates);
        int at = templates.stream().map(Template::code).toList().indexOf(template.code());
        if (at < 0) {
            next.add(template);
        } else {
            next.set(at, template);
        }
        return new AnswerTemplates(next);
    }

    /** The same without one. */
    public AnswerTemplates without(String code) {
        return new AnswerTemplates(
                templates.stream().filter(one -> !one.code().equals(code)).toList());
    }
}
