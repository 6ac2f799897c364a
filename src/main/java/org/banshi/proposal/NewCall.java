package org.banshi.proposal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A call as it was typed, new or changed.
 *
 * @param title what is asked for, in one line
 * @param text what residents read
 * @param from first day on which something may be put forward
 * @param until last day
 * @param answerBy the day by which everybody has an answer; stays as it was first told
 * @param criteria code of the set of criteria; stays too
 * @param why why it is changed
 */
public record NewCall(
        @Nullable String title,
        @Nullable String text,
        @Nullable String from,
        @Nullable String until,
        @Nullable String answerBy,
        @Nullable String criteria,
        @Nullable String why) {
    static final int MOST_TITLE = 100;
    static final int MOST_TEXT = 5000;
    static final int MOST_WHY = 500;

    /** Nothing typed yet. */
    public static final NewCall BLANK = new NewCall(null, null, null, null, null, null, null);

    /** A call to be changed. */
    static NewCall of(Call call) {
        return new NewCall(
                call.title(),
                call.text(),
                call.from().toString(),
                call.until().toString(),
                call.answerBy().toString(),
                null,
                null);
    }

    /** Reads fields and collects what is wrong with them. */
    static final class Reading {
        private final List<FieldError> errors = new ArrayList<>();

        /** Words that are needed. */
        String words(String field, @Nullable String typed, int most) {
            if (typed == null || typed.isBlank()) {
                wrong(field, "required");
                return "";
            }
            String words = typed.strip().replace("\r\n", "\n");
            if (words.codePoints()
                    .anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                wrong(field, "unstorable");
            } else if (words.codePointCount(0, words.length()) > most) {
                wrong(field, "tooLong", most);
            }
            return words;
        }

        /** A day that is needed. */
        LocalDate day(String field, @Nullable String typed) {
            if (typed == null || typed.isBlank()) {
                wrong(field, "required");
                return LocalDate.EPOCH;
            }
            try {
                LocalDate day = LocalDate.parse(typed.strip());
                if (day.getYear() >= 2000 && day.getYear() <= 2200) {
                    return day;
                }
            } catch (DateTimeParseException _) {
                // told below, as a day of another century is
            }
            wrong(field, "badDate");
            return LocalDate.EPOCH;
        }

        void wrong(String field, String code, Object... args) {
            errors.add(FieldError.of(field, code, args));
        }

        boolean isGood() {
            return errors.isEmpty();
        }

        void finish() {
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
        }
    }
}
