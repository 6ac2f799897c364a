package org.banshi.access;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Verified credentials in memory, forgotten all at once when any account, token or member of the staff changes: at once
 * for a change on this server, within a second for one on another.
 */
@Component
final class Freshness {
    private static final long CHECK_NANOS = 1_000_000_000L;

    private final JdbcClient db;
    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(null, 0, Map.of()));

    /** What is in memory under one state of the database. A change puts a new one, so that late answers are lost. */
    record Kept(@Nullable String version, long checkedAt, Map<String, Credentials.Verified> verified) {}

    Freshness(JdbcClient db) {
        this.db = db;
    }

    /** The map for now. Take it before reading what is to be put into it. */
    Map<String, Credentials.Verified> verified() {
        Kept before = Objects.requireNonNull(kept.get());
        long now = System.nanoTime();
        if (before.version() != null && now - before.checkedAt() < CHECK_NANOS) {
            return before.verified();
        }
        String version = db.sql("""
                select (select version from access_version) || '/' || (select version from people_version)
                """).query(String.class).single();
        Kept after = new Kept(
                version, now, version.equals(before.version()) ? before.verified() : new ConcurrentHashMap<>());
        return kept.compareAndSet(before, after) ? after.verified() : new ConcurrentHashMap<>();
    }

    /** Tells all servers that something changed; call it in the transaction that changes. */
    void changed() {
        db.sql("update access_version set version = nextval('access_version_seq')")
                .update();
        forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget();
                }
            });
        }
    }

    private void forget() {
        kept.set(new Kept(null, 0, Map.of()));
    }
}
