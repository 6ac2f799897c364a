package org.banshi.outbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;

/** Makes the words of a message from its template, when it is sent or shown. */
final class Texts {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");

    private final Messages messages;
    private final DateTimeFormatter moments;
    private final Supplier<List<Wording>> wordings;

    Texts(Messages messages, ZoneId zone, Supplier<List<Wording>> wordings) {
        this.messages = messages;
        this.wordings = wordings;
        this.moments = DateTimeFormatter.ISO_DATE_TIME.withZone(zone);
    }

    /** The language a message asks for. */
    static Language language(String code) {
        return code.startsWith("en") ? Language.EN : Language.ZH;
    }

    /** The words, absent when no message file has the template. */
    @Nullable
    String text(String template, List<Object> args, Language language) {
        if (!messages.has(language, template)) {
            return null;
        }
        String own = language == Language.ZH ? own(template, args) : null;
        return own == null
                ? messages.text(
                        language, template, args.stream().map(this::shown).toArray())
                : own;
    }

    /** What is filled in, each as people read it. */
    List<String> values(List<Object> args, Language language) {
        return args.stream()
                .map(arg -> messages.text(language, "outbox.value", shown(arg)))
                .toList();
    }

    private @Nullable String own(String template, List<Object> args) {
        List<String> values = values(args, Language.ZH);
        return wordings.get().stream()
                .map(wording -> wording.words().of(template, values))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The subject line of a mail: the template's own, else the house's. */
    String title(String template, List<Object> args, Language language) {
        String own = text(template + ".subject", args, language);
        return (own == null ? messages.text(language, "outbox.mail.subject") : own).replaceAll("\\R", " ");
    }

    /** The table keeps moments as text; all else stands as it is written, numbers without thousands apart. */
    private Object shown(Object arg) {
        if (arg instanceof String text && MOMENT.matcher(text).matches()) {
            try {
                return moments.parse(text, Instant::from);
            } catch (DateTimeException notOne) {
                return text;
            }
        }
        return String.valueOf(arg);
    }
}
