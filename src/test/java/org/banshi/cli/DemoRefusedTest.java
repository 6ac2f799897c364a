package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo moves in with nobody. */
@Tag("torn")
class DemoRefusedTest {
    @TempDir
    private Path temporary;

    @Test
    void theDemoRefusesADatabaseWithStaffOfItsOwnInOneLine() throws IOException {
        String url = TestDatabase.fresh();
        TestDatabase.asSuperuser(
                TestDatabase.nameOf(url), "insert into people_staff (name, kind) values ('甲', 'person')");
        Map<String, String> environment = Map.of(
                "BANSHI_DATABASE_URL",
                url,
                "BANSHI_DATABASE_USER",
                TestDatabase.APP,
                "BANSHI_DATABASE_PASSWORD",
                TestDatabase.password(),
                "BANSHI_DATABASE_OWNER_USER",
                TestDatabase.OWNER,
                "BANSHI_DATABASE_OWNER_PASSWORD",
                TestDatabase.password(),
                "BANSHI_KEYS",
                "k1:" + "A".repeat(43) + "=");
        try (Launched demo = Launched.start(
                temporary,
                environment,
                "demo",
                "--port",
                "0",
                "--data",
                temporary.resolve("var").toString())) {
            assertThat(demo.awaitEnd()).isEqualTo(1);
            List<String> told = demo.err()
                    .lines()
                    .filter(line -> line.startsWith("banshi: "))
                    .toList();
            assertThat(told).singleElement().asString().contains("not the demo's", "--data");
            assertThat(demo.err()).doesNotContain("Exception", "\tat ");
            assertThat(demo.out()).isEmpty();
        }
    }
}
