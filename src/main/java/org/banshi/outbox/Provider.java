package org.banshi.outbox;

/** One configured way out: hands a message over, or says why not. */
@FunctionalInterface
interface Provider {

    /**
     * What is handed over.
     *
     * @param key the same for every attempt at one message, so that a gateway can drop a repetition
     * @param address telephone number or mail address
     * @param title subject line of a mail
     */
    record Parcel(String key, String address, String title, String text) {}

    /** Returns when the other side has taken the message. */
    void hand(Parcel parcel) throws Refused;

    /** Not taken; the code holds nothing of the message. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String code, Throwable cause) {
            super(code, cause);
        }

        Refused(String code) {
            super(code);
        }

        String code() {
            return String.valueOf(getMessage());
        }
    }
}
