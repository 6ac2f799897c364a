package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    private Path temporary;

    private DataFolder folder;
    private EmbeddedDatabase database;

    @BeforeEach
    void setUp() throws IOException {
        folder = new DataFolder(temporary.resolve("var")).create();
        Files.createSymbolicLink(
                folder.at("engine"),
                Files.createDirectories(Path.of("target/engine")).toAbsolutePath());
        database = EmbeddedDatabase.start(folder);
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void itIsDurableLocalAndLocked() throws SQLException {
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("show full_page_writes")).isEqualTo("on");
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("select datcollate from pg_database where datname = current_database()"))
                .isEqualTo("C.UTF-8");
        assertThat(ask("select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThatThrownBy(() -> ask("create table mine (id int)")).isInstanceOf(SQLException.class);
        String url = database.address().url();
        assertThatThrownBy(() -> DriverManager.getConnection(url, EmbeddedDatabase.APP, "wrong"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void rowsAndPortSurviveAStopAndAStart() throws SQLException {
        String before = write("kept");
        database.close();
        database = EmbeddedDatabase.start(folder);
        assertThat(database.address().url()).isEqualTo(before);
        assertThat(ask("select text from torn")).isEqualTo("kept");
    }

    @Test
    void aServerThatOutlivedItsBanshiIsStoppedAndStartedAnew() throws SQLException {
        write("kept");
        database.close();
        Path data = folder.at("postgres");
        long orphan = new Postmaster(
                        PostgresPrograms.in(folder.at("engine")), data, folder.at("log"), folder.at("said"))
                .start()
                .pid();
        database = EmbeddedDatabase.start(folder);
        assertThat(database.pid()).isNotEqualTo(orphan);
        assertThat(ask("select text from torn")).isEqualTo("kept");
    }

    @Test
    void aKilledServerComesBackByItself() throws SQLException {
        write("kept");
        long killed = database.pid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        String found = "";
        while (!found.equals("kept") && Instant.now().isBefore(end)) {
            try {
                found = ask("select text from torn");
            } catch (SQLException e) {
                Thread.onSpinWait();
            }
        }
        assertThat(found).isEqualTo("kept");
        assertThat(database.pid()).isNotEqualTo(killed);
    }

    @Test
    void aStalePidFileWhoseNumberAnotherProcessHasIsNotBelieved() throws SQLException, IOException {
        write("kept");
        database.close();
        Files.writeString(
                folder.at("postgres").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.at("postgres") + "\n1\n5432\n\n127.0.0.1\n");
        database = EmbeddedDatabase.start(folder);
        assertThat(ask("select text from torn")).isEqualTo("kept");
    }

    private String write(String text) throws SQLException {
        DatabaseAddress address = database.address();
        try (Connection owner =
                        DriverManager.getConnection(address.url(), address.ownerUser(), address.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create table torn (text text)");
            statement.execute("grant select on torn to " + EmbeddedDatabase.APP);
            statement.execute("insert into torn values ('" + text + "')");
        }
        return address.url();
    }

    private String ask(String query) throws SQLException {
        DatabaseAddress address = database.address();
        try (Connection app = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = app.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
