package org.banshi.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup on the disk: a ZIP file whose comment, its very last bytes, is the SHA-256 of all bytes before. So one changed
 * byte anywhere, or a missing end, shows before a single row is read.
 */
final class BackupFile implements AutoCloseable {
    /** The comment; its digits are filled in when the rest stands. */
    static final String COMMENT = "banshi backup sha256 " + "0".repeat(64);

    private static final int DIGITS = 64;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Fills in the digest of a file that was just written and brings all of it to the disk. */
    static void seal(Path file) throws IOException {
        String digest = digest(file);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
                FileChannel channel = out.getChannel()) {
            out.seek(out.length() - DIGITS);
            out.write(digest.getBytes(StandardCharsets.US_ASCII));
            channel.force(true);
        }
    }

    /**
     * Opens a backup after looking at every byte of it.
     *
     * @throws BackupRefused if it is none, torn, altered or of a newer format
     */
    static BackupFile open(Path path) throws IOException {
        String told = lastWords(path);
        if (told == null) {
            throw new BackupRefused(path + " is no backup of Banshi, or its end is missing");
        }
        if (!digest(path).equals(told)) {
            throw new BackupRefused(path + " was altered or damaged: its bytes are not those that were written");
        }
        ZipFile zip = new ZipFile(path.toFile());
        try {
            Manifest manifest = manifest(zip);
            if (manifest.format() > Manifest.FORMAT) {
                throw new BackupRefused(path + " was made by a newer Banshi (" + manifest.banshi()
                        + "): restore it with that version or a later one");
            }
            return new BackupFile(path, zip, manifest);
        } catch (JacksonException e) {
            zip.close();
            throw new BackupRefused(path + " has no manifest that can be read", e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream read(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw new BackupRefused(path + " lacks " + entry);
        }
        return zip.getInputStream(found);
    }

    static byte[] json(Manifest manifest) {
        return JSON.writeValueAsBytes(manifest);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new BackupRefused(zip.getName() + " has no manifest");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return JSON.readValue(in, Manifest.class);
        }
    }

    /** The digest that the file tells of itself, if it ends like a backup. */
    private static @Nullable String lastWords(Path path) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            byte[] end = new byte[COMMENT.length()];
            if (in.length() < end.length) {
                return null;
            }
            in.seek(in.length() - end.length);
            in.readFully(end);
            String text = new String(end, StandardCharsets.ISO_8859_1);
            String head = COMMENT.substring(0, COMMENT.length() - DIGITS);
            return text.startsWith(head) ? text.substring(head.length()) : null;
        }
    }

    private static String digest(Path path) throws IOException {
        MessageDigest digest = Digests.sha256();
        long left = Files.size(path) - DIGITS;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path, StandardOpenOption.READ)) {
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    break;
                }
                digest.update(buffer, 0, count);
                left -= count;
            }
        }
        return Digests.hex(digest);
    }
}
