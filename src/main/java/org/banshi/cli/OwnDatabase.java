package org.banshi.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL of the city's own: looked at before the house opens, so that a mistake is one clear line. */
final class OwnDatabase {
    private static final int OLDEST = 150000;
    private static final int TESTED = 160000;

    private OwnDatabase() {}

    /**
     * Connects with both roles.
     *
     * @return warnings: an old version, a role that could rewrite history
     * @throws Refusal if the database cannot be reached or entered, or is too old
     */
    static List<String> check(DatabaseAddress address) {
        if (!address.ownerUser().equals(address.user())) {
            connect(address, address.ownerUser(), address.ownerPassword());
        }
        return connect(address, address.user(), address.password());
    }

    private static List<String> connect(DatabaseAddress address, String user, String password) {
        try {
            DriverManager.setLoginTimeout(10);
            try (Connection connection = DriverManager.getConnection(address.url(), user, password);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            select current_setting('server_version_num')::int, current_setting('server_version'),
                                   (select rolsuper from pg_roles where rolname = current_user),
                                   (select coalesce(bool_or(pg_has_role(current_user, relowner, 'MEMBER')), false)
                                    from pg_class
                                    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p'))
                            """)) {
                row.next();
                if (row.getInt(1) < OLDEST) {
                    throw new Refusal("the database is PostgreSQL " + row.getString(2) + "; Banshi needs 16 or newer");
                }
                List<String> warnings = new ArrayList<>();
                if (row.getInt(1) < TESTED) {
                    warnings.add("warning: the database is PostgreSQL " + row.getString(2)
                            + "; Banshi is made for 16 or newer");
                }
                warning(address, user, row.getBoolean(3), row.getBoolean(4)).ifPresent(warnings::add);
                return warnings;
            }
        } catch (SQLException e) {
            throw new Refusal(
                    "cannot open the database " + address.url() + " as " + user + ": " + reason(e)
                            + " (check BANSHI_DATABASE_URL, _USER and _PASSWORD)",
                    e);
        }
    }

    private static Optional<String> warning(
            DatabaseAddress address, String user, boolean superuser, boolean ownsTables) {
        if (superuser || ownsTables || address.ownerUser().equals(address.user())) {
            return Optional.of("warning: the server's role " + user + " is "
                    + (superuser ? "a superuser" : "the owner of the tables")
                    + " and could rewrite history; give the migrations a role of their own"
                    + " (BANSHI_DATABASE_OWNER_USER, _OWNER_PASSWORD)");
        }
        return Optional.empty();
    }

    private static String reason(SQLException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }
}
