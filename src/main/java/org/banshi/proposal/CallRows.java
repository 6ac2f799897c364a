package org.banshi.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads calls, their history and what became of what was put forward. */
@Component
final class CallRows {
    private static final String CALL = """
            select c.*, v.title, v.text, v.from_day, v.until_day, u.name as office_name
            from proposal_call c join proposal_version v on v.call = c.id and v.nr = c.version
              join people_unit u on u.code = c.office\s""";
    private static final String COUNTS = """
            select e.call, count(*) as n, count(*) filter (where r.state = 'selected') as selected,
              count(*) filter (where r.state = 'handedOn') as handed_on,
              count(*) filter (where r.state = 'notTaken') as not_taken,
              count(*) filter (where r.state = 'withdrawn') as withdrawn,
              count(*) filter (where r.outcome is null) as waiting, count(e.gathered_into) as gathered
            from proposal_entry e join matter_row r on r.id = e.matter\s""";

    private final JdbcClient db;

    CallRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * A version of a call.
     *
     * @param by who wrote it
     */
    record Version(
            int nr,
            String title,
            String text,
            LocalDate from,
            LocalDate until,
            @Nullable String why,
            Instant at,
            String by) {}

    /** What was selected: the office's words, what it became part of, and whether that is done. */
    record Selected(String words, String kind, boolean done, long together) {}

    Optional<Call> find(long id) {
        return db.sql(CALL + "where c.id = ?").param(id).query(CallRows::call).optional();
    }

    List<Call> all() {
        return db.sql(CALL + "order by c.id desc limit 500")
                .query(CallRows::call)
                .list();
    }

    /** Nobody else changes the call until the transaction ends. */
    void hold(long id) {
        db.sql("select id from proposal_call where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
    }

    /** The call is neither closed nor changed until the transaction ends. */
    void keepOpen(long id) {
        db.sql("select id from proposal_call where id = ? for share")
                .param(id)
                .query(Long.class)
                .optional();
    }

    List<Version> versions(long id) {
        return db.sql("""
                select v.*, s.name as by_name from proposal_version v join people_staff s on s.id = v.staff
                where v.call = ? order by v.nr desc""")
                .param(id)
                .query((row, _) -> new Version(
                        row.getInt("nr"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getString("why"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name")))
                .list();
    }

    Counts counts(long id) {
        return db.sql(COUNTS + "where e.call = ? group by 1")
                .param(id)
                .query((row, _) -> counts(row))
                .optional()
                .orElse(new Counts(0, 0, 0, 0, 0, 0, 0));
    }

    java.util.Map<Long, Counts> counts() {
        java.util.Map<Long, Counts> all = new java.util.HashMap<>();
        db.sql(COUNTS + "group by 1").query(row -> {
            all.put(row.getLong("call"), counts(row));
        });
        return all;
    }

    List<Selected> selected(long id) {
        return db.sql("""
                select e.words, t.kind, t.outcome = 'verdict' as done,
                  1 + (select count(*) from proposal_entry o where o.gathered_into = e.matter) as together
                from proposal_entry e join matter_row r on r.id = e.matter join matter_row t on t.id = e.target
                where e.call = ? and r.state = 'selected' and e.words is not null order by e.matter""")
                .param(id)
                .query((row, _) -> new Selected(
                        row.getString("words"), row.getString("kind"), row.getBoolean("done"), row.getLong("together")))
                .list();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("n"),
                row.getLong("selected"),
                row.getLong("handed_on"),
                row.getLong("not_taken"),
                row.getLong("withdrawn"),
                row.getLong("waiting"),
                row.getLong("gathered"));
    }

    private static Call call(ResultSet row, int line) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new Call(
                row.getLong("id"),
                new Call.Office(row.getString("office"), row.getString("office_name")),
                row.getString("title"),
                row.getString("text"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                row.getString("criteria_name"),
                Call.State.of(row.getString("state")),
                row.getInt("version"),
                row.getString("summary"),
                row.getTimestamp("opened_at").toInstant(),
                answered == null ? null : answered.toInstant());
    }
}
