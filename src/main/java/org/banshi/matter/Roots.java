package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes each day with one root over all chains, chained to the day before. */
@Service
public final class Roots {
    /** Long after the longest transaction that could still write into the day. */
    private static final long GRACE_MINUTES = 10;

    private static final long LOCK = 0x62616e7368690002L;

    private static final String ROOTS = "select day, matters, root, hash from matter_root";

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
        return db.query(ROOTS + " order by day desc limit 1", Roots::read).stream()
                .findFirst();
    }

    /** All closed days, the first first. */
    public List<Root> all() {
        return db.query(ROOTS + " order by day", Roots::read);
    }

    /** Closed days before that one, or all if it is absent, the last first. */
    public List<Root> before(@Nullable LocalDate day, int most) {
        return db.query(
                ROOTS + " where day < coalesce(?, 'infinity'::date) order by day desc limit ?", Roots::read, day, most);
    }

    /** That day, if it is closed. */
    public Optional<Root> find(LocalDate day) {
        return db.query(ROOTS + " where day = ?", Roots::read, day).stream().findFirst();
    }

    private static Root read(ResultSet row, int n) throws SQLException {
        return new Root(row.getObject(1, LocalDate.class), row.getLong(2), row.getBytes(3), row.getBytes(4));
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
        RootTree tree = new RootTree();
        leaves(day, 0, Long.MAX_VALUE, tree::add);
        byte[] root = tree.root();
        byte[] hash = chain(last.map(Root::hash).orElse(Chain.START), root);
        db.update(
                "insert into matter_root (day, matters, root, hash, made_at) values (?, ?, ?, ?, ?)",
                day,
                tree.leaves(),
                root,
                hash,
                Write.time(now));
        keep(day, tree.blocks());
        return true;
    }

    /** The leaves of a day's tree, of the matters from that one to before that one, in order. */
    void leaves(LocalDate day, long from, long to, BiConsumer<Long, byte[]> each) {
        db.query(
                """
                select distinct on (e.matter) m.salt, m.number, e.hash, e.seq, e.matter
                from matter_event e join matter_matter m on m.id = e.matter
                where e.at < ? and e.matter >= ? and e.matter < ? order by e.matter, e.seq desc""",
                row -> {
                    each.accept(
                            row.getLong(5),
                            Chain.leaf(row.getBytes(1), row.getString(2), row.getBytes(3), row.getInt(4)));
                },
                Write.time(end(day)),
                from,
                to);
    }

    private void keep(LocalDate day, List<RootTree.Block> blocks) {
        db.batchUpdate(
                "insert into matter_root_block (day, nr, first_matter, hash) values (?, ?, ?, ?)",
                blocks.stream()
                        .map(block -> new Object[] {day, block.nr(), block.first(), block.hash()})
                        .toList());
    }

    /**
     * The stretches of a closed day's tree. Those of a day that was closed before there were any are counted once, now; what
     * the ledger says of that day today may differ from the root, and then no way leads to it.
     */
    List<RootTree.Block> blocks(LocalDate day) {
        List<RootTree.Block> kept = kept(day);
        return !kept.isEmpty()
                ? kept
                : Objects.requireNonNull(transaction.execute(_ -> {
                    db.queryForObject("select pg_advisory_xact_lock(?)::text", String.class, LOCK);
                    List<RootTree.Block> meanwhile = kept(day);
                    if (!meanwhile.isEmpty()) {
                        return meanwhile;
                    }
                    RootTree tree = new RootTree();
                    leaves(day, 0, Long.MAX_VALUE, tree::add);
                    keep(day, tree.blocks());
                    return tree.blocks();
                }));
    }

    private List<RootTree.Block> kept(LocalDate day) {
        return db.query(
                "select nr, first_matter, hash from matter_root_block where day = ? order by nr",
                (row, _) -> new RootTree.Block(row.getInt(1), row.getLong(2), row.getBytes(3)),
                day);
    }

    /** The first moment after a day. */
    Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    static byte[] chain(byte[] before, byte[] root) {
        return Chain.join(before, root);
    }
}
