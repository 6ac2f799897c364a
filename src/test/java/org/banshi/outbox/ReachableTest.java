package org.banshi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.banshi.outbox.Provider.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "10.0.0.8",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "0.0.0.0",
                "0.1.2.3",
                "198.18.0.1",
                "192.0.0.8",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "[::1]",
                "[::]",
                "[fe80::1]",
                "[fd00::1]",
                "[fec0::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::a00:1]",
                "[2002:a00:1::]",
                "[ff02::1]"
            })
    void anAddressInsideIsRefusedUnlessAllowed(String host) throws Refused {
        String address = "https://" + host + "/hook";
        assertThatThrownBy(() -> Reachable.address(address, false))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isIn("private_address", "bad_address"));
        if (!host.equals("2130706433")) {
            assertThat(Reachable.address(address, true).getScheme()).isEqualTo("https");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/x", "https://[2400:3200::1]/x", "https://100.128.0.1:8443/a?b=c"})
    void anAddressOutsideIsTaken(String address) throws Refused {
        assertThat(Reachable.address(address, false)).hasToString(address);
    }

    @Test
    void withoutTlsNothingLeavesTheOwnNetworkAndWhatIsNoAddressIsNone() {
        assertThatThrownBy(() -> Reachable.address("http://8.8.8.8/", false)).hasMessage("not_https");
        for (String none :
                new String[] {"", "x y", "ftp://8.8.8.8/", "https:///x", "https://user:pw@8.8.8.8/", "file:/etc/passwd"
                }) {
            assertThatThrownBy(() -> Reachable.address(none, true)).as(none).hasMessage("bad_address");
        }
    }
}
