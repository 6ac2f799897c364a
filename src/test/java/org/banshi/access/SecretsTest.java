package org.banshi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Base64;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SecretsTest {
    private final CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    private final JdbcClient db = JdbcClient.create(
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password()));
    private final String first = Secrets.newKeys().replace("k1:", "a:");
    private final String second = Secrets.newKeys().replace("k1:", "b:");

    private Secrets with(String keys) {
        return new Secrets(keys, db, clock);
    }

    @Test
    void whatIsSealedOpensOnlyInItsPlace() {
        Secrets secrets = with(first);
        String sealed = secrets.seal("13800001111 张三", "row/1/phone");
        assertThat(sealed).startsWith("a:").doesNotContain("13800001111");
        assertThat(secrets.seal("13800001111 张三", "row/1/phone")).isNotEqualTo(sealed);
        assertThat(secrets.open(sealed, "row/1/phone")).isEqualTo("13800001111 张三");
        assertThatThrownBy(() -> secrets.open(sealed, "row/2/phone")).hasMessageContaining("changed or moved");
        assertThat(secrets.open(secrets.seal("", "x"), "x")).isEmpty();
    }

    @Test
    void anyChangedByteIsNoticed() {
        Secrets secrets = with(first);
        byte[] value = Base64.getDecoder().decode(secrets.seal("geheim", "x").substring(2));
        for (int i = 0; i < value.length; i++) {
            byte[] bad = value.clone();
            bad[i] ^= 1;
            assertThatThrownBy(() -> secrets.open("a:" + Base64.getEncoder().encodeToString(bad), "x"))
                    .isInstanceOf(IllegalStateException.class);
        }
        for (String nonsense : new String[] {"", ":", "a:", "a:!!", "a:AAAA", "zz:AAAA", "a"}) {
            assertThatThrownBy(() -> secrets.open(nonsense, "x"))
                    .as(nonsense)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void keysAreRotatedAndHashesStay() {
        Secrets before = with(first);
        String old = before.seal("geheim", "x");
        byte[] hash = before.keyedHash("phone", "13800001111");
        Secrets both = with(second + "," + first);
        assertThat(both.isCurrent(old)).isFalse();
        String fresh = both.reseal(old, "x");
        assertThat(fresh).startsWith("b:");
        assertThat(both.reseal(fresh, "x")).isEqualTo(fresh);
        assertThat(both.keyedHash("phone", "13800001111")).isEqualTo(hash);
        assertThatThrownBy(() -> with(second)).isInstanceOf(KeysRefused.class).hasMessageContaining("[a]");
        both.retire("a");
        Secrets after = with(second);
        assertThat(after.open(fresh, "x")).isEqualTo("geheim");
        assertThat(after.keyedHash("phone", "13800001111")).isEqualTo(hash);
        assertThat(after.keyedHash("token", "13800001111")).isNotEqualTo(hash);
        assertThatThrownBy(() -> after.retire("b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServerWithOtherKeysDoesNotStart() {
        with(first);
        String other = Secrets.newKeys().replace("k1:", "a:");
        assertThatThrownBy(() -> with(other))
                .isInstanceOf(KeysRefused.class)
                .hasMessage("the key a is not the one that this database was made with");
        for (String wrong : new String[] {"", "a", "a:xx", "a:AAAA", first + "," + first, ":" + first}) {
            assertThatThrownBy(() -> with(wrong)).as(wrong).isInstanceOf(KeysRefused.class);
        }
        // Nothing of a refused start is left.
        with(first);
    }
}
