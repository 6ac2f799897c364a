package org.banshi.access;

/** The keys of the settings cannot be used with this database; the message says what to do, never a key. */
final class KeysRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysRefused(String message) {
        super(message);
    }
}
