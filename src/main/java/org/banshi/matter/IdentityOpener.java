package org.banshi.matter;

import org.banshi.outbox.Channel;
import org.banshi.outbox.Opener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the outbox the raiser's number at the moment a message leaves; the outbox itself never keeps it. */
@Component
final class IdentityOpener implements Opener {
    private final Identities identities;
    private final PhoneCodes codes;
    private final ProxyRows proxies;

    IdentityOpener(Identities identities, PhoneCodes codes, ProxyRows proxies) {
        this.identities = identities;
        this.codes = codes;
        this.proxies = proxies;
    }

    @Override
    public @Nullable String open(Channel channel, String recipient, @Nullable String subject) {
        return switch (channel) {
            case SMS ->
                recipient.startsWith(PhoneCodes.PREFIX)
                        ? codes.phone(recipient)
                        : recipient.startsWith(ProxyRows.PREFIX)
                                ? proxies.phone(recipient)
                                : identities.phone(recipient);
            case MAIL, WEBHOOK, DESK -> null;
        };
    }
}
