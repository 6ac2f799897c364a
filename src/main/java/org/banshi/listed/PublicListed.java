package org.banshi.listed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Listed cases as everybody reads them. It reads the view {@code listed_public} for words, and of others only that they are away. */
@Service
public class PublicListed {
    /** So many at most, what is on the list first. */
    private static final int MOST = 1000;

    /** What may be said of a case that is away: neither of what is kept apart, nor of what was rejected. */
    private static final String TOLD = """
            not matter_is_shielded(m.kind, m.type, m.confidential)
            and (m.outcome is null or m.outcome not in ('rejected', 'withdrawn', 'imported'))""";

    private final JdbcClient db;

    PublicListed(JdbcClient db) {
        this.db = db;
    }

    /**
     * A case in public.
     *
     * @param id which
     * @param category code of its class
     * @param street region code
     * @param unit the unit that works on it
     * @param listedBy the unit of who listed it
     * @param until by when it is to be off the list
     * @param words why it was listed
     * @param how solved or decided otherwise
     * @param offWords why it was taken off, once that is released
     * @param offId number of that notice
     */
    public record Entry(
            long id,
            @Nullable String category,
            @Nullable String street,
            @Nullable String unit,
            @Nullable String listedBy,
            Instant listedAt,
            LocalDate until,
            String words,
            Instant releasedAt,
            @Nullable Instant offAt,
            @Nullable String how,
            @Nullable String offWords,
            @Nullable Long offId,
            Instant updatedAt) {}

    /** All of them: what is on the list first, then what was taken off last. */
    public List<Entry> all() {
        return db.sql(
                        "select * from listed_public order by off_at is not null, off_at desc, listed_at desc, id desc limit ?")
                .param(MOST)
                .query(PublicListed::read)
                .list();
    }

    /** The one of that number, if it is public. */
    public Optional<Entry> find(long id) {
        return db.sql("select * from listed_public where id = ?")
                .param(id)
                .query(PublicListed::read)
                .optional();
    }

    /**
     * What is left of a case that was public.
     *
     * @param state objected or withdrawn
     * @param at since when
     */
    public record Gone(long id, String state, Instant at) {}

    /** What is left of one; of what turned out to be a report nothing is. */
    public Optional<Gone> gone(long id) {
        return db.sql("""
                select n.id, coalesce(n.ended_at, x.at) as at, case n.state when 'public' then 'objected' else n.state end as state
                from listed_notice n join matter_row m on m.id = n.matter left join listed_objected x on x.notice = n.id
                where n.id = ? and n.part = 'on' and (n.state = 'withdrawn' or n.state = 'public' and x.notice is not null) and """ + " " + TOLD)
                .param(id)
                .query((row, _) -> new Gone(row.getLong("id"), row.getString("state"), ListedRows.need(row, "at")))
                .optional();
    }

    /** How many cases are away because somebody objected and nobody has decided yet. */
    public int away() {
        return db.sql("""
                select count(*) from listed_notice n join matter_row m on m.id = n.matter join listed_objected x on x.notice = n.id
                where n.part = 'on' and n.state = 'public' and """ + " " + TOLD).query(Integer.class).single();
    }

    /** What was decided on an objection, for everybody. */
    public record Answer(ListedNotice.Part part, Instant objectedAt, Instant at, boolean withdrawn, String words) {}

    /** What was decided on objections to a case, the last first. */
    public List<Answer> answers(long id) {
        return db.sql("""
                select f.part, o.at as objected_at, d.at, d.withdrawn, d.words
                from listed_notice n join listed_notice f on (f.matter, f.nr) = (n.matter, n.nr) and (f.id = n.id or f.part = 'off')
                join listed_objection o on o.notice = f.id join listed_decision d on d.objection = o.id
                where n.id = ? and n.part = 'on' order by d.at desc, o.id desc""")
                .param(id)
                .query((row, _) -> new Answer(
                        ListedNotice.Part.valueOf(row.getString("part").toUpperCase(Locale.ROOT)),
                        ListedRows.need(row, "objected_at"),
                        ListedRows.need(row, "at"),
                        row.getBoolean("withdrawn"),
                        row.getString("words")))
                .list();
    }

    /**
     * What somebody objects to.
     *
     * @param id of the case in public
     * @param number of its matter
     * @param words what is told
     */
    record Subject(long id, String number, ListedNotice.Part part, String words) {}

    /** A notice that is public now: why a case was listed, or why it was taken off. */
    Optional<Subject> subject(long notice) {
        return db.sql("""
                select p.id, m.number, n.part, n.words from listed_public p join listed_notice n on n.id in (p.id, p.off_id)
                join matter_row m on m.id = n.matter where n.id = ?""")
                .param(notice)
                .query((row, _) -> new Subject(
                        row.getLong("id"),
                        row.getString("number"),
                        ListedNotice.Part.valueOf(row.getString("part").toUpperCase(Locale.ROOT)),
                        row.getString("words")))
                .optional();
    }

    /** Changes whenever anything that is public does, also what is taken from the ledger. */
    String version() {
        return db.sql("select coalesce(md5(string_agg(p::text, '|' order by p.id)), '') from listed_public p")
                .query(String.class)
                .single();
    }

    private static Entry read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("category"),
                row.getString("street"),
                row.getString("unit"),
                row.getString("listed_by"),
                ListedRows.need(row, "listed_at"),
                row.getObject("until", LocalDate.class),
                row.getString("words"),
                ListedRows.need(row, "released_at"),
                ListedRows.at(row, "off_at"),
                row.getString("how"),
                row.getString("off_words"),
                row.getObject("off_id", Long.class),
                ListedRows.need(row, "updated_at"));
    }
}
