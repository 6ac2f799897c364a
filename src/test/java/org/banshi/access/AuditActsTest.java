package org.banshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written into the security log can be asked for there, by a name. */
class AuditActsTest {
    private static final Pattern WRITTEN = Pattern.compile("\\baudit\\s*\\.record\\(\\s*([^;]*?),\\s*([^,]+),");
    private static final Pattern CHANGED = Pattern.compile("\\bchange\\(\\s*by,\\s*account,\\s*([^,]+),");
    private static final Pattern LITERAL = Pattern.compile("\"(\\w+)\"");

    /** Acts that are read from where they are kept anyway, and refusals, which {@link Refused} counts. */
    private static final Set<String> ELSEWHERE = Set.of(
            "identityRead",
            "unitChanged",
            "staffChanged",
            "rulePublished",
            "calendarLoaded",
            Refused.LOCKED,
            Refused.FORBIDDEN,
            Refused.IDENTITY);

    @Test
    void everyActThatTheSourcesWriteCanBeAskedForAndNoOther() throws IOException {
        Set<String> written = new TreeSet<>(ELSEWHERE);
        for (Path file : sources()) {
            String source = Files.readString(file);
            Matcher call = WRITTEN.matcher(source);
            while (call.find()) {
                if (call.group(2).equals("what") && file.endsWith("access/Accounts.java")) {
                    written.addAll(changes(source));
                } else {
                    assertThat(call.group(2))
                            .as(file + ": the act is told as a word")
                            .matches(LITERAL);
                    written.add(call.group(2).replace("\"", ""));
                }
            }
        }
        assertThat(written).hasSizeGreaterThan(25);
        assertThat(AuditSearch.ACTS).containsExactlyInAnyOrderElementsOf(written);
    }

    private static Set<String> changes(String source) {
        return CHANGED.matcher(source)
                .results()
                .flatMap(change -> LITERAL.matcher(change.group(1)).results())
                .map(literal -> literal.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void everyActAndEveryLookHasWordsInBothLanguages() throws IOException {
        for (String file : List.of("access.properties", "access_en.properties")) {
            Properties words = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages", file))) {
                words.load(reader);
            }
            assertThat(named(words, "access.event.")).as(file).containsExactlyInAnyOrderElementsOf(AuditSearch.ACTS);
            assertThat(named(words, "access.look.")).as(file).containsExactlyInAnyOrderElementsOf(AuditSearch.SIGHTS);
        }
    }

    private static List<String> named(Properties words, String prefix) {
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }
}
