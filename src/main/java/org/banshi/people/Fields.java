package org.banshi.people;

import java.util.List;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Checks of text fields, each wrong one added to a list of errors. */
final class Fields {
    private Fields() {}

    /** A text that must be there, of at most so many characters, without U+0000. */
    static void text(List<FieldError> errors, String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else {
            optional(errors, field, value, most);
        }
    }

    /** A text that may be absent, but not empty. */
    static void optional(List<FieldError> errors, String field, @Nullable String value, int most) {
        if (value == null) {
            return;
        }
        if (value.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (value.length() > most) {
            errors.add(FieldError.of(field, "tooLong", most));
        } else if (value.indexOf('\0') >= 0) {
            errors.add(FieldError.of(field, "unstorable"));
        }
    }
}
