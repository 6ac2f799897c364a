package org.banshi.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.banshi.testkit.Processes;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two processes deliver to a receiver that honours the key, and are killed at random points again and again. */
@Tag("torn")
@Timeout(240)
class KilledNotifierTest {
    private static final int MESSAGES = 240;
    private static final int KILLS = 9;

    private final String url = TestDatabase.fresh();
    private final JdbcClient db =
            JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.APP, TestDatabase.password()));
    private final Map<String, Process> running = new ConcurrentHashMap<>();
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final CountDownLatch all = new CountDownLatch(MESSAGES);
    private Set<Integer> deadly = Set.of();
    private HttpServer receiver;

    @RegisterExtension
    final Processes processes = new Processes();

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    @Test
    void eachMessageArrivesAndNoneTwiceThoughTheNotifierIsKilledAgainAndAgain() throws Exception {
        long seed = System.nanoTime();
        deadly = new Random(seed)
                .ints(1, MESSAGES)
                .distinct()
                .limit(KILLS)
                .boxed()
                .collect(Collectors.toSet());
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::receive);
        receiver.start();
        Outbox outbox = new OutboxHouse(url).node(Map.of());
        IntStream.range(0, MESSAGES)
                .forEach(i -> outbox.send(
                        Message.of(Channel.SMS, "1984400" + (1000 + i), "outbox.test", null, i, Instant.EPOCH)));
        start();
        start();

        assertThat(all.await(200, TimeUnit.SECONDS))
                .as("all arrive, seed %d", seed)
                .isTrue();
        Processes.await(() -> db.sql("select count(*) from outbox_message where state <> 'sent'")
                        .query(Long.class)
                        .single()
                == 0);

        assertThat(kills).as("seed %d", seed).hasValue(KILLS);
        assertThat(repeats)
                .as("handed over again after a kill between yes and note")
                .hasPositiveValue();
        assertThat(taken.values().stream().distinct()).as("seed %d", seed).hasSize(MESSAGES);
        assertThat(taken).hasSize(MESSAGES);
        assertThat(db.sql("select count(distinct sent_to) from outbox_message")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    /** A receiver that knows a key again does nothing the second time. Some calls are the caller's last. */
    private void receive(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String node = exchange.getRequestHeaders().getFirst("X-Node");
        int call = calls.incrementAndGet();
        int way = deadly.contains(call) ? kills.getAndIncrement() % 3 : -1;
        if (way == 0) {
            kill(node); // before it is taken
            exchange.close();
            return;
        }
        boolean first = taken.putIfAbsent(key, text) == null;
        if (first) {
            all.countDown();
        } else {
            repeats.incrementAndGet();
        }
        if (way == 1) {
            kill(node); // taken, and nobody is told
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        if (way == 2) {
            kill(node); // while it writes down what it was told
        }
    }

    private void kill(String node) throws IOException {
        Process process = running.remove(node);
        if (process == null) {
            return;
        }
        process.destroyForcibly().onExit().join();
        start();
    }

    private void start() throws IOException {
        String name = "node-" + names.incrementAndGet();
        running.put(
                name,
                processes.start(
                        Notifier.class,
                        Map.of("DATABASE_PASSWORD", TestDatabase.password()),
                        url,
                        TestDatabase.APP,
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                        name));
    }
}
