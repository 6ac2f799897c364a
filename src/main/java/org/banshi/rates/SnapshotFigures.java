package org.banshi.rates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;

/** Published rates line by line, each with its name and what it counts, for doors that tell them elsewhere. */
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
