package org.banshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.banshi.access.KeyPrint;
import org.banshi.backup.Backup;
import org.banshi.backup.Manifest;
import org.banshi.calendar.CityClock;
import org.banshi.matter.LedgerHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}: the whole city in one file, while the server runs or not. */
@Command(name = "backup", description = "writes all tables from one snapshot and the files of matters into one file")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", description = "a new file, or a folder in which one is named by the time")
    private Path target;

    /**
     * What {@code backup --json} tells.
     *
     * @param keys ids of the keys that a restore needs and that are not in the file
     */
    record Told(
            Path file,
            long size,
            String schema,
            int tables,
            long rows,
            int files,
            List<String> missing,
            LedgerHead ledger,
            List<String> keys,
            double seconds) {}

    @Override
    public Integer call() throws IOException, SQLException {
        if (!House.hasDatabase(options)) {
            throw new Refusal("there is no database in " + options.folder().path() + ": name its folder with --data");
        }
        Path file = Files.isDirectory(target) ? target.resolve(name()) : target;
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new Refusal("there is no folder " + parent + " to write the backup to");
        }
        long begin = System.nanoTime();
        try (House house = House.openAsIs(options);
                Connection connection = house.database().asOwner()) {
            ProgressLine line = new ProgressLine("rows");
            Manifest made = new Backup(house.fileStore(), House.version(), line::at).write(connection, file);
            line.end();
            List<String> keys = made.keys().stream()
                    .filter(key -> !key.retired())
                    .map(KeyPrint::id)
                    .toList();
            Told told = new Told(
                    file,
                    Files.size(file),
                    made.schema(),
                    made.tables().size(),
                    made.rows(),
                    made.files().size(),
                    made.missing(),
                    made.ledger(),
                    keys,
                    Math.round((System.nanoTime() - begin) / 1e8) / 10.0);
            options.result(told, text(told));
            return made.missing().isEmpty() ? 0 : 1;
        }
    }

    private static String text(Told told) {
        String head = "%s: %,d bytes, %d tables, %,d rows, %d files, %,d matters, %,d events, %.1f s"
                .formatted(
                        told.file(),
                        told.size(),
                        told.tables(),
                        told.rows(),
                        told.files(),
                        told.ledger().matters(),
                        told.ledger().events(),
                        told.seconds());
        String keys = "\nThe keys are NOT in it: without " + String.join(", ", told.keys())
                + " (the file keys of the data folder, or BANSHI_KEYS) nobody can read who raised a matter. Keep them apart.";
        String missing = told.missing().isEmpty()
                ? ""
                : "\nMISSING OR DAMAGED files of matters: " + told.missing().size() + ", such as "
                        + told.missing().getFirst();
        return head + (told.keys().isEmpty() ? "" : keys) + missing;
    }

    private static String name() {
        return "banshi-"
                + LocalDateTime.now(CityClock.real(ZoneOffset.UTC))
                        .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
                + "Z.zip";
    }
}
