package org.banshi.web;

import org.jspecify.annotations.Nullable;

/**
 * After a form has been taken: go and look there (303), so that reloading does not send it again.
 *
 * @param path where to, within this site, starting with a slash
 * @param notice key of a message without arguments, shown once on the next page; absent for none
 * @param tone whether the notice is good news
 */
public record SeeOther(String path, @Nullable String notice, Tone tone) implements Answer {
    public SeeOther {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("not a path of this site: " + path);
        }
    }

    /** Go there, and read that it was done. */
    public SeeOther(String path, @Nullable String notice) {
        this(path, notice, Tone.GOOD);
    }

    /** Go there, saying nothing. */
    public SeeOther(String path) {
        this(path, null);
    }

    /** Go there, and read that it was not done, or not all of it. */
    public static SeeOther warning(String path, String notice) {
        return new SeeOther(path, notice, Tone.WARN);
    }
}
