package org.banshi.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;
import org.banshi.web.Problem;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;

/** The command line of Banshi. */
public final class Cli {

    private Cli() {}

    /**
     * Runs one command to its end.
     *
     * @param application the Spring application whose rooms the commands open
     * @param arguments the command and its options, as typed
     * @return the exit code: 0 done, 1 could not be done, 2 not understood
     */
    public static int run(Class<?> application, String... arguments) {
        Options.separateResultsFromLogs();
        House.is(application);
        return line().execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }

    /** All commands, ready to read a line. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Commands());
        line.setExecutionExceptionHandler((failure, _, _) -> tell(failure));
        return line;
    }

    private static int tell(Exception failure) {
        String line = line(failure);
        if (line == null) {
            failure.printStackTrace();
        } else {
            System.err.println("banshi: " + line);
        }
        return 1;
    }

    /** The one line for people, if any cause of the failure has one: the house's own exceptions speak for themselves. */
    private static @Nullable String line(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return House.words(problem);
            }
            if (cause instanceof PortInUseException taken) {
                return "port " + taken.getPort() + " is in use: choose another with --port";
            }
            if (cause instanceof FlywayValidateException invalid) {
                return "the tables of this database were made by another version of Banshi: "
                        + String.valueOf(invalid.getMessage())
                                .lines()
                                .skip(1)
                                .limit(1)
                                .collect(Collectors.joining());
            }
            if (cause instanceof NoSuchFileException missing) {
                return "there is no file " + missing.getFile();
            }
            if (cause.getClass().getPackageName().startsWith("org.banshi")) {
                return cause.getMessage();
            }
        }
        return failure instanceof IOException fault ? fault.getMessage() : null;
    }
}
