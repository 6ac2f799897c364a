package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One run of {@code banshi} as a process of its own, from the compiled classes and without the tests'. */
final class Launched implements AutoCloseable {
    private static final String CLASSES = Arrays.stream(classPath().split(File.pathSeparator))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));

    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command; what it prints goes to files in the folder. */
    static Launched start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                CLASSES,
                "org.banshi.Banshi"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BANSHI_"));
        builder.environment().putAll(environment);
        return new Launched(builder.start(), out, err);
    }

    /** Waits until the server says where it answers. */
    Launched awaitAnswer() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!out().contains("answers at")) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("the server starts: %s", err())
                    .isTrue();
            Thread.onSpinWait();
            process.onExit()
                    .completeOnTimeout(process, 100, TimeUnit.MILLISECONDS)
                    .join();
        }
        return this;
    }

    /** Waits for the end and gives back the exit code. */
    int awaitEnd() throws IOException {
        process.onExit().completeOnTimeout(process, 120, TimeUnit.SECONDS).join();
        assertThat(process.isAlive()).as("still running: %s", err()).isFalse();
        return process.exitValue();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws IOException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends it as {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        // It is asked first, so that it stops its PostgreSQL: one that is left behind writes on into a folder that
        // goes.
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
