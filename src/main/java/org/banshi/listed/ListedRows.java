package org.banshi.listed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads listed cases and what is told of them, and writes what happens to that. */
@Component
final class ListedRows {
    private static final int MOST = 200;

    private static final String CASES = """
            select m.number, l.nr, m.unit_name, l.at, l.until, l.staff, d.at as off_at, d.how,
              (select w.doer from listed_work w where w.matter = l.matter) as doer,
              (select n.state from listed_notice n where (n.matter, n.nr, n.part) = (l.matter, l.nr, 'on') order by n.id desc limit 1) as state,
              (select n.state from listed_notice n where (n.matter, n.nr, n.part) = (l.matter, l.nr, 'off') order by n.id desc limit 1) as off_state,
              exists (select from listed_notice n join listed_objected x on x.notice = n.id
                where (n.matter, n.nr, n.state) = (l.matter, l.nr, 'public')) as objected
            from oversight_listing l join matter_row m on m.id = l.matter
            left join oversight_delisting d on (d.matter, d.nr) = (l.matter, l.nr)""";

    private final JdbcClient db;
    private final CityClock clock;

    ListedRows(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What is on the list first, then the newest. */
    List<ListedNotice.Case> cases() {
        return db.sql(CASES + " order by d.at is not null, l.at desc, m.number desc limit ?")
                .param(MOST)
                .query(ListedRows::listing)
                .list();
    }

    Optional<ListedNotice.Case> find(String number, int nr) {
        return db.sql(CASES + " where m.number = ? and l.nr = ?")
                .params(number, nr)
                .query(ListedRows::listing)
                .optional();
    }

    /** What was told of a case or shall be, the newest first. */
    List<ListedNotice> of(String number, int nr) {
        return db.sql("""
                select n.*, p.name as proposer, r.name as releaser from listed_notice n join matter_row m on m.id = n.matter
                join people_staff p on p.id = n.proposed_by left join people_staff r on r.id = n.released_by
                where m.number = ? and n.nr = ? order by n.id desc""")
                .params(number, nr)
                .query((row, _) -> new ListedNotice(
                        row.getLong("id"),
                        ListedNotice.Part.valueOf(row.getString("part").toUpperCase(Locale.ROOT)),
                        row.getString("words"),
                        Objects.requireNonNull(state(row.getString("state"))),
                        row.getLong("proposed_by"),
                        row.getString("proposer"),
                        need(row, "proposed_at"),
                        row.getObject("released_by", Long.class),
                        row.getString("releaser"),
                        at(row, "released_at"),
                        row.getString("why")))
                .list();
    }

    void propose(long matter, int nr, ListedNotice.Part part, String words, long by) {
        db.sql(
                        "insert into listed_notice (matter, nr, part, words, proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?)")
                .params(matter, nr, part.code(), words, by, now())
                .update();
    }

    boolean release(long id, long by) {
        return db.sql(
                                "update listed_notice set state = 'public', released_by = ?, released_at = ? where id = ? and state = 'proposed'")
                        .params(by, now(), id)
                        .update()
                == 1;
    }

    boolean end(long id, ListedNotice.State from, ListedNotice.State to, String why, long by) {
        return db.sql(
                                "update listed_notice set state = ?, ended_by = ?, ended_at = ?, why = ? where id = ? and state = ?")
                        .params(to.code(), by, now(), why, id, from.code())
                        .update()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static ListedNotice.Case listing(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
        return new ListedNotice.Case(
                row.getString("number"),
                row.getInt("nr"),
                row.getString("unit_name"),
                need(row, "at"),
                row.getObject("until", LocalDate.class),
                row.getLong("staff"),
                row.getObject("doer", Long.class),
                at(row, "off_at"),
                row.getString("how"),
                state(row.getString("state")),
                state(row.getString("off_state")),
                row.getBoolean("objected"));
    }

    private static ListedNotice.@Nullable State state(@Nullable String code) {
        return code == null ? null : ListedNotice.State.valueOf(code.toUpperCase(Locale.ROOT));
    }

    static Instant need(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(at(row, column));
    }

    static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
