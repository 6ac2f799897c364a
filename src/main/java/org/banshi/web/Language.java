package org.banshi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages the house speaks: Chinese first, English complete. */
public enum Language {
    ZH("zh-CN", "中文", ""),
    EN("en", "English", "_en");

    private final String tag;
    private final String ownName;
    private final String suffix;

    Language(String tag, String ownName, String suffix) {
        this.tag = tag;
        this.ownName = ownName;
        this.suffix = suffix;
    }

    /** The tag for HTML and HTTP, such as {@code zh-CN}. */
    public String tag() {
        return tag;
    }

    /** As the database writes it: {@code zh}, {@code en}. */
    public String code() {
        return locale().getLanguage();
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** The Java locale. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** What a message file of this language has after the room's name. */
    String suffix() {
        return suffix;
    }

    /** The reader's language: the parameter {@code lang}, else the cookie, else the browser's wish, else Chinese. */
    public static Language of(HttpServletRequest request) {
        return Preferences.of(request).language();
    }

    /** The language of a tag such as {@code en-GB}, absent if the house does not speak it. */
    public static @Nullable Language byTag(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        String primary = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return switch (primary) {
            case "zh" -> ZH;
            case "en" -> EN;
            default -> null;
        };
    }
}
