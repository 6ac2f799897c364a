package org.banshi.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Messages;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The room on a fresh database, put together by hand. */
final class OutboxHouse {
    static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");

    final CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
    final JdbcClient db = JdbcClient.create(source);
    final Messages words;

    OutboxHouse() {
        clock.moveTo(MONDAY);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(CityClock.class, () -> clock);
        context.register(Messages.class);
        context.refresh();
        words = context.getBean(Messages.class);
    }

    /** One node that hands over by these ways; recipients starting with "sealed:" are opened. */
    Outbox node(Map<Channel, Provider> providers) {
        StoredMessages messages = new StoredMessages(db, true);
        Texts texts = new Texts(words, clock.getZone(), List::of);
        OutboxSettings settings =
                new OutboxSettings(Duration.ofSeconds(5), 3, Duration.ofMinutes(1), sms(null), mail());
        Opener opener = (channel, recipient, subject) ->
                recipient.equals("erased") ? null : recipient.replaceFirst("^sealed:", "");
        return new Outbox(messages, new Delivery(messages, providers, opener, texts, settings, clock), texts, clock);
    }

    static OutboxSettings.Sms sms(String url) {
        return new OutboxSettings.Sms(
                url,
                "POST",
                Map.of("Authorization", "Bearer not-a-secret"),
                "application/json",
                "{\"to\":\"{phone}\",\"body\":\"{text}\"}",
                "200-299",
                null,
                Duration.ofSeconds(20));
    }

    static OutboxSettings.Mail mail() {
        return new OutboxSettings.Mail("banshi@city.example");
    }

    String stateOf(String recipient) {
        return db.sql("select state from outbox_message where recipient = :r")
                .param("r", recipient)
                .query(String.class)
                .single();
    }
}
