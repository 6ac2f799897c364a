package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on Debian's PostgreSQL, started by hand; skipped where none is installed. */
@Tag("torn")
class OwnDatabaseTest {
    private static final String KEYS = "k1:" + "A".repeat(43) + "=";

    @TempDir
    private Path temporary;

    private Path programs;
    private Path data;
    private int port;

    @BeforeEach
    void setUp() throws IOException, InterruptedException, SQLException {
        Optional<Path> found = installed();
        assumeThat(found).as("Debian's PostgreSQL").isPresent();
        programs = found.orElseThrow();
        data = temporary.resolve("postgres");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path password = Files.writeString(temporary.resolve("pw"), "geheim");
        postgres(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                "boss",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync");
        postgres(
                "pg_ctl",
                "start",
                "-w",
                "-s",
                "-D",
                data.toString(),
                "-l",
                temporary.resolve("log").toString(),
                "-o",
                "-c port=" + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
        boss("create role owner login password 'o'");
        boss("create role app login password 'a'");
        boss("create database city owner owner");
    }

    @AfterEach
    void tearDown() throws IOException, InterruptedException {
        if (programs != null) {
            postgres("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", data.toString());
        }
    }

    @Test
    void theServerRunsOnADatabaseOfOnesOwnAndSaysClearlyWhatIsWrong() throws IOException, SQLException {
        try (Launched server =
                Launched.start(temporary, environment(), arguments()).awaitAnswer()) {
            assertThat(server.err()).doesNotContain("could rewrite history");
            assertThat(temporary.resolve("var/postgres")).doesNotExist();
            server.terminate();
            server.awaitEnd();
        }
        oneLine(with("BANSHI_DATABASE_PASSWORD", "wrong"), "cannot open the database");
        oneLine(with("BANSHI_DATABASE_OWNER_PASSWORD", "wrong"), "as owner");
        oneLine(with("BANSHI_DATABASE_URL", "postgres://127.0.0.1:1/city"), "cannot open the database");
        oneLine(with("BANSHI_KEYS", ""), "BANSHI_KEYS is not set");
        assertThat(OwnDatabase.check(new DatabaseAddress(url("city"), "boss", "geheim", "boss", "geheim")))
                .last()
                .asString()
                .contains("superuser");
        assertThat(OwnDatabase.check(new DatabaseAddress(url("city"), "owner", "o", "owner", "o")))
                .last()
                .asString()
                .contains("owner of the tables");
    }

    private void oneLine(Map<String, String> environment, String words) throws IOException {
        try (Launched server = Launched.start(temporary, environment, arguments())) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.err().lines().filter(line -> !line.startsWith("warning:")))
                    .singleElement()
                    .asString()
                    .startsWith("banshi: ")
                    .contains(words);
        }
    }

    private String[] arguments() {
        return new String[] {
            "run", "--port", "0", "--data", temporary.resolve("var").toString()
        };
    }

    private Map<String, String> environment() {
        return Map.of(
                "BANSHI_DATABASE_URL", "postgres://127.0.0.1:" + port + "/city",
                "BANSHI_DATABASE_USER", "app",
                "BANSHI_DATABASE_PASSWORD", "a",
                "BANSHI_DATABASE_OWNER_USER", "owner",
                "BANSHI_DATABASE_OWNER_PASSWORD", "o",
                "BANSHI_KEYS", KEYS);
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> environment = new TreeMap<>(environment());
        environment.put(name, value);
        return environment;
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private void boss(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "boss", "geheim");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Optional<Path> installed() throws IOException {
        Path root = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(root)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        }
    }

    /** Runs one of Debian's programs, which refuse to run as root, in a user namespace where this is root. */
    private void postgres(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path said = temporary.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }
}
