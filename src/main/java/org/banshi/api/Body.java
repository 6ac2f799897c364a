package org.banshi.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    /** A number without digits after the point. */
    @Nullable
    Integer integer(String name, int least, int most) {
        Object given = given(name);
        if (given == null) {
            return null;
        }
        if (!(given instanceof Integer number)) {
            wrong(name, "wrongType");
            return null;
        }
        if (number < least || number > most) {
            wrong(name, "outOfRange", least, most);
            return null;
        }
        return number;
    }

    /** An amount from 0 on, as a number or as text, with at most four digits after the point. */
    @Nullable
    BigDecimal amount(String name) {
        Object given = given(name);
        if (given == null) {
            return null;
        }
        String text = given instanceof Number || given instanceof String ? given.toString() : "";
        if (!text.matches("\\d{1,14}(\\.\\d{1,4})?")) {
            wrong(name, "badDecimal");
            return null;
        }
        return new BigDecimal(text);
    }

    /** A day, such as 2026-03-31. */
    @Nullable
    LocalDate day(String name) {
        String text = text(name, 20);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            wrong(name, "badDate");
            return null;
        }
    }

    /** Some short texts. */
    List<String> texts(String name, int most) {
        List<String> texts = new ArrayList<>();
        for (Object one : list(name, most)) {
            if (one instanceof String text && !text.isBlank()) {
                texts.add(text.strip());
            } else {
                wrong(name, "wrongType");
            }
        }
        return texts;
    }

    /** Some objects, each read by itself; what is wrong in one is told as {@code name[0].field}. */
    <T> List<T> objects(String name, int most, Function<Body, T> read) {
        List<T> objects = new ArrayList<>();
        for (Object one : list(name, most)) {
            String at = name + "[" + objects.size() + "]";
            Map<String, Object> fields = new LinkedHashMap<>();
            if (one instanceof Map<?, ?> map) {
                map.forEach((key, value) -> fields.put(key.toString(), value));
            } else {
                wrong(at, "wrongType");
            }
            Body part = new Body(fields);
            objects.add(read.apply(part));
            if (one instanceof Map) {
                part.unknown();
                part.errors.forEach(error -> wrong(
                        at + "." + error.field(), error.code(), error.args().toArray()));
            }
        }
        return objects;
    }

    private List<?> list(String name, int most) {
        Object given = given(name);
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof List<?> list) || list.size() > most) {
            wrong(name, given instanceof List ? "tooManyTexts" : "wrongType", most);
            return List.of();
        }
        return list;
    }

    boolean yes(String name) {
        Object given = given(name);
        if (given != null && !(given instanceof Boolean)) {
            wrong(name, "wrongType");
        }
        return Boolean.TRUE.equals(given);
    }

    /** Tells that a field is missing, unless it was found wrong. */
    void expect(String name, @Nullable Object read) {
        if (read == null && !has(name)) {
            wrong(name, "required");
        }
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
        unknown();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private void unknown() {
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .limit(20)
                .forEach(name -> wrong(name, "unknownField"));
    }

    private @Nullable Object given(String name) {
        known.add(name);
        return fields.get(name);
    }
}
