package org.banshi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads notices and writes what happens to them. */
@Component
final class NoticeRows {
    private static final String NOTICE =
            "select n.*, m.number from notice_notice n left join matter_row m on m.id = n.matter";
    private static final int MOST = 200;

    private final JdbcClient db;

    NoticeRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * What happened to a notice.
     *
     * @param at when
     * @param what what was done
     * @param staff by whom of the staff
     * @param objector raiser or named
     * @param ground privacy or result
     * @param words the objection, or the reason of a decision
     */
    record Step(
            Instant at,
            String what,
            @Nullable Long staff,
            @Nullable String objector,
            @Nullable String ground,
            @Nullable String words) {}

    List<Notice> all(Notice.@Nullable State state) {
        return db.sql(NOTICE + " where :state::text is null or n.state = :state order by n.id desc limit :most")
                .param("state", state == null ? null : state.code(), java.sql.Types.VARCHAR)
                .param("most", MOST)
                .query(NoticeRows::read)
                .list();
    }

    Optional<Notice> find(long id) {
        return db.sql(NOTICE + " where n.id = ?")
                .param(id)
                .query(NoticeRows::read)
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Notice> hold(long id) {
        return db.sql(NOTICE + " where n.id = ? for update of n")
                .param(id)
                .query(NoticeRows::read)
                .optional();
    }

    /** Whether there is one of that matter that has not come to an end. */
    boolean isUnderWay(String number) {
        return db.sql("""
                select exists (select from notice_notice n join matter_row m on m.id = n.matter
                where m.number = ? and n.state in ('proposed', 'public', 'objected'))""").param(number).query(Boolean.class).single();
    }

    boolean isUnderWay(NoticeFigures figures) {
        return db.sql(
                        "select exists (select from notice_notice where snapshot = ? and kind = ? and state in ('proposed', 'public', 'objected'))")
                .params(figures.snapshot(), figures.kind())
                .query(Boolean.class)
                .single();
    }

    List<Step> steps(long id) {
        return db.sql("select * from notice_step where notice = ? order by nr")
                .param(id)
                .query((row, _) -> new Step(
                        instant(row, "at"),
                        row.getString("what"),
                        row.getObject("staff", Long.class),
                        row.getString("objector"),
                        row.getString("ground"),
                        row.getString("words")))
                .list();
    }

    List<NoticeFigures.Line> figures(long id) {
        return db.sql("select * from notice_figure where notice = ? order by nr")
                .param(id)
                .query((row, _) -> new NoticeFigures.Line(
                        row.getString("line"),
                        row.getString("rate"),
                        row.getString("sentence"),
                        row.getBigDecimal("numerator"),
                        row.getLong("denominator")))
                .list();
    }

    List<NoticeFigures.Time> times(long id) {
        return db.sql("select * from notice_time where notice = ? order by nr")
                .param(id)
                .query((row, _) -> new NoticeFigures.Time(
                        row.getString("line"),
                        row.getString("wait"),
                        row.getString("name"),
                        row.getString("sentence"),
                        row.getBigDecimal("median"),
                        row.getBigDecimal("ninth"),
                        row.getLong("requests"),
                        row.getInt("smallest")))
                .list();
    }

    /**
     * What a new notice is of.
     *
     * @param matter a matter
     * @param figures or rates, or times
     * @param maker who did the work
     */
    record Of(
            @Nullable Long matter,
            @Nullable NoticeFigures figures,
            @Nullable Long maker) {}

    long insert(Of of, NoticeWords typed, int days, int version, long by, Instant at) {
        NoticeFigures figures = of.figures();
        long id = db.sql("""
                insert into notice_notice (kind, matter, snapshot, rates_version, cut_off, list_hash, title, words, answer, maker, confirmed,
                  days, rule_version, proposed_by, proposed_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(Arrays.asList(
                        figures == null ? "matter" : figures.kind(),
                        of.matter(),
                        figures == null ? null : figures.snapshot(),
                        figures == null ? null : figures.ratesVersion(),
                        figures == null ? null : Timestamp.from(figures.cutOff()),
                        figures == null ? null : figures.hash(),
                        typed.title(),
                        typed.words(),
                        typed.answer(),
                        of.maker(),
                        typed.isConfirmed(),
                        days,
                        version,
                        by,
                        Timestamp.from(at),
                        Timestamp.from(at)))
                .query(Long.class)
                .single();
        if (figures != null) {
            insert(id, figures);
        }
        return id;
    }

    private void insert(long id, NoticeFigures figures) {
        int nr = 0;
        for (NoticeFigures.Line line : figures.lines()) {
            db.sql(
                            "insert into notice_figure (notice, nr, line, rate, sentence, numerator, denominator) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(id, ++nr, line.line(), line.rate(), line.sentence(), line.numerator(), line.denominator())
                    .update();
        }
        for (NoticeFigures.Time time : figures.times()) {
            db.sql(
                            "insert into notice_time (notice, nr, line, wait, name, sentence, median, ninth, requests, smallest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            ++nr,
                            time.line(),
                            time.awaited(),
                            time.name(),
                            time.sentence(),
                            time.median(),
                            time.ninth(),
                            time.requests(),
                            time.smallest())
                    .update();
        }
    }

    void step(long id, Step step) {
        db.sql("""
                insert into notice_step (notice, nr, at, what, staff, objector, ground, words)
                select ?, coalesce(max(nr), 0) + 1, ?, ?, ?, ?, ?, ? from notice_step where notice = ?""")
                .params(Arrays.asList(
                        id,
                        Timestamp.from(step.at()),
                        step.what(),
                        step.staff(),
                        step.objector(),
                        step.ground(),
                        step.words(),
                        id))
                .update();
    }

    void release(long id, long by, Instant at, LocalDate until) {
        db.sql(
                        "update notice_notice set state = 'public', released_by = ?, released_at = ?, until_day = ?, updated_at = ? where id = ?")
                .params(by, Timestamp.from(at), until, Timestamp.from(at), id)
                .update();
    }

    void move(long id, Notice.State to, @Nullable Long decidedBy, Instant at) {
        db.sql("update notice_notice set state = ?, decided_by = coalesce(?, decided_by), updated_at = ? where id = ?")
                .params(Arrays.asList(to.code(), decidedBy, Timestamp.from(at), id))
                .update();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant mayBe(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Notice read(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("number"),
                row.getObject("snapshot", Long.class),
                row.getObject("rates_version", Integer.class),
                mayBe(row, "cut_off"),
                row.getString("title"),
                row.getString("words"),
                row.getString("answer"),
                row.getObject("maker", Long.class),
                row.getBoolean("confirmed"),
                row.getInt("days"),
                Notice.State.of(row.getString("state")),
                row.getLong("proposed_by"),
                instant(row, "proposed_at"),
                row.getObject("released_by", Long.class),
                mayBe(row, "released_at"),
                row.getObject("until_day", LocalDate.class));
    }
}
