package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The script {@code ./banshi}, in a copy of its own with a Java and a Maven that only say how they were called. */
class LauncherScriptTest {
    private static final Path SCRIPT = Path.of("banshi").toAbsolutePath();
    /** What the script does without Java. */
    private static final List<String> SCRIPT_ONLY = List.of("setup", "test", "fmt");

    @TempDir
    private Path temporary;

    private Path project;
    private Path jdk;

    /** What a run printed and how it ended. */
    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void setUp() throws IOException {
        project = Files.createDirectories(temporary.resolve("the project"));
        Files.copy(SCRIPT, project.resolve("banshi"));
        Files.createDirectories(project.resolve("src/main"));
        Files.createDirectories(project.resolve(".mvn"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        jdk = temporary.resolve("jdk");
        program("jdk/bin/javac", "");
        program("jdk/bin/java", "printf '%s\\n' \"$@\"");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        program("bin/mvn", """
                echo build >> "$MVN_CALLS"
                mkdir -p target; date +%N > target/banshi.jar
                """);
    }

    @Test
    void everyCommandHasItsLineInHelp() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        Matcher matcher = Pattern.compile("(?m)^# DOC: (\\w+) +(\\S.*)$").matcher(Files.readString(SCRIPT));
        while (matcher.find()) {
            lines.put(matcher.group(1), matcher.group(2));
        }
        Map<String, CommandLine> commands = Cli.line().getSubcommands();
        List<String> expected = new ArrayList<>(SCRIPT_ONLY);
        expected.addAll(commands.keySet());
        assertThat(lines.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        commands.forEach((name, command) -> assertThat(
                        command.getCommandSpec().usageMessage().description())
                .as(name)
                .isNotEmpty());
    }

    @Test
    void everyCommandClassIsOnTheList() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/banshi/cli"))) {
            List<String> classes = sources.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith("Command.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
            assertThat(Cli.line().getSubcommands().values().stream()
                            .map(command -> command.getCommand().getClass().getSimpleName()))
                    .containsAll(classes);
        }
    }

    @Test
    void aBuildHappensOnlyWhenASourceIsNewer() throws IOException {
        run(temporary, "run");
        run(temporary, "run");
        assertThat(builds()).isEqualTo(1);
        Path source = Files.writeString(project.resolve("src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        run(temporary, "run");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void theServerRunsFromACopyNamedByItsHashAndTheOldCopyStays() throws IOException {
        Ran first = run(temporary, "run", "--data", "a b");
        assertThat(first.exit()).isZero();
        assertThat(first.out()).endsWith("run\n--data\na b\n");
        Matcher jar = Pattern.compile("banshi-[0-9a-f]{12}\\.jar").matcher(first.out());
        assertThat(jar.find()).isTrue();
        Files.delete(project.resolve("target/.built"));
        Ran second = run(temporary, "run");
        assertThat(second.out()).doesNotContain(jar.group());
        assertThat(project.resolve("var/jar").resolve(jar.group())).exists();
        assertThat(second.err()).contains("building");
    }

    @Test
    void aMissingJdkIsOneLine() throws IOException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        // The machine's own JDK may be found in its usual place; the old one never is.
        assertThat(run(temporary, "run").out()).doesNotContain(jdk.toString());
    }

    @Test
    void anUnknownCommandBuildsNothing() throws IOException {
        Ran ran = run(temporary, "rum");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no command 'rum'");
        assertThat(builds()).isZero();
    }

    @Test
    void helpNeedsNoJava() throws IOException {
        assertThat(run(temporary, "help").out()).contains("starts the server");
        assertThat(builds()).isZero();
    }

    private int builds() throws IOException {
        Path calls = temporary.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    private void program(String name, String body) throws IOException {
        Path path = temporary.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run(Path from, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", project.resolve("banshi").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.redirectOutput(temporary.resolve("out").toFile());
        builder.redirectError(temporary.resolve("err").toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("MVN_CALLS", temporary.resolve("calls").toString());
        builder.environment().put("PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Ran(
                process.exitValue(),
                Files.readString(temporary.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(temporary.resolve("err"), StandardCharsets.UTF_8));
    }
}
