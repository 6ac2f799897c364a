package org.banshi.outbox;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Provider.Parcel;
import org.banshi.outbox.Provider.Refused;
import org.banshi.outbox.StoredMessages.Held;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due messages in small batches and hands them over. All state is in the database: a batch is held for a few
 * minutes, longer than its slowest course, so that no lock and no connection waits for a gateway, and a node that dies
 * loses nothing.
 */
final class Delivery {
    private static final int BATCH = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final StoredMessages messages;
    private final FanOut notes;
    private final Map<Channel, Provider> providers;
    private final Opener opener;
    private final Texts texts;
    private final OutboxSettings settings;
    private final CityClock clock;
    private final @Nullable Quiet quiet;
    private final Supplier<Set<String>> atHome;

    @SuppressWarnings("checkstyle:ParameterNumber") // what leaves needs them all
    Delivery(
            StoredMessages messages,
            FanOut notes,
            Map<Channel, Provider> providers,
            Opener opener,
            Texts texts,
            OutboxSettings settings,
            CityClock clock,
            Supplier<Set<String>> atHome) {
        this.quiet = Quiet.read(settings.quiet());
        this.atHome = atHome;
        this.messages = messages;
        this.notes = notes;
        this.providers = Map.copyOf(providers);
        this.opener = opener;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    Set<Channel> provided() {
        Set<Channel> all = new HashSet<>(providers.keySet());
        all.add(Channel.DESK);
        return all;
    }

    int deliverDue() {
        int sent = notes.showDue(clock.instant());
        notes.putTogether(clock.instant());
        List<Held> batch;
        do {
            batch = providers.isEmpty()
                    ? List.of()
                    : messages.take(providers.keySet(), clock.instant(), settings.hold(), BATCH, resting());
            for (Held held : batch) {
                sent += deliver(held) ? 1 : 0;
            }
        } while (batch.size() == BATCH);
        return sent;
    }

    private Set<String> resting() {
        LocalTime here = clock.instant().atZone(clock.getZone()).toLocalTime();
        return quiet != null && quiet.holds(here) ? atHome.get() : Set.of();
    }

    private boolean deliver(Held held) {
        try {
            Addressee addressee = opener.open(held.channel(), held.recipient(), held.subject());
            if (addressee == null) {
                giveUp(held, "no_address");
                return false;
            }
            String address = addressee.address();
            Language language =
                    Objects.requireNonNullElseGet(addressee.language(), () -> Texts.language(held.language()));
            boolean copy = held.isCopy();
            List<Object> args = copy ? Texts.outside(held.args(), held.subject()) : held.args();
            String text = copy
                    ? texts.copy(held.template(), held.args(), held.subject(), language)
                    : texts.text(held.template(), held.args(), language);
            if (text == null) {
                giveUp(held, "no_text");
                return false;
            }
            String title = texts.title(held.template(), args, language);
            List<String> values = texts.values(args, language);
            provider(held).hand(new Parcel(key(held), address, title, text, held.template(), values, held.subject()));
            return messages.sent(held, clock.instant(), mask(address), language);
        } catch (Refused refused) {
            if (refused.isForGood()) {
                giveUp(held, refused.code());
            } else {
                retryLater(held, refused.code());
            }
            return false;
        } catch (RuntimeException e) {
            // One message that nobody thought of must not stop the others. Its own words stay out of the log.
            retryLater(held, e.getClass().getSimpleName());
            return false;
        }
    }

    private Provider provider(Held held) {
        Provider provider = providers.get(held.channel());
        if (provider == null) {
            throw new IllegalStateException("took a message that cannot leave");
        }
        return provider;
    }

    private void retryLater(Held held, String error) {
        if (held.attempt() >= settings.attempts()) {
            giveUp(held, error);
            return;
        }
        Instant next = clock.instant().plus(settings.wait(held.attempt()));
        messages.failed(held, error, next);
        log(held, error, next);
    }

    private void giveUp(Held held, String error) {
        messages.failed(held, error, null);
        log(held, error, null);
    }

    private static void log(Held held, String error, @Nullable Instant next) {
        (next == null ? LOG.atWarn() : LOG.atInfo())
                .addKeyValue("message", held.id())
                .addKeyValue("channel", held.channel().code())
                .addKeyValue("template", held.template())
                .addKeyValue("attempt", held.attempt())
                .addKeyValue("error", error)
                .log(next == null ? "outbox.given_up" : "outbox.failed");
    }

    static String key(Held held) {
        return "banshi-" + held.id() + "-" + held.createdAt().getEpochSecond();
    }

    /** Enough to recognise one's own number, not enough to call it. */
    static String mask(String address) {
        int at = address.indexOf('@');
        if (at > 0) {
            return address.substring(0, 1) + "***@***";
        }
        int kept = address.length() > 4 ? 2 : 0;
        return "*".repeat(address.length() - kept) + address.substring(address.length() - kept);
    }
}
