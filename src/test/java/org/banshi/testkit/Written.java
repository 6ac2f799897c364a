package org.banshi.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Documents that are written from the code and kept in the repository, so that reviews see what changes. */
public final class Written {
    private Written() {}

    /** Compares a document with what the code says now; if it differs, writes it anew and fails once. */
    public static void asIn(Path file, String text) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            if (!before.equals(text)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
                fail(file + " was not up to date and has been written anew: run ./banshi test again and commit it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
