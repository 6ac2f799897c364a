package org.banshi.rule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Published versions, in the database. */
final class Publications {
    private final JdbcClient db;

    Publications(JdbcClient db) {
        this.db = db;
    }

    /** A version as the table has it. */
    record Line(String name, int version, Instant validFrom, String body, long byStaff, String why, Instant at) {}

    /** Grows with every publication, so it tells whether anything is new. */
    long count() {
        return db.sql("select count(*) from rule_version").query(Long.class).single();
    }

    List<Line> all() {
        return db.sql("""
                        select name, version, valid_from, body, by_staff, why, at
                        from rule_version
                        order by name, valid_from, version""")
                .query((row, _) -> new Line(
                        row.getString("name"),
                        row.getInt("version"),
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        row.getString("body"),
                        row.getLong("by_staff"),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Adds the version that follows the expected one; false if that one is no longer the last. */
    boolean add(Line line) {
        return db.sql("""
                        insert into rule_version (name, version, valid_from, body, by_staff, why, at)
                        select :name, :version, :validFrom, cast(:body as jsonb), :byStaff, :why, :at
                        where :version - 1 = (
                          select coalesce(max(version), 0) from rule_version where name = :name)
                        on conflict do nothing""")
                        .param("name", line.name())
                        .param("version", line.version())
                        .param("validFrom", line.validFrom().atOffset(ZoneOffset.UTC))
                        .param("body", line.body())
                        .param("byStaff", line.byStaff())
                        .param("why", line.why())
                        .param("at", line.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
