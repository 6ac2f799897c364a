package org.banshi.oversight;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The form of a meeting with its minutes.
 *
 * @param key so that sending it twice makes one meeting
 * @param form meeting, instruction, emergency
 * @param follows the meeting it goes on with
 * @param fields when, where, who
 * @param items the fields of each item
 */
record NewMeetingPage(
        String key,
        MeetingForm form,
        MeetingRows.@Nullable Meeting follows,
        List<Field> fields,
        List<Item> items,
        FormErrors errors)
        implements Page {

    /**
     * An item of the form.
     *
     * @param title of the matter that it goes on with
     */
    record Item(int nr, @Nullable String title, List<Field> fields) {}

    List<Field> all() {
        return Stream.concat(fields.stream(), items.stream().flatMap(item -> item.fields().stream()))
                .toList();
    }

    /** Whether there is room for more items. */
    boolean takesMore() {
        return !isOne() && items.size() < NewMeeting.MOST_ITEMS;
    }

    boolean isOne() {
        return form == MeetingForm.INSTRUCTION;
    }
}
