package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.matter.EngineAlone;
import org.banshi.matter.Verifier;
import org.banshi.testkit.Processes;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Servers are killed while they escalate, again and again, wherever they happen to be. */
@Tag("torn")
@Timeout(180)
class KilledWhileEscalatingTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final int LATE = 150;
    private static final int STEPS = 4;
    private static final int KILLS = 3;

    private final String url = TestDatabase.fresh();
    private final String keys = Secrets.newKeys();

    @RegisterExtension
    final Processes servers = new Processes();

    private Process start() throws IOException {
        return servers.start(
                EscalatingServer.class,
                Map.of("DATABASE_PASSWORD", TestDatabase.password(), "KEYS", keys),
                url,
                MORNING.plus(Duration.ofDays(30)).toString());
    }

    @Test
    void eachStepIsTakenOnceAndToldOnceWhereverServersWereKilled() throws Exception {
        Random random = new Random(20261123);
        try (EngineAlone engine = EscalatingServer.engine(url, TestDatabase.password(), keys, MORNING)) {
            JdbcTemplate db = engine.bean(JdbcTemplate.class);
            for (int i = 0; i < LATE; i++) {
                engine.raise("取药 " + i);
                engine.bean(CityClock.class).advance(Duration.ofSeconds(1));
            }
            int all = LATE * STEPS;
            for (int kill = 1; kill <= KILLS; kill++) {
                // all of them in the first half, so that a server that is quick is still caught at work
                int enough = all * kill / (2 * KILLS + 2) + random.nextInt(20);
                Process server = start();
                Processes.await(() -> steps(db) >= enough);
                server.destroyForcibly();
                assertThat(server.waitFor()).isNotZero();
                assertThat(steps(db)).isLessThan(all);
            }
            start();
            Process other = start();
            Processes.await(() -> steps(db) >= all);
            assertThat(other.isAlive()).isTrue();
            assertThat(db.queryForList(
                            "select count(*) from oversight_step group by clock, due having count(distinct rung) = 4",
                            Long.class))
                    .hasSize(LATE)
                    .containsOnly((long) STEPS);
            assertThat(db.queryForList(
                            "select count(*) from outbox_message where template like 'oversight.tell.escalated%' group by subject",
                            Long.class))
                    .as("told once for each step")
                    .hasSize(LATE)
                    .containsOnly((long) STEPS);
            assertThat(db.queryForList(
                            "select count(*) from matter_event where action = 'escalated' group by matter", Long.class))
                    .hasSize(LATE)
                    .containsOnly((long) STEPS);
            assertThat(db.queryForList(
                            "select count(*) from matter_event where action = 'breach' group by matter", Long.class))
                    .hasSize(LATE)
                    .containsOnly(1L);
            assertThat(db.queryForObject("select count(*) from oversight_light where light = 'red'", Long.class))
                    .isEqualTo(LATE);
            assertThat(engine.bean(Verifier.class).verify(_ -> {}).findings()).isEmpty();
        }
    }

    private static long steps(JdbcTemplate db) {
        Long count = db.queryForObject("select count(*) from oversight_step", Long.class);
        return count == null ? 0 : count;
    }
}
