package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads road maps and money of items. They are written only by actions on the ledger. */
@Component
final class Milestones {
    static final String TABLE = "program_milestone";

    private final JdbcClient db;

    Milestones(JdbcClient db) {
        this.db = db;
    }

    /** The road map of an item, in order. */
    List<Milestone> of(long matter) {
        return db.sql("select * from program_milestone where matter = :matter and dropped_at is null order by nr")
                .param("matter", matter)
                .query((row, _) -> read(row))
                .list();
    }

    /** Money of an item by source; the last line of the query is the sum. */
    Funds funds(long matter) {
        List<Funds.Line> lines = db.sql("""
                        select coalesce(source, '') as source, coalesce(sum(planned), 0) as planned,
                          coalesce(sum(arrived), 0) as arrived, coalesce(sum(spent), 0) as spent
                        from program_fund where matter = :matter group by rollup (source)
                        order by grouping(source), program_fund.source""")
                .param("matter", matter)
                .query((row, _) -> new Funds.Line(
                        row.getString("source"),
                        row.getBigDecimal("planned"),
                        row.getBigDecimal("arrived"),
                        row.getBigDecimal("spent")))
                .list();
        return new Funds(lines.subList(0, lines.size() - 1), lines.getLast());
    }

    /** What tells a milestone apart from the others of its item. */
    static Map<String, ?> key(int nr) {
        return Map.of("nr", nr);
    }

    private static Milestone read(ResultSet row) throws SQLException {
        return new Milestone(
                row.getInt("nr"),
                row.getString("title"),
                row.getInt("weight"),
                row.getObject("due", LocalDate.class),
                time(row, "reached_at"),
                row.getString("evidence"),
                time(row, "accepted_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
