package org.banshi.outbox;

import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes.
 *
 * @param address telephone number, mail address or URL
 * @param language in which whoever is there wants to be written to; absent for what the message says
 */
public record Addressee(String address, @Nullable Language language) {
    /** In the language of the message; absent for no address. */
    public static @Nullable Addressee at(@Nullable String address) {
        return address == null ? null : new Addressee(address, null);
    }
}
