package org.banshi.region;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Forgets what is remembered when another server changed it; asks for the version at most once a second. */
final class Freshness {
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier version;
    private final Runnable forget;
    private final AtomicLong askedAt = new AtomicLong(System.nanoTime() - 2 * SECOND);
    private volatile long known = -1;

    Freshness(LongSupplier version, Runnable forget) {
        this.version = version;
        this.forget = forget;
    }

    void check() {
        long now = System.nanoTime();
        long asked = askedAt.get();
        if (now - asked >= SECOND && askedAt.compareAndSet(asked, now)) {
            long current = version.getAsLong();
            if (current != known) {
                forget.run();
                known = current;
            }
        }
    }

    /** For changes made here, which must be seen at once. */
    void forget() {
        forget.run();
    }
}
