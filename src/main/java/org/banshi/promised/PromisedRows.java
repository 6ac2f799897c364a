package org.banshi.promised;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads words of promises on their way, and writes what happens to them. */
@Component
final class PromisedRows {
    /** Counted no further. */
    static final int COUNTED = 1000;

    private static final long NOBODY = 0;

    private static final TypeReference<LinkedHashMap<String, String>> WORDS = new TypeReference<>() {};

    /** Nothing of it waits, and what is public is not what the ledger says now. */
    private static final String TO_MASK = """
            from program_words p left join promised_words t on t.matter = p.matter and t.state = 'public'
            where p.list = :list and t.print is distinct from p.print
              and not exists (select from promised_words w where w.matter = p.matter and w.state = 'proposed' and w.print = p.print)
              and not exists (select from promised_objected x where x.matter = p.matter)""";

    private static final String TELLINGS = """
            select w.*, p.nr, p.number, p.words as ledger,
              promised_works_on(w.matter, :reader) as is_work, p.print = w.print as is_of_now, a.name as proposer, b.name as releaser
            from promised_words w join program_words p on p.matter = w.matter
            join people_staff a on a.id = w.proposed_by left join people_staff b on b.id = w.released_by
            where p.list = :list""";

    private final JdbcClient db;
    private final JsonMapper json;
    private final CityClock clock;

