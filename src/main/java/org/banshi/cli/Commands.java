package org.banshi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The list of all commands that are built; one class each. The script {@code ./banshi} adds setup, test and fmt. */
@Command(
        name = "banshi",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            AdminCommand.class,
            VerifyCommand.class,
            RatesCommand.class,
            RetentionCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            KeysCommand.class,
            TrainCommand.class,
            ClassifyCommand.class,
            BenchCommand.class,
            ImportCommand.class,
            CommandLine.HelpCommand.class
        })
final class Commands implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return 2;
    }
}
