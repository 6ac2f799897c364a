package org.banshi.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that comes with Banshi, in the data folder: durable (fsync and synchronous commit on), reachable only
 * from this machine and only with a password, with one role that owns the tables and one that only reads and writes
 * rows. While it is open a dead server is started again.
 */
final class EmbeddedDatabase implements AutoCloseable {
    static final String OWNER = "banshi_owner";
    static final String APP = "banshi_app";
    private static final String DATABASE = "banshi";
    private static final String PASSWORDS = "postgres.passwords";
    private static final String PORT = "postgres.port";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final Postmaster postmaster;
    private final DatabaseAddress address;
    private volatile boolean closing;

    private EmbeddedDatabase(Postmaster postmaster, DatabaseAddress address) {
        this.postmaster = postmaster;
        this.address = address;
    }

    /** Starts the database of a data folder that this process has locked, making it the first time. */
    static EmbeddedDatabase start(DataFolder folder) {
        PostgresPrograms programs = PostgresPrograms.in(folder.at("engine"));
        Path data = folder.at("postgres");
        if (!isIn(folder)) {
            make(folder, programs, data);
        }
        Postmaster postmaster = new Postmaster(programs, data, folder.at("postgres.log"), folder.at("postgres.said"));
        postmaster.running().ifPresent(_ -> postmaster.stop());
        int port = port(folder);
        settle(data, port);
        EmbeddedDatabase database = new EmbeddedDatabase(postmaster, address(folder, port));
        ProcessHandle server = postmaster.start();
        try {
            prepare(port, passwords(folder));
        } catch (SQLException e) {
            postmaster.stop();
            throw new Refusal("the embedded PostgreSQL does not answer: " + e.getMessage(), e);
        }
        database.watch(server);
        return database;
    }

    /** Whether a data folder has a database. */
    static boolean isIn(DataFolder folder) {
        return Files.exists(folder.at("postgres").resolve("PG_VERSION"));
    }

    /** The address of the database that a running server opened on this folder. */
    static DatabaseAddress address(DataFolder folder, int port) {
        Properties passwords = passwords(folder);
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
                APP,
                passwords.getProperty(APP),
                OWNER,
                passwords.getProperty(OWNER));
    }

    /** Where it is and how to enter it. */
    DatabaseAddress address() {
        return address;
    }

    /** The process number of the server. */
    long pid() {
        return postmaster.running().map(ProcessHandle::pid).orElse(-1L);
    }

    @Override
    public synchronized void close() {
        closing = true;
        postmaster.stop();
    }

    private void watch(ProcessHandle server) {
        server.onExit()
                .thenAcceptAsync(
                        _ -> revive(),
                        task -> Thread.ofPlatform()
                                .daemon()
                                .name("postgres-watch")
                                .start(task));
    }

    private synchronized void revive() {
        for (int attempt = 1; !closing && attempt <= 20; attempt++) {
            try {
                LOG.warn("the embedded PostgreSQL ended by itself; starting it again");
                watch(postmaster.start());
                return;
            } catch (Refusal e) {
                LOG.error("the embedded PostgreSQL does not start again: {}", e.getMessage());
                await(attempt);
            }
        }
    }

    private void await(int seconds) {
        try {
            TimeUnit.SECONDS.timedWait(this, seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the data directory beside its final place and moves it there whole, so that a crash leaves no half. */
    private static void make(DataFolder folder, PostgresPrograms programs, Path data) {
        Properties passwords = new Properties();
        for (String role : new String[] {"postgres", OWNER, APP}) {
            passwords.setProperty(role, random());
        }
        Path draft = folder.at("postgres.new");
        try {
            removeTree(draft);
            folder.writeSecret("postgres.pw", passwords.getProperty("postgres"));
            programs.run(
                    "initdb",
                    folder.at("postgres.said"),
                    120,
                    "-D",
                    draft.toString(),
                    "-U",
                    "postgres",
                    "--auth=scram-sha-256",
                    "--pwfile=" + folder.at("postgres.pw"),
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--data-checksums");
            Files.writeString(
                    draft.resolve("postgresql.conf"),
                    "\ninclude 'banshi.conf'\n",
                    java.nio.file.StandardOpenOption.APPEND);
            settle(draft, 0);
            StringBuilder text = new StringBuilder();
            passwords.forEach((role, password) ->
                    text.append(role).append('=').append(password).append('\n'));
            folder.writeSecret(PASSWORDS, text.toString());
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the database in " + folder.path(), e);
        } finally {
            folder.remove("postgres.pw");
        }
    }

    /** Writes the settings that this version of Banshi wants; PostgreSQL reads them at its start. */
    private static void settle(Path data, int port) {
        String settings = """
                # Written by Banshi at every start: do not edit. Your own settings go to postgresql.conf, above the include.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 150
                shared_buffers = %dMB
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                password_encryption = 'scram-sha-256'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] '
                """.formatted(port, cachedMegabytes());
        try {
            Files.writeString(data.resolve("banshi.conf"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An eighth of the memory, so that what is asked for often is not read from the files again. */
    private static long cachedMegabytes() {
        long total = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
        return Math.clamp(total / 8 / 1_048_576, 256, 4_096);
    }

    private static void prepare(int port, Properties passwords) throws SQLException {
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (Connection connection = DriverManager.getConnection(
                        server + "postgres", "postgres", passwords.getProperty("postgres"));
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, APP}) {
                // Hexadecimal only, so it needs no quoting.
                String password = passwords.getProperty(role);
                if (isMissing(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login");
                }
                statement.execute("alter role " + role + " password '" + password + "'");
            }
            if (isMissing(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static Properties passwords(DataFolder folder) {
        String text = folder.read(PASSWORDS)
                .orElseThrow(() -> new Refusal(folder.at(PASSWORDS) + " is missing; without it the database in "
                        + folder.path() + " cannot be entered: put it back from your backup"));
        Properties passwords = new Properties();
        try {
            passwords.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passwords;
    }

    /** The port of the last time if it is still free, else a new one, kept for the next time. */
    private static int port(DataFolder folder) {
        int kept = folder.read(PORT).map(text -> Integer.parseInt(text.strip())).orElse(0);
        for (int port : new int[] {kept, 0}) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                folder.writeSecret(PORT, Integer.toString(socket.getLocalPort()));
                return socket.getLocalPort();
            } catch (IOException e) {
                LOG.debug("port {} is taken", port);
            }
        }
        throw new Refusal("no free port for the embedded PostgreSQL on 127.0.0.1");
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void removeTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path :
                        paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
