package org.banshi.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** A JSON object read field by field: whatever is wrong with it is told at once, and no field is dropped in silence. */
final class Body {
    private final Map<String, ?> fields;
    private final Set<String> known = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    Body(Map<String, ?> fields) {
        this.fields = fields;
    }

    /** Refuses fields that the form does not have. */
    static void refuseUnknown(Map<String, ?> fields, Set<String> known) {
        Body body = new Body(fields);
        body.known.addAll(known);
        body.finish();
    }

    /** Words as they were written; absent if there is nothing but blanks. */
    @Nullable
    String text(String name, int most) {
        Object given = given(name);
        if (given == null) {
            return null;
        }
        if (!(given instanceof String text)) {
            wrong(name, "wrongType");
            return null;
        }
        if (text.isBlank()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > most) {
            wrong(name, "tooLong", most);
            return null;
        }
        return text;
    }

    /** Words that must be there; empty if they are not, which is told. */
    String need(String name, int most) {
        int before = errors.size();
        String text = text(name, most);
        if (text == null && errors.size() == before) {
            wrong(name, "required");
        }
        return text == null ? "" : text;
    }

    /** Words that must be there, when nothing else is asked for. */
    String required(String name, int most) {
        String text = need(name, most);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return text;
    }

    /** One of a few words. */
    @Nullable
    String oneOf(String name, List<String> choices) {
        String text = text(name, 100);
        if (text != null && !choices.contains(text)) {
            wrong(name, "notAChoice");
            return null;
        }
        return text;
    }

    @Nullable
    Double number(String name, double least, double most) {
        Object given = given(name);
        if (given == null) {
            return null;
        }
        if (!(given instanceof Number number)) {
            wrong(name, "wrongType");
            return null;
        }
        double value = number.doubleValue();
        if (!(value >= least && value <= most)) {
            wrong(name, "outOfRange", least, most);
            return null;
        }
        return value;
    }

    boolean yes(String name) {
        Object given = given(name);
        if (given != null && !(given instanceof Boolean)) {
            wrong(name, "wrongType");
        }
        return Boolean.TRUE.equals(given);
    }

    /** Whether the field is there. */
    boolean has(String name) {
        return fields.get(name) != null;
    }

    void wrong(String name, String code, Object... args) {
        errors.add(FieldError.of(name, code, args));
    }

    /** Throws everything that was wrong. */
    void finish() {
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .limit(20)
                .forEach(name -> wrong(name, "unknownField"));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private @Nullable Object given(String name) {
        known.add(name);
        return fields.get(name);
    }
}
