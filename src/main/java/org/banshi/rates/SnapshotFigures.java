package org.banshi.rates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;

/** Published rates and times line by line, each with its name and what it counts, for doors that tell them elsewhere. */
@Component
public final class SnapshotFigures {
    private final Snapshots snapshots;
    private final RateNames names;
    private final Messages messages;

    SnapshotFigures(Snapshots snapshots, RateNames names, Messages messages) {
        this.snapshots = snapshots;
        this.names = names;
        this.messages = messages;
    }

    /**
     * One figure.
     *
     * @param line what it stands for
     * @param rate name of the rate
     * @param sentence what it counts
     * @param numerator what counts
     * @param denominator of how many
     */
    public record Named(String line, String rate, String sentence, BigDecimal numerator, long denominator) {}

    /** All figures of a published list, everything last; where anything was left out of appraisal, with and without it. */
    public List<Named> of(Snapshot snapshot, Language language) {
        Standing standing = snapshots.figures(snapshot);
        List<Named> all = new ArrayList<>();
        for (Standing.Line line : standing.lines()) {
            add(standing, line, names.line(snapshot.by(), line.key(), language), language, all);
        }
        add(standing, standing.all(), messages.text(language, "rates.all"), language, all);
        return all;
    }

    /**
     * One time.
     *
     * @param line what it stands for
     * @param awaited what is waited for, as programs write it
     * @param name the same in words, with its unit
     * @param sentence from when to when
     * @param took how long, and of how many requests
     * @param smallest of fewer it is shown, not compared
     */
    public record Time(String line, String awaited, String name, String sentence, Waits.Took took, int smallest) {}

    /** All times of a published list, everything last; none where it was published before times were. */
    public List<Time> times(Snapshot snapshot, Language language) {
        List<Time> all = new ArrayList<>();
        snapshots.waits(snapshot).ifPresent(table -> {
            table.lines()
                    .forEach(line -> add(table, line, names.line(snapshot.by(), line.key(), language), language, all));
            add(table, table.all(), messages.text(language, "rates.all"), language, all);
        });
        return all;
    }

    private void add(Waits.Table table, Waits.Line line, String name, Language language, List<Time> all) {
        for (Wait wait : Wait.values()) {
            Waits.Took took = line.took().get(wait);
            if (took != null) {
                String key = "rates.wait." + wait.code();
                all.add(new Time(
                        name,
                        wait.code(),
                        messages.text(language, key),
                        messages.text(language, key + ".how"),
                        took,
                        table.smallest()));
            }
        }
    }

    private void add(Standing standing, Standing.Line line, String name, Language language, List<Named> all) {
        for (Rate rate : standing.rule().value().rates()) {
            RatesPage.Column column = names.column(rate, language);
            Figure figure = line.figure(rate.code());
            all.add(new Named(name, column.name(), column.sentence(), figure.numerator(), figure.denominator()));
            line.after(rate.code())
                    .ifPresent(after -> all.add(new Named(
                            name,
                            messages.text(language, "rates.after.name", column.name()),
                            messages.text(
                                    language,
                                    "rates.after.sentence",
                                    column.sentence(),
                                    figure.denominator() - after.denominator()),
                            after.numerator(),
                            after.denominator())));
        }
    }
}
