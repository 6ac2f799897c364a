package org.banshi.cli;

import java.io.IOException;
import org.banshi.web.Problem;
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
        switch (failure) {
            case Refusal refusal -> System.err.println("banshi: " + refusal.getMessage());
            case Problem problem -> System.err.println("banshi: " + House.words(problem));
            case IOException fault -> System.err.println("banshi: " + fault.getMessage());
            default -> failure.printStackTrace();
        }
        return 1;
    }
}
