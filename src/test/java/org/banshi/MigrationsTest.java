package org.banshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The tables and how they came: narrow, named, described. */
class MigrationsTest {
    private static final Pattern FILE = Pattern.compile("V20\\d{6}_\\d{4}__([a-z]+)_[a-z0-9_]+\\.sql");
    private static final Pattern MADE = Pattern.compile(
            "(?im)^\\s*create (?:unlogged )?(?:table|view|sequence|function) (?:if not exists )?([a-z_0-9]+)");

    /** Tables whose shape is a library's own; the names of their rooms are in front all the same where it lets us. */
    private static final String OF_LIBRARIES = "flyway_schema_history|spring_session.*";

    private final JdbcClient db = JdbcClient.create(
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password()));

    @Test
    void eachMigrationIsNamedAfterItsRoomAndMakesOnlyItsThings() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("V"))
                    .toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                assertThat(name.matches()).as(file.toString()).isTrue();
                String room = name.group(1);
                assertThat(Path.of("src/main/java/org/banshi", room)).isDirectory();
                Matcher made = MADE.matcher(Files.readString(file));
                while (made.find()) {
                    assertThat(made.group(1)).as(file.toString()).startsWith(room + "_");
                }
            }
        }
    }

    /** The columns of a view are described at their tables. */
    @Test
    void everyTableAndColumnIsDescribed() {
        List<String> bare = db.sql("""
                select c.relname || coalesce('.' || a.attname, '') from pg_class c
                  left join lateral (select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
                      and c.relkind <> 'v'
                    union all select null, 0) a on true
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v')
                  and c.relname !~ ('^(' || ? || ')$')
                  and coalesce(case when a.attnum = 0 then obj_description(c.oid, 'pg_class') else col_description(c.oid, a.attnum) end, '') = ''
                order by 1""").param(OF_LIBRARIES).query(String.class).list();
        assertThat(bare).as("tables and columns without a comment").isEmpty();
    }

    @Test
    void timesHaveAZoneAndConstraintsHaveNames() {
        assertThat(db.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = current_schema() and data_type in ('timestamp without time zone', 'real', 'money')
                          and table_name !~ ('^(' || ? || ')$')""").param(OF_LIBRARIES).query(String.class).list()).isEmpty();
    }

    @Test
    void onlyRulesHaveAValidFrom() {
        assertThat(db.sql("""
                        select table_name from information_schema.columns
                        where table_schema = current_schema() and column_name ~ 'valid_(from|to|until)' and table_name !~ '^rule_'""").query(String.class).list()).isEmpty();
    }

    @Test
    void historiesRefuseTheServerEveryChange() {
        List<String> histories = db.sql("""
                select c.relname from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                  and obj_description(c.oid, 'pg_class') like 'append-only%'""").query(String.class).list();
        assertThat(histories).contains("matter_event", "matter_payload", "matter_root");
        for (String table : histories) {
            String column = db.sql(
                            "select column_name from information_schema.columns where table_name = ? and is_identity = 'NO' limit 1")
                    .param(table)
                    .query(String.class)
                    .single();
            for (String sql : List.of(
                    "update " + table + " set " + column + " = " + column,
                    "delete from " + table,
                    "truncate " + table)) {
                assertThatThrownBy(() -> db.sql(sql).update())
                        .as(sql)
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }
}
