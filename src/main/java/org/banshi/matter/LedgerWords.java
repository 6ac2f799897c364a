package org.banshi.matter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.banshi.text.WordWeights;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How frequent words are on the ledger: by the statistics that PostgreSQL keeps anyway. */
@Component
final class LedgerWords {
    private static final long A_WHILE = 60_000_000_000L;

    private final JdbcTemplate db;
    private final AtomicLong readAt = new AtomicLong(System.nanoTime() - A_WHILE);
    private volatile WordWeights weights = WordWeights.EVEN;

    LedgerWords(JdbcTemplate db) {
        this.db = db;
    }

    /** As they were within the last minute, for a ledger that grows fast; all alike until there are statistics. */
    WordWeights weights() {
        long now = System.nanoTime();
        long read = readAt.get();
        if (now - read >= A_WHILE && readAt.compareAndSet(read, now)) {
            weights = WordWeights.of(shares(), texts());
        }
        return weights;
    }

    private double texts() {
        Double texts = db.queryForObject(
                "select greatest(reltuples, 0)::float8 from pg_class where oid = 'matter_matter'::regclass",
                Double.class);
        return texts == null ? 0 : texts;
    }

    /** The array of shares ends with the least and the greatest: {@code unnest} leaves them without a word. */
    private Map<String, Double> shares() {
        Map<String, Double> shares = new HashMap<>();
        db.query("""
                select word, share from pg_stats,
                  unnest(most_common_elems::text::text[], most_common_elem_freqs::float8[]) as common (word, share)
                where schemaname = current_schema() and tablename = 'matter_matter' and attname = 'tokens'
                  and word is not null and share > 0""", row -> {
            shares.put(row.getString(1), row.getDouble(2));
        });
        return shares;
    }
}
