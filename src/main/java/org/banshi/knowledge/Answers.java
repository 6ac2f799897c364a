package org.banshi.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.banshi.region.Regions;
import org.banshi.text.Tokens;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The answer texts 知识库: looked up by words, given to residents as they are. */
@Service
public final class Answers {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 20_000;

    private final JdbcClient db;
    private final Categories categories;
    private final Regions regions;
    private final CityClock clock;

    /** For Spring and tests. */
    public Answers(JdbcClient db, Categories categories, Regions regions, CityClock clock) {
        this.db = db;
        this.categories = categories;
        this.regions = regions;
        this.clock = clock;
    }

    /** The answer with this number, published or not. */
    public Optional<Answer> find(long id) {
        return db.sql("select * from knowledge_answer where id = ?")
                .param(id)
                .query(Answers::answer)
                .optional();
    }

    /**
     * Published answers that share words with a question, those first that share most; without words all, newest first.
     *
     * @param category only about this category, those below it, or anything; null for all
     */
    public List<Answer> search(String q, @Nullable String category, int limit) {
        String[] tokens = Tokens.of(q);
        String[] wanted = category == null ? new String[0] : below(category);
        return db.sql("""
                select a.*
                from knowledge_answer a
                where state = 'published'
                  and (:query = '' or search @@ :query::tsquery)
                  and (cardinality(:categories::text[]) = 0 or category is null or category = any (:categories))
                order by
                  (select count(*) from unnest(tsvector_to_array(search)) as own where own = any (:tokens))
                    + 2 * (select count(*) from unnest(:tokens::text[]) as t where position(t in lower(title)) > 0) desc,
                  id desc
                limit :limit
                """)
                .param("tokens", tokens)
                .param("query", tokens.length == 0 ? "" : "'" + String.join("' | '", tokens) + "'")
                .param("categories", wanted)
                .param("limit", Math.clamp(limit, 1, 200))
                .query(Answers::answer)
                .list();
    }

    /**
     * Adds a published answer.
     *
     * @param by who writes it: an account, or {@code demo} or {@code import}
     * @throws Problem with the wrong fields
     */
    public Answer add(Answer.Draft draft, String by) {
        check(draft);
        return db.sql("""
                insert into knowledge_answer
                  (title, body, category, region, unit, source, state, search, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, 'published', array_to_tsvector(?), ?, ?)
                returning *
                """)
                .param(draft.title().strip())
                .param(draft.body().strip())
                .param(draft.category())
                .param(
                        draft.region() == null
                                ? null
                                : regions.normalise(draft.region()).orElse(null))
                .param(draft.unit())
                .param(draft.source())
                .param(Tokens.of(draft.title(), draft.body()))
                .param(OffsetDateTime.now(clock))
                .param(by)
                .query(Answers::answer)
                .single();
    }

    /**
     * Takes an answer out of use; what was answered with it stays.
     *
     * @throws Problem if there is none
     */
    public void retire(long id) {
        int rows = db.sql("update knowledge_answer set state = 'retired' where id = ?")
                .param(id)
                .update();
        if (rows == 0) {
            throw Problem.notFound("knowledge.answer", id);
        }
    }

    private void check(Answer.Draft draft) {
        List<FieldError> errors = new ArrayList<>();
        checkText("title", draft.title(), LONGEST_TITLE, errors);
        checkText("body", draft.body(), LONGEST_BODY, errors);
        String category = draft.category();
        if (category != null && categories.find(category).isEmpty()) {
            errors.add(FieldError.of("category", "knowledge.unknown", category));
        }
        String region = draft.region();
        if (region != null && regions.find(region).isEmpty()) {
            errors.add(FieldError.of("region", "region.unknown", region));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void checkText(String field, String text, int longest, List<FieldError> errors) {
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            errors.add(FieldError.of(field, "knowledge.text", longest));
        }
    }

    private String[] below(String category) {
        if (categories.find(category).isEmpty()) {
            return new String[] {category};
        }
        return categories.all().stream()
                .map(Category::code)
                .filter(code -> categories.isUnder(code, category))
                .toArray(String[]::new);
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(
                row.getLong("id"),
                row.getString("title"),
                row.getString("body"),
                row.getString("category"),
                row.getString("region"),
                row.getString("unit"),
                row.getString("source"),
                Answer.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
