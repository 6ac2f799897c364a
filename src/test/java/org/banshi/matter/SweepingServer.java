package org.banshi.matter;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server process that does nothing but sweep, until its standard input ends or it is killed. */
final class SweepingServer {
    private SweepingServer() {}

    public static void main(String[] args) throws IOException {
        try (EngineAlone engine = new EngineAlone(
                        args[0], System.getenv("DATABASE_PASSWORD"), System.getenv("KEYS"), Instant.parse(args[1]));
                ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor()) {
            Sweeper sweeper = engine.bean(Sweeper.class);
            ticks.scheduleWithFixedDelay(() -> sweep(sweeper), 0, 5, TimeUnit.MILLISECONDS);
            while (System.in.read() >= 0) {
                // Whoever started us is alive.
            }
            ticks.shutdownNow();
        }
    }

    private static void sweep(Sweeper sweeper) {
        try {
            sweeper.sweep();
        } catch (RuntimeException e) {
            System.err.println(e);
            throw e;
        }
    }
}
