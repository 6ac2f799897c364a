package org.banshi.matter;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** What was done last with matters; only which act it was, not by whom and with what. */
@Service
public class LastActs {
    private final JdbcTemplate db;

    LastActs(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * The last act of each timeline after a moment.
     *
     * @param numbers which matters
     * @return the name of the action by number; those without any act since are not in it
     */
    public Map<String, String> since(Collection<String> numbers, Instant moment) {
        Map<String, String> last = new HashMap<>();
        db.query(
                """
                select distinct on (e.matter) m.number, e.action
                from matter_matter m join matter_event e on e.matter = m.id
                where m.number = any(?) and e.at > ? order by e.matter, e.seq desc""",
                row -> {
                    last.put(row.getString(1), row.getString(2));
                },
                numbers.toArray(String[]::new),
                Write.time(moment));
        return last;
    }
}
