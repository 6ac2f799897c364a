package org.banshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.junit.jupiter.api.Test;

/** Every text that code and templates ask for is there in both languages, and every text that is there is asked for. */
class MessagesTest {
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:ui|messages|texts)\\.text\\((?:[\\w.()]+,\\s*)?\"([\\w.-]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z][\\w-]*(?:\\.[\\w-]+)*)\"");
    private static final Pattern PROBLEM = Pattern.compile(
            "Problem\\s*\\.(?:notFound|forbidden|conflict|tooMany)\\(\\s*\"([\\w.-]+)\"|Problem\\s*\\.status\\(\\s*[\\w]+,\\s*\"([\\w.-]+)\"");
    private static final Pattern FIELD_PROBLEM =
            Pattern.compile("(?:Problem\\s*\\.invalid|FieldError\\s*\\.of)\\(\\s*[^,;]+?,\\s*\"([\\w.-]+)\"");

    private final Messages messages = new Messages(CityClock.real(ZoneId.of("Asia/Shanghai")));

    @Test
    void bothLanguagesHaveTheSameKeys() {
        Set<String> chinese = new TreeSet<>(messages.keys(Language.ZH));
        Set<String> english = new TreeSet<>(messages.keys(Language.EN));
        assertThat(missing(chinese, english::contains)).as("missing in English").isEmpty();
        assertThat(missing(english, chinese::contains)).as("missing in Chinese").isEmpty();
    }

    @Test
    void everyTextThatIsAskedForIsThere() {
        Set<String> asked = new TreeSet<>();
        for (String source : sources()) {
            collect(ASKED, source, "", asked);
            collect(PROBLEM, source, "problem.", asked);
            collect(FIELD_PROBLEM, source, "problem.", asked);
        }
        assertThat(missing(asked, key -> messages.has(Language.ZH, key))).isEmpty();
    }

    @Test
    void everyTextThatIsThereIsAskedFor() {
        Set<String> literals = new TreeSet<>();
        for (String source : sources()) {
            collect(LITERAL, source, "", literals);
        }
        Set<String> prefixes = files("src/main/resources/messages", ".properties").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("# dynamic:"))
                .flatMap(line -> Arrays.stream(
                        line.substring("# dynamic:".length()).strip().split("[\\s,]+")))
                .collect(Collectors.toSet());
        assertThat(missing(
                        shipped(),
                        key -> literals.contains(key)
                                || (key.startsWith("problem.") && literals.contains(key.substring(8)))
                                || prefixes.stream().anyMatch(key::startsWith)))
                .isEmpty();
    }

    @Test
    void everyTextCanBeFormattedInBothLanguagesWithTheSameArguments() {
        for (String key : messages.keys(Language.ZH)) {
            String chinese = messages.pattern(Language.ZH, key);
            String english = messages.pattern(Language.EN, key);
            assertThat(chinese + english).as(key + " uses ’, not '").doesNotContain("'");
            if (chinese.contains("{") || english.contains("{")) {
                assertThat(new MessageFormat(english).getFormatsByArgumentIndex())
                        .as(key)
                        .hasSameSizeAs(new MessageFormat(chinese).getFormatsByArgumentIndex());
            }
            assertThat(english.isBlank()).as(key).isFalse();
        }
    }

    @Test
    void noTextNamesARealCity() {
        Pattern city = Pattern.compile("北京|上海|广州|深圳|杭州|南京|成都|重庆|武汉|西安|天津|苏州|福州|厦门|商洛|济南|青岛|沈阳|长沙|郑州");
        for (String key : messages.keys(Language.ZH)) {
            assertThat(messages.pattern(Language.ZH, key)).as(key).doesNotContainPattern(city);
        }
    }

    /** The keys of the files that ship; tests may bring files of their own. */
    private static Set<String> shipped() {
        Set<String> keys = new TreeSet<>();
        for (String file : files("src/main/resources/messages", ".properties")) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            keys.addAll(properties.stringPropertyNames());
        }
        return keys;
    }

    private static List<String> missing(Set<String> keys, Predicate<String> there) {
        return keys.stream().filter(Predicate.not(there)).toList();
    }

    private static void collect(Pattern pattern, String source, String prefix, Set<String> into) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    into.add(prefix + matcher.group(group));
                }
            }
        }
    }

    private static List<String> sources() {
        List<String> all = new ArrayList<>(files("src/main/java", ".java"));
        all.addAll(files("src/main/jte", ".jte"));
        return all;
    }

    private static List<String> files(String folder, String ending) {
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .map(MessagesTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
