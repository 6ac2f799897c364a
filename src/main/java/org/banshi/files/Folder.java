package org.banshi.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that all nodes share. Bytes are written beside, forced to the disk and then moved to their name, so that a
 * name never holds half of them, not even after the power went.
 */
final class Folder implements Contents {
    private static final String HALF = ".half";
    /** Enough for a few of the largest files. */
    private static final long LEAST_SPACE = 64L << 20;

    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    @Override
    public void put(String name, byte[] bytes) {
        Path target = path(name);
        if (Files.exists(target)) {
            return;
        }
        try {
            Path folder = Objects.requireNonNull(target.getParent());
            Files.createDirectories(folder);
            Path half = target.resolveSibling(name + "." + UUID.randomUUID() + HALF);
            try {
                write(half, bytes);
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
            force(folder);
            force(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store a file in " + root, e);
        }
    }

    @Override
    public InputStream open(String name) {
        try {
            return Files.newInputStream(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a file in " + root, e);
        }
    }

    @Override
    public boolean has(String name) {
        return Files.exists(path(name));
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove a file in " + root, e);
        }
    }

    /** Whether a file can be stored: tried, since a disk may be full or gone. */
    boolean isWritable() {
        try {
            Files.createDirectories(root);
            if (Files.getFileStore(root).getUsableSpace() < LEAST_SPACE) {
                return false;
            }
            Path trial = root.resolve("trial." + UUID.randomUUID() + HALF);
            try {
                write(trial, new byte[] {1});
            } finally {
                Files.deleteIfExists(trial);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes what a crash left half written before the given moment. */
    void sweepHalves(java.time.Instant before) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root, 2)) {
            for (Path path : all.filter(p -> p.toString().endsWith(HALF)).toList()) {
                if (Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot sweep " + root, e);
        }
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** A new name in a folder lasts only once the folder itself is on the disk; not every system can do that. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            // Windows: its own journal keeps names.
        }
    }

    private Path path(String name) {
        return root.resolve(name.substring(0, 2)).resolve(name);
    }
}
