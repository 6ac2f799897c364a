package org.banshi.listed;

import java.util.List;
import org.banshi.notice.Objecting;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * The form by which anybody objects to what is told of a listed case.
 *
 * @param notice to which notice
 * @param subject what it says
 */
record ListedObjectionPage(long notice, PublicListed.Subject subject, Objecting typed, FormErrors errors)
        implements Page {
    List<Field> fields(Ui ui) {
        return typed.fields(
                Objections.GROUNDS.stream()
                        .map(ground -> new Field.Option(ground, ui.text("listed.ground." + ground)))
                        .toList(),
                ui);
    }
}
