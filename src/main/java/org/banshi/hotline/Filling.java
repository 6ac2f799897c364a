package org.banshi.hotline;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Texts with fields in braces, such as {@code {number}}. */
final class Filling {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");

    private Filling() {}

    /** What is wrong with a text that may use these fields; absent if nothing is. */
    static @Nullable FieldError fault(String at, String text, List<String> known) {
        String names = known.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" "));
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            if (!known.contains(field.group(1))) {
                return FieldError.of(at, "text.unknownField", field.group(), names);
            }
        }
        String rest = FIELD.matcher(text).replaceAll("");
        return rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0 ? FieldError.of(at, "text.openBrace", "", names) : null;
    }

    /** The text with its fields filled in; one without a value stays as it is written, so that somebody sees it. */
    static String fill(String text, Map<String, String> values) {
        return FIELD.matcher(text)
                .replaceAll(field -> Matcher.quoteReplacement(values.getOrDefault(field.group(1), field.group())));
    }
}
