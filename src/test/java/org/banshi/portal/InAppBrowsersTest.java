package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the browsers inside chat and payment apps ask for: no windows of their own, no modules, no language newer than
 * these browsers, no look at who the browser says it is, and photographs by the plain field for files.
 */
class InAppBrowsersTest {
    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Pattern WINDOWS =
            Pattern.compile("window\\.(open|alert|confirm|prompt)|(?<![.\\w])(alert|confirm|prompt)\\(");
    private static final Pattern TOO_NEW = Pattern.compile(
            "\\?\\.[a-zA-Z(\\[]|\\?\\?|^\\s*(import|export)\\s|\\bawait\\b|type=\"module\"", Pattern.MULTILINE);
    private static final Pattern WHO = Pattern.compile("userAgent|User-Agent|navigator\\.platform");

    private static List<Path> residents() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("src/main/jte/portal"));
                Stream<Path> scripts = Stream.of("banshi.js", "banshi-raise.js", "banshi-map.js", "banshi-outlines.js")
                        .map(STATIC::resolve)) {
            return Stream.concat(templates, scripts).toList();
        }
    }

    @Test
    void noPageForResidentsOpensWindowsOrNeedsANewBrowserOrAsksWhichItIs() throws IOException {
        for (Path file : residents()) {
            String text = Files.readString(file);
            assertThat(text).as(file + " opens no window").doesNotContainPattern(WINDOWS);
            assertThat(text).as(file + " runs in older browsers").doesNotContainPattern(TOO_NEW);
            assertThat(text).as(file + " does not ask which browser it is").doesNotContainPattern(WHO);
        }
    }

    @Test
    void photographsComeByThePlainFieldThatOpensCameraAndAlbum() throws IOException {
        String raise = Files.readString(Path.of("src/main/jte/portal/raise.jte"));
        assertThat(raise).contains("Field.Input.FILE, \"files\"", "accept(\"image/*\")", "multipart/form-data");
        assertThat(raise).doesNotContain("capture");
    }

    @Test
    void theMapHasAHeightWhereTheNewestMeasuresAreNotKnown() throws IOException {
        assertThat(Files.readString(STATIC.resolve("banshi.css")))
                .contains(".map { height: 24rem; height: clamp(", ".place-map { height: 20rem; height: clamp(");
    }
}
