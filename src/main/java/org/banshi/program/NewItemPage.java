package org.banshi.program;

import java.util.List;
import java.util.Map;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * The form that puts an item of some kind on a list.
 *
 * @param list the list
 * @param kind which kind the form is for
 * @param kinds those that the reader may put there
 * @param groups the fields, group by group: what, where, target, who, when
 * @param steps rows for milestones; none for kinds without a road map
 * @param sources the matters it is opened from that the reader may see, titles by number
 * @param key of this form: sent twice, it still puts one item
 * @param errors what is wrong
 */
record NewItemPage(
        WorkList list,
        String kind,
        List<String> kinds,
        List<Group> groups,
        List<Step> steps,
        Map<String, String> sources,
        String key,
        FormErrors errors)
        implements Page {

    /**
     * Fields that belong together.
     *
     * @param key message that names them
     * @param fields the fields
     */
    record Group(String key, List<Field> fields) {}

    /** One row of the road map as it was typed. */
    record Step(int nr, String title, String weight, String due) {
        String value(String part) {
            return switch (part) {
                case "Weight" -> weight;
                case "Due" -> due;
                default -> title;
            };
        }

        /** The sort of input for a part; a weight is text to the browser, so that what was typed wrong is not lost. */
        String type(String part) {
            return part.equals("Due") ? "date" : "text";
        }
    }

    String path() {
        return "/desk/lists/" + list.code() + "/new";
    }

    /** All fields, for the list of errors. */
    List<Field> fields() {
        return groups.stream().flatMap(group -> group.fields().stream()).toList();
    }

    boolean isWrong(String field) {
        return !errors.of(field).isEmpty();
    }
}
