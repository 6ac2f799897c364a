package org.banshi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes each day with one root over all chains, chained to the day before. */
@Service
public final class Roots {
    /** Long after the longest transaction that could still write into the day. */
    private static final long GRACE_MINUTES = 10;

    private static final long LOCK = 0x62616e7368690002L;

    private final JdbcTemplate db;
    private final CityClock clock;
    private final TransactionTemplate transaction;

    Roots(JdbcTemplate db, CityClock clock, TransactionTemplate transaction) {
        this.db = db;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * A closed day.
     *
     * @param day the day in the city
     * @param matters how many chains
     * @param root the Merkle root
     * @param hash hash of the hash of the day before and this root
     */
    public record Root(LocalDate day, long matters, byte[] root, byte[] hash) {}

    /** The last closed day, if any. */
    public Optional<Root> last() {
        return all().reversed().stream().findFirst();
    }

    List<Root> all() {
        return db.query(
                "select day, matters, root, hash from matter_root order by day",
                (row, _) ->
                        new Root(row.getObject(1, LocalDate.class), row.getLong(2), row.getBytes(3), row.getBytes(4)));
    }

    /**
     * Closes yesterday, if that has not been done, and the day before it is behind by no more: a day on which no server
     * ran is covered by the next root.
     *
     * @return whether a root was made
     */
    public boolean closeDays() {
        return Boolean.TRUE.equals(transaction.execute(_ -> closeYesterday()));
    }

    private boolean closeYesterday() {
        Boolean mine = db.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK);
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now.minus(GRACE_MINUTES, ChronoUnit.MINUTES), clock.getZone())
                .minusDays(1);
        Optional<Root> last = last();
        if (!Boolean.TRUE.equals(mine) || last.isPresent() && !last.get().day().isBefore(day)) {
            return false;
        }
        Merkle tree = new Merkle();
        db.query(
                """
                select distinct on (e.matter) m.salt, m.number, e.hash, e.seq
                from matter_event e join matter_matter m on m.id = e.matter
                where e.at < ? order by e.matter, e.seq desc""",
                row -> {
                    tree.add(Chain.leaf(row.getBytes(1), row.getString(2), row.getBytes(3), row.getInt(4)));
                },
                Write.time(end(day)));
        byte[] root = tree.root();
        byte[] hash = chain(last.map(Root::hash).orElse(Chain.START), root);
        db.update(
                "insert into matter_root (day, matters, root, hash, made_at) values (?, ?, ?, ?, ?)",
                day,
                tree.leaves(),
                root,
                hash,
                Write.time(now));
        return true;
    }

    /** The first moment after a day. */
    Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    static byte[] chain(byte[] before, byte[] root) {
        return Chain.join(before, root);
    }
}
