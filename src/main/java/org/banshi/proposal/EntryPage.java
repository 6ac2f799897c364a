package org.banshi.proposal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.matter.Matter;
import org.banshi.matter.Similar;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One proposal on the desk.
 *
 * @param call its call
 * @param matter the proposal
 * @param facts what is known beside its words
 * @param sheet how it was scored, as far as the reader may see
 * @param same those of the call that may say the same
 * @param gathered numbers and titles of those merged into it
 * @param offers what the reader may do
 * @param forms the fields of each form
 * @param typed what was typed and is wrong
 * @param errors what is wrong with it
 */
record EntryPage(
        Call call,
        Matter matter,
        Facts facts,
        Scores.Sheet sheet,
        List<Similar.Match> same,
        Map<String, String> gathered,
        Set<String> offers,
        Map<String, List<Field>> forms,
        Typed typed,
        FormErrors errors)
        implements Page {

    /**
     * What is known beside its words.
     *
     * @param place where, in words
     * @param consent whether it may be handed on
     * @param into number of the one it was merged into
     * @param target number of what it became part of
     * @param request number of the request it became
     */
    record Facts(
            String place,
            boolean consent,
            @Nullable String into,
            @Nullable String target,
            @Nullable String request) {}

    /** Which form came, and what was in it. */
    record Typed(String form, Map<String, String> values) {
        /** The errors by the names that the fields have on this page, where several forms stand together. */
        FormErrors named(FormErrors errors) {
            return new FormErrors(errors.errors().stream()
                    .map(error -> new Problem.FieldError(name(error.field()), error.code(), error.args()))
                    .toList());
        }

        private String name(String field) {
            return switch (form) {
                case "score" -> POINTS + field;
                case "handOn" -> field.equals("publicAnswer") ? "handOnAnswer" : field;
                case "decline" -> field.equals("publicAnswer") ? "reason" : field;
                default -> field;
            };
        }
    }

    static final String POINTS = "points-";

    /** The points that were typed, by the code of each criterion. */
    static Map<String, String> points(Map<String, String> typed) {
        return typed.entrySet().stream()
                .filter(each -> each.getKey().startsWith(POINTS))
                .collect(Collectors.toMap(each -> each.getKey().substring(POINTS.length()), Map.Entry::getValue));
    }

    List<Field> form(String name) {
        return forms.getOrDefault(name, List.of());
    }

    /** What is wrong with that form. */
    FormErrors wrong(String name) {
        return typed.form().equals(name) ? errors : FormErrors.NONE;
    }
}
