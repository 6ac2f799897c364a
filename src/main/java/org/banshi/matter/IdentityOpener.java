package org.banshi.matter;

import org.banshi.outbox.Channel;
import org.banshi.outbox.Opener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the outbox the raiser's number at the moment a message leaves; the outbox itself never keeps it. */
@Component
final class IdentityOpener implements Opener {
    private final Identities identities;

    IdentityOpener(Identities identities) {
        this.identities = identities;
    }

    @Override
    public @Nullable String open(Channel channel, String recipient, @Nullable String subject) {
        return switch (channel) {
            case SMS -> identities.phone(recipient);
            case MAIL, WEBHOOK, DESK -> null;
        };
    }
}
