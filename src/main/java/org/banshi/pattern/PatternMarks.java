package org.banshi.pattern;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which words of satisfaction came from one browser on one day, as long as the rule keeps it. */
@Service
public class PatternMarks {
    private final JdbcClient db;
    private final Secrets secrets;
    private final Rules rules;
    private final CityClock clock;

    PatternMarks(JdbcClient db, Secrets secrets, Rules rules, CityClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A raiser has just given a word. Nothing is kept of one that is not satisfied: nobody who complains is looked at.
     *
     * @param number the request
     * @param browser a random name that lives in the session of the browser and nowhere else
     */
    public void leave(String number, String browser) {
        Instant now = clock.instant();
        db.sql("""
                insert into pattern_mark (matter, at, mark)
                select r.matter, :at, :mark from rates_request r
                where r.number = :number and r.judged and r.satisfied and not r.shielded
                on conflict do nothing""")
                .param("at", Timestamp.from(now))
                .param("mark", secrets.keyedHash("pattern-browser", clock.today() + "/" + browser))
                .param("number", number)
                .update();
    }

    /** Takes away what was kept long enough; how many. */
    int forget() {
        int days = rules.current(PatternRule.RULE).value().keepDays();
        return db.sql("delete from pattern_mark where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(days, ChronoUnit.DAYS)))
                .update();
    }
}
