package org.banshi.listed;

import java.sql.Timestamp;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads objections to what is told of listed cases, and writes them and what is decided. */
@Component
final class ObjectionRows {
    private final JdbcClient db;
    private final CityClock clock;

    ObjectionRows(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The newest first. */
    List<ListedObjection> of(String number, int nr) {
        return db.sql("""
                select o.*, d.at as decided_at, d.withdrawn, d.words as answer, s.name as decider
                from listed_objection o join listed_notice n on n.id = o.notice join matter_row m on m.id = n.matter
                left join listed_decision d on d.objection = o.id left join people_staff s on s.id = d.staff
                where m.number = ? and n.nr = ? order by o.id desc""")
                .params(number, nr)
                .query((row, _) -> new ListedObjection(
                        row.getLong("id"),
                        row.getLong("notice"),
                        ListedRows.need(row, "at"),
                        row.getString("objector"),
                        row.getString("ground"),
                        row.getString("words"),
                        ListedRows.at(row, "decided_at"),
                        row.getString("decider"),
                        row.getObject("withdrawn", Boolean.class),
                        row.getString("answer")))
                .list();
    }

    /** Which time its matter was listed. */
    int nr(long notice) {
        return db.sql("select nr from listed_notice where id = ?")
                .param(notice)
                .query(Integer.class)
                .single();
    }

    boolean isObjected(long notice) {
        return db.sql("select exists (select from listed_objected where notice = ?)")
                .param(notice)
                .query(Boolean.class)
                .single();
    }

    void object(long notice, String objector, String ground, String words) {
        db.sql("insert into listed_objection (notice, at, objector, ground, words) values (?, ?, ?, ?, ?)")
                .params(notice, now(), objector, ground, words)
                .update();
    }

    void decide(long objection, boolean withdrawn, String words, long by) {
        db.sql("insert into listed_decision (objection, at, staff, withdrawn, words) values (?, ?, ?, ?, ?)")
                .params(objection, now(), by, withdrawn, words)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
