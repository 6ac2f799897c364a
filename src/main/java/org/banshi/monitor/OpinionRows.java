package org.banshi.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads findings. */
@Component
final class OpinionRows {
    private static final String OPINION = """
            select o.matter, m.number, m.state, m.raised_at, m.due, o.rounds, o.monitor, s.name, m.unit_name, p.handle,
              p.category, a.number as about
            from monitor_opinion o join matter_row m on m.id = o.matter join matter_row a on a.id = o.about
            join people_staff s on s.id = o.monitor left join matter_public p on p.id = o.about""";
    private static final int MOST = 100;

    private final JdbcClient db;

    OpinionRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * A finding.
     *
     * @param handle of its matter; absent where that is no longer for anybody's eyes
     * @param about number of its matter, for no page of the monitor
     */
    record Row(
            long id,
            String number,
            String state,
            Instant at,
            String by,
            @Nullable String unit,
            @Nullable String handle,
            @Nullable String category,
            String about) {

        static Row read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
            return new Row(
                    row.getLong("matter"),
                    row.getString("number"),
                    row.getString("state"),
                    Objects.requireNonNull(Sight.instant(row, "raised_at")),
                    row.getString("name"),
                    row.getString("unit_name"),
                    row.getString("handle"),
                    row.getString("category"),
                    row.getString("about"));
        }
    }

    /** Those of a monitor on one matter, the newest first. */
    List<Row> of(long monitor, long about) {
        return db.sql(OPINION + " where o.monitor = ? and o.about = ? order by o.matter desc")
                .params(monitor, about)
                .query(Row::read)
                .list();
    }

    /** Those of a monitor, what waits for the monitor first. */
    List<Row> of(long monitor) {
        return db.sql(OPINION + " where o.monitor = ? order by m.state <> 'answered', o.matter desc limit ?")
                .params(monitor, MOST)
                .query(Row::read)
                .list();
    }

    /** The newest of all. */
    List<Row> newest() {
        return db.sql(OPINION + " order by o.matter desc limit ?")
                .param(MOST)
                .query(Row::read)
                .list();
    }
}
