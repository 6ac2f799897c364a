package org.banshi.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * One embedded PostgreSQL for all tests of a JVM. The schema is migrated once into a template; each test class gets its
 * own clone of it (about 20 ms), and speaks to it with the server's own limited role.
 */
public final class TestDatabase {
    /** The role of the server: reads and writes rows, owns nothing. */
    public static final String APP = "banshi_app";

    /** The role that owns the tables and runs the migrations. */
    public static final String OWNER = "banshi_owner";

    private static final String PASSWORD = "test-only";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** A fresh, migrated, empty database; the address is for {@link #APP} or {@link #OWNER} with {@link #password()}. */
    public static String fresh() {
        return clone("template_banshi");
    }

    /** A fresh copy of another test database nobody is connected to. */
    public static synchronized String clone(String template) {
        String name = "t" + NEXT.incrementAndGet();
        asSuperuser("postgres", "create database " + name + " template " + template + " owner " + OWNER);
        return url(name);
    }

    /** An empty database without tables, for tests of the migrations themselves. */
    public static synchronized String empty() {
        return clone("template0");
    }

    /** The password of both roles. */
    public static String password() {
        return PASSWORD;
    }

    /** Runs a statement with all rights, to break what the server's role cannot. */
    public static void asSuperuser(String database, String sql) {
        try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot run: " + sql, e);
        }
    }

    /** The name of the database in an address made by {@link #fresh()}. */
    public static String nameOf(String url) {
        return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    }

    private static String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "900")
                    // A third zone beside the JVM's and the city's, so that a slip shows.
                    .setServerConfig("timezone", "Pacific/Chatham")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role " + OWNER + " login password '" + PASSWORD + "'");
                statement.execute("create role " + APP + " login password '" + PASSWORD + "'");
                statement.execute("create database template_banshi owner " + OWNER);
            }
            migrate("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/template_banshi");
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the test database does not start", e);
        }
    }

    private static void migrate(String url) {
        Flyway.configure()
                .dataSource(url, OWNER, PASSWORD)
                .locations("classpath:db/migration")
                .placeholders(java.util.Map.of("app", APP))
                .load()
                .migrate();
    }
}
