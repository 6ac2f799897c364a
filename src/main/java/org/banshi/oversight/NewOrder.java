package org.banshi.oversight;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor orders, as typed.
 *
 * @param title in one line
 * @param demand what is to be done
 * @param ends the day by which the units answer
 * @param unit the unit, where no matter is supervised
 * @param number the matters, by number; units get one order each, with those that they lead
 * @param raised number of the raised matter of which it is to be a part
 */
public record NewOrder(
        @Nullable String title,
        @Nullable String demand,
        @Nullable String ends,
        @Nullable String unit,
        @Nullable List<String> number,
        @Nullable String raised) {
    static final int MOST_TITLE = 200;
    static final int MOST_DEMAND = 2000;

    /** Whether it is to be a part of a raised matter. */
    boolean isPart() {
        return raised != null && !raised.isBlank();
    }

    /** The numbers, each once, as typed or pasted. */
    List<String> numbers() {
        return number == null
                ? List.of()
                : number.stream()
                        .flatMap(line -> List.of(line.split("[\\s,，、;；]+")).stream())
                        .filter(each -> !each.isBlank())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Reads typed fields and collects what is wrong with them. */
    static final class Reading {
        private final List<FieldError> errors = new ArrayList<>();

        String words(String field, @Nullable String typed, int most) {
            String words = typed == null ? "" : typed.strip();
            if (words.isEmpty()) {
                errors.add(FieldError.of(field, "required"));
            } else if (words.codePointCount(0, words.length()) > most) {
                errors.add(FieldError.of(field, "tooLong", most));
            }
            return words;
        }

        LocalDate day(String field, @Nullable String typed, LocalDate after) {
            if (typed == null || typed.isBlank()) {
                errors.add(FieldError.of(field, "required"));
                return LocalDate.EPOCH;
            }
            try {
                LocalDate day = LocalDate.parse(typed.strip());
                if (!day.isAfter(after)) {
                    errors.add(FieldError.of(field, "inThePast"));
                }
                return day;
            } catch (DateTimeParseException e) {
                errors.add(FieldError.of(field, "wrongType"));
                return LocalDate.EPOCH;
            }
        }

        void wrong(String field, String code, Object... args) {
            errors.add(FieldError.of(Objects.requireNonNull(field), code, args));
        }

        void finish() {
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
        }
    }
}
