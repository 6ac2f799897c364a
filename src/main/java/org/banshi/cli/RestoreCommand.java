package org.banshi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.banshi.backup.Manifest;
import org.banshi.backup.Restore;
import org.banshi.matter.LedgerHead;
import org.banshi.matter.Verifier;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}: a backup into an empty database; ends with {@code verify}. */
@Command(name = "restore", description = "puts a backup into an empty database and verifies its ledger")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", description = "what backup wrote")
    private Path file;

    /** What {@code restore --json} tells. */
    record Told(
            String schema,
            long rows,
            int files,
            LedgerHead ledger,
            Verifier.Report verified,
            double seconds,
            double verifySeconds) {}

    @Override
    public Integer call() throws IOException, SQLException {
        Options.requireFile(file);
        long begin = System.nanoTime();
        Manifest manifest;
        try (Restore restore = Restore.open(file)) {
            manifest = restore.manifest();
            restore.checkKeys(
                    Keys.atHand(options.folder(), System.getenv()).orElse(null),
                    "put the old data folder's file keys into "
                            + options.folder().path() + ", or set BANSHI_KEYS to them");
            fill(restore);
        }
        double seconds = since(begin);
        options.progress("all rows are in; verifying");
        begin = System.nanoTime();
        try (House house = House.open(options)) {
            Verifier.Report report = house.bean(Verifier.class).verify(done -> options.progress(done + " events"));
            boolean whole = report.isWhole()
                    && report.matters() == manifest.ledger().matters()
                    && report.events() == manifest.ledger().events();
            Told told = new Told(
                    manifest.schema(),
                    manifest.rows(),
                    manifest.files().size(),
                    manifest.ledger(),
                    report,
                    seconds,
                    since(begin));
            options.result(told, text(told, whole));
            return whole ? 0 : 1;
        }
    }

    private void fill(Restore restore) throws IOException, SQLException {
        try (House house = House.openAsIs(options);
                Connection connection = house.database().asOwner()) {
            DatabaseAddress address = house.database();
            ProgressLine line = new ProgressLine("rows");
            restore.into(
                    connection,
                    Flyway.configure()
                            .dataSource(address.url(), address.ownerUser(), address.ownerPassword())
                            .placeholders(java.util.Map.of("app", address.user())),
                    house.fileStore(),
                    line::at);
            line.end();
        }
    }

    private static String text(Told told, boolean whole) {
        Verifier.Report report = told.verified();
        return "Restored: %,d rows, %d files, %.1f s\n%s: %d matters, %d events, %d daily roots, %.1f s"
                .formatted(
                        told.rows(),
                        told.files(),
                        told.seconds(),
                        whole ? "The ledger is whole" : "THE LEDGER IS NOT WHOLE (./banshi verify tells more)",
                        report.matters(),
                        report.events(),
                        report.roots(),
                        told.verifySeconds());
    }

    private static double since(long begin) {
        return Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
    }
}
