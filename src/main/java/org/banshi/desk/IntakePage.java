package org.banshi.desk;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.access.Drafts;
import org.banshi.hotline.Outage;
import org.banshi.knowledge.Item;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The form for a caller.
 *
 * @param form what was taken down so far
 * @param words fields of what was said
 * @param sort fields of where and what sort of thing
 * @param caller fields of who asks
 * @param more fields that few calls need
 * @param history earlier matters from this number
 * @param similar matters like it that the operator may see
 * @param known items of knowledge that may answer it
 * @param outages notices of known outages that are about this
 * @param clues what the words say of place and urgency
 * @param danger whether words of danger to life were found
 * @param draft what the operator took down earlier and has not sent
 * @param errors what is wrong in the form
 */
record IntakePage(
        IntakeForm form,
        List<Field> words,
        List<Field> sort,
        List<Field> caller,
        List<Field> more,
        List<Row> history,
        List<Likeness> similar,
        List<Item> known,
        List<Outage> outages,
        Clues.Told clues,
        boolean danger,
        Drafts.@Nullable Kept draft,
        FormErrors errors)
        implements Page {

    List<Field> all() {
        return Stream.of(words, sort, caller, more).flatMap(List::stream).toList();
    }
}
