package org.banshi.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.banshi.calendar.CityClock;
import org.banshi.matter.History;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Past;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Fills a ledger by the path of imports, so that each matter has a true chain: what {@code bench backup} copies. */
@Service
@Profile("bench")
public final class LaidHistory {
    private static final int BATCH = 500;
    private static final int ROUND = 50_000;
    private static final int UNITS = 20;

    private final BenchCity city;
    private final History history;
    private final CityClock clock;

    LaidHistory(BenchCity city, History history, CityClock clock) {
        this.city = city;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Lays down requests of two years, each raised, answered and judged.
     *
     * @param rows how many
     * @param progress told in words
     */
    public void lay(int rows, Consumer<String> progress) throws InterruptedException {
        for (int i = 1; i <= UNITS; i++) {
            city.unit("bench-" + i);
        }
        Instant now = clock.instant();
        Duration step = Duration.ofDays(730).dividedBy(Math.max(1, rows));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int from = 0; from < rows; from += ROUND) {
                int to = Math.min(rows, from + ROUND);
                List<Future<?>> running = new ArrayList<>();
                for (int at = from; at < to; at += BATCH) {
                    List<Past> batch = new ArrayList<>();
                    for (int n = at; n < Math.min(to, at + BATCH); n++) {
                        batch.add(past(n, now.minus(step.multipliedBy(rows - n))));
                    }
                    running.add(both.submit(() -> history.enter(batch)));
                }
                await(running);
                progress.accept(to + " of " + rows + " matters laid down");
            }
        }
        city.vacuum();
    }

    private static void await(List<Future<?>> running) throws InterruptedException {
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("matters could not be laid down", e.getCause());
            }
        }
    }

    private static Past past(int n, Instant raised) {
        NewMatter matter = new NewMatter(
                "request",
                "help",
                "normal",
                "%02d01".formatted(1 + n % 15),
                new NewMatter.Words("第" + n + "号路灯不亮", "小区东门外的路灯已经一个星期不亮了，晚上老人出门看不清路，请尽快派人来修。"),
                NewMatter.Place.NONE,
                new NewMatter.Origin("import", "bench", Integer.toString(n)),
                NewMatter.Identity.NONE,
                false,
                Map.of());
        Instant replied = raised.plus(Duration.ofDays(1 + n % 6));
        Instant closed = replied.plus(Duration.ofDays(1));
        String answer = "已派维修人员更换灯头，当晚恢复照明。";
        boolean solved = n % 10 > 0;
        return new Past(
                matter,
                raised,
                "closed",
                Outcome.VERDICT,
                "bench-" + (1 + n % UNITS),
                raised.plus(Duration.ofDays(5)),
                replied,
                closed,
                answer,
                replied,
                new Past.Verdict(true, solved, 1 + n % 5),
                List.of(
                        new Past.Moment("reply", replied, "replied", Map.of("answer", answer)),
                        new Past.Moment("verdict", closed, "closed", Map.of("solved", solved))));
    }
}
