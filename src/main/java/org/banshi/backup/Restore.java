package org.banshi.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.KeyPrint;
import org.banshi.files.FileStore;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Puts a backup into an empty database: first every byte of it is looked at, then its version and its keys, then the
 * tables are made as they were at its version and filled in one transaction. What fails leaves the database as empty as
 * it was.
 */
public final class Restore implements AutoCloseable {
    private static final String MIGRATIONS = "db/migration";

    private final BackupFile file;

    private Restore(BackupFile file) {
        this.file = file;
    }

    /**
     * Opens a backup and checks all that can be checked without a database.
     *
     * @throws BackupRefused if it is torn, altered, no backup or from a newer version
     */
    public static Restore open(Path path) throws IOException {
        BackupFile file = BackupFile.open(path);
        String newest = newest();
        if (MigrationVersion.fromVersion(file.manifest().schema()).compareTo(MigrationVersion.fromVersion(newest))
                > 0) {
            String line =
                    "%s was made by a newer Banshi (%s, tables of %s; this one knows them up to %s): restore it with that version or a later one"
                            .formatted(
                                    path,
                                    file.manifest().banshi(),
                                    file.manifest().schema(),
                                    newest);
            file.close();
            throw new BackupRefused(line);
        }
        return new Restore(file);
    }

    /** What the backup holds. */
    public Manifest manifest() {
        return file.manifest();
    }

    /**
     * Compares the keys at hand with those that the backup's sealed values need.
     *
     * @param setting the keys as set, or null if there are none
     * @param remedy what to do when they are not the right ones
     * @throws BackupRefused if they are not
     */
    public void checkKeys(@Nullable String setting, String remedy) {
        List<KeyPrint> needed =
                manifest().keys().stream().filter(key -> !key.retired()).toList();
        if (needed.isEmpty()) {
            return;
        }
        String ids = needed.stream().map(KeyPrint::id).collect(Collectors.joining(", "));
        if (setting == null) {
            throw new BackupRefused("this backup needs the keys " + ids + ", which it does not hold: " + remedy);
        }
        try {
            KeyPrint.check(setting, manifest().keys());
        } catch (RuntimeException e) {
            throw new BackupRefused(
                    "these are not the keys of this backup (" + e.getMessage() + "); it needs " + ids + ": " + remedy,
                    e);
        }
    }

    /**
     * Fills an empty database.
     *
     * @param connection of the role that owns the tables; not used by anybody else
     * @param flyway set up for the same database, to migrate it to the backup's version
     * @param store where files of matters go
     * @throws BackupRefused if the database is not empty or the backup does not fit; then nothing is left in it
     */
    public void into(
            Connection connection,
            org.flywaydb.core.api.configuration.FluentConfiguration flyway,
            FileStore store,
            Progress progress)
            throws IOException, SQLException {
        if (!Catalogue.isEmpty(connection)) {
            throw new BackupRefused("the target is not empty: restore fills an empty database only; choose another"
                    + " --data folder or another BANSHI_DATABASE_URL");
        }
        Flyway migrations = flyway.locations("classpath:" + MIGRATIONS)
                .target(manifest().schema())
                .cleanDisabled(false)
                .load();
        List<String> put = new ArrayList<>();
        boolean done = false;
        try {
            migrations.migrate();
            connection.setAutoCommit(false);
            load(connection, progress);
            files(store, put);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
                put.forEach(store::delete);
                migrations.clean();
            }
            connection.setAutoCommit(true);
        }
        Catalogue.run(connection, "analyze");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void load(Connection connection, Progress progress) throws IOException, SQLException {
        List<Catalogue.Shape> shapes = Catalogue.tables(connection);
        checkShapes(shapes);
        List<Catalogue.Rule> rules = Catalogue.rulesAcross(connection);
        for (Catalogue.Rule rule : rules) {
            Catalogue.run(connection, "alter table " + rule.table() + " drop constraint " + rule.name());
        }
        // The migrations themselves lay down a few rows; those of the backup take their place.
        Catalogue.run(
                connection,
                "truncate " + shapes.stream().map(Catalogue.Shape::name).collect(Collectors.joining(", ")));
        triggers(connection, shapes, "disable");
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long[] done = {0};
        for (Manifest.Table table : manifest().tables()) {
            try (InputStream in = file.read(table.entry())) {
                Digests.In counted = new Digests.In(in, lines -> {
                    done[0] += lines;
                    progress.at(done[0], manifest().rows());
                });
                Catalogue.Shape shape = new Catalogue.Shape(table.name(), table.columns(), 0);
                long rows =
                        copy.copyIn("copy " + shape.copy() + " from stdin", new BufferedInputStream(counted, 1 << 16));
                if (rows != table.rows() || !counted.sha256Hex().equals(table.sha256())) {
                    throw new BackupRefused("the rows of " + table.name() + " are not those that were written");
                }
            }
        }
        Catalogue.set(connection, manifest().sequences());
        triggers(connection, shapes, "enable");
        holdAgain(connection, rules);
    }

    /** What triggers did and refused when a row was written is in the rows; nothing is done or judged a second time. */
    private static void triggers(Connection connection, List<Catalogue.Shape> shapes, String how) throws SQLException {
        for (Catalogue.Shape shape : shapes) {
            Catalogue.run(connection, "alter table " + shape.name() + " " + how + " trigger user");
        }
    }

    private void checkShapes(List<Catalogue.Shape> shapes) {
        Set<String> here = shapes.stream()
                .map(shape -> shape.name() + shape.columns().stream().sorted().toList())
                .collect(Collectors.toSet());
        for (Manifest.Table table : manifest().tables()) {
            if (!here.contains(table.name() + table.columns().stream().sorted().toList())) {
                throw new BackupRefused("this Banshi makes the table " + table.name()
                        + " in another shape than the backup has it: restore it with the version "
                        + manifest().banshi());
            }
        }
    }

    private static void holdAgain(Connection connection, List<Catalogue.Rule> rules) throws SQLException {
        for (Catalogue.Rule rule : rules) {
            String add = "alter table " + rule.table() + " add constraint " + rule.name() + " " + rule.definition();
            if (rule.foreignKey()) {
                Catalogue.run(connection, add);
                continue;
            }
            // Such a check held when its row was written; units may have moved since. It holds for all new rows.
            Savepoint before = connection.setSavepoint();
            try {
                Catalogue.run(connection, add);
            } catch (SQLException e) {
                connection.rollback(before);
                Catalogue.run(connection, add.replaceAll(" NOT VALID$", "") + " not valid");
            }
        }
    }

    private void files(FileStore store, List<String> put) throws IOException {
        for (Manifest.Bytes content : manifest().files()) {
            byte[] bytes;
            try (InputStream in = file.read(content.entry())) {
                bytes = in.readAllBytes();
            }
            if (!Digests.of(bytes).equals(content.sha256())) {
                throw new BackupRefused("the file " + content.name() + " is not the one that was written");
            }
            if (store.put(content.name(), bytes)) {
                put.add(content.name());
            }
            String stored = store.read(content.name()).map(Digests::of).orElse("");
            if (!stored.equals(content.sha256())) {
                throw new BackupRefused("the file store holds another file under the name " + content.name());
            }
        }
    }

    /** The last migration that this program knows. */
    private static String newest() throws IOException {
        MigrationVersion newest = MigrationVersion.fromVersion("0");
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + MIGRATIONS + "/V*.sql")) {
            String name = String.valueOf(resource.getFilename());
            MigrationVersion version = MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
            newest = version.compareTo(newest) > 0 ? version : newest;
        }
        return newest.toString();
    }
}
