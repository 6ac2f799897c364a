package org.banshi.notice;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A pledge as it was typed.
 *
 * @param leader post of the leader; empty where the unit pledges
 * @param title one line
 * @param words what is pledged
 * @param proof what will prove it
 * @param due the day by which it is done
 */
public record NewPledge(
        @Nullable String leader,
        @Nullable String title,
        @Nullable String words,
        @Nullable String proof,
        @Nullable String due) {
    static final NewPledge BLANK = new NewPledge(null, null, null, null, null);
    static final int MOST_LEADER = 40;
    static final int MOST_PROOF = 500;

    /** The day it is due, once all of it is good. */
    LocalDate checked(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        need("title", title, NoticeWords.MOST_TITLE, errors);
        need("words", words, NoticeWords.MOST_WORDS, errors);
        need("proof", proof, MOST_PROOF, errors);
        NoticeWords.written("leader", NoticeWords.given(leader), MOST_LEADER, errors);
        LocalDate day = day("due", due, errors);
        if (day != null && day.isBefore(today)) {
            errors.add(FieldError.of("due", "inThePast"));
        }
        if (!errors.isEmpty() || day == null) {
            throw Problem.invalid(errors);
        }
        return day;
    }

    static void need(String field, @Nullable String typed, int most, List<FieldError> errors) {
        String words = NoticeWords.given(typed);
        if (words.isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        } else {
            NoticeWords.written(field, words, most, errors);
        }
    }

    static @Nullable LocalDate day(String field, @Nullable String typed, List<FieldError> errors) {
        if (typed == null || typed.isBlank()) {
            errors.add(FieldError.of(field, "required"));
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() >= 2000 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeParseException _) {
            // told below, as a day of another century is
        }
        errors.add(FieldError.of(field, "badDate"));
        return null;
    }
}
