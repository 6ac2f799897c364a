package org.banshi.matter;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Which forms were taken, for a day, so that one form raises once; and the sealed code, for half an hour, so that the
 * receipt can be shown again in larger type or another language.
 */
@Service
public final class Receipts implements Sealed {
    /** How long the code can be shown again. */
    public static final Duration CODE_SHOWN = Duration.ofMinutes(30);

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient db;
    private final Secrets secrets;
    private final CityClock clock;
    private final TransactionOperations transaction;

    Receipts(JdbcClient db, Secrets secrets, CityClock clock, TransactionOperations transaction) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Raises what a form says, once however often it comes, in one transaction.
     *
     * @param form what was made for the form, and all that was said in it
     * @param raise gives the receipt; without a code where the form was no new matter
     * @return the number
     */
    public String once(String form, Supplier<Receipt> raise) {
        byte[] key = secrets.keyedHash("receipt-form", form);
        return Objects.requireNonNull(transaction.execute(_ -> hold(key).orElseGet(() -> {
            Receipt receipt = raise.get();
            keep(key, receipt);
            return receipt.number();
        })));
    }

    /** The number raised by this form before; others that send the same form wait until the transaction ends. */
    private Optional<String> hold(byte[] key) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(encode(:key, 'hex'), 0))")
                .param("key", key)
                .query((row, n) -> 0)
                .list();
        return db.sql("select number from matter_receipt where form_key = :key")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    private void keep(byte[] key, Receipt receipt) {
        db.sql(
                        "insert into matter_receipt (form_key, number, code, at, reminder) values (:key, :number, :code, :at, :reminder)")
                .param("key", key)
                .param("number", receipt.number())
                .param(
                        "code",
                        receipt.code().isEmpty() ? null : secrets.seal(receipt.code(), place(receipt.number())),
                        Types.VARCHAR)
                .param("at", Timestamp.from(clock.instant()))
                .param("reminder", receipt.code().isEmpty())
                .update();
    }

    /** The code of a number raised by a form within the last half hour; the door has checked who asks. */
    public Optional<String> code(String number) {
        return db.sql("select code from matter_receipt where number = :number and code is not null and at > :since")
                .param("number", number)
                .param("since", before(CODE_SHOWN))
                .query(String.class)
                .optional()
                .map(kept -> secrets.open(kept, place(number)));
    }

    /** Whether a form was no new matter but a reminder of one. */
    public boolean isReminder(String form) {
        return db.sql("select exists (select from matter_receipt where form_key = :key and reminder)")
                .param("key", secrets.keyedHash("receipt-form", form))
                .query(Boolean.class)
                .single();
    }

    /** Forgets codes after half an hour and forms after a day; several servers may do so at once. */
    public void sweep() {
        db.sql("update matter_receipt set code = null where code is not null and at <= :at")
                .param("at", before(CODE_SHOWN))
                .update();
        db.sql("delete from matter_receipt where at <= :at")
                .param("at", before(KEPT))
                .update();
    }

    private Timestamp before(Duration duration) {
        return Timestamp.from(clock.instant().minus(duration));
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("matter_receipt", "number", "code", number -> place((String) number)));
    }

    private static String place(String number) {
        return "matter_receipt/" + number + "/code";
    }
}
