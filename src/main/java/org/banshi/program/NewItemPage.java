package org.banshi.program;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.access.Drafts;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The form that puts an item of some kind on a list.
 *
 * @param list the list
 * @param kind which kind the form is for
 * @param kinds those that the reader may put there
 * @param groups the fields, group by group: what, where, target, who, when
 * @param steps rows for milestones; none for kinds without a road map
 * @param funds rows for money; none for kinds without a road map
 * @param fundSources what a row of money may come from
 * @param sources the matters it is opened from that the reader may see, titles by number
 * @param key of this form: sent twice, it still puts one item
 * @param draft what the reader typed into this form earlier and has not sent
 * @param errors what is wrong
 */
record NewItemPage(
        WorkList list,
        String kind,
        List<String> kinds,
        List<Group> groups,
        List<Step> steps,
        List<Fund> funds,
        List<Field.Option> fundSources,
        Map<String, String> sources,
        String key,
        Drafts.@Nullable Kept draft,
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

    /** One row of money as it was typed. */
    record Fund(int nr, String source, String planned, String arrived, String spent) {
        String value(String part) {
            return switch (part) {
                case "Planned" -> planned;
                case "Arrived" -> arrived;
                case "Spent" -> spent;
                default -> source;
            };
        }
    }

    String path() {
        return "/desk/lists/" + list.code() + "/new";
    }

    /** All fields, those of the road map too, for the list of errors. */
    List<Field> fields(Ui ui) {
        Stream<Field> rows = steps.stream()
                .flatMap(step -> Stream.of("Title", "Weight", "Due")
                        .map(part -> Field.text(
                                "step" + step.nr() + part,
                                ui.text("task.field." + part.toLowerCase(Locale.ROOT)) + " " + step.nr())));
        Stream<Field> money = funds.stream()
                .flatMap(fund -> Stream.of("Source", "Planned", "Arrived", "Spent")
                        .map(part -> Field.text(
                                "fund" + fund.nr() + part,
                                ui.text("task.field." + part.toLowerCase(Locale.ROOT)) + " " + fund.nr())));
        return Stream.of(groups.stream().flatMap(group -> group.fields().stream()), rows, money)
                .flatMap(fields -> fields)
                .toList();
    }

    boolean isWrong(String field) {
        return !errors.of(field).isEmpty();
    }
}
