package org.banshi.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.banshi.knowledge.Categories;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Checks what was entered for something new and tells everything that is wrong with it at once. */
final class Entries {
    static final int TITLE = 200;
    static final int TEXT = 10_000;

    private static final Pattern PLAUSIBLE_PHONE = Pattern.compile("(?=(?:[^0-9]*[0-9]){3})\\+?[0-9 ()./#*-]{3,30}");

    private final List<FieldError> errors = new ArrayList<>();

    /** Words that are needed, without blanks around them. */
    String need(String field, @Nullable String value, int most) {
        String text = text(field, value, most);
        if (text == null) {
            wrong(field, "required");
            return "";
        }
        return text;
    }

    /** Words, if any. */
    @Nullable
    String text(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (text.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            wrong(field, "unstorable");
        } else if (text.codePointCount(0, text.length()) > most) {
            wrong(field, "tooLong", most);
        }
        return text;
    }

    /** A day that is needed. */
    LocalDate need(String field, @Nullable LocalDate day) {
        if (day == null) {
            wrong(field, "required");
            return LocalDate.MAX;
        }
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            wrong(field, "badDate");
        }
        return day;
    }

    /** A telephone number, if any. */
    @Nullable
    String phone(String field, @Nullable String given) {
        String phone = text(field, given, 30);
        if (phone != null && !PLAUSIBLE_PHONE.matcher(phone).matches()) {
            wrong(field, "badPhone");
        }
        return phone;
    }

    /** The code of a category, if one is named. */
    @Nullable
    String category(@Nullable String given, Categories categories) {
        String code = text("category", given, TITLE);
        if (code != null && categories.find(code).isEmpty()) {
            wrong("category", "unknown", code);
        }
        return code;
    }

    /** The code of a region, if one is named. */
    @Nullable
    String region(@Nullable String given, Regions regions) {
        String named = text("region", given, TITLE);
        if (named == null) {
            return null;
        }
        String code = regions.normalise(named).orElse(null);
        if (code == null) {
            wrong("region", "unknown", named);
        }
        return code;
    }

    /** What was wrong so far. */
    List<FieldError> errors() {
        return errors;
    }

    void wrong(String field, String code, Object... args) {
        // One field, one error: what is missing is not wrong as well.
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(FieldError.of(field, code, args));
        }
    }

    /** Goes on only if nothing was wrong; else 422 with all errors. */
    void finish() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
