package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server as a process, torn down in every way a machine can. */
@Tag("torn")
class TornTest {
    @TempDir
    private Path temporary;

    private DataFolder folder;

    @BeforeEach
    void setUp() throws IOException {
        folder = new DataFolder(temporary.resolve("var")).create();
        Files.createSymbolicLink(
                folder.at("engine"),
                Files.createDirectories(Path.of("target/engine")).toAbsolutePath());
    }

    @AfterEach
    void tearDown() {
        postmaster().stop();
    }

    @Test
    void dataSurvivesTheEndOfTheServerOfTheDatabaseAndOfBoth() throws Exception {
        try (Launched server = run()) {
            write("kept");
            killDatabase();
            assertThat(eventually("select text from torn")).isEqualTo("kept");
            assertThat(status()).isLessThan(500);
            write("written after the database came back");
            server.kill();
        }
        try (Launched server = run()) {
            assertThat(eventually("select count(*) from torn")).isEqualTo("2");
            killDatabase();
            server.kill();
        }
        try (Launched server = run()) {
            assertThat(eventually("select count(*) from torn")).isEqualTo("2");
            try (Launched second = Launched.start(temporary, Map.of(), arguments())) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                assertThat(second.err().strip())
                        .contains("is in use by process")
                        .hasLineCount(1);
            }
            server.terminate();
            server.awaitEnd();
            assertThat(server.err()).doesNotContain("Exception");
        }
        assertThat(folder.at("server.json")).doesNotExist();
        assertThat(postmaster().running()).isEmpty();
    }

    private Launched run() throws IOException {
        return Launched.start(temporary, Map.of(), arguments()).awaitAnswer();
    }

    private String[] arguments() {
        return new String[] {"run", "--port", "0", "--data", folder.path().toString()};
    }

    private Postmaster postmaster() {
        return new Postmaster(
                PostgresPrograms.in(folder.at("engine")), folder.at("postgres"), folder.at("log"), folder.at("said"));
    }

    private void killDatabase() {
        ProcessHandle server = postmaster().running().orElseThrow();
        server.destroyForcibly();
    }

    private int status() throws IOException, InterruptedException {
        String address = ServerFile.running(folder).orElseThrow().address();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private void write(String text) throws SQLException {
        DatabaseAddress address = address();
        try (Connection owner =
                        DriverManager.getConnection(address.url(), address.ownerUser(), address.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create table if not exists torn (text text)");
            statement.execute("insert into torn values ('" + text + "')");
        }
    }

    private String eventually(String query) throws SQLException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            DatabaseAddress address = address();
            try (Connection owner =
                            DriverManager.getConnection(address.url(), address.ownerUser(), address.ownerPassword());
                    Statement statement = owner.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private DatabaseAddress address() {
        return EmbeddedDatabase.address(
                folder, ServerFile.running(folder).orElseThrow().databasePort());
    }
}
