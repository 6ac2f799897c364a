package org.banshi.matter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One field of an action's form.
 *
 * @param name its name in forms and JSON
 * @param type what it holds
 * @param required whether the action needs it
 * @param min smallest number, or fewest characters
 * @param max largest number, or most characters
 * @param options for choices: what may be chosen, the suggestion first
 * @param start what the form begins with, so that what is known need not be typed again
 */
public record Field(
        String name,
        Type type,
        boolean required,
        int min,
        int max,
        Function<Situation, List<Option>> options,
        Function<Situation, Optional<String>> start) {

    /** What a field holds. */
    public enum Type {
        TEXT,
        BOOLEAN,
        INTEGER,
        DECIMAL,
        DATE,
        DATE_TIME,
        CHOICE,
        FILE
    }

    /**
     * One choice.
     *
     * @param value what is sent
     * @param label what is shown; empty when the label is the message {@code KIND.option.FIELD.VALUE}
     * @param why why it is suggested; empty when it is not
     */
    public record Option(String value, String label, String why) {
        /** A choice whose label is a message. */
        public static Option of(String value) {
            return new Option(value, "", "");
        }

        /** A choice with a label of its own, such as a unit's name. */
        public static Option of(String value, String label) {
            return new Option(value, label, "");
        }

        /** The suggested choice, with the reason to show. */
        public Option because(String reason) {
            return new Option(value, label, reason);
        }
    }

    /** Words, up to 2,000 characters unless {@linkplain #upTo said otherwise}. */
    public static Field text(String name) {
        return new Field(name, Type.TEXT, false, 0, 2000, s -> List.of(), s -> Optional.empty());
    }

    /** Yes or no. */
    public static Field bool(String name) {
        return new Field(name, Type.BOOLEAN, false, 0, 0, s -> List.of(), s -> Optional.empty());
    }

    /** A whole number within the given bounds. */
    public static Field integer(String name, int min, int max) {
        return new Field(name, Type.INTEGER, false, min, max, s -> List.of(), s -> Optional.empty());
    }

    /** A number with up to four digits after the point, not below nought: quantities, money. */
    public static Field decimal(String name) {
        return new Field(name, Type.DECIMAL, false, 0, 0, s -> List.of(), s -> Optional.empty());
    }

    /** A date, such as 2026-11-22. */
    public static Field date(String name) {
        return new Field(name, Type.DATE, false, 0, 0, s -> List.of(), s -> Optional.empty());
    }

    /** A file stored before. */
    public static Field file(String name) {
        return new Field(name, Type.FILE, false, 0, 0, s -> List.of(), s -> Optional.empty());
    }

    /** One of a fixed set of values, labelled by messages. */
    public static Field choice(String name, String... values) {
        List<Option> options = List.of(values).stream().map(Option::of).toList();
        return choice(name, s -> options);
    }

    /** One of the values that the situation offers, the suggestion first. */
    public static Field choice(String name, Function<Situation, List<Option>> options) {
        return new Field(name, Type.CHOICE, false, 0, 0, options, s -> Optional.empty());
    }

    /** The same field, required. */
    public Field need() {
        return new Field(name, type, true, min, max, options, start);
    }

    /** The same text field with another greatest length. */
    public Field upTo(int most) {
        return new Field(name, type, required, min, most, options, start);
    }

    /** The same field, beginning with what is known already. */
    public Field startingWith(Function<Situation, Optional<String>> known) {
        return new Field(name, type, required, min, max, options, known);
    }

    /** The same field, beginning with what stands in one of the kind's own columns. */
    public Field startingWithOwn(String column) {
        return startingWith(s -> s.ownText(column));
    }
}
