package org.banshi.matter;

import org.springframework.stereotype.Service;

/** The keyed hash of a phone number, by which it is compared with those that matters were raised from and never read. */
@Service
public final class PhoneKeys {
    private final Identities identities;

    PhoneKeys(Identities identities) {
        this.identities = identities;
    }

    /** The hash of a number, however it is typed. */
    public byte[] of(String phone) {
        return identities.phoneHash(phone);
    }
}
