package org.banshi.notice;

import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * An objection to something that is told in public, as it was typed.
 *
 * @param ground why
 * @param words what is wrong
 * @param number the receipt's number; empty for somebody who is only named
 * @param code its code
 */
public record Objecting(
        @Nullable String ground,
        @Nullable String words,
        @Nullable String number,
        @Nullable String code) {
    /** Nothing typed yet. */
    public static final Objecting BLANK = new Objecting(null, null, null, null);

    /** The fields of the form, with these grounds to choose from. */
    public List<Field> fields(List<Field.Option> grounds, Ui ui) {
        return List.of(
                Field.radio("ground", ui.text("notice.object.ground"), grounds)
                        .value(ground)
                        .required(),
                Field.textarea("words", ui.text("notice.object.words"))
                        .value(words)
                        .required()
                        .max(Notices.MOST_WHY)
                        .hint(ui.text("notice.object.wordsHint")),
                Field.text("number", ui.text("notice.object.number"))
                        .value(number)
                        .max(40)
                        .autocomplete("off")
                        .hint(ui.text("notice.object.numberHint")),
                Field.text("code", ui.text("notice.ledger.code")).max(40).autocomplete("off"));
    }

    /**
     * What is wrong, in one form.
     *
     * @throws Problem 422 no words, too many, or none of these grounds
     */
    public String checked(List<String> grounds) {
        List<FieldError> errors = new ArrayList<>();
        String given = NoticeWords.given(words);
        if (given.isEmpty()) {
            errors.add(FieldError.of("words", "required"));
        } else if (given.codePointCount(0, given.length()) > Notices.MOST_WHY) {
            errors.add(FieldError.of("words", "tooLong", Notices.MOST_WHY));
        } else if (given.indexOf(0) >= 0) {
            errors.add(FieldError.of("words", "unstorable"));
        }
        if (!grounds.contains(chosen())) {
            errors.add(FieldError.of("ground", chosen().isEmpty() ? "required" : "notAChoice"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return given;
    }

    /** The ground; empty where none was chosen. */
    public String chosen() {
        return NoticeWords.given(ground);
    }
}
