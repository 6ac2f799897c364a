package org.banshi.files;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether a file can be stored: tried at most every ten seconds, since anybody may ask for the server's health. */
@Component("filesHealthIndicator")
final class FilesHealthIndicator implements HealthIndicator {
    private static final long EVERY = Duration.ofSeconds(10).toNanos();

    private final FileStore store;
    private long tried = System.nanoTime() - EVERY;
    private boolean writable;

    FilesHealthIndicator(FileStore store) {
        this.store = store;
    }

    @Override
    public synchronized Health health() {
        if (System.nanoTime() - tried >= EVERY) {
            writable = store.isWritable();
            tried = System.nanoTime();
        }
        return (writable ? Health.up() : Health.down()).build();
    }
}
