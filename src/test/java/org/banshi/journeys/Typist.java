package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.time.Duration;
import java.util.Set;

/**
 * Somebody at a keyboard who is counted, not waited for: the page gets the keys at once, and how long a person would take
 * is worked out from the count.
 *
 * <p>What is assumed: four keystrokes a second; a Chinese character through an input method costs three of them (its
 * letters and the choice, averaged over words); any other character one; a chord as many as it has keys; before each field
 * 1.35 s to find it and to think (the operator M of the keystroke-level model); three characters a second are read aloud.
 * The caller talks while the operator types, so that listening is not added.
 */
final class Typist {
    private static final double STROKES_A_SECOND = 4;
    private static final int STROKES_A_CHARACTER = 3;
    private static final double THINKING = 1.35;
    private static final double READ_A_SECOND = 3;
    private static final int FARTHEST = 60;
    private static final Set<String> ASKED = Set.of("document", "xhr", "fetch");

    private final Page page;
    private int strokes;
    private int tabs;
    private int fields;
    private int read;
    private int requests;
    private double served;

    Typist(Page page) {
        this.page = page;
        page.onRequestFinished(this::count);
    }

    private void count(Request request) {
        if (ASKED.contains(request.resourceType())) {
            requests++;
            served += Math.max(0, request.timing().responseEnd);
        }
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
            strokes += key.split("\\+").length;
        }
    }

    /** Text as an input method hands it over. */
    void write(String text) {
        page.keyboard().insertText(text);
        strokes += text.codePoints()
                .map(c -> Character.isIdeographic(c) ? STROKES_A_CHARACTER : 1)
                .sum();
    }

    /** Goes to a field by Tab; one that Tab does not reach would need a mouse. */
    void to(String selector) {
        fields++;
        for (int i = 0; !at(selector); i++) {
            assertThat(i).as(selector + " is reached without a mouse").isLessThan(FARTHEST);
            press("Tab");
            tabs++;
        }
    }

    private boolean at(String selector) {
        return (boolean) page.evaluate("s => document.activeElement.matches(s)", selector);
    }

    void readAloud(String words) {
        read += words.strip().length();
    }

    Duration human() {
        double seconds = strokes / STROKES_A_SECOND + fields * THINKING + read / READ_A_SECOND;
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** From each request to the end of its answer, also of those that were under way while somebody typed. */
    Duration server() {
        return Duration.ofMillis(Math.round(served));
    }

    String told() {
        return "keystrokes %d (of them Tab %d), fields %d, read aloud %d characters: human %.1f s; server %.2f s in %d requests"
                .formatted(
                        strokes,
                        tabs,
                        fields,
                        read,
                        human().toMillis() / 1000.0,
                        server().toMillis() / 1000.0,
                        requests);
    }
}
