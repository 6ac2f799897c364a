package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.Processes;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two server processes on one database, one killed in the middle of a sweep. */
@Tag("torn")
@Timeout(120)
class TwoServersTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final int DUE = 600;
    /** In the second batch of a sweep. */
    private static final int STUMBLE = 350;

    private final String url = TestDatabase.fresh();
    private final String keys = Secrets.newKeys();
    private final Map<String, Process> servers = new HashMap<>();

    @RegisterExtension
    final Processes processes = new Processes();

    private void start(String name, Instant now) throws IOException {
        servers.put(
                name,
                processes.start(
                        SweepingServer.class,
                        Map.of("DATABASE_PASSWORD", TestDatabase.password(), "KEYS", keys),
                        url + "?ApplicationName=" + name,
                        now.toString()));
    }

    @Test
    void eachBreachIsFoundOnceInDueOrderThoughOneOfTwoServersIsKilledInTheMiddleOfASweep() throws Exception {
        try (EngineAlone engine = new EngineAlone(url, TestDatabase.password(), keys, MORNING)) {
            JdbcTemplate db = engine.bean(JdbcTemplate.class);
            List<Long> ids = raiseAll(engine);
            Instant late = MORNING.plus(Duration.ofHours(5));
            try (Connection stumble = DriverManager.getConnection(url, TestDatabase.APP, TestDatabase.password())) {
                // Somebody is about to write the very line of the chain that the sweeper will write: it has to wait,
                // with 149 breaches of its batch done and none of them to be seen yet.
                layInTheWay(stumble, ids.get(STUMBLE));
                start("server-a", late);
                start("server-b", late);
                String waiting = whoWaitsFor(stumble, db);
                assertThat(breaches(db)).isPositive().isLessThan(STUMBLE);
                Process killed = servers.get(waiting);
                killed.destroyForcibly();
                assertThat(killed.waitFor()).isNotZero();
                stumble.rollback();
            }
            Processes.await(() -> breaches(db) >= DUE);
            assertThat(servers.values()).filteredOn(Process::isAlive).hasSize(1);
            for (Process server : servers.values()) {
                server.getOutputStream().close();
                server.waitFor();
            }
            assertThat(db.queryForList("select breaches from matter_matter", Integer.class))
                    .hasSize(DUE)
                    .containsOnly(1);
            assertThat(db.queryForList(
                            "select count(*) from matter_event where action = 'breach' group by matter", Long.class))
                    .hasSize(DUE)
                    .containsOnly(1L);
            assertThat(db.queryForList("""
                            select m.id from outbox_message o join matter_matter m on m.number = o.subject
                            where o.template = 'matter.tell.breach' order by o.id""", Long.class))
                    .as("one message each, in due order")
                    .isEqualTo(ids);
            assertThat(engine.bean(Verifier.class).verify(_ -> {}).findings()).isEmpty();
        }
    }

    /** Each is due a second after the one before. */
    private static List<Long> raiseAll(EngineAlone engine) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < DUE; i++) {
            ids.add(engine.raise("取药 " + i).id());
            engine.bean(CityClock.class).advance(Duration.ofSeconds(1));
        }
        return ids;
    }

    private static void layInTheWay(Connection connection, long matter) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement line = connection.prepareStatement("""
                insert into matter_event (matter, seq, at, action, actor, to_state, digest, hash)
                select matter, 2, at, action, actor, to_state, digest, hash from matter_event where matter = ? and seq = 1""")) {
            line.setLong(1, matter);
            assertThat(line.executeUpdate()).isEqualTo(1);
        }
    }

    private static String whoWaitsFor(Connection connection, JdbcTemplate db) throws SQLException {
        int pid;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            pid = row.getInt(1);
        }
        List<String> waiting = new ArrayList<>();
        Processes.await(() -> {
            waiting.addAll(db.queryForList(
                    "select application_name from pg_stat_activity where ? = any(pg_blocking_pids(pid)) limit 1",
                    String.class,
                    pid));
            return !waiting.isEmpty();
        });
        return waiting.getFirst();
    }

    private static long breaches(JdbcTemplate db) {
        Long count = db.queryForObject("select count(*) from matter_event where action = 'breach'", Long.class);
        return count == null ? 0 : count;
    }
}
