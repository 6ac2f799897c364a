package org.banshi.matter;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Stretches of the ledger, in the order in which matters were put on it: the second column of the index of words
 * ({@code matter_by_tokens}), by which a frequent word is looked up in a part of the ledger only.
 */
@Component
final class Stretches {
    /** A stretch has so many matters, as a power of two. */
    static final int BITS = 12;

    /** That a matter lies in one of them; they are its value. */
    static final String AMONG = " and array[m.id >> " + BITS + "] && ?::bigint[]";

    private static final long A_WHILE = 60_000_000_000L;

    private final JdbcTemplate db;
    private volatile @Nullable Recent recent;

    Stretches(JdbcTemplate db) {
        this.db = db;
    }

    private record Recent(Instant since, long readAt, List<Long> stretches, long newest) {
        boolean isGoodFor(Instant from) {
            return !from.isBefore(since) && System.nanoTime() - readAt < A_WHILE;
        }
    }

    long newest() {
        return end("max");
    }

    long oldest() {
        return end("min");
    }

    /** One after the other. */
    static Long[] between(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toArray(Long[]::new);
    }

    /**
     * Those that hold what was raised since then, and all newer ones. What was raised may come late (a register that is
     * taken in), so nothing is concluded from the order; which ones they are is known for a minute. What a server puts
     * into an older stretch, since it was given its hundred numbers long ago, is there within that minute.
     */
    Long[] since(Instant from) {
        Recent known = recent;
        if (known == null || !known.isGoodFor(from)) {
            known = read(from);
            recent = known;
        }
        return LongStream.concat(
                        known.stretches().stream().mapToLong(Long::longValue),
                        LongStream.rangeClosed(known.newest(), newest()))
                .distinct()
                .boxed()
                .toArray(Long[]::new);
    }

    /** The newest is read first: what comes meanwhile lies in it or behind it. */
    private Recent read(Instant from) {
        long newest = newest();
        return new Recent(
                from,
                System.nanoTime(),
                db.queryForList(
                        "select distinct id >> " + BITS + " from matter_matter where raised_at > ?",
                        Long.class,
                        Timestamp.from(from)),
                newest);
    }

    private long end(String which) {
        Long found = db.queryForObject(
                "select coalesce(" + which + "(id), 0) >> " + BITS + " from matter_matter", Long.class);
        return found == null ? 0 : found;
    }
}
