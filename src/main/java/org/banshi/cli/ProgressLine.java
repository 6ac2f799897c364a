package org.banshi.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * One line on standard error that tells how far a long job is, how fast it goes and how long it will take: rewritten in
 * place on a terminal, else a line now and then.
 */
final class ProgressLine {
    private static final boolean TERMINAL = Boolean.getBoolean("banshi.terminal");
    private static final long EVERY_NANOS = TERMINAL ? 200_000_000L : 10_000_000_000L;

    private final String what;
    private final long started = System.nanoTime();
    private long told = started;
    private boolean open;

    ProgressLine(String what) {
        this.what = what;
    }

    /** So many done of so many; 0 for not known. */
    void at(long done, long total) {
        long now = System.nanoTime();
        if (now - told >= EVERY_NANOS) {
            told = now;
            tell(text(what, done, total, Duration.ofNanos(now - started)));
        }
    }

    /** Leaves the line. */
    void end() {
        if (open) {
            System.err.println();
            open = false;
        }
    }

    static String text(String what, long done, long total, Duration spent) {
        double rate = done / Math.max(spent.toNanos() / 1e9, 1e-3);
        if (total <= 0) {
            return "%,d %s, %.0f/s".formatted(done, what, rate);
        }
        long left = rate == 0 ? 0 : Math.round((total - done) / rate);
        return String.format(
                Locale.ROOT,
                "%,d of %,d %s (%d %%), %.0f/s, %d:%02d left",
                done,
                total,
                what,
                100 * done / total,
                rate,
                left / 60,
                left % 60);
    }

    private void tell(String text) {
        if (TERMINAL) {
            System.err.print("\r" + text + "\u001b[K");
            System.err.flush();
            open = true;
        } else {
            System.err.println(text);
        }
    }
}
