package org.banshi.hotline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.matter.History;
import org.banshi.matter.Ledger;
import org.banshi.matter.Past;
import org.banshi.matter.Receipt;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts good rows on the ledger, a batch in one transaction; if that fails, row by row. */
@Component
final class ImportWriter {
    private final History history;
    private final Ledger ledger;
    private final TransactionOperations transaction;
    private final JdbcClient db;

    ImportWriter(History history, Ledger ledger, TransactionOperations transaction, JdbcClient db) {
        this.history = history;
        this.ledger = ledger;
        this.transaction = transaction;
        this.db = db;
    }

    /** A row that the ledger refuses. */
    record Refused(long line, List<FieldError> faults) {}

    /** What became of a batch. */
    record Written(List<ImportEntry> entered, int known, List<Refused> refused) {}

    Set<String> known(String source, List<String> outsideNumbers) {
        return history.known(source, outsideNumbers);
    }

    Written write(List<ImportEntry> batch) {
        try {
            enter(batch);
            return new Written(batch, 0, List.of());
        } catch (DataIntegrityViolationException | Problem e) {
            // Most likely one row came in meanwhile by another import.
            return oneByOne(batch);
        }
    }

    private Written oneByOne(List<ImportEntry> batch) {
        List<ImportEntry> entered = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        int known = 0;
        for (ImportEntry entry : batch) {
            try {
                enter(List.of(entry));
                entered.add(entry);
            } catch (DuplicateKeyException e) {
                known++;
            } catch (DataIntegrityViolationException e) {
                refused.add(new Refused(entry.line(), List.of(FieldError.of("", "import.refused"))));
            } catch (Problem e) {
                refused.add(new Refused(
                        entry.line(),
                        e.errors().isEmpty() ? List.of(new FieldError("", e.code(), e.args())) : e.errors()));
            }
        }
        return new Written(entered, known, refused);
    }

    private void enter(List<ImportEntry> batch) {
        List<Past> past = new ArrayList<>();
        List<ImportEntry.Live> live = new ArrayList<>();
        for (ImportEntry entry : batch) {
            switch (entry) {
                case ImportEntry.Historic historic -> past.add(historic.past());
                case ImportEntry.Live raised -> live.add(raised);
            }
        }
        transaction.executeWithoutResult(_ -> {
            history.enter(past);
            live.forEach(this::raise);
        });
    }

    /** Raised like any other; what it has no place for stands beside it as a note. */
    private void raise(ImportEntry.Live row) {
        Receipt receipt = ledger.raise(row.matter(), new Actor.House());
        if (!row.said().isEmpty()) {
            ledger.perform(receipt.number(), "note", row.said(), new Actor.House(), null);
        }
    }

    /** What the ledger holds of a source. */
    ImportReport.Standing standing(String source) {
        return db.sql("""
                select count(*) as matters,
                  count(*) filter (where outcome is null) as open,
                  count(*) filter (where outcome is not null) as closed,
                  count(*) filter (where outcome is not null and due is not null) as closed_with_due,
                  count(*) filter (where outcome is not null and overdue) as closed_overdue
                from matter_row where source = ?""").param(source).query(ImportReport.Standing.class).single();
    }
}
