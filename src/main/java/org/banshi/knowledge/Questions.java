package org.banshi.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.banshi.text.Tokens;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was looked for and not answered. Kept are words without numbers and names, the same question in one line, counted;
 * who asked is not known here.
 */
@Service
public class Questions {
    private static final int LONGEST_REASON = 200;

    /** Held for the transaction in which a question is counted, so that the same one makes one line. */
    private static final long LOCK = 0x62616e736869_0aL;

    private final JdbcClient db;
    private final Rules rules;
    private final CityClock clock;

    Questions(JdbcClient db, Rules rules, CityClock clock) {
        this.db = db;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A question.
     *
     * @param words of the first who asked
     * @param times how often nothing was found
     * @param unhelpful how often what was found did not help
     * @param firstOn day of the first time
     * @param lastOn day of the last time
     * @param state open, made or dismissed
     * @param reason why it was dismissed
     * @param item what was made of it
     */
    record Question(
            long id,
            String words,
            int times,
            int unhelpful,
            LocalDate firstOn,
            LocalDate lastOn,
            String state,
            @Nullable String reason,
            @Nullable Long item) {

        int all() {
            return times + unhelpful;
        }
    }

    /** Somebody looked for this and nothing was found. */
    @Transactional
    public void notFound(String said) {
        count(said, 1, 0);
    }

    /** Somebody looked for this, and what was found did not help. */
    @Transactional
    public void notHelped(String said) {
        count(said, 0, 1);
    }

    private void count(String said, int times, int unhelpful) {
        Optional<String> kept = Struck.of(said);
        if (kept.isEmpty()) {
            return;
        }
        String words = kept.get();
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> 0)
                .single();
        String[] tokens = Tokens.of(words);
        Long same = same(tokens);
        if (same != null) {
            db.sql("""
                    update knowledge_question set times = times + :times, unhelpful = unhelpful + :unhelpful, last_on = :today
                    where id = :id
                    """)
                    .param("times", times)
                    .param("unhelpful", unhelpful)
                    .param("today", clock.today())
                    .param("id", same)
                    .update();
            return;
        }
        db.sql("""
                insert into knowledge_question (words, search, times, unhelpful, first_on, last_on)
                select :words, array_to_tsvector(:tokens), :times, :unhelpful, :today, :today
                where (select count(*) from knowledge_question where first_on = :today) < :most
                """)
                .param("words", words)
                .param("tokens", tokens)
                .param("times", times)
                .param("unhelpful", unhelpful)
                .param("today", clock.today())
                .param("most", rules.current(KnowledgeLimits.RULE).value().questionsADay())
                .update();
    }

    /** The line that shares three of five of its tokens with this one; what became an item and is asked anew begins anew. */
    private @Nullable Long same(String[] tokens) {
        return db.sql("""
                select id from (
                  select id, (select count(*) from unnest(tsvector_to_array(search)) own where own = any (:tokens)) as both_have,
                    length(search) as size
                  from knowledge_question
                  where state <> 'made' and search @@ :query::tsquery
                ) near
                where both_have * 5 >= 3 * (size + :size - both_have)
                order by both_have::float / (size + :size - both_have) desc, id
                limit 1
                """)
                .param("tokens", tokens)
                .param("query", "'" + String.join("' | '", tokens) + "'")
                .param("size", tokens.length)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** Those that nobody has decided about, the most asked first. */
    List<Question> open(int from, int limit) {
        return db.sql("""
                select * from knowledge_question where state = 'open'
                order by times + unhelpful desc, last_on desc, id desc limit :limit offset :from
                """)
                .param("limit", limit)
                .param("from", from)
                .query(Questions::read)
                .list();
    }

    /** The last that were decided about. */
    List<Question> decided(int limit) {
        return db.sql(
                        "select * from knowledge_question where state <> 'open' order by last_on desc, id desc limit :limit")
                .param("limit", limit)
                .query(Questions::read)
                .list();
    }

    Optional<Question> find(long id) {
        return db.sql("select * from knowledge_question where id = :id")
                .param("id", id)
                .query(Questions::read)
                .optional();
    }

    /** Whether somebody looks after these questions: all who write items. */
    static boolean mayDecide(Actor.Staff actor) {
        return Permissions.has(actor, Permission.KNOWLEDGE_OWN) || Permissions.has(actor, Permission.KNOWLEDGE_WRITE);
    }

    /**
     * Takes a line off the list.
     *
     * @throws Problem 403, 404, 409 when somebody decided meanwhile, 422 without a reason
     */
    @Transactional
    void dismiss(long id, String reason, Actor.Staff actor) {
        if (reason.isBlank()) {
            throw Problem.invalid("reason", "required");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "tooLong", LONGEST_REASON);
        }
        decide(id, "dismissed", reason.strip(), null, actor);
    }

    /** An item was written for it. */
    @Transactional
    void made(long id, long item, Actor.Staff actor) {
        decide(id, "made", null, item, actor);
    }

    private void decide(long id, String state, @Nullable String reason, @Nullable Long item, Actor.Staff actor) {
        if (!mayDecide(actor)) {
            throw Problem.forbidden("forbidden");
        }
        int rows = db.sql("""
                update knowledge_question set state = :state, reason = :reason, item = :item, decided_by = :staff
                where id = :id and state = 'open'
                """)
                .param("state", state)
                .param("reason", reason)
                .param("item", item)
                .param("staff", actor.id())
                .param("id", id)
                .update();
        if (rows == 0) {
            throw find(id).isPresent() ? Problem.conflict("knowledge.decided") : Problem.notFound("notFound");
        }
    }

    /** Forgets what nobody has asked for as long as the rule says; how many lines went. */
    int forget() {
        return db.sql("delete from knowledge_question where last_on < :before")
                .param(
                        "before",
                        clock.today()
                                .minusDays(rules.current(KnowledgeLimits.RULE)
                                        .value()
                                        .questionDays()))
                .update();
    }

    private static Question read(ResultSet row, int line) throws SQLException {
        return new Question(
                row.getLong("id"),
                row.getString("words"),
                row.getInt("times"),
                row.getInt("unhelpful"),
                Objects.requireNonNull(row.getObject("first_on", LocalDate.class)),
                Objects.requireNonNull(row.getObject("last_on", LocalDate.class)),
                row.getString("state"),
                row.getString("reason"),
                row.getObject("item", Long.class));
    }
}
