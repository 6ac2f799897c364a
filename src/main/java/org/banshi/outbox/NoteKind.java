package org.banshi.outbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a note at a desk is about, as far as it matters for how people are reached. */
public enum NoteKind {
    /** Somebody is in danger, and nobody was reached. Never put off. */
    DANGER,
    /** A time limit ran out. */
    BREACH,
    /** Something to do. */
    WORK,
    /** Something to look after, some day. */
    UPKEEP;

    /** How the tables write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that code, empty if there is none. */
    public static Optional<NoteKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
