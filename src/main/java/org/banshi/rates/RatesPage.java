package org.banshi.rates;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * How units, classes or counties do.
 *
 * @param filters the form
 * @param span what was asked for
 * @param version version of the definitions
 * @param rates the rates, in order
 * @param composites weighted sums of them
 * @param smallest fewer than these are shown, not compared
 * @param rows one for each line
 * @param all of everything
 * @param cutOff up to when was counted
 * @param own whether the reader sees the own unit and those below it only
 * @param publishable whether the reader may publish it
 * @param why what was typed as the reason
 * @param errors what was wrong with it
 */
record RatesPage(
        List<Field> filters,
        Span span,
        int version,
        List<Column> rates,
        List<Column> composites,
        int smallest,
        List<Row> rows,
        Row all,
        Instant cutOff,
        boolean own,
        boolean publishable,
        @Nullable String why,
        FormErrors errors)
        implements Page {

    /** Months of account, and the days that they are. */
    record Span(YearMonth from, YearMonth until, LocalDate first, LocalDate last, Asked.By by) {
        String query() {
            return "from=" + from + "&until=" + until + "&by=" + by.code();
        }
    }

    /**
     * A rate.
     *
     * @param code its code
     * @param name its name
     * @param sentence its definition in words
     * @param of codes of the rates that a composite is made of
     * @param ranked whether lines may be put in order by it
     */
    record Column(String code, String name, String sentence, List<String> of, boolean ranked) {}

    /**
     * A line.
     *
     * @param key unit, class or county
     * @param name what it is called
     * @param figures one for each rate, in their order
     * @param after each without what was left out of appraisal; absent where nothing was
     * @param compositesAfter likewise
     * @param composites one for each composite, absent where it cannot be worked out
     * @param unreachable how many ended without anybody reached
     * @param silent how many ended because nobody said anything
     */
    record Row(
            String key,
            String name,
            List<Figure> figures,
            List<@Nullable Figure> after,
            List<@Nullable BigDecimal> compositesAfter,
            List<@Nullable BigDecimal> composites,
            long unreachable,
            long silent) {}

    /** The exact list behind a figure. */
    String requests(Column rate, Row row, String part) {
        return RatesConfiguration.HERE + "/requests?" + span.query() + "&rate=" + rate.code() + "&part=" + part
                + (row == all ? "" : "&line=" + URLEncoder.encode(row.key(), StandardCharsets.UTF_8));
    }

    /** A rate over twelve months. */
    String trend(Column rate) {
        return RatesConfiguration.HERE + "/trend?" + span.query() + "&rate=" + rate.code();
    }

    RatesPage with(FormErrors wrong, @Nullable String typed) {
        return new RatesPage(
                filters, span, version, rates, composites, smallest, rows, all, cutOff, own, publishable, typed, wrong);
    }

    /** The form that publishes. */
    List<Field> publishing(String label) {
        return List.of(Field.textarea("why", label).value(why).max(500).required());
    }

    /** Whether a part of a composite has too few to compare. */
    boolean few(Row row, int composite) {
        return composites.get(composite).of().stream()
                .anyMatch(part -> rates.stream()
                        .anyMatch(rate ->
                                rate.code().equals(part) && few(row.figures().get(rates.indexOf(rate)))));
    }

    boolean few(Figure figure) {
        return figure.denominator() < smallest;
    }
}
