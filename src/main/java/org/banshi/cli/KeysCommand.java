package org.banshi.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.banshi.access.Resealing;
import org.banshi.access.Resealing.KeyUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keys}: rotates the keys that encrypt who raised a matter. */
@Command(
        name = "keys",
        synopsisSubcommandLabel = "(list | new | reseal | retire ID)",
        description = "lists and rotates the keys that encrypt who raised a matter")
final class KeysCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** What {@code keys list --json} tells. */
    record Listed(List<KeyUse> keys) {}

    /** What {@code keys new} and {@code keys retire} tell. */
    record Named(String key) {}

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return 2;
    }

    @Command(name = "list", description = "tells which keys there are and how many values each still seals")
    int list(@Mixin Options options) {
        try (House house = House.open(options)) {
            List<KeyUse> keys = house.bean(Resealing.class).keys();
            options.result(
                    new Listed(keys), keys.stream().map(KeysCommand::line).collect(Collectors.joining("\n")));
            return 0;
        }
    }

    @Command(name = "new", description = "puts a new key before those of an embedded database, while nothing runs")
    int make(@Mixin Options options) {
        String id = Keys.addToEmbedded(options.folder(), System.getenv());
        options.result(
                new Named(id),
                "The key %s is the active one from the next start; then run ./banshi keys reseal".formatted(id));
        return 0;
    }

    @Command(name = "reseal", description = "seals everything again with the active key; may be stopped and run again")
    int reseal(@Mixin Options options) {
        try (House house = House.open(options)) {
            Resealing resealing = house.bean(Resealing.class);
            ProgressLine line = new ProgressLine("values");
            Resealing.Outcome outcome = resealing.reseal(line::at);
            line.end();
            String unreadable = outcome.unreadable() == 0
                    ? ""
                    : "\nNOT READABLE, left as they are: %d, such as %s"
                            .formatted(outcome.unreadable(), String.join(", ", outcome.places()));
            String keys = resealing.keys().stream().map(KeysCommand::line).collect(Collectors.joining("\n"));
            options.result(outcome, "%d values sealed again%s\n%s".formatted(outcome.resealed(), unreadable, keys));
            return outcome.unreadable() == 0 ? 0 : 1;
        }
    }

    @Command(name = "retire", description = "marks a key that seals nothing as needed no more")
    int retire(@Mixin Options options, @Parameters(paramLabel = "ID", description = "the key's id") String id) {
        try (House house = House.open(options)) {
            house.bean(Resealing.class).retire(id);
            options.result(
                    new Named(id),
                    "The key %1$s is retired. Keep it with the backups of before; servers start without it now"
                            .formatted(id));
            return 0;
        }
    }

    private static String line(KeyUse key) {
        String state = key.active() ? "active" : key.retiredAt() != null ? "retired" : key.set() ? "old" : "NOT SET";
        String values = key.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(column -> column.getKey() + " " + column.getValue())
                .collect(Collectors.joining(", "));
        return "%-20s %-8s %d values%s".formatted(key.id(), state, key.total(), values.isEmpty() ? "" : ": " + values);
    }
}
