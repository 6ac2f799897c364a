package org.banshi.admin;

import java.util.List;
import org.banshi.hotline.AnswerTemplates;
import org.banshi.hotline.MessageTexts;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * All texts that a city words itself.
 *
 * @param own its words for messages
 * @param answers its templates for answers
 */
record TextsPage(MessageTexts own, List<AnswerTemplates.Template> answers) implements Page {

    List<String> names() {
        return MessageTexts.NAMES;
    }

    static String english(String name) {
        return name + MessageTexts.ENGLISH;
    }

    /** What a message is called. */
    static String called(Ui ui, String name) {
        String base = ui.text("admin.texts.message." + MessageTexts.base(name));
        return MessageTexts.isEnglish(name) ? ui.text("admin.texts.inEnglish", base) : base;
    }

    @Nullable
    String own(String name) {
        return own.texts().get(name);
    }

    /** The program's words, with the fields where they are filled in. */
    static String preset(Ui ui, String name) {
        List<String> fields = MessageTexts.fields(name);
        return ui.text(
                MessageTexts.PREFIX + MessageTexts.base(name),
                fields.stream().map(field -> "{" + field + "}").toArray());
    }
}
