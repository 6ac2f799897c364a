package org.banshi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that holds all that a server keeps outside PostgreSQL, and the embedded PostgreSQL itself. */
final class DataFolder {
    private final Path path;

    DataFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** The folder itself, absolute. */
    Path path() {
        return path;
    }

    /** A file or folder in it. */
    Path at(String name) {
        return path.resolve(name);
    }

    /** Makes the folder, for this user only, if it is not there. */
    DataFolder create() {
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(
                    e.getFile() + " is a file; the data folder must be a folder: choose another with --data", e);
        } catch (AccessDeniedException e) {
            throw new Refusal("the data folder " + path + " may not be written: choose another with --data", e);
        } catch (IOException e) {
            throw new Refusal("the data folder " + path + " cannot be made: " + e.getMessage(), e);
        }
        return this;
    }

    /** Writes a file that only this user may read, whole or not at all. */
    void writeSecret(String name, String text) {
        try {
            Path draft = at(name + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, at(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + at(name), e);
        }
    }

    /** What a file holds, empty if there is none. */
    Optional<String> read(String name) {
        try {
            return Files.exists(at(name)) ? Optional.of(Files.readString(at(name))) : Optional.empty();
        } catch (IOException e) {
            throw new Refusal("cannot read " + at(name) + ": " + e.getMessage(), e);
        }
    }

    /** Removes a file if it is there. */
    void remove(String name) {
        try {
            Files.deleteIfExists(at(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + at(name), e);
        }
    }

    /**
     * Takes the folder for this process until the lock is closed or the process ends, however it ends.
     *
     * @throws Refusal if another process has it
     */
    Lock lock() {
        create();
        Path file = at("lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = holder(channel);
                channel.close();
                throw new Refusal("the data folder " + path + " is in use by " + holder
                        + ": stop that one first, or choose another folder with --data");
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.UTF_8.encode(
                            Long.toString(ProcessHandle.current().pid())),
                    0);
            return new Lock(channel);
        } catch (IOException e) {
            throw new Refusal("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        return pid.isEmpty() ? "another process" : "process " + pid;
    }

    /** The hold on a data folder. */
    record Lock(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
