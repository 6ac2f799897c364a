package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void withoutAnAddressTheEmbeddedDatabaseIsMeant() {
        assertThat(DatabaseAddress.fromEnvironment(Map.of())).isNull();
        assertThat(DatabaseAddress.fromEnvironment(Map.of("BANSHI_DATABASE_URL", " ")))
                .isNull();
    }

    @Test
    void bothFormsOfAnAddressAreRead() {
        assertThat(read("postgres://ann:p%40ss+1@db.example:5433/banshi?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example:5433/banshi?sslmode=require", "ann", "p@ss+1", "ann", "p@ss+1"));
        assertThat(read("jdbc:postgresql://db.example/banshi?user=ann&password=x%26y&currentSchema=city"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example/banshi?currentSchema=city", "ann", "x&y", "ann", "x&y"));
        assertThat(read("postgresql://ann:pw@[::1]:5433/banshi").url())
                .isEqualTo("jdbc:postgresql://[::1]:5433/banshi");
    }

    @Test
    void nameAndPasswordFromTheEnvironmentGoBeforeThoseInTheAddress() {
        DatabaseAddress address = DatabaseAddress.fromEnvironment(Map.of(
                "BANSHI_DATABASE_URL", "postgres://ann:old@db/banshi",
                "BANSHI_DATABASE_USER", "app",
                "BANSHI_DATABASE_PASSWORD", "new",
                "BANSHI_DATABASE_OWNER_USER", "owner",
                "BANSHI_DATABASE_OWNER_PASSWORD", "key"));
        assertThat(address).isEqualTo(new DatabaseAddress("jdbc:postgresql://db/banshi", "app", "new", "owner", "key"));
        assertThat(address.properties())
                .containsEntry("spring.datasource.username", "app")
                .containsEntry("spring.flyway.user", "owner");
    }

    @Test
    void whatCannotBeUsedIsRefusedInOneLine() {
        for (String wrong : new String[] {
            "mysql://u@h/db", "postgres://u@h", "postgres:///db", "nonsense", "postgres://u@ho st/db", "postgres://h/db"
        }) {
            assertThatThrownBy(() -> read(wrong))
                    .as(wrong)
                    .isInstanceOf(Refusal.class)
                    .message()
                    .contains("BANSHI_DATABASE")
                    .doesNotContain("\n");
        }
    }

    @Test
    void noPasswordIsPrinted() {
        assertThat(read("postgres://ann:geheim@db/banshi").toString()).doesNotContain("geheim");
    }

    private static DatabaseAddress read(String url) {
        DatabaseAddress address = DatabaseAddress.fromEnvironment(Map.of("BANSHI_DATABASE_URL", url));
        assertThat(address).isNotNull();
        return address;
    }
}
