package org.banshi.matter;

import java.io.IOException;
import java.time.Instant;

/** A server process that does nothing but count clocks again, until its standard input ends or it is killed. */
final class RedatingServer {
    private RedatingServer() {}

    public static void main(String[] args) throws IOException {
        try (EngineAlone engine = new EngineAlone(
                args[0], System.getenv("DATABASE_PASSWORD"), System.getenv("KEYS"), Instant.parse(args[1]))) {
            Thread counting = Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    engine.bean(Redatings.class).goOn();
                }
            });
            while (System.in.read() >= 0) {
                // Whoever started us is alive.
            }
            counting.interrupt();
        }
    }
}
