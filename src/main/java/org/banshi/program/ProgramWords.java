package org.banshi.program;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.banshi.web.Tone;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/** Words and signs that several pages of the room use. */
final class ProgramWords {
    /** The kinds that stand on lists. */
    static final List<String> LISTED = List.of(Tasks.NAME, Projects.NAME, Rectifications.NAME, Findings.NAME);

    private ProgramWords() {}

    static String state(Ui ui, String kind, String state) {
        return ui.textOr(kind + ".state." + state, state);
    }

    /** A state whose kind is not told: its words by whichever kind of list has such a state. */
    static String stateOfAny(Ui ui, String state) {
        return LISTED.stream()
                .map(kind -> ui.textOr(kind + ".state." + state, ""))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(state);
    }

    /** What a line of a list is called: its number and title; without a title, that its words are not public. */
    static String heading(Ui ui, ItemRow row) {
        return row.isTold() ? row.nr() + " · " + row.title() : ui.text("program.untold", Integer.toString(row.nr()));
    }

    static String kind(Ui ui, String kind) {
        return ui.textOr(kind + ".name", kind);
    }

    /** A number without noughts after the point that say nothing. */
    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    static Tone tone(Light light) {
        return switch (light) {
            case DONE, GREEN -> Tone.GOOD;
            case YELLOW -> Tone.WARN;
            case RED -> Tone.BAD;
            case NONE -> Tone.NEUTRAL;
        };
    }

    /** A light in words, such as 正常. */
    static String light(Ui ui, Light light) {
        return ui.text("program.light." + lightCode(light));
    }

    /** A light as it stands in addresses and keys, such as green. */
    static String lightCode(Light light) {
        return light.name().toLowerCase(Locale.ROOT);
    }

    /** A rate with what it is made of, such as 80.85 % (7675/9493). */
    static String rate(ListFigures figures) {
        return rate(figures.done(), figures.all());
    }

    /** A part of a whole with both of them, rounded half up. */
    static String rate(long part, long whole) {
        return percent(ListFigures.rate(part, whole)) + " (%d/%d)".formatted(part, whole);
    }

    /** Hundredths of a percent in words, such as 80.85 %. */
    static String percent(long hundredths) {
        return "%d.%02d %%".formatted(hundredths / 100, hundredths % 100);
    }

    /** This page with another parameter, from its first page on. */
    static String fromTheFirst(Ui ui, String name, @Nullable String value) {
        return ui.with(name, value).replaceAll("([?&])after=[^&]*(&|$)", "$1").replaceAll("[?&]$", "");
    }
}
