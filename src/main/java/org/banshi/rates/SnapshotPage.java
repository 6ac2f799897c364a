package org.banshi.rates;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * Rates as they were published.
 *
 * @param snapshot its head
 * @param author who published it
 * @param rates the rates, in order
 * @param composites weighted sums of them
 * @param lines name of each line and its figures, in the order of the rates; everything last
 * @param smallest of fewer it is shown, not compared
 * @param times how long it took, everything last; absent where it was published before times were
 * @param recount beside the ledger of today, if that was asked for
 * @param known numbers of the requests in it that the reader may know of
 * @param names what the lines are called that the recount tells of
 * @param replacedBy the one that corrects it
 * @param correctable whether the reader may publish a correction
 * @param why what was typed as the reason
 * @param errors what was wrong with it
 */
record SnapshotPage(
        Snapshot snapshot,
        String author,
        List<RatesPage.Column> rates,
        List<RatesPage.Column> composites,
        List<Line> lines,
        int smallest,
        @Nullable List<WaitsPage.Row> times,
        @Nullable Recount recount,
        Set<String> known,
        Map<String, String> names,
        @Nullable Long replacedBy,
        boolean correctable,
        @Nullable String why,
        FormErrors errors)
        implements Page {

    /** A line (absent key: everything) and its figures, and what each is without exclusions; absent where nothing was left out. */
    record Line(
            @Nullable String key,
            String name,
            List<Figure> figures,
            List<@Nullable Figure> after,
            List<@Nullable BigDecimal> composites) {}

    /** The list behind a figure. */
    String requests(RatesPage.Column rate, Line line) {
        return here() + PublishedRequestsController.query("rate", rate.code(), line.key());
    }

    /** The list behind a time; everything stands last. */
    String requests(Wait wait, WaitsPage.Row row) {
        boolean every = times != null && row == times.getLast();
        return here()
                + PublishedRequestsController.query(
                        "wait", wait.code(), every ? null : row.line().key());
    }

    private String here() {
        return PublishedController.HERE + "/" + snapshot.id() + "/requests?";
    }

    SnapshotPage with(FormErrors wrong, @Nullable String typed) {
        return new SnapshotPage(
                snapshot,
                author,
                rates,
                composites,
                lines,
                smallest,
                times,
                recount,
                known,
                names,
                replacedBy,
                correctable,
                typed,
                wrong);
    }

    /** The form that corrects. */
    List<Field> correcting(String label) {
        return List.of(Field.textarea("why", label).value(why).max(500).required());
    }

    /** The line that something counts for, told where it is another one now. */
    String line(@Nullable String key, @Nullable String other) {
        return key == null || other == null || key.equals(other) ? "" : names.getOrDefault(key, key) + " ";
    }

    String rate(String code) {
        return rates.stream()
                .filter(rate -> rate.code().equals(code))
                .map(RatesPage.Column::name)
                .findFirst()
                .orElse(code);
    }
}
