package org.banshi.matter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the ledger tells those who watch the machine: counts and ages only. Counted now and then, not at each look, and
 * only where somebody may look.
 */
@Component
@ConditionalOnProperty("management.server.port")
final class MatterMetrics {
    private final JdbcTemplate db;
    private final CityClock clock;
    private final MultiGauge open;
    private volatile double unswept;
    private volatile double lag;
    private volatile double undated;

    MatterMetrics(JdbcTemplate db, CityClock clock, MeterRegistry registry) {
        this.db = db;
        this.clock = clock;
        this.open = MultiGauge.builder("banshi.matters.open")
                .description("open matters by kind and state")
                .register(registry);
        Gauge.builder("banshi.clocks.unswept", () -> unswept)
                .description("clocks that ran out and that no sweep has acted on yet")
                .register(registry);
        Gauge.builder("banshi.clocks.lag", () -> lag)
                .description("for how long the oldest of them has been out")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("banshi.clocks.undated", () -> undated)
                .description("running clocks without a date because the calendar of a year is missing")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${banshi.metrics.every:30s}")
    void count() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        db.query("select kind, state, count(*) from matter_matter where outcome is null group by kind, state", row -> {
            rows.add(MultiGauge.Row.of(Tags.of("kind", row.getString(1), "state", row.getString(2)), row.getLong(3)));
        });
        open.register(rows, true);
        db.query(
                """
                select count(*), coalesce(extract(epoch from ?::timestamptz - min(due)), 0) from matter_clock
                where stopped_at is null and breached_at is null and not imported and due <= ?""",
                row -> {
                    unswept = row.getDouble(1);
                    lag = row.getDouble(2);
                },
                Write.time(clock.instant()),
                Write.time(clock.instant()));
        db.query("select count(*) from matter_clock where stopped_at is null and undated_year is not null", row -> {
            undated = row.getDouble(1);
        });
    }
}
