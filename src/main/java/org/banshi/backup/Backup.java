package org.banshi.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.banshi.access.KeyPrint;
import org.banshi.files.FileStore;
import org.banshi.matter.LedgerHead;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Makes backups. All tables come from one snapshot, so writing goes on meanwhile and no row stands there half; then the
 * files that this snapshot names.
 */
public final class Backup {
    private final FileStore store;
    private final String version;
    private final Progress progress;

    /**
     * @param store where files of matters lie
     * @param version of this program
     */
    public Backup(FileStore store, String version, Progress progress) {
        this.store = store;
        this.version = version;
        this.progress = progress;
    }

    /**
     * Writes a backup, whole or not at all.
     *
     * @param connection of the role that owns the tables; left with its transaction ended
     * @param target a file that is not there yet
     * @return what it holds
     * @throws BackupRefused if the file is there already, or there is nothing to back up
     */
    public Manifest write(Connection connection, Path target) throws IOException, SQLException {
        if (Files.exists(target)) {
            throw new BackupRefused(target + " is there already: choose another name");
        }
        Path half = target.resolveSibling(target.getFileName() + ".half");
        Files.deleteIfExists(half);
        try {
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Manifest manifest;
            try (ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(half), 1 << 16))) {
                zip.setComment(BackupFile.COMMENT);
                zip.setLevel(Deflater.BEST_SPEED);
                manifest = fill(zip, connection);
                put(zip, Manifest.ENTRY, BackupFile.json(manifest));
            }
            BackupFile.seal(half);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private Manifest fill(ZipOutputStream zip, Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Manifest tables;
        List<FileStore.Named> named;
        try {
            plainText(connection);
            Instant madeAt = Catalogue.list(
                            connection,
                            "select now()",
                            row -> row.getObject(1, OffsetDateTime.class).toInstant())
                    .getFirst();
            String schema = Catalogue.schema(connection);
            if (schema.isEmpty()) {
                throw new BackupRefused("there is nothing to back up: the database has no tables of Banshi");
            }
            List<Manifest.Table> copied = tables(zip, connection);
            named = FileStore.named(connection);
            tables = new Manifest(
                    Manifest.FORMAT,
                    version,
                    madeAt,
                    schema,
                    copied,
                    Catalogue.sequences(connection),
                    List.of(),
                    List.of(),
                    LedgerHead.in(connection),
                    KeyPrint.known(connection));
        } finally {
            connection.rollback();
        }
        return withFiles(zip, tables, named);
    }

    private List<Manifest.Table> tables(ZipOutputStream zip, Connection connection) throws IOException, SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<Catalogue.Shape> shapes = Catalogue.tables(connection);
        long about = shapes.stream().mapToLong(Catalogue.Shape::rowsAbout).sum();
        long[] done = {0};
        List<Manifest.Table> tables = new ArrayList<>();
        for (Catalogue.Shape shape : shapes) {
            zip.putNextEntry(new ZipEntry(new Manifest.Table(shape.name(), List.of(), 0, "").entry()));
            Digests.Out out = new Digests.Out(zip, lines -> {
                done[0] += lines;
                progress.at(done[0], Math.max(about, done[0]));
            });
            OutputStream gathered = new BufferedOutputStream(out, 1 << 15);
            long rows = copy.copyOut("copy " + shape.copy() + " to stdout", gathered);
            gathered.flush();
            zip.closeEntry();
            tables.add(new Manifest.Table(shape.name(), shape.columns(), rows, out.sha256Hex()));
        }
        return tables;
    }

    private Manifest withFiles(ZipOutputStream zip, Manifest tables, List<FileStore.Named> named) throws IOException {
        List<Manifest.Bytes> files = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (FileStore.Named file : named) {
            byte[] bytes = store.read(file.name()).orElse(null);
            String digest = bytes == null ? "" : Digests.of(bytes);
            if (bytes == null || file.isNamedByDigest() && !digest.equals(file.name())) {
                // What nobody attached may have been swept since the snapshot, as it would be after a restore.
                if (file.attached()) {
                    missing.add(file.name());
                }
                continue;
            }
            Manifest.Bytes content = new Manifest.Bytes(file.name(), bytes.length, digest);
            put(zip, content.entry(), bytes);
            files.add(content);
        }
        return new Manifest(
                tables.format(),
                tables.banshi(),
                tables.madeAt(),
                tables.schema(),
                tables.tables(),
                tables.sequences(),
                files,
                missing,
                tables.ledger(),
                tables.keys());
    }

    /** Whatever the server's settings are, values are written the same way and read back exactly. */
    private static void plainText(Connection connection) throws SQLException {
        Catalogue.run(connection, """
                set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
                set local bytea_output = 'hex'; set local extra_float_digits = 3; set local statement_timeout = 0""");
    }

    private static void put(ZipOutputStream zip, String entry, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(bytes);
        zip.closeEntry();
    }
}
