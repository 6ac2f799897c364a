package org.banshi.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process of one PostgreSQL data directory: looked up, started and stopped. Only the holder of the data
 * folder's lock may use it.
 */
final class Postmaster {
    private static final int START_ATTEMPTS = 8;

    private final PostgresPrograms programs;
    private final Path data;
    private final Path log;
    private final Path said;

    Postmaster(PostgresPrograms programs, Path data, Path log, Path said) {
        this.programs = programs;
        this.data = data;
        this.log = log;
        this.said = said;
    }

    /** The running server of this data directory, whoever started it. */
    Optional<ProcessHandle> running() {
        return pidInFile().flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    /**
     * Starts the server. One that outlived its Banshi is stopped first, so that settings, port and supervision are
     * this process's own; a pid file whose number another program has by now is removed.
     */
    ProcessHandle start() {
        if (running().isPresent()) {
            stop();
        }
        forgetForeignPid();
        for (int attempt = 1; ; attempt++) {
            try {
                programs.run(
                        "pg_ctl",
                        said,
                        90,
                        "start",
                        "-w",
                        "-t",
                        "60",
                        "-s",
                        "-D",
                        data.toString(),
                        "-l",
                        log.toString());
                return running().orElseThrow(() -> new Refusal("PostgreSQL started and ended again; see " + log));
            } catch (Refusal e) {
                // After a kill -9 of the server its children hold the shared memory for a moment.
                if (attempt == START_ATTEMPTS || !logEndsWithBusyMemory()) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** Stops the server: open transactions are rolled back, all that was committed is kept. */
    void stop() {
        if (running().isEmpty()) {
            return;
        }
        try {
            programs.run("pg_ctl", said, 40, "stop", "-w", "-t", "30", "-s", "-m", "fast", "-D", data.toString());
        } catch (Refusal e) {
            if (running().isPresent()) {
                programs.run(
                        "pg_ctl", said, 40, "stop", "-w", "-t", "30", "-s", "-m", "immediate", "-D", data.toString());
            }
        }
    }

    private Optional<Long> pidInFile() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Refusal("cannot read " + data.resolve("postmaster.pid") + ": " + e.getMessage(), e);
        }
    }

    /** Whether the process is a PostgreSQL server of this very directory, and not one that took over its number. */
    private boolean isOurs(ProcessHandle process) {
        return process.isAlive() && commandLine(process).contains(data.toString());
    }

    private static String commandLine(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }

    private void forgetForeignPid() {
        if (pidInFile().isPresent() && running().isEmpty()) {
            try {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new Refusal("cannot remove the stale " + data.resolve("postmaster.pid"), e);
            }
        }
    }

    private boolean logEndsWithBusyMemory() {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - 600)).contains("shared memory block");
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while PostgreSQL was starting", e);
        }
    }
}
