package org.banshi.matter;

import java.util.Map;
import java.util.regex.Pattern;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * What somebody raises.
 *
 * @param kind which kind of matter
 * @param type sort within the kind
 * @param grade urgency
 * @param category category code
 * @param words title and text
 * @param place where
 * @param origin how it came
 * @param raiser who; kept apart and encrypted
 * @param confidential whether the raiser asks for secrecy (R-H06)
 * @param own first values of the kind's own columns
 */
public record NewMatter(
        String kind,
        @Nullable String type,
        @Nullable String grade,
        @Nullable String category,
        Words words,
        Place place,
        Origin origin,
        Identity raiser,
        boolean confidential,
        Map<String, Object> own) {

    /**
     * The raiser's words, never changed afterwards.
     *
     * @param title up to 200 characters
     * @param text up to 10,000 characters
     */
    public record Words(String title, String text) {
        private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?；;\\r\\n]");
        private static final int TITLE_FROM_TEXT = 30;

        /** The words under their title; under their first sentence, shortened, where no title was given. */
        public static Words of(String title, String text) {
            return new Words(title.isEmpty() ? titleOf(text) : title, text);
        }

        private static String titleOf(String text) {
            String first = SENTENCE_END.split(text.strip(), 2)[0].strip();
            if (first.isEmpty()) {
                first = text.strip();
            }
            int length = first.codePointCount(0, first.length());
            return length <= TITLE_FROM_TEXT
                    ? first
                    : first.substring(0, first.offsetByCodePoints(0, TITLE_FROM_TEXT)) + "…";
        }
    }

    /**
     * Where.
     *
     * @param region region code
     * @param address street and place
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     */
    public record Place(
            @Nullable String region,
            @Nullable String address,
            @Nullable Double lon,
            @Nullable Double lat) {
        /** No place told. */
        public static final Place NONE = new Place(null, null, null, null);
    }

    /**
     * How it came.
     *
     * @param channel phone, web, app, visit, letter, board, import
     * @param source the outside register, if from one
     * @param outsideNumber its number there
     */
    public record Origin(
            String channel,
            @Nullable String source,
            @Nullable String outsideNumber) {
        /** Straight to us by a channel. */
        public static Origin of(String channel) {
            return new Origin(channel, null, null);
        }
    }

    /**
     * Who asks.
     *
     * @param name name as told
     * @param phone phone number as told
     * @param onBehalfOf for whom, when a proxy asks
     * @param key the raiser's key in an outside register
     * @param language in which to write to them; absent where nobody chose one
     */
    public record Identity(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String onBehalfOf,
            @Nullable String key,
            @Nullable Language language) {
        /** Nobody said who. */
        public static final Identity NONE = new Identity(null, null, null, null, null);

        /** In the language of the house. */
        public Identity(
                @Nullable String name, @Nullable String phone, @Nullable String onBehalfOf, @Nullable String key) {
            this(name, phone, onBehalfOf, key, null);
        }

        boolean isKnown() {
            return name != null || phone != null || onBehalfOf != null || key != null;
        }
    }
}
