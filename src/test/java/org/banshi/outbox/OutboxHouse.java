package org.banshi.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The room on a fresh database, put together by hand. */
final class OutboxHouse {
    static final Duration HOLD = Duration.ofMinutes(10);
    static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");

    final CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    final DriverManagerDataSource source;
    final JdbcClient db;
    final Messages words;

    OutboxHouse() {
        this(TestDatabase.fresh());
    }

    OutboxHouse(String url) {
        source = new DriverManagerDataSource(url, TestDatabase.APP, TestDatabase.password());
        db = JdbcClient.create(source);
        clock.moveTo(MONDAY);
        words = words(clock);
    }

    static Messages words(CityClock clock) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(CityClock.class, () -> clock);
        context.register(Messages.class);
        context.refresh();
        return context.getBean(Messages.class);
    }

    /** One node that hands over by these ways; recipients starting with "sealed:" are opened. */
    Outbox node(Map<Channel, Provider> providers) {
        return node(db, clock, words, settings(3, Duration.ofMinutes(1), HOLD), providers);
    }

    static OutboxSettings settings(int attempts, Duration firstWait, Duration hold) {
        return new OutboxSettings(
                Duration.ofSeconds(5),
                attempts,
                firstWait,
                hold,
                null,
                sms(null),
                aliyun("http://localhost", Map.of()),
                mail());
    }

    static OutboxSettings quiet(String hours) {
        return new OutboxSettings(
                Duration.ofSeconds(5),
                3,
                Duration.ofMinutes(1),
                HOLD,
                hours,
                sms(null),
                aliyun("http://localhost", Map.of()),
                mail());
    }

    static Outbox node(
            JdbcClient db, CityClock clock, Messages words, OutboxSettings settings, Map<Channel, Provider> providers) {
        Opener opener = (channel, recipient, subject) -> recipient.equals("erased")
                ? null
                : new Addressee(
                        recipient.replaceFirst("^(sealed|english):", ""),
                        recipient.startsWith("english:") ? Language.EN : null);
        return node(db, clock, words, settings, providers, opener);
    }

    static Outbox node(
            JdbcClient db,
            CityClock clock,
            Messages words,
            OutboxSettings settings,
            Map<Channel, Provider> providers,
            Opener opener) {
        StoredMessages messages = new StoredMessages(db, true);
        Texts texts = new Texts(words, clock.getZone(), List::of);
        return new Outbox(
                messages,
                new LostMessages(db),
                new Delivery(
                        messages,
                        new FanOut(
                                db,
                                clock.getZone(),
                                () -> List.of(new NoteKinds(Map.of(
                                        "outbox.test", NoteKind.WORK, "outbox.receiver.test", NoteKind.DANGER)))),
                        providers,
                        opener,
                        texts,
                        settings,
                        clock,
                        () -> Set.of("matter:")),
                texts,
                clock);
    }

    static OutboxSettings.Aliyun aliyun(String url, Map<String, String> templates) {
        return new OutboxSettings.Aliyun(url, "key-1", "not-a-secret", "办实事", null, templates, Duration.ofSeconds(20));
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
        return of(recipient, "state");
    }

    String languageOf(String recipient) {
        return of(recipient, "language");
    }

    private String of(String recipient, String column) {
        return db.sql("select " + column + " from outbox_message where recipient = :r")
                .param("r", recipient)
                .query(String.class)
                .single();
    }
}
