package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Walks the whole ledger and finds history that was rewritten, taken out or cut off. */
@Service
public class Verifier {
    private final JdbcTemplate db;
    private final Roots roots;

    Verifier(JdbcTemplate db, Roots roots) {
        this.db = db;
        this.roots = roots;
    }

    /** What can be wrong with a chain. */
    public enum Fault {
        /** A line is not what its hash says. */
        REWRITTEN,
        /** A line is gone from the middle. */
        MISSING,
        /** The last lines are gone, or the row points elsewhere. */
        CUT_OFF,
        /** A payload is not what its digest says, or is gone without an approved erasure. */
        PAYLOAD,
        /** A closed day's root does not match the chains of today: whole matters vanished or were forged. */
        ROOT
    }

    /**
     * A finding.
     *
     * @param subject number of the matter, or the day of a root
     * @param seq the event; 0 for none
     * @param fault what is wrong
     */
    public record Finding(String subject, int seq, Fault fault) {}

    /**
     * What was walked and found.
     *
     * @param matters chains walked
     * @param events events walked
     * @param roots days checked
     * @param findings what is wrong, empty when all is well
     */
    public record Report(long matters, long events, int roots, List<Finding> findings) {
        /** Whether nothing is wrong. */
        public boolean isWhole() {
            return findings.isEmpty();
        }
    }

    /**
     * Verifies everything, from one snapshot.
     *
     * @param progress told the number of events walked, now and then
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report verify(LongConsumer progress) {
        Walk walk = new Walk(roots.all(), progress);
        JdbcTemplate streaming = new JdbcTemplate(java.util.Objects.requireNonNull(db.getDataSource()));
        streaming.setFetchSize(2000);
        streaming.query("""
                select m.id, m.number, m.length, m.last_hash, m.salt as number_salt,
                  e.seq, e.at, e.happened_at, e.action, e.actor, e.actor_id, e.actor_role, e.actor_unit, e.from_state,
                  e.to_state, e.digest, e.hash, p.salt, p.body
                from matter_matter m left join matter_event e on e.matter = m.id
                  left join matter_payload p on p.matter = e.matter and p.seq = e.seq
                order by m.id, e.seq""", walk::row);
        return walk.report();
    }

    /** One pass over all chains in the order of the tree's leaves. */
    private final class Walk {
        private final List<Finding> findings = new ArrayList<>();
        private final List<Roots.Root> closed;
        private final List<Instant> ends = new ArrayList<>();
        private final List<Merkle> trees = new ArrayList<>();
        private final LongConsumer progress;
        /** Events whose payload is gone; the line of an approved erasure accounts for all before it. */
        private final List<Integer> gone = new ArrayList<>();

        private long matters;
        private long events;

        private long matter = -1;
        private String number = "";
        private int length;
        private byte[] lastHash = Chain.START;
        private byte[] salt = Chain.START;
        private int seq;
        private byte[] hash = Chain.START;
        private byte[] @Nullable [] leafOfDay = new byte[0][];

        Walk(List<Roots.Root> closed, LongConsumer progress) {
            this.closed = closed;
            this.progress = progress;
            closed.forEach(root -> {
                trees.add(new Merkle());
                ends.add(roots.end(root.day()));
            });
        }

        void row(ResultSet row) throws SQLException {
            if (row.getLong("id") != matter) {
                finish();
                matter = row.getLong("id");
                number = row.getString("number");
                length = row.getInt("length");
                lastHash = row.getBytes("last_hash");
                salt = row.getBytes("number_salt");
                seq = 0;
                gone.clear();
                hash = Chain.START;
                leafOfDay = new byte[closed.size()][];
                matters++;
            }
            if (row.getObject("seq") != null) {
                event(row);
            }
        }

        private void event(ResultSet row) throws SQLException {
            int at = row.getInt("seq");
            if (at != seq + 1) {
                findings.add(new Finding(number, seq + 1, Fault.MISSING));
            }
            Chain.Line line = new Chain.Line(
                    at,
                    Matter.needInstant(row, "at"),
                    Matter.instant(row, "happened_at"),
                    row.getString("action"),
                    row.getString("actor"),
                    row.getObject("actor_id", Long.class),
                    row.getString("actor_role"),
                    row.getString("actor_unit"),
                    row.getString("from_state"),
                    row.getString("to_state"));
            byte[] digest = row.getBytes("digest");
            byte[] told = row.getBytes("hash");
            if (at == seq + 1 && !Arrays.equals(told, Chain.hash(hash, matter, line, digest))) {
                findings.add(new Finding(number, at, Fault.REWRITTEN));
            }
            String body = row.getString("body");
            if (body == null) {
                gone.add(at);
            } else if (!Arrays.equals(digest, Chain.digest(row.getBytes("salt"), body))) {
                findings.add(new Finding(number, at, Fault.PAYLOAD));
            } else if (line.action().equals(Forgetting.ERASED) && line.actorId() != null) {
                gone.clear();
            }
            seq = at;
            hash = told;
            leaves(line.at());
            if (++events % 100_000 == 0) {
                progress.accept(events);
            }
        }

        /** The chain ends like this on the day of the event and on all later ones, until another event comes. */
        private void leaves(Instant at) {
            int day = closed.size();
            while (day > 0 && at.isBefore(ends.get(day - 1))) {
                day--;
            }
            if (day < closed.size()) {
                Arrays.fill(leafOfDay, day, closed.size(), Chain.leaf(salt, number, hash, seq));
            }
        }

        private void finish() {
            if (matter == -1) {
                return;
            }
            gone.forEach(missing -> findings.add(new Finding(number, missing, Fault.PAYLOAD)));
            if (seq != length || !Arrays.equals(hash, lastHash)) {
                findings.add(new Finding(number, seq, Fault.CUT_OFF));
            }
            for (int day = 0; day < closed.size(); day++) {
                byte[] leaf = leafOfDay[day];
                if (leaf != null) {
                    trees.get(day).add(leaf);
                }
            }
        }

        Report report() {
            finish();
            byte[] before = Chain.START;
            for (int day = 0; day < closed.size(); day++) {
                Roots.Root root = closed.get(day);
                boolean same = Arrays.equals(trees.get(day).root(), root.root())
                        && Arrays.equals(Roots.chain(before, root.root()), root.hash());
                if (!same) {
                    findings.add(new Finding(root.day().toString(), 0, Fault.ROOT));
                }
                before = root.hash();
            }
            progress.accept(events);
            return new Report(matters, events, closed.size(), List.copyOf(findings));
        }
    }
}
