package org.banshi.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.banshi.matter.Retaining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code retention}: what the rule of retention would delete tonight; changes nothing. */
@Command(name = "retention", description = "tells what would be deleted tonight because its time is over")
final class RetentionCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() {
        try (House house = House.open(options)) {
            Retaining.Night night = house.bean(Retaining.class).preview();
            String lines = night.lines().stream()
                    .map(line -> "\n%-20s %s%s"
                            .formatted(
                                    line.what(),
                                    line.months() == null
                                            ? "kept for ever"
                                            : line.months() + " months: " + line.count() + " would go",
                                    line.left() == 0 ? "" : ", " + line.left() + " stay"))
                    .collect(Collectors.joining());
            options.result(
                    night,
                    "matter.retention v" + night.version()
                            + (night.approved() ? "" : ", not published by a security administrator: nothing goes")
                            + lines);
        }
        return 0;
    }
}
