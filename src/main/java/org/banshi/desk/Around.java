package org.banshi.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What happens around matters that lie open: who else works on them, and at which version they stand. Two questions to
 * the database for all pages together.
 */
@Service
class Around {
    private final JdbcClient db;
    private final Versions versions;
    private final CityClock clock;

    Around(JdbcClient db, Versions versions, CityClock clock) {
        this.db = db;
        this.versions = versions;
        this.clock = clock;
    }

    /** Somebody who works on a matter. */
    private record Worker(long staff, String name, Instant since) {}

    /**
     * What one page is told.
     *
     * @param version of the matter
     * @param others who else works on it; nobody once it was changed, since then the page must be opened anew, and whoever
     *     may not see it any more learns no names
     */
    record News(int version, List<Attention.Other> others) {}

    /** What is told of some matters at one moment. */
    final class Moment {
        private final Map<String, Integer> stand;
        private final Map<String, List<Worker>> workers = new HashMap<>();

        private Moment(Collection<String> numbers) {
            stand = versions.of(numbers);
            db.sql("""
                    select a.number, a.staff, s.name, a.since from desk_attention a join people_staff s on s.id = a.staff
                    where a.number = any (:numbers) and a.seen >= :fresh order by a.since, a.staff
                    """)
                    .param("numbers", numbers.toArray(String[]::new))
                    .param("fresh", Timestamp.from(clock.instant().minus(Attention.PATIENCE)))
                    .query(row -> {
                        workers.computeIfAbsent(row.getString("number"), _ -> new ArrayList<>())
                                .add(new Worker(
                                        row.getLong("staff"),
                                        row.getString("name"),
                                        row.getTimestamp("since").toInstant()));
                    });
        }

        /**
         * What one member of the staff is told; absent for a matter that is not there.
         *
         * @param seen the version at which the page began to listen
         */
        @Nullable
        News of(String number, int seen, long staff) {
            Integer version = stand.get(number);
            if (version == null) {
                return null;
            }
            List<Attention.Other> others = version != seen
                    ? List.of()
                    : workers.getOrDefault(number, List.of()).stream()
                            .filter(worker -> worker.staff() != staff)
                            .map(worker -> new Attention.Other(worker.name(), worker.since()))
                            .toList();
            return new News(version, others);
        }
    }

    Moment now(Collection<String> numbers) {
        return new Moment(numbers);
    }
}
