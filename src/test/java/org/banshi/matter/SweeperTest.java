package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Matters that cannot be acted on and those behind them. */
class SweeperTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    /** More than a batch. */
    private static final int BROKEN = 250;

    private final String url = TestDatabase.fresh();

    @Test
    void howeverManyCannotBeActedOnThoseBehindThemHaveTheirTurnInDueOrder() {
        try (EngineAlone engine = new EngineAlone(url, TestDatabase.password(), Secrets.newKeys(), MORNING)) {
            JdbcTemplate db = engine.bean(JdbcTemplate.class);
            List<Long> broken = raise(engine, BROKEN);
            List<Long> healthy = raise(engine, 3);
            refuse(broken.getLast());
            engine.bean(CityClock.class).advance(Duration.ofHours(2));
            Sweeper sweeper = engine.bean(Sweeper.class);

            assertThat(sweeper.sweep()).isEqualTo(3);
            assertThat(told(db)).isEqualTo(healthy);
            // What failed is tried again at the next sweep, once, and holds nobody up there either.
            healthy.addAll(raise(engine, 1));
            engine.bean(CityClock.class).advance(Duration.ofHours(2));
            assertThat(sweeper.sweep()).isEqualTo(1);
            assertThat(told(db)).isEqualTo(healthy);

            TestDatabase.asSuperuser(TestDatabase.nameOf(url), "alter table matter_event drop constraint broken");
            assertThat(sweeper.sweep()).isEqualTo(BROKEN);
            assertThat(told(db).subList(healthy.size(), healthy.size() + BROKEN))
                    .as("in due order")
                    .isEqualTo(broken);
            assertThat(sweeper.sweep()).isZero();
            assertThat(engine.bean(Verifier.class).verify(_ -> {}).findings()).isEmpty();
        }
    }

    /** Each is due a second after the one before. */
    private static List<Long> raise(EngineAlone engine, int count) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(engine.raise("取药 " + i).id());
            engine.bean(CityClock.class).advance(Duration.ofSeconds(1));
        }
        return ids;
    }

    /** The database takes no second line of the first matters, as if each of them were damaged. */
    private void refuse(long last) {
        TestDatabase.asSuperuser(
                TestDatabase.nameOf(url),
                "alter table matter_event add constraint broken check (matter > " + last + " or seq = 1)");
    }

    private static List<Long> told(JdbcTemplate db) {
        return db.queryForList("""
                select m.id from outbox_message o join matter_matter m on m.number = o.subject
                where o.template = 'matter.tell.breach' order by o.id""", Long.class);
    }
}
