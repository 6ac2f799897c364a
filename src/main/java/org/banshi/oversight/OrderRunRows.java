package org.banshi.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes how far an order on everything is. */
@Component
final class OrderRunRows {
    private final JdbcClient db;
    private final CityClock clock;

    OrderRunRows(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What can be ordered of a list, in its order, and how many are under an order. */
    record Found(List<String> free, int all, int ordered) {}

    private record Candidate(String number, boolean free, boolean ordered) {
        static Candidate read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
            boolean ordered = row.getBoolean("ordered");
            return new Candidate(row.getString("number"), row.getBoolean("can") && !ordered, ordered);
        }
    }

    /** What the board shows, the earliest due first. */
    Found found(BoardRows.Wanted wanted) {
        return sorted(db.sql("""
                select r.number, min(r.due) as due, m.unit is not null and r.kind <> 'order' as can,
                  exists (select from oversight_ordered o where o.supervised = r.matter and o.open) as ordered
                from matter_running r join matter_row m on m.id = r.matter
                where r.due is not null and """ + " " + BoardRows.OF + """

                  and (cast(:light as text) is null or (r.due <= :now) = (:light = 'red'))
                  and exists (select from oversight_light o where o.clock = r.id and o.due = r.due)
                group by r.matter, r.number, r.kind, m.unit order by 2, 1""")
                .param("now", Timestamp.from(clock.instant()))
                .param("units", BoardRows.units(wanted))
                .param("kind", wanted.kind())
                .param("light", wanted.light() == null ? null : wanted.light().code())
                .query(Candidate::read)
                .list());
    }

    /** Of these, which can be ordered. */
    Found found(List<String> numbers) {
        return sorted(db.sql("""
                select n.number, m.outcome is null and m.unit is not null and m.kind <> 'order' as can,
                  exists (select from oversight_ordered o where o.supervised = m.id and o.open) as ordered
                from unnest(?::text[]) with ordinality n (number, nr) join matter_row m using (number) order by n.nr""")
                .param(numbers.toArray(String[]::new))
                .query(Candidate::read)
                .list());
    }

    private static Found sorted(List<Candidate> all) {
        return new Found(
                all.stream().filter(Candidate::free).map(Candidate::number).toList(), all.size(), (int)
                        all.stream().filter(Candidate::ordered).count());
    }

    /** An order on a list, while it is under way. */
    record Run(UUID id, long staff, String title, String demand, LocalDate ends) {}

    /** Whoever sends the same form at the same moment begins nothing more. */
    void begin(Run run, List<String> numbers) {
        int begun = db.sql("""
                insert into oversight_run (id, staff, at, ends, title, demand) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .params(run.id(), run.staff(), Timestamp.from(clock.instant()), run.ends(), run.title(), run.demand())
                .update();
        if (begun > 0) {
            db.sql("""
                    insert into oversight_run_line (run, nr, matter)
                    select ?, n.nr, m.id from unnest(?::text[]) with ordinality n (number, nr) join matter_row m using (number)""").params(run.id(), numbers.toArray(String[]::new)).update();
        }
    }

    /** How far one is: when it was begun, whether it is finished. */
    record Stand(UUID id, boolean finished, LocalDate ends) {}

    Optional<Stand> find(UUID id) {
        return db.sql("select ends, finished_at is not null as finished from oversight_run where id = ?")
                .param(id)
                .query((row, _) -> new Stand(id, row.getBoolean("finished"), row.getObject("ends", LocalDate.class)))
                .optional();
    }

    List<UUID> underWay() {
        return db.sql("select id from oversight_run where finished_at is null order by at")
                .query(UUID.class)
                .list();
    }

    /** One that is under way and that nobody else holds, until the transaction ends. */
    Optional<Run> hold(UUID id) {
        return db.sql("select * from oversight_run where id = ? and finished_at is null for update skip locked")
                .param(id)
                .query((row, _) -> new Run(
                        id,
                        row.getLong("staff"),
                        row.getString("title"),
                        row.getString("demand"),
                        row.getObject("ends", LocalDate.class)))
                .optional();
    }

    /** A matter that waits for its turn. */
    record Waiting(int nr, String number) {}

    Optional<Waiting> next(UUID id) {
        return db.sql("""
                select l.nr, m.number from oversight_run_line l join matter_row m on m.id = l.matter
                where l.run = ? and l.done_at is null order by l.nr limit 1""")
                .param(id)
                .query((row, _) -> new Waiting(row.getInt("nr"), row.getString("number")))
                .optional();
    }

    /** The orders that it has opened so far. */
    List<Long> orders(UUID id) {
        return db.sql("select distinct ordered_by from oversight_run_line where run = ? and ordered_by is not null")
                .param(id)
                .query(Long.class)
                .list();
    }

    void ordered(UUID id, int nr, long order) {
        db.sql("update oversight_run_line set ordered_by = ?, done_at = ? where run = ? and nr = ?")
                .params(order, Timestamp.from(clock.instant()), id, nr)
                .update();
    }

    void refused(UUID id, int nr, String code, String[] args) {
        db.sql("update oversight_run_line set problem = ?, args = ?, done_at = ? where run = ? and nr = ?")
                .params(code, args, Timestamp.from(clock.instant()), id, nr)
                .update();
    }

    void finish(UUID id) {
        db.sql("update oversight_run set finished_at = ?, title = null, demand = null where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    /** What came of a matter; neither order nor problem while it waits. */
    record Line(
            String number, @Nullable String order, @Nullable String problem, List<String> args) {}

    List<Line> lines(UUID id) {
        return db.sql("""
                select m.number, o.number as ordered, l.problem, l.args from oversight_run_line l
                join matter_row m on m.id = l.matter left join matter_row o on o.id = l.ordered_by
                where l.run = ? order by l.nr""")
                .param(id)
                .query((row, _) -> {
                    java.sql.Array args = row.getArray("args");
                    return new Line(
                            row.getString("number"),
                            row.getString("ordered"),
                            row.getString("problem"),
                            args == null ? List.of() : List.of((String[]) args.getArray()));
                })
                .list();
    }
}
