package org.banshi.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form, for the template {@code web/field}: made by one of the factories, then told the rest by
 * {@code with} methods, each of which gives a new field.
 *
 * @param name of the parameter
 * @param label of the field, already in the reader's language
 * @param input what sort of field it is
 * @param options of a choice, the suggestion first
 * @param values what is in it
 * @param more what few fields need
 */
public record Field(String name, String label, Input input, List<Option> options, List<String> values, More more) {

    /** What sort of field. */
    public enum Input {
        TEXT,
        TEXTAREA,
        PASSWORD,
        NUMBER,
        TEL,
        EMAIL,
        SEARCH,
        DATE,
        DATETIME,
        SELECT,
        RADIO,
        CHECKBOXES,
        TICK,
        FILE,
        HIDDEN
    }

    /** One thing to choose. */
    public record Option(String value, String label) {}

    /**
     * What few fields need.
     *
     * @param hint said below the label
     * @param required whether it must be filled in
     * @param max the longest text in characters, 0 for no bound
     * @param autocomplete the HTML token, such as {@code tel}
     * @param accept the file types
     */
    public record More(
            @Nullable String hint,
            boolean required,
            int max,
            @Nullable String autocomplete,
            @Nullable String accept) {
        static final More NONE = new More(null, false, 0, null, null);
    }

    public Field {
        options = List.copyOf(options);
        values = List.copyOf(values);
    }

    /** A field of any sort without options. */
    public static Field of(Input input, String name, String label) {
        return new Field(name, label, input, List.of(), List.of(), More.NONE);
    }

    /** A line of text. */
    public static Field text(String name, String label) {
        return of(Input.TEXT, name, label);
    }

    /** Several lines of text. */
    public static Field textarea(String name, String label) {
        return of(Input.TEXTAREA, name, label);
    }

    /** A list to choose one from. */
    public static Field select(String name, String label, List<Option> options) {
        return new Field(name, label, Input.SELECT, options, List.of(), More.NONE);
    }

    /** A few things to choose one from. */
    public static Field radio(String name, String label, List<Option> options) {
        return new Field(name, label, Input.RADIO, options, List.of(), More.NONE);
    }

    /** Things to choose any of. */
    public static Field checkboxes(String name, String label, List<Option> options) {
        return new Field(name, label, Input.CHECKBOXES, options, List.of(), More.NONE);
    }

    /** One box to tick; it sends {@code true}. */
    public static Field tick(String name, String label) {
        return of(Input.TICK, name, label);
    }

    /** With this in it. */
    public Field value(@Nullable Object value) {
        return new Field(name, label, input, options, value == null ? List.of() : List.of(value.toString()), more);
    }

    /** With these in it. */
    public Field values(List<String> values) {
        return new Field(name, label, input, options, values, more);
    }

    /** Whether one of its options is chosen; where none is, a page shows that none is. */
    public boolean isChosen() {
        return options.stream().anyMatch(option -> values.contains(option.value()));
    }

    /** With one of its options before all others. */
    public Field leading(String option) {
        List<Option> sorted = options.stream()
                .sorted(Comparator.comparing(each -> !each.value().equals(option)))
                .toList();
        return new Field(name, label, input, sorted, values, more);
    }

    /** With a hint. */
    public Field hint(@Nullable String hint) {
        return with(new More(hint, more.required, more.max, more.autocomplete, more.accept));
    }

    /** Must be filled in. */
    public Field required() {
        return required(true);
    }

    /** Must be filled in, or need not. */
    public Field required(boolean required) {
        return with(new More(more.hint, required, more.max, more.autocomplete, more.accept));
    }

    /** At most so many characters. */
    public Field max(int max) {
        return with(new More(more.hint, more.required, max, more.autocomplete, more.accept));
    }

    /** With what browsers may fill in. */
    public Field autocomplete(String token) {
        return with(new More(more.hint, more.required, more.max, token, more.accept));
    }

    /** Taking only these file types. */
    public Field accept(String types) {
        return with(new More(more.hint, more.required, more.max, more.autocomplete, types));
    }

    /** The first value, empty for none. */
    public String first() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** The id in the page. */
    public String id() {
        return "f-" + name;
    }

    /** The ids of hint and error, for {@code aria-describedby}; absent for none. */
    public @Nullable String describedBy(boolean wrong) {
        String ids = (more.hint == null ? "" : id() + "-hint ") + (wrong ? id() + "-error" : "");
        return ids.isBlank() ? null : ids.strip();
    }

    /** The {@code type} attribute of an input. */
    public String htmlType() {
        return switch (input) {
            case PASSWORD -> "password";
            case NUMBER -> "number";
            case TEL -> "tel";
            case EMAIL -> "email";
            case SEARCH -> "search";
            case DATE -> "date";
            case DATETIME -> "datetime-local";
            case RADIO -> "radio";
            case CHECKBOXES, TICK -> "checkbox";
            case FILE -> "file";
            case HIDDEN -> "hidden";
            case TEXT, TEXTAREA, SELECT -> "text";
        };
    }

    private Field with(More changed) {
        return new Field(name, label, input, options, values, changed);
    }
}
