package org.banshi.outbox;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.banshi.access.Audit;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A server process that does nothing but deliver, until its standard input ends or it is killed: to the gateway that it is
 * given, or, given {@code copies} and the port of a mail server, to mailboxes and receivers.
 */
final class Notifier {
    static final String COPIES = "copies";
    private static final String KEY = "a:3q2+796tvu/erb7v3q2+796tvu/erb7v3q2+796tvu8=";

    private Notifier() {}

    public static void main(String[] args) throws IOException {
        CityClock clock = CityClock.real(ZoneId.of("Asia/Shanghai"));
        JdbcClient db =
                JdbcClient.create(new DriverManagerDataSource(args[0], args[1], System.getenv("DATABASE_PASSWORD")));
        OutboxSettings settings = OutboxHouse.settings(1000, Duration.ofMillis(200), Duration.ofSeconds(2));
        Outbox outbox =
                OutboxHouse.node(db, clock, OutboxHouse.words(clock), settings, ways(args, db, clock), addresses());
        try (ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor()) {
            ticks.scheduleWithFixedDelay(outbox::deliverDue, 0, 50, TimeUnit.MILLISECONDS);
            while (System.in.read() >= 0) {
                // Whoever started us is alive.
            }
        }
    }

    private static Map<Channel, Provider> ways(String[] args, JdbcClient db, CityClock clock) {
        if (args[2].equals(COPIES)) {
            JavaMailSenderImpl mail = new JavaMailSenderImpl();
            mail.setHost("127.0.0.1");
            mail.setPort(Integer.parseInt(args[3]));
            return Map.of(
                    Channel.MAIL, new MailServer(mail, "banshi@city.example"),
                    Channel.WEBHOOK, new ReceiverCalls(receivers(db, clock), clock));
        }
        OutboxSettings.Sms sms = new OutboxSettings.Sms(
                args[2],
                "POST",
                Map.of("X-Node", args[3]),
                "text/plain",
                "{text}",
                "200",
                null,
                Duration.ofSeconds(20));
        return Map.of(Channel.SMS, new SmsGateway(sms, args[2]));
    }

    static Receivers receivers(JdbcClient db, CityClock clock) {
        return new Receivers(db, new Secrets(KEY, db, clock), new Audit(db, clock), clock);
    }

    private static Opener addresses() {
        return (channel, recipient, subject) ->
                Addressee.at(channel == Channel.MAIL ? recipient.replace(':', '-') + "@home.example" : recipient);
    }
}
