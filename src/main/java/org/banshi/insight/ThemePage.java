package org.banshi.insight;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.banshi.web.Bars;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * One theme with all that belongs to it.
 *
 * @param row itself
 * @param weeks how many matters came in each week
 * @param members a page of its matters that the reader may see, the most typical first
 * @param hidden how many of the page the reader may not see
 * @param choices what people changed
 * @param joined name of the theme it became part of
 * @param others themes it could become part of
 * @param errors what is wrong in the form
 * @param typed the name that was typed into a form
 * @param ticked the matters that were chosen
 * @param mayWrite whether the reader may change it
 * @param topic the topic of a month that came of it
 */
record ThemePage(
        ThemesPage.Row row,
        List<ThemeRows.Week> weeks,
        Slice<Member> members,
        int hidden,
        List<ThemeRows.Choice> choices,
        @Nullable String joined,
        List<Field.Option> others,
        FormErrors errors,
        Map<String, String> typed,
        List<String> ticked,
        boolean mayWrite,
        Topic topic)
        implements Page {

    /**
     * The topic of a month.
     *
     * @param number its number, absent while there is none
     * @param mayOpen whether the reader may open one
     */
    record Topic(@Nullable String number, boolean mayOpen) {}

    /** One matter. */
    record Member(String number, String title) {}

    Theme theme() {
        return row.theme();
    }

    /** How many matters each week brought. */
    Bars bars(Ui ui) {
        return new Bars(
                "weeks",
                ui.text("insight.weeks"),
                ui.text("insight.week"),
                ui.text("insight.matters"),
                allWeeks().stream()
                        .map(week -> new Bars.Bar(ui.date(week.monday()), "", week.matters(), false))
                        .toList(),
                null,
                null);
    }

    /** Each week between the first and the last, also those without any. */
    private List<ThemeRows.Week> allWeeks() {
        if (weeks.isEmpty()) {
            return List.of();
        }
        LocalDate last = weeks.getLast().monday();
        return weeks.getFirst()
                .monday()
                .datesUntil(last.plusDays(1), Period.ofWeeks(1))
                .map(monday -> weeks.stream()
                        .filter(week -> week.monday().equals(monday))
                        .findFirst()
                        .orElse(new ThemeRows.Week(monday, 0)))
                .toList();
    }

    Field title(String label) {
        return Field.text("title", label)
                .value(typed.getOrDefault("title", theme().title()))
                .required()
                .max(Themes.LONGEST_TITLE);
    }

    Field into(String label) {
        return Field.select("into", label, others).required();
    }

    Field name(String label) {
        return Field.text("name", label)
                .value(typed.getOrDefault("name", ""))
                .required()
                .max(Themes.LONGEST_TITLE);
    }
}
