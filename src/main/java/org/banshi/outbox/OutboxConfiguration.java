package org.banshi.outbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts the room together from what is set up. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {

    @Bean
    @SuppressWarnings("checkstyle:ParameterNumber") // what the room is put together from, once
    Outbox outbox(
            JdbcClient db,
            CityClock clock,
            Messages words,
            OutboxSettings settings,
            Receivers receivers,
            Reaches reaches,
            ObjectProvider<Opener> openers,
            ObjectProvider<NoteKinds> kinds,
            ObjectProvider<Wording> wordings,
            ObjectProvider<AtHome> atHome,
            ObjectProvider<JavaMailSender> mail,
            Environment environment) {
        Texts texts = new Texts(words, clock.getZone(), () -> wordings.stream().toList());
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        StoredMessages messages = new StoredMessages(db, !demo);
        Map<Channel, Provider> providers = demo ? demoPhone() : providers(settings, mail.getIfAvailable(), clock);
        if (!demo) {
            providers.put(Channel.WEBHOOK, new ReceiverCalls(receivers, clock));
        }
        // Looked up for each message: the room that keeps identities may itself need the outbox.
        Opener opener = (channel, recipient, subject) -> {
            if (channel == Channel.WEBHOOK) {
                return Addressee.at(recipient);
            }
            if (recipient.startsWith(Reaches.PREFIX)) {
                return Addressee.at(reaches.address(channel, recipient));
            }
            Opener given = openers.getIfAvailable();
            return given == null ? Addressee.at(recipient) : given.open(channel, recipient, subject);
        };
        Delivery delivery = new Delivery(
                messages,
                new FanOut(db, clock.getZone(), () -> kinds.stream().toList()),
                providers,
                opener,
                texts,
                settings,
                clock,
                () -> atHome.stream().flatMap(each -> each.prefixes().stream()).collect(Collectors.toSet()));
        return new Outbox(messages, new LostMessages(db), delivery, texts, clock);
    }

    /** The state of the ways out; never makes the house unhealthy, since it goes on working without them. */
    @Bean
    HealthIndicator outboxHealthIndicator(Outbox outbox) {
        return () -> {
            Health.Builder health = Health.up();
            outbox.backlog()
                    .forEach(b -> health.withDetail(
                            b.channel().code(),
                            Map.of(
                                    "provided", b.provided(),
                                    "waiting", b.waiting(),
                                    "failed", b.failed(),
                                    "givenUp", b.givenUp(),
                                    "needsAttention", b.needsAttention())));
            return health.build();
        };
    }

    /** The demo's way out: nothing leaves, and the demo phone page shows what would have. */
    private static Map<Channel, Provider> demoPhone() {
        return Map.of(Channel.SMS, parcel -> {}, Channel.MAIL, parcel -> {}, Channel.WEBHOOK, parcel -> {});
    }

    private static Map<Channel, Provider> providers(
            OutboxSettings settings, @Nullable JavaMailSender mail, CityClock clock) {
        Map<Channel, Provider> providers = new EnumMap<>(Channel.class);
        String url = settings.sms().url();
        String key = settings.aliyun().keyId();
        if (key != null && !key.isBlank()) {
            providers.put(Channel.SMS, new AliyunSms(settings.aliyun(), clock));
        } else if (url != null && !url.isBlank()) {
            providers.put(Channel.SMS, new SmsGateway(settings.sms(), url));
        }
        if (mail != null) {
            providers.put(Channel.MAIL, new MailServer(mail, settings.mail().from()));
        }
        return providers;
    }

    /** Looks for due messages every few seconds. Only a tick: what is due stands in the database. */
    @Configuration
    @Profile("!test")
    static class Tick {
        private static final Logger LOG = LoggerFactory.getLogger(Tick.class);
        private final Outbox outbox;

        Tick(Outbox outbox) {
            this.outbox = outbox;
        }

        @Scheduled(fixedDelayString = "${banshi.outbox.every:5s}")
        void deliverDue() {
            int sent = outbox.deliverDue();
            if (sent > 0) {
                LOG.atDebug().addKeyValue("count", sent).log("outbox.sent");
            }
        }
    }
}
