package org.banshi.people;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What changed in units and staff, by whom and why: lines are added with each change and never altered. */
@Service
public final class Changes {
    private static final int MOST = 100;

    private final JdbcClient db;

    Changes(JdbcClient db) {
        this.db = db;
    }

    /** The history of a unit and its duty list, the newest first, at most 100 lines. */
    public List<Change> ofUnit(String code) {
        return of("unit", code);
    }

    /** The history of a member of the staff, the newest first, at most 100 lines. */
    public List<Change> ofMember(long id) {
        return of("staff", Long.toString(id));
    }

    private List<Change> of(String sort, String subject) {
        Map<Long, Change> changes = new LinkedHashMap<>();
        db.sql("""
                select c.id, c.at, c.by_staff, c.why, d.key, d.before, d.after
                from (select * from people_change where sort = :sort and subject = :subject
                      order by id desc limit :most) c
                cross join lateral (
                  select coalesce(b.key, a.key) as key, b.value as before, a.value as after
                  from jsonb_each_text(coalesce(c.before, '{}')) b
                  full join jsonb_each_text(c.after) a on a.key = b.key
                  where b.value is distinct from a.value) d
                order by c.id desc, d.key
                """)
                .param("sort", sort)
                .param("subject", subject)
                .param("most", MOST)
                .query(row -> {
                    long id = row.getLong("id");
                    Timestamp at = row.getTimestamp("at");
                    Long by = row.getObject("by_staff", Long.class);
                    String why = row.getString("why");
                    changes.computeIfAbsent(id, _ -> new Change(at.toInstant(), by, why, new ArrayList<>()))
                            .fields()
                            .add(new Change.Part(
                                    row.getString("key"), row.getString("before"), row.getString("after")));
                });
        return List.copyOf(changes.values());
    }

    /** The end of a statement whose part {@code done} gave subject, before and after of what it changed. */
    static String line(String sort) {
        return """
                insert into people_change (at, sort, subject, before, after, by_staff, why)
                select :at, '%s', done.subject, done.before, done.after, :byStaff, :why from done
                where done.before is distinct from done.after
                """.formatted(sort);
    }

    /** The parameters of {@link #line}. */
    static JdbcClient.StatementSpec because(JdbcClient.StatementSpec sql, Because because, java.time.Instant at) {
        return sql.param("at", Timestamp.from(at))
                .param("byStaff", because.byStaff())
                .param("why", because.why());
    }
}
