package org.banshi.web;

/** How a chip, an alert or a step of a timeline is meant. Each has a sign of its own, so that colour is never alone. */
public enum Tone {
    NEUTRAL("○"),
    INFO("●"),
    GOOD("✓"),
    WARN("!"),
    BAD("✕");

    private final String sign;

    Tone(String sign) {
        this.sign = sign;
    }

    /** The sign shown before the word. */
    public String sign() {
        return sign;
    }

    /** The class in the style sheet. */
    public String css() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
