package org.banshi.outbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;

/** Makes the words of a message from its template, when it is sent or shown. */
final class Texts {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");

    /** Numbers, numbers of matters, days and moments. */
    private static final Pattern PLAIN =
            Pattern.compile("[0-9.]{1,12}|[A-Z]{1,4}[0-9-]{4,20}|\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d[0-9:.]*Z?)?");

    /** The same for the database, which reads these signs alike. */
    static final String PLAIN_IN_SQL = "^(" + PLAIN.pattern() + ")$";

    private static final int LINES = 200;

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
        String own = own(template, args, language);
        return own == null
                ? messages.text(
                        language,
                        template,
                        args.stream().map(arg -> shown(arg, language)).toArray())
                : own;
    }

    /**
     * The words of a copy that leaves the house: numbers, moments and the number of the matter, but nothing that somebody
     * wrote; that is read at the desk.
     */
    @Nullable
    String copy(String template, List<Object> args, @Nullable String subject, Language language) {
        String text = text(template, outside(args, subject), language);
        return text == null || subject == null || text.contains(subject) ? text : text + " " + subject;
    }

    /** What a copy may tell. */
    static List<Object> outside(List<Object> args, @Nullable String subject) {
        return args.stream()
                .map(arg -> arg instanceof String text
                                && !text.equals(subject)
                                && !PLAIN.matcher(text).matches()
                        ? "…"
                        : arg)
                .toList();
    }

    /** What is filled in, each as people read it. */
    List<String> values(List<Object> args, Language language) {
        return args.stream()
                .map(arg -> messages.text(language, "outbox.value", shown(arg, language)))
                .toList();
    }

    private @Nullable String own(String template, List<Object> args, Language language) {
        List<String> values = values(args, language);
        return wordings.get().stream()
                .map(wording -> wording.words().of(template, values, language))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The subject line of a mail: the template's own, else the house's. */
    String title(String template, List<Object> args, Language language) {
        String own = text(template + ".subject", args, language);
        return (own == null ? messages.text(language, "outbox.mail.subject") : own).replaceAll("\\R", " ");
    }

    /** Notes that are told together, a line each. */
    private String lines(List<?> notes, Language language) {
        String all = notes.stream()
                .limit(LINES)
                .map(each -> each instanceof Map<?, ?> note
                                && note.get("template") instanceof String template
                                && note.get("args") instanceof List<?> args
                        ? copy(
                                template,
                                args.stream().<Object>map(arg -> arg).toList(),
                                note.get("subject") instanceof String subject ? subject : null,
                                language)
                        : null)
                .filter(Objects::nonNull)
                .map(line -> "· " + line)
                .collect(Collectors.joining("\n"));
        return notes.size() > LINES ? all + "\n…" : all;
    }

    /** The table keeps moments as text; all else stands as it is written, numbers without thousands apart. */
    private Object shown(Object arg, Language language) {
        if (arg instanceof List<?> notes) {
            return lines(notes, language);
        }
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
