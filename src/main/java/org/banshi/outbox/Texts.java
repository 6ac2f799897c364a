package org.banshi.outbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Makes the words of a message from its template, when it is sent or shown. */
final class Texts {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");

    private final MessageSource source;
    private final ZoneId zone;

    Texts(MessageSource source, ZoneId zone) {
        this.source = source;
        this.zone = zone;
    }

    /** The words, absent when no message file has the template. */
    @Nullable
    String text(String template, List<Object> args, Locale language) {
        Object[] shown = args.stream().map(arg -> shown(arg, language)).toArray();
        return source.getMessage(template, shown, null, language);
    }

    /** The subject line of a mail: the template's own, else the house's. */
    String title(String template, List<Object> args, Locale language) {
        String own = text(template + ".subject", args, language);
        String title = own == null ? text("outbox.mail.subject", args, language) : own;
        return title == null ? "Banshi" : title.replaceAll("\\R", " ");
    }

    private Object shown(Object arg, Locale language) {
        if (arg instanceof String text && MOMENT.matcher(text).matches()) {
            try {
                String pattern = "zh".equals(language.getLanguage()) ? "yyyy年M月d日 HH:mm" : "d MMM yyyy HH:mm";
                return DateTimeFormatter.ofPattern(pattern, language)
                        .format(DateTimeFormatter.ISO_DATE_TIME
                                .withZone(zone)
                                .parse(text, Instant::from)
                                .atZone(zone));
            } catch (DateTimeParseException notOne) {
                return text;
            }
        }
        // Numbers stand as they are: a matter's count never wants a thousands separator in a text message.
        return String.valueOf(arg);
    }
}
