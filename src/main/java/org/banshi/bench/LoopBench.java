package org.banshi.bench;

import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.banshi.access.Role;
import org.banshi.matter.History;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Past;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Service;

/** {@code bench loop}: how many matters a second go from the resident's words to the resident's verdict. */
@Service
@Profile("bench")
public final class LoopBench {
    private static final String UNIT = "bench";

    private final Recorder recorder;
    private final BenchCity city;
    private final History history;
    private final JdbcTemplate db;
    private final org.springframework.core.env.Environment settings;

    LoopBench(
            Recorder recorder,
            BenchCity city,
            History history,
            JdbcTemplate db,
            org.springframework.core.env.Environment settings) {
        this.recorder = recorder;
        this.city = city;
        this.history = history;
        this.db = db;
        this.settings = settings;
    }

    /**
     * What was measured.
     *
     * @param name of the benchmark
     * @param figures results by name
     * @param ratio loops a second over HTTP by those of the same SQL over plain JDBC, at 8 clients
     */
    public record Report(String name, Map<String, Object> figures, double ratio) {}

    /**
     * Measures.
     *
     * @param address of the server
     * @param rows how many closed matters to lay down first
     * @param seconds how long each measurement takes
     * @param progress told in words
     */
    public Report run(String address, int rows, int seconds, Consumer<String> progress) throws Exception {
        city.unit(UNIT);
        Map<Role, String> bearers = city.bearers(UNIT);
        fill(rows, progress);
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Load.Maker overHttp = () -> new HttpLoop(http, address, bearers, UNIT);
        progress.accept("warming up");
        warmUp(overHttp, seconds);
        Replay replay = record(http, address, bearers);
        DataSource plain = plain();
        Load.Maker overJdbc = () -> new JdbcLoop(plain.getConnection(), replay);
        Load.run(8, Duration.ofSeconds(seconds), overJdbc);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", rows);
        double ratio = 0;
        for (int clients : new int[] {1, 8, 32}) {
            progress.accept("measuring " + clients + " clients");
            Load.Result jdbc = Load.run(clients, Duration.ofSeconds(seconds), overJdbc);
            Load.Result measured = Load.run(clients, Duration.ofSeconds(seconds), overHttp);
            figures.put("http" + clients, measured);
            figures.put("jdbc" + clients, jdbc);
            if (clients == 8) {
                ratio = Load.round(measured.perSecond() / jdbc.perSecond());
            }
        }
        progress.accept("a burst of 80 clients");
        figures.put("burst80", Load.run(80, Duration.ofSeconds(Math.max(2, seconds / 3)), overHttp));
        return new Report("loop", figures, ratio);
    }

    /** A server runs for weeks: what is measured is how it runs once the JVM has compiled what is used. */
    private static void warmUp(Load.Maker overHttp, int seconds) throws InterruptedException {
        double before = 0;
        for (int i = 0; i < 8; i++) {
            Load.Result warm = Load.run(8, Duration.ofSeconds(seconds), overHttp);
            if (warm.errors() > 0) {
                throw new IllegalStateException("the loop does not run: " + warm.firstError());
            }
            if (warm.perSecond() < before * 1.05) {
                return;
            }
            before = warm.perSecond();
        }
    }

    /** Runs one loop while everything the server sends is written down, call by call. */
    private Replay record(HttpClient http, String address, Map<Role, String> bearers) throws Exception {
        List<List<Recorder.Sent>> calls = new ArrayList<>();
        HttpLoop loop = new HttpLoop(http, address, bearers, UNIT);
        loop.afterCall = () -> {
            calls.add(recorder.stop());
            recorder.start();
        };
        recorder.start();
        loop.loop(new ArrayList<>());
        recorder.stop();
        long id = Long.parseLong(loop.number.substring(6, loop.number.length() - 1));
        // The clocks' numbers stand in what was sent: they are the only ones the replay cannot choose itself.
        List<Long> clocks = db.queryForList("select id from matter_clock where matter = ? order by id", Long.class, id);
        return new Replay(calls, id, loop.number, clocks);
    }

    private DataSource plain() {
        DriverManagerDataSource plain = new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("spring.datasource.username"),
                settings.getRequiredProperty("spring.datasource.password"));
        java.util.Properties properties = new java.util.Properties();
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("preparedStatementCacheQueries", "512");
        plain.setConnectionProperties(properties);
        return plain;
    }

    private record JdbcLoop(Connection connection, Replay replay) implements Load.Client {
        @Override
        public void loop(List<Long> latencies) throws SQLException {
            long begin = System.nanoTime();
            replay.run(connection);
            latencies.add(System.nanoTime() - begin);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private void fill(int rows, Consumer<String> progress) {
        Instant raised = Instant.parse("2026-01-05T01:00:00Z");
        List<Past> batch = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            batch.add(past(i, raised.plusSeconds(i)));
            if (batch.size() == 500 || i == rows) {
                history.enter(batch);
                batch.clear();
                if (i % 10_000 == 0) {
                    progress.accept(i + " of " + rows + " matters laid down");
                }
            }
        }
    }

    private static Past past(int i, Instant raised) {
        NewMatter.Words words =
                new NewMatter.Words("第" + i + "号路灯不亮", "编号" + i + "的路灯坏了，" + "附近居民夜间出行不便，希望尽快维修。".repeat(3 + i % 5));
        NewMatter matter = new NewMatter(
                "request",
                "help",
                "normal",
                String.format("%02d%02d", 1 + i % 15, 1 + i % 5),
                words,
                NewMatter.Place.NONE,
                new NewMatter.Origin("import", "bench", Integer.toString(i)),
                NewMatter.Identity.NONE,
                false,
                Map.of());
        Instant closed = raised.plus(Duration.ofDays(3));
        return new Past(
                matter,
                raised,
                "closed",
                Outcome.IMPORTED,
                UNIT,
                raised.plus(Duration.ofDays(5)),
                closed,
                closed,
                "已修复。",
                closed,
                null,
                List.of(new Past.Moment("imported", closed, "closed", Map.of())));
    }
}
