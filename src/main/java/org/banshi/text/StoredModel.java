package org.banshi.text;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trained model and how good it was on examples that it did not learn from.
 *
 * @param source {@code table} or {@code ledger}
 * @param active whether suggestions come from it
 * @param dataHash SHA-256 of the examples
 * @param precisionAt80 share of right guesses among the surest four of five; absent if it was not measured
 */
public record StoredModel(
        long id,
        String source,
        Instant at,
        boolean active,
        String dataHash,
        int rows,
        int labels,
        double accuracy,
        double macroF1,
        @Nullable Double precisionAt80) {}
