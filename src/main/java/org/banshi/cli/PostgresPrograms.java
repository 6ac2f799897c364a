package org.banshi.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs (initdb, pg_ctl, postgres), unpacked once from the jar into a folder named by their hash. */
final class PostgresPrograms {
    private final Path folder;
    private final List<String> prefix;

    private PostgresPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** Unpacks the programs under the given folder unless they are there. */
    static PostgresPrograms in(Path parent) {
        String archive = "/postgres-linux-" + architecture() + ".txz";
        try {
            Path folder = parent.resolve("postgresql-" + hash(archive));
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                unpack(archive, folder);
            }
            return new PostgresPrograms(folder, prefix());
        } catch (IOException e) {
            throw new Refusal("cannot unpack PostgreSQL into " + parent + ": " + e.getMessage(), e);
        }
    }

    /** Runs one of the programs to its end and gives back what it printed; refuses with its words if it fails. */
    String run(String program, Path output, int seconds, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // Into a file: the server that pg_ctl leaves behind would keep a pipe open for ever.
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Refusal("PostgreSQL's " + program + " did not end within " + seconds + " s; see " + output);
            }
            String said = Files.readString(output).strip();
            if (process.exitValue() != 0) {
                throw new Refusal("PostgreSQL's " + program + " failed: " + lastLine(said) + " (see " + output + ")");
            }
            return said;
        } catch (IOException e) {
            throw new Refusal("PostgreSQL's " + program + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while PostgreSQL's " + program + " ran", e);
        }
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody in particular. */
    private static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        try {
            Process trial = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (trial.waitFor() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException e) {
            // No unshare on this machine: told below like a refusal of the kernel.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal("PostgreSQL does not run as root and this machine allows no user namespaces:"
                + " start ./banshi as an ordinary user, or set BANSHI_DATABASE_URL to a PostgreSQL of your own");
    }

    private static String architecture() {
        String system = System.getProperty("os.name");
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if ("Linux".equals(system) && (arch.equals("amd64") || arch.equals("x86_64"))) {
            return "x86_64";
        }
        if ("Linux".equals(system) && (arch.equals("aarch64") || arch.equals("arm64"))) {
            return "arm_64";
        }
        throw new Refusal("there is no embedded PostgreSQL for " + system + " on " + arch
                + ": set BANSHI_DATABASE_URL to a PostgreSQL of your own, version 16 or newer");
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = PostgresPrograms.class.getResourceAsStream(archive);
        if (in == null) {
            throw new IOException(archive + " is not in this jar");
        }
        return in;
    }

    private static String hash(String archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(String archive, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path draft = Files.createTempDirectory(folder.getParent(), "unpack-");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, draft.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            removeTree(draft); // Another process was first.
        } catch (AtomicMoveNotSupportedException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void removeTree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
