package org.banshi.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All texts of the house, from {@code messages/ROOM.properties} (Chinese) and {@code messages/ROOM_en.properties}.
 * Arguments are placed by {@link MessageFormat}; moments, dates, limits and counts are written as people write them in
 * the city's zone.
 */
@Component
public final class Messages {
    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    private final ZoneId zone;

    Messages(CityClock clock) {
        this.zone = clock.getZone();
        for (Language language : Language.values()) {
            texts.put(language, new HashMap<>());
        }
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
            for (Resource file : files) {
                load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the messages cannot be read", e);
        }
    }

    /** The text of a key, or the key in «quotation marks» where there is none. */
    public String text(Language language, String key, @Nullable Object... args) {
        String pattern = texts(language).get(key);
        if (pattern == null) {
            return "«" + key + "»";
        }
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        Formats formats = new Formats(language, zone);
        @Nullable Object[] shown = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            shown[i] = formats.argument(args[i]);
        }
        return new MessageFormat(pattern, language.locale()).format(shown);
    }

    /** A due moment with its year: midnight is 24:00 of the day that it ends (R-C01). */
    public String due(Language language, Instant due) {
        return new Formats(language, zone).due(due, 0);
    }

    /** Hour and minute of a moment in the city. */
    public String time(Language language, Instant moment) {
        return new Formats(language, zone).time(moment);
    }

    /** Whether there is a text of this key. */
    public boolean has(Language language, String key) {
        return texts(language).containsKey(key);
    }

    private Map<String, String> texts(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    /** The text of a key before its arguments are placed. */
    String pattern(Language language, String key) {
        return texts(language).getOrDefault(key, "");
    }

    /** All keys of a language. */
    public Set<String> keys(Language language) {
        return Set.copyOf(texts(language).keySet());
    }

    private void load(Resource file) throws IOException {
        String name = String.valueOf(file.getFilename()).replace(".properties", "");
        Language language = name.endsWith(Language.EN.suffix()) ? Language.EN : Language.ZH;
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.forEach((key, text) -> {
            if (texts(language).put((String) key, (String) text) != null) {
                throw new IllegalStateException("the message " + key + " stands in two files, one is " + name);
            }
        });
    }
}
