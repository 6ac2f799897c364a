package org.banshi.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The options that every command takes, and its two ways of telling its result. */
final class Options {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The true standard output; everything else a process prints, logs included, goes to standard error. */
    private static PrintStream results = System.out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the data folder (default: var in the project's folder)")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "the port of the server (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(names = "--json", description = "print one JSON object on standard output, all else on standard error")
    private boolean json;

    @Option(names = "--help", usageHelp = true, hidden = true)
    @SuppressWarnings("UnusedVariable") // picocli prints the help itself
    private boolean help;

    /** Keeps standard output for results; called once, before anything logs. */
    static void separateResultsFromLogs() {
        results = System.out;
        System.setOut(System.err);
    }

    /** Refuses a file that cannot be read, before anything is started for it. */
    static void requireFile(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal("there is no file " + file + " that can be read");
        }
    }

    /** The data folder. */
    DataFolder folder() {
        if (data != null) {
            return new DataFolder(data);
        }
        String home = System.getenv("BANSHI_HOME");
        return new DataFolder(home == null ? Path.of("var") : Path.of(home, "var"));
    }

    /** The port to listen on; 0 for any free one. */
    int port() {
        return port;
    }

    /** Whether the result is wanted as JSON. */
    boolean json() {
        return json;
    }

    /** Tells the result: the record as JSON, or the text for people. */
    void result(Object record, String text) {
        results.println(json ? JSON.writeValueAsString(record) : text);
        results.flush();
    }

    /** Tells a person how far the work is. */
    void progress(String line) {
        System.err.println(line);
    }
}
