package org.banshi.program;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * Where an office picks what an item is opened from.
 *
 * @param list the list it started from
 * @param filters the form that narrows
 * @param asked what was asked for, to be sent again
 * @param target the fields that say what is opened, and on which list
 * @param chosen what was ticked before, titles by number
 * @param rows what was found
 */
record SourcesPage(
        WorkList list,
        List<Field> filters,
        Map<String, String> asked,
        List<Field> target,
        Map<String, String> chosen,
        Slice<Row> rows)
        implements Page {

    /** One matter as the reader may see it. */
    record Row(
            String number, String title, String kind, String state, String category, String region, Instant raisedAt) {}

    String path() {
        return "/desk/lists/" + list.code() + "/sources";
    }
}
