package org.banshi.program;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.UUID;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A deed as it was typed.
 *
 * @param key made once for each form shown, so that a form sent again registers once
 * @param type type
 * @param title what will be done
 * @param need what is needed
 * @param day on which day
 * @param doer who does it
 * @param beneficiary for whom
 * @param phone that person's telephone number
 * @param site at which community
 * @param wave of which wave
 * @param category category
 * @param region region, code or name
 * @param address street and place
 */
record DeedForm(
        @Nullable String key,
        @Nullable String type,
        @Nullable String title,
        @Nullable String need,
        @Nullable String day,
        @Nullable String doer,
        @Nullable String beneficiary,
        @Nullable String phone,
        @Nullable String site,
        @Nullable String wave,
        @Nullable String category,
        @Nullable String region,
        @Nullable String address) {
    DeedForm {
        key = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
    }

    /** A new one that the reader will do today. */
    static DeedForm blank(long doer, LocalDate today) {
        return new DeedForm(
                null,
                null,
                null,
                null,
                today.toString(),
                Long.toString(doer),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * What was meant.
     *
     * @throws Problem 422 for a day that is none
     */
    NewDeed read(ProgramChoices choices) {
        return new NewDeed(
                type,
                title,
                need,
                date("day", day),
                doer == null || !doer.matches("\\d{1,18}") ? null : Long.valueOf(doer),
                beneficiary,
                phone,
                site,
                wave,
                category,
                choices.region(region),
                address);
    }

    static @Nullable LocalDate date(String field, @Nullable String typed) {
        String text = Objects.requireNonNullElse(typed, "").strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw Problem.invalid(field, "badDate");
        }
    }
}