    PromisedRows(JdbcClient db, JsonMapper json, CityClock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** How many wait for what, counted up to {@link #COUNTED}. */
    record Counts(int mask, int release, int objected, int told) {}

    Counts counts(String list) {
        return new Counts(
                count("select 1 " + TO_MASK, list),
                count(ofState("proposed"), list),
                count(
                        "select 1 from promised_objected x join program_item i on i.matter = x.matter where i.list = :list",
                        list),
                count(ofState("public"), list));
    }

    private static String ofState(String state) {
        return "select 1 from promised_words w join program_item i on i.matter = w.matter where i.list = :list and w.state = '"
                + state + "'";
    }

    private int count(String sql, String list) {
        return db.sql("select count(*) from (" + sql + " limit " + COUNTED + ") c")
                .param("list", list)
                .query(Integer.class)
                .single();
    }

    /** Promises to mask, by their numbers, after one of them. */
    List<Promise> toMask(String list, int after, int most) {
        return db.sql("select p.*, t.words as told " + TO_MASK + " and p.nr > :after order by p.nr limit :most")
                .param("list", list)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> promise(row))
                .list();
    }

    /** One of them. */
    Optional<Promise> toMask(String list, int nr) {
        return db.sql("select p.*, t.words as told " + TO_MASK + " and p.nr = :nr")
                .param("list", list)
                .param("nr", nr)
                .query((row, _) -> promise(row))
                .optional();
    }

    /** Words of one state, by the numbers of their promises, after one of them. */
    List<Telling> tellings(String list, Telling.State state, int after, int most, long reader) {
        return db.sql(TELLINGS + " and w.state = :state and p.nr > :after order by p.nr limit :most")
                .param("list", list)
                .param("reader", reader)
                .param("state", state.code())
                .param("after", after)
                .param("most", most)
                .query((row, _) -> telling(row))
                .list();
    }

    Optional<Telling> telling(String list, long id, long reader) {
        return db.sql(TELLINGS + " and w.id = :id")
                .param("list", list)
                .param("reader", reader)
                .param("id", id)
                .query((row, _) -> telling(row))
                .optional();
    }

    /** What is public of a promise, if its words are not away. */
    Optional<Telling> told(String list, int nr) {
        return db.sql(TELLINGS + " and p.nr = :nr and w.state = 'public'"
                        + " and not exists (select from promised_objected x where x.words = w.id)")
                .param("list", list)
                .param("reader", NOBODY)
                .param("nr", nr)
                .query((row, _) -> telling(row))
                .optional();
    }

    /** Since when the words of a promise are public. */
    record Since(int nr, long id, Instant at) {}

    /** Of all promises of a list whose words are told. */
    List<Since> since(String list) {
        return db.sql("""
                select i.nr, i.matter, t.released_at from program_told t join program_item i on i.matter = t.matter
                where i.list = ?""")
                .param(list)
                .query((row, _) -> new Since(row.getInt("nr"), row.getLong("matter"), need(row, "released_at")))
                .list();
    }

    /** Puts words of now in place of those that waited and are outdated. */
    void propose(Promise promise, Map<String, String> words, long by) {
        db.sql(
                        "update promised_words set state = 'outdated', ended_by = ?, ended_at = ? where matter = ? and state = 'proposed' and print <> ?")
                .params(by, now(), promise.matter(), promise.print())
                .update();
        db.sql(
                        "insert into promised_words (matter, print, words, proposed_by, proposed_at) values (?, ?, ?::jsonb, ?, ?)")
                .params(promise.matter(), promise.print(), json.writeValueAsString(words), by, now())
                .update();
    }

    /** False if it is not proposed any more. */
    boolean release(Telling telling, long by) {
        db.sql(
                        "update promised_words set state = 'replaced', ended_by = ?, ended_at = ? where matter = ? and state = 'public'")
                .params(by, now(), telling.matter())
                .update();
        return db.sql(
                                "update promised_words set state = 'public', released_by = ?, released_at = ? where id = ? and state = 'proposed'")
                        .params(by, now(), telling.id())
                        .update()
                == 1;
    }

    /** Refuses or takes back; false if it is not in that state any more. */
    boolean end(long id, Telling.State from, Telling.State to, String why, long by) {
        return db.sql(
                                "update promised_words set state = ?, ended_by = ?, ended_at = ?, why = ? where id = ? and state = ?")
                        .params(to.code(), by, now(), why, id, from.code())
                        .update()
                == 1;
    }

    /** Whether the words of a promise are away because somebody objected. */
    boolean isAway(long matter) {
        return db.sql("select exists (select from promised_objected where matter = ?)")
                .param(matter)
                .query(Boolean.class)
                .single();
    }

    void object(long words, String ground, String said) {
        db.sql("insert into promised_objection (words, at, ground, said) values (?, ?, ?, ?)")
                .params(words, now(), ground, said)
                .update();
    }

    /** Objections that nobody has decided on, the oldest first. */
    List<PromisedObjection> objections(String list, long reader) {
        return db.sql(TELLINGS.replace("select w.*", "select o.id as objection, o.at, o.ground, o.said, w.*")
                                .replace(
                                        "from promised_words w",
                                        "from promised_objected x join promised_objection o on o.id = x.objection"
                                                + " join promised_words w on w.id = x.words")
                        + " order by o.at, o.id limit " + COUNTED)
                .param("list", list)
                .param("reader", reader)
                .query((row, _) -> new PromisedObjection(
                        row.getLong("objection"),
                        need(row, "at"),
                        row.getString("ground"),
                        row.getString("said"),
                        telling(row)))
                .list();
    }

    void decide(long objection, boolean withdrawn, String why, long by) {
        db.sql("insert into promised_decision (objection, at, staff, withdrawn, why) values (?, ?, ?, ?, ?)")
                .params(objection, now(), by, withdrawn, why)
                .update();
    }

    private Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                row.getInt("nr"),
                row.getLong("matter"),
                row.getString("number"),
                words(row.getString("words")),
                row.getString("print"),
                words(row.getString("told")));
    }

    private Telling telling(ResultSet row) throws SQLException {
        String releaser = row.getString("releaser");
        return new Telling(
                row.getLong("id"),
                row.getInt("nr"),
                row.getLong("matter"),
                row.getString("number"),
                row.getBoolean("is_work"),
                row.getBoolean("is_of_now"),
                words(row.getString("ledger")),
                words(row.getString("words")),
                Telling.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Telling.By(row.getLong("proposed_by"), row.getString("proposer"), need(row, "proposed_at")),
                releaser == null
                        ? null
                        : new Telling.By(row.getLong("released_by"), releaser, need(row, "released_at")),
                row.getString("why"));
    }

    /** Title first, then as the house writes them. */
    private Map<String, String> words(@Nullable String written) {
        if (written == null) {
            return Map.of();
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        Map<String, String> read = json.readValue(written, WORDS);
        read.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Parts.ORDER))
                .forEach(each -> ordered.put(each.getKey(), each.getValue()));
        return ordered;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Instant need(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
