package org.banshi.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the database itself tells of the city's schema. */
final class Catalogue {
    /** The migrations' own register; a restore makes it anew by migrating. */
    private static final String HISTORY = "flyway_schema_history";

    private Catalogue() {}

    /** A table and what of it can be written: generated columns are counted by the database. */
    record Shape(String name, List<String> columns, long rowsAbout) {
        String copy() {
            return name + " (" + String.join(", ", columns) + ")";
        }
    }

    static List<Shape> tables(Connection connection) throws SQLException {
        return list(
                connection,
                """
                select quote_ident(c.relname), c.reltuples::bigint,
                  array_agg(quote_ident(a.attname) order by a.attnum)
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attgenerated = ''
                  and c.relname <> '%s'
                group by c.oid, c.relname, c.reltuples order by c.relname""".formatted(HISTORY),
                row -> new Shape(
                        row.getString(1), List.of((String[]) row.getArray(3).getArray()), Math.max(0, row.getLong(2))));
    }

    /** Where the sequences stand; they stand outside of transactions, so never behind a snapshot taken before. */
    static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
        List<String> names = list(connection, """
                select quote_ident(relname) from pg_class
                where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname""", row -> row.getString(1));
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (String name : names) {
            sequences.addAll(list(
                    connection,
                    "select last_value, is_called from " + name,
                    row -> new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    static void set(Connection connection, List<Manifest.Sequence> sequences) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            for (Manifest.Sequence sequence : sequences) {
                statement.setString(1, sequence.name());
                statement.setLong(2, sequence.last());
                statement.setBoolean(3, sequence.called());
                statement.execute();
            }
        }
    }

    /** The last migration, or nothing where there are no tables of Banshi. */
    static String schema(Connection connection) throws SQLException {
        List<Boolean> there =
                list(connection, "select to_regclass('" + HISTORY + "') is not null", row -> row.getBoolean(1));
        if (!there.getFirst()) {
            return "";
        }
        List<String> versions = list(
                connection,
                "select version from " + HISTORY
                        + " where success and version is not null order by installed_rank desc limit 1",
                row -> row.getString(1));
        return versions.isEmpty() ? "" : versions.getFirst();
    }

    /** Whether the schema holds no table, view or sequence at all. */
    static boolean isEmpty(Connection connection) throws SQLException {
        return list(connection, """
                select exists (select from pg_class where relnamespace = current_schema()::regnamespace
                  and relkind in ('r', 'p', 'v', 'm', 'S', 'f'))""", row -> !row.getBoolean(1)).getFirst();
    }

    /** A rule of a table that only holds once all tables are filled. */
    record Rule(String table, String name, String definition, boolean foreignKey) {}

    /** Foreign keys, and checks that ask a function of the schema, which may look into other tables. */
    static List<Rule> rulesAcross(Connection connection) throws SQLException {
        return list(
                connection,
                """
                select c.conrelid::regclass::text, quote_ident(c.conname), pg_get_constraintdef(c.oid), c.contype = 'f'
                from pg_constraint c
                where c.connamespace = current_schema()::regnamespace and (c.contype = 'f' or c.contype = 'c' and exists (
                  select from pg_depend d join pg_proc p on d.refclassid = 'pg_proc'::regclass and p.oid = d.refobjid
                  where d.classid = 'pg_constraint'::regclass and d.objid = c.oid
                    and p.pronamespace = current_schema()::regnamespace))
                order by 1, 2""",
                row -> new Rule(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> list(Connection connection, String sql, Reader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
