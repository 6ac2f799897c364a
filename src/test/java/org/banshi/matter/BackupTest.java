package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.banshi.access.Actor;
import org.banshi.access.Secrets;
import org.banshi.backup.Backup;
import org.banshi.backup.Manifest;
import org.banshi.backup.Progress;
import org.banshi.backup.Restore;
import org.banshi.files.FileStore;
import org.banshi.testkit.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A backup made while a city works comes back whole, and only whole. */
class BackupTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final int WRITERS = 3;
    private static final byte[] PHOTO = "a photo".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final String PHOTO_NAME = HexFormat.of().formatHex(sha256(PHOTO));

    @TempDir
    private Path temporary;

    private final String source = TestDatabase.fresh();
    private final String keys = Secrets.newKeys();

    @Test
    void aCityThatWorksOnMeanwhileComesBackWhole() throws Exception {
        Path file = temporary.resolve("city.zip");
        Manifest made = backupUnderLoad(file);
        assertThat(made.ledger().events()).isGreaterThanOrEqualTo(60);
        assertThat(made.ledger().root()).isNotNull();
        assertThat(made.files()).extracting(Manifest.Bytes::name).containsExactly(PHOTO_NAME);

        String target = TestDatabase.empty();
        Path store = temporary.resolve("restored");
        restore(file, target, store);
        assertThat(FileStore.in(store).read(PHOTO_NAME)).contains(PHOTO);
        try (EngineAlone engine = tomorrow(target)) {
            JdbcTemplate db = engine.bean(JdbcTemplate.class);
            for (Manifest.Table table : made.tables()) {
                assertThat(db.queryForObject("select count(*) from " + table.name(), Long.class))
                        .as(table.name())
                        .isEqualTo(table.rows());
            }
            Verifier.Report report = engine.bean(Verifier.class).verify(_ -> {});
            assertThat(report.findings()).isEmpty();
            assertThat(report.events()).isEqualTo(made.ledger().events());
            assertThat(report.roots()).isEqualTo(1);
            long first = db.queryForObject("select min(id) from matter_matter", Long.class);
            assertThat(engine.bean(Identities.class).open(first))
                    .hasValueSatisfying(identity ->
                            assertThat(identity).isEqualTo(new NewMatter.Identity("居民", "19900000000", "母亲", null)));
            // Work goes on: no number is given out twice, and the server's role still cannot rewrite history.
            raise(engine, "重新开始");
            assertThat(engine.bean(Verifier.class).verify(_ -> {}).isWhole()).isTrue();
            assertThatThrownBy(() -> db.update("update matter_event set action = 'x'"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(rules(target)).isEqualTo(rules(source));
    }

    @Test
    void whatIsTornAlteredOrOfAnotherKeyIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path file = temporary.resolve("city.zip");
        try (EngineAlone engine = engine(source)) {
            raise(engine, "路灯不亮");
        }
        backup(file);
        byte[] good = Files.readAllBytes(file);
        for (int at : new int[] {10, good.length / 2, good.length - 200, good.length - 70, good.length - 3}) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            assertRefused(bad, "bad.zip ");
        }
        assertRefused(java.util.Arrays.copyOf(good, good.length - 1), "end is missing");
        assertRefused(new byte[0], "no backup");
        try (Restore restore = Restore.open(file)) {
            assertThatThrownBy(() -> restore.checkKeys(Secrets.newKeys(), "do this"))
                    .hasMessageContaining("the key k1 is another one")
                    .hasMessageContaining("do this");
            assertThatThrownBy(() -> restore.checkKeys(null, "do this"))
                    .hasMessageContaining("needs the keys k1, which it does not hold: do this");
            restore.checkKeys(keys, "");
        }
        assertThatThrownBy(() -> backup(file)).hasMessageContaining("is there already");
    }

    @Test
    void onlyAnEmptyDatabaseIsFilledAndAFailureLeavesItEmpty() throws Exception {
        Path file = temporary.resolve("city.zip");
        try (EngineAlone engine = engine(source)) {
            raise(engine, "路灯不亮");
        }
        backup(file);
        assertThatThrownBy(() -> restore(file, TestDatabase.fresh(), temporary.resolve("a")))
                .hasMessageContaining("the target is not empty");
        // A row that breaks a rule of the tables: a party to a matter that is not there.
        TestDatabase.asSuperuser(TestDatabase.nameOf(source), """
                set session_replication_role = replica; delete from matter_matter""");
        Path broken = temporary.resolve("broken.zip");
        backup(broken);
        String target = TestDatabase.empty();
        assertThatThrownBy(() -> restore(broken, target, temporary.resolve("b")))
                .hasMessageContaining("violates foreign key");
        restore(file, target, temporary.resolve("b"));
    }

    @Test
    void aBackupOfANewerVersionIsRefused() throws Exception {
        TestDatabase.asSuperuser(
                TestDatabase.nameOf(source),
                "update flyway_schema_history set version = '29991231.0000' where installed_rank ="
                        + " (select max(installed_rank) from flyway_schema_history where version is not null)");
        Path file = temporary.resolve("newer.zip");
        backup(file);
        assertThatThrownBy(() -> Restore.open(file)).hasMessageContaining("was made by a newer Banshi");
    }

    private Manifest backupUnderLoad(Path file) throws Exception {
        seed();
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch working = new CountDownLatch(WRITERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(enough, working)));
            }
            working.await();
            Manifest made;
            try {
                made = backup(file);
            } finally {
                enough.set(true);
            }
            int written = 0;
            for (Future<Integer> writer : writers) {
                written += writer.get();
            }
            try (Connection connection = owner(source)) {
                LedgerHead now = LedgerHead.in(connection);
                assertThat(now.matters()).isEqualTo(20 + written);
                assertThat(made.ledger().matters()).isBetween(20L + 20 * WRITERS, now.matters());
            }
            return made;
        }
    }

    /** Twenty matters of yesterday, of which one has a photo, and the root of that day. */
    private void seed() throws SQLException {
        try (EngineAlone engine = engine(source)) {
            for (int i = 0; i < 20; i++) {
                raise(engine, "昨天 " + i);
            }
            engine.bean(JdbcTemplate.class).update("""
                    insert into files_file (id, sha256, size, type, kind, name, created_at, by_kind, subject)
                    select gen_random_uuid(), ?, 7, 'application/pdf', 'document', 'a.pdf', now(), 'anyone', number
                    from matter_matter limit 1""", PHOTO_NAME);
        }
        FileStore.in(temporary.resolve("files")).put(PHOTO_NAME, PHOTO);
        try (EngineAlone engine = tomorrow(source)) {
            assertThat(engine.bean(Roots.class).closeDays()).isTrue();
        }
    }

    private int write(AtomicBoolean enough, CountDownLatch working) {
        int written = 0;
        try (EngineAlone engine = tomorrow(source)) {
            while (written < 20 || !enough.get()) {
                raise(engine, "今天 " + written);
                if (++written == 20) {
                    working.countDown();
                }
            }
        }
        return written;
    }

    private Manifest backup(Path file) throws IOException, SQLException {
        try (Connection connection = owner(source)) {
            return new Backup(FileStore.in(temporary.resolve("files")), "test", Progress.SILENT)
                    .write(connection, file);
        }
    }

    private void restore(Path file, String url, Path store) throws IOException, SQLException {
        try (Restore restore = Restore.open(file);
                Connection connection = owner(url)) {
            restore.into(
                    connection,
                    Flyway.configure()
                            .dataSource(url, TestDatabase.OWNER, TestDatabase.password())
                            .placeholders(Map.of("app", TestDatabase.APP)),
                    FileStore.in(store),
                    Progress.SILENT);
        }
    }

    private void assertRefused(byte[] bytes, String why) throws IOException {
        Path bad = Files.write(temporary.resolve("bad.zip"), bytes);
        assertThatThrownBy(() -> Restore.open(bad)).hasMessageContaining(why);
    }

    private EngineAlone engine(String url) {
        return new EngineAlone(url, TestDatabase.password(), keys, MORNING);
    }

    private EngineAlone tomorrow(String url) {
        return new EngineAlone(url, TestDatabase.password(), keys, MORNING.plusSeconds(24 * 3600));
    }

    private static Connection owner(String url) throws SQLException {
        return DriverManager.getConnection(url, TestDatabase.OWNER, TestDatabase.password());
    }

    private static List<String> rules(String url) throws SQLException {
        try (Connection connection = owner(url);
                var rows = connection.createStatement().executeQuery("""
                        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                        where connamespace = current_schema()::regnamespace order by 1""")) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Receipt raise(EngineAlone engine, String title) {
        return engine.bean(Ledger.class)
                .raise(
                        new NewMatter(
                                "errand",
                                null,
                                null,
                                null,
                                new NewMatter.Words(title, title),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19900000000", "母亲", null),
                                false,
                                Map.of()),
                        new Actor.Anyone());
    }
}
