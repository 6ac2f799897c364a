package org.banshi.matter;

import org.banshi.outbox.Addressee;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Opener;
import org.banshi.people.OnCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the outbox the raiser's number at the moment a message leaves; the outbox itself never keeps it. */
@Component
final class IdentityOpener implements Opener {
    private final Identities identities;
    private final PhoneCodes codes;
    private final ProxyRows proxies;
    private final OnCalls calls;
    private final Followers followers;

    IdentityOpener(Identities identities, PhoneCodes codes, ProxyRows proxies, OnCalls calls, Followers followers) {
        this.followers = followers;
        this.identities = identities;
        this.codes = codes;
        this.proxies = proxies;
        this.calls = calls;
    }

    @Override
    public @Nullable Addressee open(Channel channel, String recipient, @Nullable String subject) {
        return switch (channel) {
            case SMS -> addressee(recipient);
            case MAIL, WEBHOOK, DESK -> null;
        };
    }

    private @Nullable Addressee addressee(String recipient) {
        if (OnCalls.isRecipient(recipient)) {
            return Addressee.at(calls.phone(recipient));
        }
        if (recipient.startsWith(PhoneCodes.PREFIX)) {
            return Addressee.at(codes.phone(recipient));
        }
        if (recipient.startsWith(Followers.PREFIX)) {
            return followers.addressee(recipient);
        }
        return recipient.startsWith(ProxyRows.PREFIX) ? proxies.addressee(recipient) : identities.addressee(recipient);
    }
}
