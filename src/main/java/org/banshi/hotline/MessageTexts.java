package org.banshi.hotline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;

/**
 * The city's own words for messages to residents, in both languages: one rule with versions. What is not here is said in the
 * program's words.
 *
 * @param texts words by the name of the message, such as {@code accepted}, or {@code accepted.en} for English; {@code {number}} and, where there is one,
 *     {@code {date}} are filled in
 */
public record MessageTexts(Map<String, String> texts) {
    /** The messages, in the order in which a resident gets them. */
    public static final List<String> NAMES = List.of(
            "raised",
            "accepted",
            "rejected",
            "dispatched",
            "merged",
            "asked",
            "paused",
            "extended",
            "promised",
            "promiseNote",
            "answered",
            "closed",
            "closedWithGround",
            "withdrawn",
            "upheld",
            "overturned");

    /** The message files call it so. */
    public static final String PREFIX = "hotline.tell.";

    /** A message is paid for by the piece, and read on small screens. */
    public static final int LONGEST = 200;

    /** What the name of an English message ends with. */
    public static final String ENGLISH = ".en";

    private static final Set<String> DATED = Set.of("paused", "promised");

    /** Refuses what {@link #check} finds. */
    public MessageTexts {
        texts = Map.copyOf(texts);
        texts.forEach((name, text) -> {
            List<FieldError> faults = check(name, text);
            if (!faults.isEmpty()) {
                FieldError first = faults.getFirst();
                throw new IllegalArgumentException(name + ": " + first.code() + " " + first.args());
            }
        });
    }

    /** Whether there is such a message, in Chinese or in English. */
    public static boolean knows(String name) {
        return NAMES.contains(base(name));
    }

    /** The message without its language. */
    public static String base(String name) {
        return isEnglish(name) ? name.substring(0, name.length() - ENGLISH.length()) : name;
    }

    /** Whether it is the English one. */
    public static boolean isEnglish(String name) {
        return name.endsWith(ENGLISH);
    }

    /** What may be filled in. */
    public static List<String> fields(String name) {
        return DATED.contains(base(name)) ? List.of("number", "date") : List.of("number");
    }

    /** What is wrong with the words of a message; field {@code text}. */
    public static List<FieldError> check(String name, String text) {
        if (!knows(name)) {
            throw Problem.notFound("text.unknown", name);
        }
        List<FieldError> errors = new ArrayList<>();
        if (text.isBlank()) {
            errors.add(FieldError.of("text", "required"));
        } else if (text.length() > LONGEST) {
            errors.add(FieldError.of("text", "tooLong", LONGEST));
        }
        FieldError fault = Filling.fault("text", text, fields(name));
        if (fault != null) {
            errors.add(fault);
        } else if (errors.isEmpty() && !text.contains("{number}")) {
            errors.add(FieldError.of("text", "text.noNumber", "", "{number}"));
        }
        return errors;
    }

    /** The same with other words for one message; with the program's own if they are empty. */
    public MessageTexts with(String name, String text) {
        Map<String, String> next = new TreeMap<>(texts);
        if (text.isBlank()) {
            next.remove(name);
        } else {
            next.put(name, text.strip());
        }
        return new MessageTexts(next);
    }
}
