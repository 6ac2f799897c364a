package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.banshi.hotline.AnswerTemplates;
import org.banshi.hotline.MessageTexts;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * One text.
 *
 * @param message whether it is a message to residents, else a template for answers
 * @param fresh whether it is a new template
 * @param form what is in the form
 * @param errors what is wrong in the form
 */
record TextPage(boolean message, boolean fresh, Form form, FormErrors errors) implements Page {

    /** What was typed; what is missing is empty. Something in remove: the template shall go. */
    record Form(String code, String name, String text, String validFrom, String why, String expected, String remove) {
        Form {
            code = UnitForm.stripped(code);
            name = UnitForm.stripped(name);
            text = UnitForm.stripped(text);
            validFrom = UnitForm.stripped(validFrom);
            why = UnitForm.stripped(why);
            expected = UnitForm.stripped(expected);
            remove = UnitForm.stripped(remove);
        }

        /** A form for something new says so before the version that was seen. */
        boolean fresh() {
            return expected.startsWith("n");
        }

        int lastSeen() {
            String number = fresh() ? expected.substring(1) : expected;
            return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
        }

        Form again(String last) {
            return new Form(code, name, text, validFrom, why, last, remove);
        }
    }

    String action() {
        return TextsController.HERE + (message ? "/message" : "/answer");
    }

    String title(Ui ui) {
        return message
                ? ui.text("admin.texts.messages")
                : fresh ? ui.text("admin.texts.add") : ui.text("admin.texts.answers") + " · " + form.name();
    }

    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>();
        if (fresh) {
            fields.add(Field.text("code", ui.text("admin.texts.code"))
                    .value(form.code())
                    .max(40)
                    .required());
        } else {
            fields.add(Field.of(Field.Input.HIDDEN, "code", "").value(form.code()));
        }
        if (!message) {
            fields.add(Field.text("name", ui.text("admin.texts.name"))
                    .value(form.name())
                    .max(50)
                    .required());
        }
        List<String> known = message ? MessageTexts.fields(form.code()) : AnswerTemplates.FIELDS;
        fields.add(Field.textarea("text", ui.text("admin.texts.text"))
                .hint(ui.text(
                        "admin.texts.fields",
                        known.stream()
                                .map(field -> "{" + field + "} " + ui.text("admin.texts.field." + field))
                                .collect(Collectors.joining(" · "))))
                .value(form.text())
                .max(message ? MessageTexts.LONGEST : AnswerTemplates.LONGEST));
        fields.add(Field.of(Field.Input.DATETIME, "validFrom", ui.text("admin.rule.validFrom"))
                .hint(ui.text("admin.rule.validFrom.hint"))
                .value(form.validFrom()));
        fields.add(Field.text("why", ui.text("admin.change.why"))
                .value(form.why())
                .max(500)
                .required());
        if (!message && !fresh) {
            fields.add(Field.tick("remove", ui.text("admin.texts.remove")).value(form.remove()));
        }
        fields.add(Field.of(Field.Input.HIDDEN, "expected", "")
                .value((fresh ? "n" : "") + form.expected().replace("n", "")));
        return fields;
    }
}
