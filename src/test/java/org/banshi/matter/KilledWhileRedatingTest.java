package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.banshi.access.Secrets;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.Processes;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A holiday is added to a year that is loaded, and servers that count open clocks again are killed in the middle. */
@Tag("torn")
@Timeout(180)
class KilledWhileRedatingTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");
    private static final int OPEN = 600;
    private static final int KILLS = 3;

    private final String url = TestDatabase.fresh();
    private final String keys = Secrets.newKeys();

    @RegisterExtension
    final Processes servers = new Processes();

    private Process start() throws IOException {
        return servers.start(
                RedatingServer.class,
                Map.of("DATABASE_PASSWORD", TestDatabase.password(), "KEYS", keys),
                url,
                MORNING.toString());
    }

    @Test
    void eachOpenClockIsCountedAgainOnceWhereverServersWereKilled() throws Exception {
        Random random = new Random(20261123);
        try (EngineAlone engine = new EngineAlone(url, TestDatabase.password(), keys, MORNING)) {
            JdbcTemplate db = engine.bean(JdbcTemplate.class);
            engine.bean(Redatings.class).goOn();
            for (int i = 0; i < OPEN; i++) {
                engine.raise("跑腿 " + i, i % 3 == 0 ? null : "long");
            }
            int counted = OPEN * 2 / 3;
            Instant before = Instant.parse("2026-12-07T16:00:00Z");
            assertThat(db.queryForList("select due from matter_clock where limit_unit = 'WORKING_DAY'", Instant.class))
                    .hasSize(counted)
                    .containsOnly(before);
            aHolidayIsAdded(engine);
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = counted * kill / (2 * KILLS + 2) + random.nextInt(20);
                Process server = start();
                Processes.await(() -> looked(db) >= enough);
                server.destroyForcibly();
                assertThat(server.waitFor()).isNotZero();
                assertThat(looked(db)).isLessThan(counted);
            }
            start();
            start();
            Processes.await(() -> done(db) > 1);
            assertThat(looked(db)).isEqualTo(counted);
            assertThat(db.queryForList("select due from matter_clock where limit_unit = 'WORKING_DAY'", Instant.class))
                    .hasSize(counted)
                    .containsOnly(before.plus(Duration.ofDays(1)));
            assertThat(db.queryForList(
                            "select count(*) from matter_event where action = 'redated' group by matter", Long.class))
                    .hasSize(counted)
                    .containsOnly(1L);
            assertThat(db.queryForList("select distinct due from matter_matter where type = 'long'", Instant.class))
                    .containsOnly(before.plus(Duration.ofDays(1)));
            assertThat(engine.bean(Verifier.class).verify(_ -> {}).findings()).isEmpty();
        }
    }

    /** By a server that dies at once: nobody is told of it but by the database. */
    private static void aHolidayIsAdded(EngineAlone engine) {
        new Calendars(engine.bean(JdbcClient.class), engine.bean(CityClock.class), _ -> {})
                .load(
                        2026,
                        "date,name,is_off_day\n2026-01-01,元旦,1\n2026-05-01,劳动节,1\n2026-10-01,国庆节,1\n2026-11-25,补假,1\n",
                        1,
                        "更正");
    }

    private static long looked(JdbcTemplate db) {
        Long looked = db.queryForObject(
                "select coalesce(sum(looked), 0) from matter_redating where all_matters > 0", Long.class);
        return looked == null ? 0 : looked;
    }

    private static long done(JdbcTemplate db) {
        Long done = db.queryForObject("select count(*) from matter_redating where finished_at is not null", Long.class);
        return done == null ? 0 : done;
    }
}
