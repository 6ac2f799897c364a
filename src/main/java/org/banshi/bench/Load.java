package org.banshi.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets a number of clients do something again and again for a while, and counts. */
final class Load {
    private Load() {}

    /** One client; it may hold a connection of its own. */
    interface Client extends AutoCloseable {
        /**
         * One whole loop.
         *
         * @param latencies takes the duration of each call, nanoseconds
         */
        void loop(List<Long> latencies) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Makes a client. */
    interface Maker {
        Client make() throws Exception;
    }

    /**
     * What was counted.
     *
     * @param clients how many at once
     * @param perSecond whole loops a second
     * @param p50 median of a call, milliseconds
     * @param p95 95th percentile of a call, milliseconds
     * @param p99 99th percentile of a call, milliseconds
     * @param errors loops that failed
     * @param firstError what the first one said
     */
    record Result(
            int clients,
            double perSecond,
            double p50,
            double p95,
            double p99,
            int errors,
            @Nullable String firstError) {}

    static Result run(int clients, Duration time, Maker maker) throws InterruptedException {
        ConcurrentLinkedQueue<Long> all = new ConcurrentLinkedQueue<>();
        AtomicInteger loops = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        AtomicReference<@Nullable String> first = new AtomicReference<>();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Client client = maker.make()) {
                    while (System.nanoTime() < end) {
                        List<Long> latencies = new ArrayList<>();
                        client.loop(latencies);
                        all.addAll(latencies);
                        loops.incrementAndGet();
                    }
                } catch (Exception e) {
                    errors.incrementAndGet();
                    first.compareAndSet(null, String.valueOf(e));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(
                clients,
                round(loops.get() / seconds),
                percentile(sorted, 0.50),
                percentile(sorted, 0.95),
                percentile(sorted, 0.99),
                errors.get(),
                first.get());
    }

    private static double percentile(long[] sorted, double part) {
        return sorted.length == 0
                ? 0
                : round(sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6);
    }

    static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
