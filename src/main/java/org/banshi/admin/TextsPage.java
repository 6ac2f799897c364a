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

    @Nullable
    String own(String name) {
        return own.texts().get(name);
    }

    /** The program's words, with the fields where they are filled in. */
    static String preset(Ui ui, String name) {
        List<String> fields = MessageTexts.fields(name);
        return ui.text(
                MessageTexts.PREFIX + name,
                fields.stream().map(field -> "{" + field + "}").toArray());
    }
}
