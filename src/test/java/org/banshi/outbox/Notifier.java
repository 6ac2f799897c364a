package org.banshi.outbox;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server process that does nothing but deliver, until its standard input ends or it is killed. */
final class Notifier {
    private Notifier() {}

    public static void main(String[] args) throws IOException {
        CityClock clock = CityClock.real(ZoneId.of("Asia/Shanghai"));
        JdbcClient db =
                JdbcClient.create(new DriverManagerDataSource(args[0], args[1], System.getenv("DATABASE_PASSWORD")));
        OutboxSettings settings = OutboxHouse.settings(1000, Duration.ofMillis(200), Duration.ofSeconds(2));
        OutboxSettings.Sms sms = new OutboxSettings.Sms(
                args[2],
                "POST",
                Map.of("X-Node", args[3]),
                "text/plain",
                "{text}",
                "200",
                null,
                Duration.ofSeconds(20));
        Outbox outbox = OutboxHouse.node(
                db, clock, OutboxHouse.words(clock), settings, Map.of(Channel.SMS, new SmsGateway(sms, args[2])));
        try (ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor()) {
            ticks.scheduleWithFixedDelay(outbox::deliverDue, 0, 50, TimeUnit.MILLISECONDS);
            while (System.in.read() >= 0) {
                // Whoever started us is alive.
            }
        }
    }
}
