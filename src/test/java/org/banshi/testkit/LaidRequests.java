package org.banshi.testkit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Requests as the ledger keeps them, laid down by the hundred: what is tested is counting, not how they came there. */
public final class LaidRequests {
    private static final long APART = 1_000_000;

    private final JdbcTemplate db;
    private long next;

    /** Far behind all that is there, so that what the ledger numbers itself finds its place. */
    public LaidRequests(JdbcTemplate db) {
        this.db = db;
        Long last = db.queryForObject("select coalesce(max(id), 0) from matter_matter", Long.class);
        this.next = (last == null ? 0 : last) + APART;
    }

    /** One of them, as far as rates look at it. */
    public record Laid(
            @Nullable String unit,
            @Nullable String category,
            Instant raised,
            @Nullable Instant due,
            @Nullable Instant stopped,
            @Nullable String outcome,
            @Nullable Instant closed,
            @Nullable Boolean contacted,
            @Nullable Boolean solved,
            @Nullable Integer satisfaction,
            int reworks) {

        /** Ended with a verdict. */
        public static Laid judged(String unit, Instant closed, boolean solved, int satisfaction) {
            Instant raised = closed.minusSeconds(86_400);
            return new Laid(unit, "0101", raised, closed, raised, "verdict", closed, true, solved, satisfaction, 0);
        }
    }

    /** Lays them down. */
    public void lay(List<Laid> all) {
        long first = next;
        next += all.size();
        List<Object[]> matters = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Laid one = all.get(i);
            matters.add(new Object[] {
                first + i,
                "T" + (first + i),
                one.category(),
                one.outcome() == null ? "working" : one.outcome().equals("rejected") ? "rejected" : "closed",
                one.outcome() == null ? one.unit() : null,
                one.outcome() == null && one.unit() == null ? "dispatcher" : null,
                one.unit(),
                Timestamp.from(one.raised()),
                time(one.due()),
                time(one.stopped()),
                one.outcome(),
                time(one.closed()),
                one.contacted(),
                one.solved(),
                one.satisfaction(),
                one.solved() == null ? null : "raiser"
            });
        }
        db.batchUpdate("""
                insert into matter_matter (id, number, kind, type, grade, category, title, text, channel, state, owner_unit,
                  owner_role, lead_unit, raised_at, due, due_stopped_at, outcome, closed_at, contacted, solved, satisfaction,
                  verdict_by, length, last_hash, salt, tokens, updated_at)
                values (?, ?, 'request', 'help', 'normal', ?, '路灯', '路灯不亮', 'phone', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1,
                  '\\x00', '\\x00', '', now())""", matters);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).reworks() >= 0) {
                db.update(
                        "insert into hotline_request (matter, reworks) values (?, ?)",
                        first + i,
                        all.get(i).reworks());
            }
        }
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
