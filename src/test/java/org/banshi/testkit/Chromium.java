package org.banshi.testkit;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the browser of the tests lies. */
public final class Chromium {
    private static final Path PATH = Path.of("/usr/bin/chromium");

    private Chromium() {}

    /**
     * The browser; where there is none the test is skipped, but on CI (the variable {@code CI} is set) it fails: there
     * nobody would see that the pages were looked at by none.
     */
    public static Path path() {
        if (!Files.exists(PATH)) {
            if (System.getenv("CI") != null) {
                throw new AssertionError("no Chromium at " + PATH + ": ./banshi setup installs it");
            }
            Assumptions.abort("no Chromium on this machine");
        }
        return PATH;
    }

    /** A picture of the whole page in {@code target/screenshots}, for people; on CI nobody looks at any. */
    public static void picture(Page page, String name) {
        if (System.getenv("CI") != null) {
            return;
        }
        try {
            Path folder = Files.createDirectories(Path.of("target/screenshots"));
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
