package org.banshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.banshi.bench.LoopBench;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures on a throw-away database and a port of its own. */
@Command(name = "bench", description = "measures speed against plain SQL on a throw-away database")
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "NAME", description = "what to measure: loop")
    private String name;

    @Option(names = "--rows", description = "closed matters to lay down first (default: ${DEFAULT-VALUE})")
    private int rows = 0;

    @Option(names = "--seconds", description = "length of each measurement (default: ${DEFAULT-VALUE})")
    private int seconds = 12;

    @Override
    public Integer call() throws Exception {
        if (!name.equals("loop")) {
            throw new Refusal("there is no benchmark " + name + "; there is: loop");
        }
        Path folder = Files.createTempDirectory("banshi-bench");
        Options throwAway = new Options();
        new CommandLine(throwAway).parseArgs("--data", folder.toString(), "--port", "0");
        try (House house = House.openServer(throwAway, Set.of("bench"))) {
            LoopBench.Report report =
                    house.bean(LoopBench.class).run(house.address(), rows, seconds, options::progress);
            StringBuilder text = new StringBuilder("loop: ratio HTTP to JDBC at 8 clients " + report.ratio());
            report.figures()
                    .forEach((figure, value) ->
                            text.append('\n').append(figure).append(": ").append(value));
            options.result(report, text.toString());
            return 0;
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
