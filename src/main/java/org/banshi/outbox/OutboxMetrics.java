package org.banshi.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many messages have not left, by channel; never to whom or what. */
@Component
@ConditionalOnProperty("management.server.port")
final class OutboxMetrics {
    private final Outbox outbox;
    private final MultiGauge messages;

    OutboxMetrics(Outbox outbox, MeterRegistry registry) {
        this.outbox = outbox;
        this.messages = MultiGauge.builder("banshi.outbox.messages")
                .description("messages that have not left, by channel")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${banshi.metrics.every:30s}")
    void count() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Backlog backlog : outbox.backlog()) {
            rows.add(row(backlog, "waiting", backlog.waiting()));
            rows.add(row(backlog, "failed", backlog.failed()));
            rows.add(row(backlog, "givenUp", backlog.givenUp()));
        }
        messages.register(rows, true);
    }

    private static MultiGauge.Row<?> row(Backlog backlog, String is, long count) {
        return MultiGauge.Row.of(Tags.of("channel", backlog.channel().code(), "is", is), count);
    }
}
