package org.banshi.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Reads the typed fields of a form, collects what is wrong with them, and tells all of it at once. */
public final class Reading {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private final List<FieldError> errors = new ArrayList<>();

    /**
     * Words that are needed.
     *
     * @param most how many characters at most
     */
    public String words(String field, @Nullable String typed, int most) {
        if (typed == null || typed.isBlank()) {
            wrong(field, "required");
            return "";
        }
        String words = typed.strip().replace("\r\n", "\n");
        if (!StorableText.holds(words)) {
            wrong(field, StorableText.CODE);
        } else if (words.codePointCount(0, words.length()) > most) {
            wrong(field, "tooLong", most);
        }
        return words;
    }

    /** A day that is needed, of the years 2000 to 2200. */
    public LocalDate day(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            wrong(field, "required");
            return LocalDate.EPOCH;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException _) {
            // told below, as a day of another century is
        }
        wrong(field, "badDate");
        return LocalDate.EPOCH;
    }

    /** A day that is needed and lies after another one. */
    public LocalDate dayAfter(LocalDate other, String field, @Nullable String typed) {
        int before = errors.size();
        LocalDate day = day(field, typed);
        if (errors.size() == before && !day.isAfter(other)) {
            wrong(field, "inThePast");
        }
        return day;
    }

    /** A field that is wrong, with the arguments of its message. */
    public void wrong(String field, String code, Object... args) {
        errors.add(FieldError.of(field, code, args));
    }

    /** Whether nothing is wrong so far. */
    public boolean isGood() {
        return errors.isEmpty();
    }

    /**
     * Goes on only if nothing is wrong.
     *
     * @throws Problem 422 with every wrong field
     */
    public void finish() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
