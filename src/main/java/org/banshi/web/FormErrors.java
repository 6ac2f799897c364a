package org.banshi.web;

import java.util.List;

/**
 * What is wrong in a form, to be shown beside its fields.
 *
 * @param errors the wrong fields, in the order they were found
 */
public record FormErrors(List<Problem.FieldError> errors) {
    /** Nothing is wrong. */
    public static final FormErrors NONE = new FormErrors(List.of());

    public FormErrors {
        errors = List.copyOf(errors);
    }

    /** The errors of a refused form. A problem that is not about fields is not for a form: it is thrown again. */
    public static FormErrors of(Problem problem) {
        if (problem.errors().isEmpty()) {
            throw problem;
        }
        return new FormErrors(problem.errors());
    }

    /** Whether anything is wrong. */
    public boolean any() {
        return !errors.isEmpty();
    }

    /** What is wrong with one field. */
    public List<Problem.FieldError> of(String field) {
        return errors.stream().filter(e -> e.field().equals(field)).toList();
    }
}
