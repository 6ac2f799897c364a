package org.banshi.promised;

import java.util.List;
import org.banshi.notice.Objecting;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/** The form by which anybody objects to the words of a promise. */
record PromiseObjectionPage(String list, Telling told, Objecting typed, FormErrors errors) implements Page {
    String item() {
        return "/lists/" + list + "/" + told.nr();
    }

    String title() {
        return told.words().getOrDefault(Parts.TITLE, "");
    }

    /** Ground and reason; a receipt proves nothing here, for a promise has no raiser. */
    List<Field> fields(Ui ui) {
        return typed
                .fields(
                        PromisedObjections.GROUNDS.stream()
                                .map(ground -> new Field.Option(ground, ui.text("promised.ground." + ground)))
                                .toList(),
                        ui)
                .stream()
                .filter(field -> List.of("ground", "words").contains(field.name()))
                .toList();
    }
}
