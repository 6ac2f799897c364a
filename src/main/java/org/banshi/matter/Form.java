package org.banshi.matter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** What somebody filled in, checked against the fields of an action. Absent and blank are the same. */
public final class Form {
    private final Map<String, Object> values;

    private Form(Map<String, Object> values) {
        this.values = values;
    }

    /** A form without fields. */
    public static Form empty() {
        return new Form(Map.of());
    }

    /** A form whose values the house itself made; they are not checked. */
    public static Form of(Map<String, Object> values) {
        return new Form(Map.copyOf(values));
    }

    /** Reads raw values, from JSON or a page, and collects everything that is wrong with them. */
    static Form read(List<Field> fields, Map<String, ?> raw, Situation situation) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Field field : fields) {
            Object given = raw.get(field.name());
            if (given == null || given instanceof String s && s.isBlank()) {
                if (field.required()) {
                    errors.add(FieldError.of(field.name(), "required"));
                }
                continue;
            }
            Object value = value(field, given, situation, errors);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Form(values);
    }

    private static @Nullable Object value(Field field, Object given, Situation situation, List<FieldError> errors) {
        return switch (field.type()) {
            case TEXT -> text(field, given, errors);
            case FILE -> file(field, given, errors);
            case BOOLEAN -> bool(field, given, errors);
            case INTEGER -> integer(field, given, errors);
            case DECIMAL -> decimal(field, given, errors);
            case DATE, DATE_TIME -> date(field, given, errors);
            case CHOICE -> choice(field, given, situation, errors);
        };
    }

    private static @Nullable Object text(Field field, Object given, List<FieldError> errors) {
        if (!(given instanceof String text)) {
            return wrong(field, errors, "wrongType");
        }
        if (text.indexOf('\0') >= 0 || !wellFormed(text)) {
            return wrong(field, errors, "unstorable");
        }
        if (text.codePointCount(0, text.length()) > field.max()) {
            return wrong(field, errors, "tooLong", field.max());
        }
        return text;
    }

    /** Whether the text can be written as UTF-8: no half of a surrogate pair stands alone. */
    static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** A file is named by the id it got when it was stored. */
    private static @Nullable Object file(Field field, Object given, List<FieldError> errors) {
        try {
            return UUID.fromString(given.toString().strip()).toString();
        } catch (IllegalArgumentException e) {
            return wrong(field, errors, "wrongType");
        }
    }

    private static @Nullable Object bool(Field field, Object given, List<FieldError> errors) {
        return switch (given) {
            case Boolean b -> b;
            case String s when s.equals("true") || s.equals("on") || s.equals("yes") -> true;
            case String s when s.equals("false") || s.equals("no") -> false;
            default -> wrong(field, errors, "wrongType");
        };
    }

    private static @Nullable Object integer(Field field, Object given, List<FieldError> errors) {
        int number;
        try {
            number = Integer.parseInt(given.toString().strip());
        } catch (NumberFormatException e) {
            return wrong(field, errors, "wrongType");
        }
        if (number < field.min() || number > field.max()) {
            return wrong(field, errors, "outOfRange", field.min(), field.max());
        }
        return number;
    }

    private static @Nullable Object decimal(Field field, Object given, List<FieldError> errors) {
        BigDecimal number;
        try {
            number = new BigDecimal(given.toString().strip());
        } catch (NumberFormatException e) {
            return wrong(field, errors, "wrongType");
        }
        boolean fits = number.signum() >= 0 && number.scale() <= 4 && number.precision() - number.scale() <= 14;
        return fits ? number : wrong(field, errors, "badDecimal");
    }

    private static @Nullable Object date(Field field, Object given, List<FieldError> errors) {
        try {
            LocalDate date = LocalDate.parse(given.toString().strip());
            return date.getYear() < 1900 || date.getYear() > 2200 ? wrong(field, errors, "badDate") : date;
        } catch (DateTimeParseException e) {
            return wrong(field, errors, "badDate");
        }
    }

    private static @Nullable Object choice(Field field, Object given, Situation situation, List<FieldError> errors) {
        String value = given.toString();
        boolean offered = field.options().apply(situation).stream()
                .anyMatch(option -> option.value().equals(value));
        return offered ? value : wrong(field, errors, "notAChoice");
    }

    private static @Nullable Object wrong(Field field, List<FieldError> errors, String code, Object... args) {
        errors.add(FieldError.of(field.name(), code, args));
        return null;
    }

    /** Words, if given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    /** Words of a required field. */
    public String need(String name) {
        return text(name).orElseThrow(() -> Problem.invalid(name, "required"));
    }

    /** Yes, or no when absent. */
    public boolean yes(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** A number, if given. */
    public Optional<Integer> integer(String name) {
        return Optional.ofNullable((Integer) values.get(name));
    }

    /** A number with digits after the point, if given. */
    public Optional<BigDecimal> decimal(String name) {
        return Optional.ofNullable((BigDecimal) values.get(name));
    }

    /** A date, if given. */
    public Optional<LocalDate> date(String name) {
        return Optional.ofNullable((LocalDate) values.get(name));
    }

    /** All values, as the timeline keeps them. */
    public Map<String, Object> values() {
        return values;
    }
}
