package org.banshi.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.banshi.matter.Publishing;
import org.banshi.text.PersonalData;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What shall be told, as it was typed.
 *
 * @param title one line
 * @param words what it was about
 * @param answer what was answered; figures have none
 * @param confirmed whether warnings were read and the words stand
 */
public record NoticeWords(
        @Nullable String title,
        @Nullable String words,
        @Nullable String answer,
        @Nullable Boolean confirmed) {
    static final int MOST_TITLE = 100;
    static final int MOST_WORDS = 2000;

    boolean isConfirmed() {
        return Boolean.TRUE.equals(confirmed);
    }

    /** Everything typed, field by field. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(given(title), given(words)));
        all.add(given(answer));
        return all;
    }

    /**
     * Good words, or a problem that names all that is wrong with them.
     *
     * @throws Problem 422 something is missing, too long, personal, or warned of and not confirmed
     */
    NoticeWords checked(boolean answered) {
        List<FieldError> errors = new ArrayList<>();
        check("title", title, MOST_TITLE, true, errors);
        check("words", words, MOST_WORDS, true, errors);
        check("answer", answer, MOST_WORDS, answered, errors);
        boolean warned = all().stream().anyMatch(each -> PersonalData.in(each).contains(PersonalData.Sort.HEALTH));
        if (errors.isEmpty() && warned && !isConfirmed()) {
            errors.add(FieldError.of("confirmed", "notice.healthWords"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new NoticeWords(
                given(title), given(words), given(answer).isEmpty() ? null : given(answer), warned && isConfirmed());
    }

    private static void check(
            String field, @Nullable String typed, int most, boolean required, List<FieldError> errors) {
        String words = given(typed);
        if (words.isEmpty()) {
            if (required) {
                errors.add(FieldError.of(field, "required"));
            }
            return;
        }
        written(field, words, most, errors);
    }

    /** Words for everybody: neither too long nor personal. */
    public static void written(String field, String words, int most, List<FieldError> errors) {
        if (words.codePointCount(0, words.length()) > most) {
            errors.add(FieldError.of(field, "tooLong", most));
        }
        if (words.indexOf(0) >= 0) {
            errors.add(FieldError.of(field, "unstorable"));
        }
        for (PersonalData.Sort sort : PersonalData.in(words)) {
            if (sort.blocks()) {
                String code = "notice.holds." + sort.code();
                errors.add(FieldError.of(field, code));
            }
        }
    }

    /** What the comparison with the identity found. */
    public static void apart(Set<Publishing.Trace> traces) {
        if (!traces.isEmpty()) {
            List<FieldError> errors = new ArrayList<>();
            for (Publishing.Trace trace : traces) {
                String code = "notice.gives." + trace.code();
                errors.add(FieldError.of("words", code));
            }
            throw Problem.invalid(errors);
        }
    }

    /** What was typed, in one form. */
    public static String given(@Nullable String typed) {
        return typed == null ? "" : typed.strip().replace("\r\n", "\n");
    }
}
