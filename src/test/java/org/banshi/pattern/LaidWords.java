package org.banshi.pattern;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.banshi.testkit.LaidRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Requests that ended with a word, and how the word came, laid down by the hundred. */
public final class LaidWords {
    private final JdbcTemplate db;
    private final List<LaidRequests.Laid> laid = new ArrayList<>();
    private final List<Object[]> words = new ArrayList<>();
    private final List<Object[]> answers = new ArrayList<>();

    public LaidWords(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * One of them.
     *
     * @param hand staff number of who called back; absent where the raiser gave the word
     * @param early so many seconds before its due it was done with
     * @param late so many seconds after the answer the word came
     * @param sketch print of the answer
     */
    public LaidWords word(
            String unit, Instant closed, boolean good, @Nullable Long hand, long early, long late, String sketch) {
        Instant answered = closed.minusSeconds(late);
        laid.add(new LaidRequests.Laid(
                unit,
                "01" + "%02d".formatted(1 + words.size() % 9),
                closed.minusSeconds(400_000),
                answered.plusSeconds(early),
                answered,
                "verdict",
                closed,
                true,
                good,
                good ? 5 : 1,
                0));
        words.add(new Object[] {
            Timestamp.from(closed),
            hand == null ? "verdict" : "callBack",
            hand == null ? "raiser" : "staff",
            hand,
            hand == null ? null : "caller",
            good ? "closed" : "disputed"
        });
        answers.add(new Object[] {Timestamp.from(answered), sketch});
        return this;
    }

    /** Lays them down; the number of the first. */
    public long lay() {
        new LaidRequests(db).lay(laid);
        Long last = db.queryForObject("select max(id) from matter_matter", Long.class);
        long first = (last == null ? 0 : last) - laid.size() + 1;
        List<Object[]> events = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Object[] word = words.get(i);
            events.add(new Object[] {first + i, word[0], word[1], word[2], word[3], word[4], word[5]});
            db.update("update matter_matter set answered_at = ? where id = ?", answers.get(i)[0], first + i);
            db.update("update hotline_request set answer_sketch = ? where matter = ?", answers.get(i)[1], first + i);
        }
        db.batchUpdate("""
                insert into matter_event (matter, seq, at, action, actor, actor_id, actor_role, to_state, digest, hash)
                values (?, 2, ?, ?, ?, ?, ?, ?, '\\x00', '\\x00')""", events);
        return first;
    }
}
