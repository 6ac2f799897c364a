package org.banshi.matter;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Map;
import org.banshi.backup.Backup;
import org.banshi.backup.Progress;
import org.banshi.backup.Restore;
import org.banshi.files.FileStore;
import org.banshi.testkit.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.core.env.Environment;

/** Backs the city of a test up, restores it elsewhere, and lets it be verified there. */
final class RoundTrip {
    private RoundTrip() {}

    /** What the verifier says of the restored city. */
    static Verifier.Report verified(Path folder, Environment environment, Instant now) throws Exception {
        String url = environment.getRequiredProperty("spring.datasource.url");
        Path file = folder.resolve("city.zip");
        try (Connection owner = DriverManager.getConnection(url, TestDatabase.OWNER, TestDatabase.password())) {
            new Backup(FileStore.in(folder.resolve("files")), "test", Progress.SILENT).write(owner, file);
        }
        String target = TestDatabase.empty();
        try (Restore restore = Restore.open(file);
                Connection owner = DriverManager.getConnection(target, TestDatabase.OWNER, TestDatabase.password())) {
            restore.into(
                    owner,
                    Flyway.configure()
                            .dataSource(target, TestDatabase.OWNER, TestDatabase.password())
                            .placeholders(Map.of("app", TestDatabase.APP)),
                    FileStore.in(folder.resolve("restored")),
                    Progress.SILENT);
        }
        String keys = environment.getProperty("banshi.keys", "");
        try (EngineAlone engine = new EngineAlone(target, TestDatabase.password(), keys, now)) {
            return engine.bean(Verifier.class).verify(_ -> {});
        }
    }
}
