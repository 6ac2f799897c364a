package org.banshi.program;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The topics of the last month that has any, as far as anybody may know of them. */
@Service
public final class CurrentTopics {
    private final JdbcClient db;
    private final CityClock clock;

    CurrentTopics(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A topic.
     *
     * @param number its number
     * @param title what it is about
     * @param month its month
     * @param state its state
     */
    public record Topic(String number, String title, YearMonth month, String state) {}

    /** Those of this month; where there are none, of the last month that has any. */
    public List<Topic> now() {
        return db.sql("""
                select number, title, month, state from (
                  select r.number, t.title, t.month, r.state, max(t.month) over () as last
                  from program_topic t join matter_row r on r.id = t.matter
                  where t.month <= :month and r.state = any(:states)) x
                where month = last order by number""")
                .param("month", YearMonth.from(clock.today()).atDay(1))
                .param("states", TopicRows.PUBLIC.toArray(String[]::new))
                .query((row, _) -> new Topic(
                        row.getString("number"),
                        row.getString("title"),
                        YearMonth.from(Objects.requireNonNull(row.getObject("month", LocalDate.class))),
                        row.getString("state")))
                .list();
    }
}
