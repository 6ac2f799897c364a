package org.banshi.rule;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.banshi.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The values of rules as JSON: strict towards people, forgiving towards what an earlier program stored. */
final class Bodies {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper FORGIVING = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** An escaped U+0000, which is not a backslash escaped before the letter u. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private Bodies() {}

    /** Whether the database can keep the text or JSON: no U+0000, no half of a surrogate pair. */
    static boolean isStorable(String text) {
        return text.indexOf(0) < 0
                && !NUL.matcher(text).find()
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** For the database. */
    static String write(Object value) {
        return STRICT.writeValueAsString(value);
    }

    /** For people: indented, and in the order of the record. */
    static String pretty(Object value) {
        return PRETTY.writeValueAsString(value);
    }

    /** A value that somebody typed; what cannot be read is an error of the field {@code value}. */
    static <T> T parse(RuleKey<T> key, String json) {
        T value;
        try {
            value = STRICT.readValue(json, key.type());
        } catch (JacksonException unreadable) {
            throw Problem.invalid("value", "rule.unreadable", place(unreadable), reason(unreadable));
        }
        if (value == null) {
            throw Problem.invalid("value", "required");
        }
        return value;
    }

    /** A value from the database. A field that the record no longer has is passed over: history outlives programs. */
    static <T> T stored(RuleKey<T> key, int version, String json) {
        try {
            return FORGIVING.readValue(json, key.type());
        } catch (JacksonException unreadable) {
            throw new IllegalStateException(
                    "version " + version + " of rule " + key.name() + " cannot be read by this program", unreadable);
        }
    }

    private static String place(JacksonException unreadable) {
        String path = unreadable.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        if (!path.isEmpty() || unreadable.getLocation() == null) {
            return path;
        }
        return unreadable.getLocation().getLineNr() + ":"
                + unreadable.getLocation().getColumnNr();
    }

    /** The innermost reason, which is what a record's own constructor said. */
    private static String reason(JacksonException unreadable) {
        Throwable inner = unreadable;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String said = inner instanceof JacksonException jackson ? jackson.getOriginalMessage() : inner.getMessage();
        return said == null
                ? inner.getClass().getSimpleName()
                : said.lines().findFirst().orElse("");
    }
}
