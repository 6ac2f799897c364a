package org.banshi.outbox;

import java.util.Locale;

/** The ways out of the house. */
public enum Channel {
    /** A text message through the SMS gateway. */
    SMS,
    /** A mail by SMTP. */
    MAIL,
    /** A note on the desk of a person, a unit or a role; it never leaves the house. */
    DESK,
    /** A call to a {@link Receiver}: a machine, or a robot of a group. */
    WEBHOOK;

    /** How the table writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
