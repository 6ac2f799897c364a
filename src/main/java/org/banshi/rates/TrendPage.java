package org.banshi.rates;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A rate over months of account: a chart and the same as a table, each point with its parts and its list.
 *
 * @param span the last month, and what its lines stand for
 * @param rate the rate, as it is defined in the last month
 * @param rates all that there are, to choose from
 * @param line key of the line; everything where absent
 * @param name what the line is called
 * @param points one for each month, the oldest first
 * @param smallest fewer than these are shown, not compared
 * @param cutOff up to when was counted
 */
record TrendPage(
        RatesPage.Span span,
        RatesPage.Column rate,
        List<RatesPage.Column> rates,
        @Nullable String line,
        String name,
        List<Point> points,
        int smallest,
        Instant cutOff)
        implements Page {

    /**
     * A month.
     *
     * @param month that month alone
     * @param figure what was counted
     * @param after the same without what was left out of appraisal; absent where nothing was
     * @param version version of the definitions that hold for it
     */
    record Point(
            RatesPage.Span month, Figure figure, @Nullable Figure after, int version) {
        /** Height of its bar of a hundred. */
        double height() {
            return figure.percent().map(percent -> percent.doubleValue()).orElse(0d);
        }
    }

    boolean few(Point point) {
        return point.figure().denominator() < smallest;
    }

    /** The exact list behind a point. */
    String requests(Point point) {
        return RatesConfiguration.HERE + "/requests?" + point.month().query() + "&rate=" + rate.code() + "&part=all"
                + ofLine();
    }

    /** The same of another rate. */
    String of(RatesPage.Column other) {
        return RatesConfiguration.HERE + "/trend?" + span.query() + "&rate=" + other.code() + ofLine();
    }

    /** All of it as a file. */
    String export() {
        return RatesConfiguration.HERE + "/trend/export.csv?" + span.query() + "&rate=" + rate.code() + ofLine();
    }

    private String ofLine() {
        return line == null ? "" : "&line=" + URLEncoder.encode(line, StandardCharsets.UTF_8);
    }
}
