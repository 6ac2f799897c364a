package org.banshi.web;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Keeps out the texts that PostgreSQL or UTF-8 cannot hold: U+0000 and halves of surrogate pairs. */
final class StorableText {
    /** The code of the problem of a text that cannot be stored. */
    static final String CODE = "unstorable";

    private StorableText() {}

    /** Whether a text can be stored. */
    static boolean holds(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Throws a field error for the first text in a JSON value that cannot be stored. */
    static void require(String path, @Nullable Object value) {
        switch (value) {
            case String text when !holds(text) -> throw Problem.invalid(path, CODE);
            case Map<?, ?> map ->
                map.forEach((key, inner) -> {
                    require(path, key);
                    require(path.isEmpty() ? String.valueOf(key) : path + "." + key, inner);
                });
            case Collection<?> list -> list.forEach(inner -> require(path, inner));
            case JsonNode node when node.isString() -> require(path, node.stringValue());
            case JsonNode node
            when node.isObject() ->
                node.properties().forEach(entry -> {
                    require(path, entry.getKey());
                    require(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue());
                });
            case JsonNode node -> node.forEach(inner -> require(path, inner));
            case null, default -> {}
        }
    }

    /** Refuses such texts wherever JSON is read into a record. */
    static SimpleModule module() {
        return new SimpleModule("storable-text").addDeserializer(String.class, new Checked());
    }

    /** A text in JSON that cannot be stored. */
    static final class NotStorable extends DatabindException {
        private static final long serialVersionUID = 1L;

        NotStorable(JsonParser parser) {
            super(parser, "a text that cannot be stored");
        }
    }

    private static final class Checked extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = super.deserialize(parser, context);
            if (text != null && !holds(text)) {
                throw new NotStorable(parser);
            }
            return text;
        }
    }
}
