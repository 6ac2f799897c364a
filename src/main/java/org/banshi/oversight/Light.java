package org.banshi.oversight;

import java.util.Locale;
import org.banshi.web.Tone;

/** How far a running clock has gone; always shown with a word and a sign, never by colour alone. */
public enum Light {
    /** It has time. */
    GREEN(Tone.GOOD),
    /** Most of its time has passed. */
    YELLOW(Tone.WARN),
    /** It has run out. */
    RED(Tone.BAD);

    private final Tone tone;

    Light(Tone tone) {
        this.tone = tone;
    }

    /** How it is shown. */
    public Tone tone() {
        return tone;
    }

    /** As the database, addresses and messages write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Light of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
