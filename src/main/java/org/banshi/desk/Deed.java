package org.banshi.desk;

import java.util.List;
import java.util.function.UnaryOperator;
import org.banshi.web.Field;
import org.jspecify.annotations.Nullable;

/**
 * An action that the reader may do now, as a form.
 *
 * @param name of the action
 * @param label what its button says
 * @param fields of its form, already filled in where something is known or was typed
 */
record Deed(String name, String label, List<Field> fields) {

    /**
     * Buttons that belong together.
     *
     * @param label what they have in common
     * @param buttons name and label of each action
     */
    record Group(String label, List<Button> buttons) {}

    /**
     * One button.
     *
     * @param name of the action
     * @param label its words
     * @param open whether its form is shown
     * @param key the key that presses it, absent for none
     */
    record Button(
            String name,
            String label,
            boolean open,
            @Nullable String key) {}

    /** Whether it has words worth keeping until they are sent. */
    boolean isLong() {
        return fields.stream().anyMatch(field -> field.input() == Field.Input.TEXTAREA);
    }

    /** The same with one field changed, if it has it. */
    Deed with(String field, UnaryOperator<Field> changed) {
        return new Deed(
                name,
                label,
                fields.stream()
                        .map(one -> one.name().equals(field) ? changed.apply(one) : one)
                        .toList());
    }

    /** The same without one field, which the page shows in its own way. */
    Deed without(String field) {
        return new Deed(
                name,
                label,
                fields.stream().filter(one -> !one.name().equals(field)).toList());
    }

    /** What is chosen or written in a field, absent for nothing. */
    @Nullable
    String value(String field) {
        return fields.stream()
                .filter(one -> one.name().equals(field))
                .map(Field::first)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
