package org.banshi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Notices as everybody reads them. It reads the view {@code notice_public} for words, and of others only that they are gone. */
@Service
public final class PublicNotices {
    /** What the files and the feed call them. */
    static final String TABLE = "notices";

    private final JdbcClient db;
    private final NoticeRows rows;

    PublicNotices(JdbcClient db, NoticeRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /**
     * A notice in public.
     *
     * @param id which
     * @param kind matter, figures or times
     * @param snapshot number of the published rates
     * @param ratesVersion version of their definitions
     * @param cutOff up to when they were counted
     * @param title one line
     * @param words what it was about
     * @param answer what was answered
     * @param releasedAt since when it is public
     * @param until last day on which its result may be objected to
     * @param updatedAt when anything of it last changed
     * @param category code of the class of the matter
     * @param unit the unit that did the work
     * @param raisedAt when it was raised
     * @param closedAt when it ended
     * @param outcome how it ended
     * @param solved what the raiser says
     * @param listHash hash of the published list; rates of before it was told have none
     */
    public record Entry(
            long id,
            String kind,
            @Nullable Long snapshot,
            @Nullable Integer ratesVersion,
            @Nullable Instant cutOff,
            String title,
            String words,
            @Nullable String answer,
            Instant releasedAt,
            LocalDate until,
            Instant updatedAt,
            @Nullable String category,
            @Nullable String unit,
            @Nullable Instant raisedAt,
            @Nullable Instant closedAt,
            @Nullable String outcome,
            @Nullable Boolean solved,
            @Nullable String listHash) {
        /** Whether it is of published rates. */
        public boolean isFigures() {
            return kind.equals("figures");
        }

        /** Whether it is of published times. */
        public boolean isTimes() {
            return kind.equals("times");
        }
    }

    /**
     * What is left of a notice that was public once.
     *
     * @param id which
     * @param state objected, withdrawn, or again for a matter that is worked on again
     * @param at since when
     * @param why the reason of the decision, where there is one
     */
    public record Gone(
            long id, String state, Instant at, @Nullable String why) {}

    /** A page of them, the newest first. */
    public Slice<Entry> page(@Nullable Long before, int size) {
        return Slice.of(
                db.sql("select * from notice_public where id < :before order by id desc limit :most")
                        .param("before", before == null ? Long.MAX_VALUE : before)
                        .param("most", size + 1)
                        .query(PublicNotices::read)
                        .list(),
                size,
                entry -> Long.toString(entry.id()));
    }

    /** Those behind an entry of the feed, what was released last first. */
    List<Entry> behind(FeedEntry.Cursor cursor, int most) {
        int order = TABLE.compareTo(cursor.source());
        return db.sql("""
                        select * from notice_public where released_at < :at or released_at = :at and (:later or :same and id < :id)
                        order by released_at desc, id desc limit :most""")
                .param("at", Timestamp.from(cursor.published()))
                .param("later", order > 0)
                .param("same", order == 0)
                .param("id", cursor.id())
                .param("most", most)
                .query(PublicNotices::read)
                .list();
    }

    /** The newest notices of published rates. */
    public List<Entry> ofFigures(int most) {
        return db.sql("select * from notice_public where kind = 'figures' order by id desc limit ?")
                .param(most)
                .query(PublicNotices::read)
                .list();
    }

    /** The one of that number, if it is public. */
    public Optional<Entry> find(long id) {
        return db.sql("select * from notice_public where id = ?")
                .param(id)
                .query(PublicNotices::read)
                .optional();
    }

    /** Its figures, in order. */
    public List<NoticeFigures.Line> figures(long id) {
        return rows.figures(id);
    }

    /** Its times, in order. */
    public List<NoticeFigures.Time> times(long id) {
        return rows.times(id);
    }

    /** What is left of one that was public; of what turned out to be a report nothing is. */
    public Optional<Gone> gone(long id) {
        return db.sql("""
                select n.id, n.updated_at, case n.state when 'public' then 'again' else n.state end as state,
                  (select s.words from notice_step s where s.notice = n.id and s.what = 'withdrawn' order by s.nr desc limit 1) as why
                from notice_notice n left join matter_row m on m.id = n.matter
                where n.id = ? and n.released_by is not null
                  and (n.matter is null or not matter_is_shielded(m.kind, m.type, m.confidential))
                  and (n.state <> 'public' or m.outcome is null and n.matter is not null)""")
                .param(id)
                .query((row, _) -> new Gone(
                        row.getLong("id"),
                        row.getString("state"),
                        NoticeRows.instant(row, "updated_at"),
                        row.getString("why")))
                .optional();
    }

    /** Why it stands although somebody objected, the last reason first. */
    public List<String> kept(long id) {
        return db.sql("select words from notice_step where notice = ? and what = 'kept' order by nr desc")
                .param(id)
                .query(String.class)
                .list();
    }

    /** Changes whenever anything that is public does. */
    public String version() {
        return db.sql(
                        "select count(*) || '-' || coalesce((extract(epoch from max(updated_at)) * 1000)::bigint, 0) from notice_public")
                .query(String.class)
                .single();
    }

    private static Entry read(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("kind"),
                row.getObject("snapshot", Long.class),
                row.getObject("rates_version", Integer.class),
                NoticeRows.mayBe(row, "cut_off"),
                row.getString("title"),
                row.getString("words"),
                row.getString("answer"),
                NoticeRows.instant(row, "released_at"),
                row.getObject("until_day", LocalDate.class),
                NoticeRows.instant(row, "updated_at"),
                row.getString("category"),
                row.getString("unit"),
                NoticeRows.mayBe(row, "raised_at"),
                NoticeRows.mayBe(row, "closed_at"),
                row.getString("outcome"),
                row.getObject("solved", Boolean.class),
                row.getString("list_hash"));
    }
}
