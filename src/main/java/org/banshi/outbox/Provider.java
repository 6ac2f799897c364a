package org.banshi.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One configured way out: hands a message over, or says why not. */
@FunctionalInterface
interface Provider {

    /**
     * What is handed over.
     *
     * @param key the same for every attempt at one message, so that a gateway can drop a repetition
     * @param address telephone number or mail address
     * @param title subject line of a mail
     * @param text the words
     * @param template key of the words in the message files, for providers with texts of their own
     * @param values what is filled in, in order, as people read it
     * @param subject number of the matter it is about, absent for none
     */
    record Parcel(
            String key,
            String address,
            String title,
            String text,
            String template,
            List<String> values,
            @Nullable String subject) {
        public Parcel {
            values = List.copyOf(values);
        }
    }

    /** Returns when the other side has taken the message. */
    void hand(Parcel parcel) throws Refused;

    /** Not taken; the code holds nothing of the message. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean forGood;

        Refused(String code, Throwable cause) {
            super(code, cause);
            this.forGood = false;
        }

        Refused(String code) {
            this(code, false);
        }

        private Refused(String code, boolean forGood) {
            super(code);
            this.forGood = forGood;
        }

        /** Trying again without a change of something else is of no use. */
        static Refused forGood(String code) {
            return new Refused(code, true);
        }

        boolean isForGood() {
            return forGood;
        }

        String code() {
            return String.valueOf(getMessage());
        }
    }
}
