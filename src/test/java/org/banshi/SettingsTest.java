package org.banshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** {@code docs/settings.md} is what the code reads: no more, no less, with the same defaults. */
class SettingsTest {
    /** {@code ${banshi.city.zone:Asia/Shanghai}}, in annotations and in application.properties. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{((?:banshi|demo)\\.[a-z.-]+)(?::([^}#]*))?");

    private static final Pattern ENVIRONMENT = Pattern.compile("BANSHI_[A-Z_]*[A-Z]\\b");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The launcher tells the program where it lies and what it is; nobody sets these. */
    private static final Set<String> OURS = Set.of("BANSHI_HOME", "banshi.data", "banshi.build", "banshi.keys");

    @Test
    void everySettingThatTheCodeReadsIsInTheDocumentWithItsDefault() throws IOException {
        Map<String, String> documented = documented();
        Map<String, String> read = read();
        assertThat(read).hasSizeGreaterThan(15);
        assertThat(documented.keySet()).containsAll(read.keySet());
        read.forEach((name, byDefault) -> {
            if (!byDefault.isEmpty()) {
                assertThat(documented.get(name)).as(name).contains("`" + byDefault + "`");
            }
        });
    }

    @Test
    void everySettingInTheDocumentIsReadByTheCode() throws IOException {
        Set<String> read = new TreeSet<>(read().keySet());
        read.addAll(environment());
        assertThat(documented().keySet().stream()
                        .filter(name ->
                                name.startsWith("banshi.") || name.startsWith("demo.") || name.startsWith("BANSHI_"))
                        .filter(name -> !name.equals("BANSHI_DATA")))
                .isSubsetOf(read);
    }

    @Test
    void everyVariableOfTheEnvironmentIsInTheDocument() throws IOException {
        assertThat(documented().keySet()).containsAll(environment());
    }

    private static Set<String> environment() throws IOException {
        Set<String> names = sources().stream()
                .flatMap(text -> ENVIRONMENT.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(OURS);
        return names;
    }

    private static Map<String, String> read() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        sources().stream()
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .forEach(found -> settings.merge(
                        found.group(1), found.group(2) == null ? "" : found.group(2), (a, b) -> a.isEmpty() ? b : a));
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("org.banshi").forEach(found -> {
            Class<?> type = type(found.getBeanClassName());
            components(type.getAnnotation(ConfigurationProperties.class).value(), type, settings);
        });
        OURS.forEach(settings::remove);
        return settings;
    }

    private static void components(String prefix, Class<?> type, Map<String, String> settings) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (component.getType().isRecord() && component.getType().getName().startsWith("org.banshi")) {
                components(name, component.getType(), settings);
            } else {
                settings.put(name + (Map.class.equals(component.getType()) ? ".NAME" : ""), byDefault(type, component));
            }
        }
    }

    /** The annotation stands on the constructor's parameter. */
    private static String byDefault(Class<?> type, RecordComponent component) {
        return Arrays.stream(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(value -> value != null && value.value().length > 0)
                .map(value -> value.value()[0])
                .findFirst()
                .orElse("");
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> sources() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".java") || file.endsWith("application.properties")) {
                    texts.add(Files.readString(file));
                }
            }
        }
        texts.add(Files.readString(Path.of("banshi")));
        return texts;
    }

    /**
     * By name: what stands in the column of defaults. In a line, {@code .bucket} takes the place of the last part of the
     * name before it, and each name has its own default, parted by commas.
     */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/settings.md"))) {
            if (!line.startsWith("| `")) {
                continue;
            }
            String[] cells = line.split("\\|", 4);
            List<String> names = CODE.matcher(cells[1])
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            String[] defaults = cells[2].split(",(?=(?:[^`]*`[^`]*`)*[^`]*$)", -1);
            String last = "";
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                last = name.startsWith(".") ? last.substring(0, last.lastIndexOf('.')) + name : name;
                lines.put(last, defaults.length == names.size() ? defaults[i] : cells[2]);
            }
        }
        return lines;
    }
}
