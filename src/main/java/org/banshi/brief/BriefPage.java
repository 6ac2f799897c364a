package org.banshi.brief;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.banshi.insight.HotThemes;
import org.banshi.oversight.Pressing;
import org.banshi.program.BehindPlan;
import org.banshi.rates.Figure;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * How everything goes, on one page.
 *
 * @param span the days
 * @param said what the numbers say, in a sentence made of them
 * @param numbers what came, ended and was open
 * @param apart how many reports and confidential ones came, none of which is in any number of the page
 * @param reds clocks that are red and turned red
 * @param rates the rates
 * @param classes what came most, by class
 * @param themes what residents raise most
 * @param work what presses
 * @param cutOff when all but the rates was counted
 */
record BriefPage(
        Span span,
        String said,
        List<Number> numbers,
        Apart apart,
        Pressing.Reds reds,
        Rated rates,
        List<OfClass> classes,
        List<HotThemes.Hot> themes,
        Work work,
        Instant cutOff)
        implements Page {

    /** A number, beside that of the days before. */
    record Number(BriefRows.What what, BriefRows.Pair pair) {}

    /** How many, or only that there are few (R-S10). */
    record Apart(long came, boolean few) {}

    /** A class and how many of it came. */
    record OfClass(String code, String name, BriefRows.Pair came) {}

    /**
     * The rates.
     *
     * @param version version of the definitions
     * @param versionBefore the version that held in the days before
     * @param cutOff up to when was counted
     * @param lines one for each rate
     * @param units what compares units
     */
    record Rated(int version, int versionBefore, Instant cutOff, List<Line> lines, Compared units) {
        /** A rate of everything; {@code after} is without what was left out of appraisal, absent where nothing was (R-K04). */
        record Line(
                String code,
                String name,
                Figure now,
                @Nullable Figure after,
                Figure before) {}
    }

    /**
     * The units at the top and at the bottom, among those that have enough to compare.
     *
     * @param name what they are compared by
     * @param parts names of the rates it is made of
     * @param top the best first
     * @param bottom the worst first
     * @param enough how many have enough to compare
     * @param few how many have not
     * @param smallest what is enough
     */
    record Compared(
            String name, List<String> parts, List<Unit> top, List<Unit> bottom, int enough, int few, int smallest) {}

    /**
     * A unit.
     *
     * @param score what it is compared by, of a hundred
     * @param parts the rates that it is made of
     */
    record Unit(String code, String name, BigDecimal score, List<Part> parts) {}

    /** A rate with its parts. */
    record Part(String code, Figure figure) {}

    /**
     * What presses.
     *
     * @param late what is overdue longest
     * @param listed the list of supervised cases
     * @param charged what leaders have in their charge
     * @param plans how much promised work is behind its plan
     * @param behind some of it
     */
    record Work(List<Pressed> late, Group listed, Group charged, BehindPlan.Items plans, List<Pressed> behind) {}

    /** Some of a list, and how many there are. */
    record Group(List<Pressed> first, long all) {}

    /**
     * A matter that presses.
     *
     * @param title absent where the reader may not know of it
     * @param at since when
     * @param days how many days that are
     */
    record Pressed(
            String number,
            @Nullable String title,
            String unit,
            @Nullable Instant at,
            long days) {}

    /** The list behind a number. */
    String list(String what, boolean before) {
        return BriefConfiguration.HERE + "/list?what=" + what + "&" + span.query() + (before ? "&before=true" : "");
    }

    /** The list behind a class. */
    String list(OfClass of, boolean before) {
        return list("came", before) + "&category=" + of.code();
    }

    /** The list behind a rate. */
    String rate(String code, @Nullable String unit, boolean before) {
        return list("rate", before) + "&rate=" + code
                + (unit == null ? "" : "&line=" + URLEncoder.encode(unit, StandardCharsets.UTF_8));
    }

    /** The page for another week or month. */
    String other(String query) {
        return BriefConfiguration.HERE + "?" + query;
    }
}
