package org.banshi.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.banshi.text.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Items of knowledge that are in force: released by a second person, begun and not over, not withdrawn, and not followed by
 * a later version that has begun. Nothing else is ever offered, and only this can be cited (M32).
 */
@Service
public final class Items {
    /** Needs the parameter {@code today}. A version that is over does not bring an earlier one back. */
    static final String IN_FORCE = """
             from knowledge_wording w join knowledge_item i on i.id = w.item
             where w.since <= :today and (w.until is null or w.until >= :today)
               and exists (select from knowledge_act a
                 where a.item = w.item and a.version = w.version and a.act = 'release')
               and not exists (select from knowledge_act a join knowledge_wording n using (item, version)
                 where a.item = w.item and a.version > w.version and a.act = 'release' and n.since <= :today)
               and not exists (select from knowledge_act a
                 where a.item = w.item and a.version >= w.version and a.act = 'withdraw')
            """;

    /** Pairs of characters that stand in any question and tell nothing of what it is about. */
    private static final Set<String> EMPTY = Set.of(
            "怎么", "么办", "怎样", "如何", "什么", "哪里", "哪儿", "请问", "可以", "能否", "是否", "能不", "不能", "可否", "多少", "为什", "时候", "我们",
            "我家", "他们", "一个", "这个", "那个", "没有", "有没", "需要", "已经", "现在", "一直", "问题", "咨询", "了解", "办理", "申请", "么样", "您好",
            "你好", "谢谢", "希望", "反映", "有关", "关于", "情况", "进行", "解决", "相关", "部门", "标准");

    private static final int LONGEST_QUESTION = 400;

    private final JdbcClient db;
    private final Categories categories;
    private final CityClock clock;

    /** For Spring and tests. */
    public Items(JdbcClient db, Categories categories, CityClock clock) {
        this.db = db;
        this.categories = categories;
        this.clock = clock;
    }

    /** The version of this item that is in force today. */
    public Optional<Item> inForce(long id) {
        return db.sql("select w.*, i.unit" + IN_FORCE + " and w.item = :id")
                .param("today", clock.today())
                .param("id", id)
                .query(Items::read)
                .optional();
    }

    /**
     * As {@link #inForce}, and it stays so until the transaction that runs is over: nobody withdraws or replaces it
     * meanwhile.
     */
    public Optional<Item> hold(long id) {
        return db.sql("select id from knowledge_item where id = :id for share")
                .param("id", id)
                .query(Long.class)
                .optional()
                .flatMap(this::inForce);
    }

    /** A version as it was written, in force or not. */
    public Optional<Item> version(long id, int version) {
        return db.sql("""
                select w.*, i.unit from knowledge_wording w join knowledge_item i on i.id = w.item
                where w.item = :id and w.version = :version
                """)
                .param("id", id)
                .param("version", version)
                .query(Items::read)
                .optional();
    }

    /**
     * Items in force that answer a question, the best first; without words all, the newest first. A word that stands in
     * the question of an item counts more than one in its answer; one that is in neither finds nothing.
     *
     * @param q words, or all that somebody has written
     * @param category only about this category and those below it; null for all
     * @param region not those that hold in another region only; null for all
     */
    public List<Item> search(String q, @Nullable String category, @Nullable String region, int limit) {
        return search(q, category, region, 0, limit);
    }

    /** As the other, leaving out the first so many. */
    List<Item> search(String q, @Nullable String category, @Nullable String region, int from, int limit) {
        String said = Tokens.normalise(q.length() > LONGEST_QUESTION ? q.substring(0, LONGEST_QUESTION) : q)
                .strip();
        String[] tokens = telling(said);
        String query = tokens.length == 0 ? Tokens.query(said).tsquery() : "'" + String.join("' | '", tokens) + "'";
        boolean saysNothing = tokens.length == 0 && said.codePointCount(0, said.length()) > 1;
        if (!said.isEmpty() && (query.isEmpty() || saysNothing)) {
            return List.of();
        }
        return db.sql("""
                select * from (
                  select w.*, i.unit,
                    (select count(*) from unnest(:tokens::text[]) t where position(t in lower(normalize(w.title, NFKC))) > 0) as named,
                    (select count(*) from unnest(tsvector_to_array(w.search)) own where own = any (:tokens)) as shared
                  """ + IN_FORCE + """
                    and (:query = '' or w.search @@ :query::tsquery)
                    and (:all or w.category = any (:categories))
                    and (:region::text is null or w.region is null or starts_with(:region, w.region))
                ) found
                where cardinality(:tokens::text[]) = 0 or named > 0 or shared >= greatest(2, :enough)
                  or cardinality(:tokens::text[]) = 1
                order by 3 * named + shared desc, item desc, version desc
                limit :limit offset :from
                """)
                .param("today", clock.today())
                .param("tokens", tokens)
                .param("query", query)
                .param("enough", tokens.length * 2 / 5)
                .param("all", category == null)
                .param("categories", category == null ? new String[0] : below(category))
                .param("region", region)
                .param("limit", Math.clamp(limit, 1, 200))
                .param("from", Math.max(0, from))
                .query(Items::read)
                .list();
    }

    /** The pairs and words that tell what is asked. */
    private static String[] telling(String said) {
        return Arrays.stream(Tokens.of(said))
                .filter(token -> token.length() > 1 && !EMPTY.contains(token))
                .toArray(String[]::new);
    }

    private String[] below(String category) {
        return categories.all().stream()
                .map(Category::code)
                .filter(code -> categories.isUnder(code, category))
                .toArray(String[]::new);
    }

    static Item read(ResultSet row, int line) throws SQLException {
        return new Item(
                row.getLong("item"),
                row.getInt("version"),
                row.getString("unit"),
                row.getString("title"),
                row.getString("body"),
                row.getString("category"),
                row.getString("region"),
                row.getString("source"),
                row.getString("link"),
                Objects.requireNonNull(row.getObject("since", LocalDate.class)),
                row.getObject("until", LocalDate.class),
                Objects.requireNonNull(row.getObject("review_on", LocalDate.class)),
                row.getLong("written_by"));
    }
}
