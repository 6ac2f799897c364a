package org.banshi.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The bytes of all files by the names under which they lie, for backup and restore; it asks nobody who may see them. */
public final class FileStore {
    private final Contents contents;

    FileStore(Contents contents) {
        this.contents = contents;
    }

    /** The store that the settings name, without any other part of the house. */
    public static FileStore of(Environment environment) {
        FilesConfiguration.Settings settings =
                Binder.get(environment).bindOrCreate("banshi.files", FilesConfiguration.Settings.class);
        Path data = Path.of(environment.getProperty("banshi.data", "var"));
        return new FileStore(FilesConfiguration.contentsOf(settings, data));
    }

    /** The store in a folder. */
    public static FileStore in(Path folder) {
        return new FileStore(new Folder(folder));
    }

    /**
     * A content that the table of files names.
     *
     * @param name the SHA-256 of its bytes, or that of its picture and an ending for a thumbnail
     * @param attached whether it belongs to a matter; otherwise it may be swept away at any time
     */
    public record Named(String name, boolean attached) {
        /** Whether the name is the SHA-256 of the bytes. */
        public boolean isNamedByDigest() {
            return !name.endsWith(Intake.THUMBNAIL);
        }
    }

    /** All contents that the table of files names, seen in the connection's transaction. */
    public static List<Named> named(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select sha256, bool_or(subject is not null), bool_or(kind = 'image') from files_file
                        group by sha256 order by sha256""")) {
            List<Named> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Named(rows.getString(1), rows.getBoolean(2)));
                if (rows.getBoolean(3)) {
                    all.add(new Named(rows.getString(1) + Intake.THUMBNAIL, rows.getBoolean(2)));
                }
            }
            return all;
        }
    }

    /** The bytes, if there are any of that name. */
    public Optional<byte[]> read(String name) {
        if (!contents.has(name)) {
            return Optional.empty();
        }
        try (InputStream in = contents.open(name)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the file " + name, e);
        }
    }

    /**
     * Stores bytes; does nothing if there are some of that name.
     *
     * @return whether there were none
     */
    public boolean put(String name, byte[] bytes) {
        boolean isNew = !contents.has(name);
        contents.put(name, bytes);
        return isNew;
    }

    /** Removes the bytes; does nothing if there are none. */
    public void delete(String name) {
        contents.delete(name);
    }

    /** Whether bytes can be stored now. */
    public boolean isWritable() {
        return !(contents instanceof Folder folder) || folder.isWritable();
    }
}
