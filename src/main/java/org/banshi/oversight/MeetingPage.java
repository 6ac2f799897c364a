package org.banshi.oversight;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of a meeting, and how what they ask for stands now.
 *
 * @param items as far as the reader may know of them
 * @param before what is open from the meetings before, and not spoken of at this one
 * @param corrections what was corrected later
 * @param fields of a correction; empty for who may add none
 * @param mayMeet whether the reader may go on with the next meeting
 */
record MeetingPage(
        MeetingRows.Meeting meeting,
        List<Item> items,
        List<Item> before,
        List<Correction> corrections,
        List<Field> fields,
        boolean mayMeet,
        FormErrors errors)
        implements Page {

    /**
     * An item.
     *
     * @param title of its matter
     * @param said what is to be done, or what was said about it
     * @param kind what its kind is called
     * @param state what its state is called
     * @param answer what its unit answered to an order
     */
    record Item(MeetingRows.Line line, @Nullable String title, String said, String kind, String state, String answer) {}

    /** A correction with its words. */
    record Correction(MeetingRows.Correction line, String words) {}

    String here() {
        return OversightConfiguration.MEETINGS + "/" + meeting.id();
    }
}
