package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.PasswordHash;
import org.banshi.access.Role;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator says who signs a unit's replies. */
@BanshiTest
class SignersPageTest {
    private static final String PASSWORD = "ein-langer-satz";

    @LocalServerPort
    private int port;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Signers signers;

    private String unit;

    private Actor.Staff account(TestCity city, String login, Actor.Staff staff) {
        accounts.create(new Actor.House(), staff.id(), login, PasswordHash.of(PASSWORD), staff.roles());
        return staff;
    }

    @Test
    void thoseWhoHandleAreOfferedAndWhatIsChosenHoldsAtOnceWithItsReason() {
        TestCity city = TestCity.in(units, members);
        unit = "signed" + city.admin.id();
        units.create(Unit.handling(unit, "审签单位" + city.admin.id(), null));
        Actor.Staff head = account(city, unit + "-head", city.staff(unit, Role.HANDLER));
        Actor.Staff clerk = city.staff(unit, Role.LEADER);
        String here = "/admin/units/signers";
        try (Browser admin = new Browser(port)
                        .signIn(login(account(city, unit + "-admin", city.staff(null, Role.ADMIN))), PASSWORD);
                Browser handler = new Browser(port).signIn(unit + "-head", PASSWORD)) {
            assertThat(admin.get("/admin/units/unit?code=" + unit).body()).contains(here + "?code=" + unit);
            assertThat(admin.get(here + "?code=" + unit).body())
                    .contains("(" + head.id() + ")", "他写的答复将无人能签")
                    .doesNotContain("(" + clerk.id() + ")", "«");
            assertThat(admin.get(here + "?code=" + unit + "&lang=en").body())
                    .contains("who signs replies")
                    .doesNotContain("«");
            String chosen = Long.toString(head.id());
            assertThat(admin.post(here, Map.of("code", unit, "signers", chosen)).statusCode())
                    .as("without a reason")
                    .isEqualTo(422);
            assertThat(admin.post(here, Map.of("code", unit, "signers", "" + clerk.id(), "why", "试试"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(handler.post(here, Map.of("code", unit, "signers", chosen, "why", "试试"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(signers.wanted(unit)).isFalse();
            assertThat(admin.post(here, Map.of("code", unit, "signers", chosen, "why", "重要答复须把关"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(signers.of(unit)).isEqualTo(Set.of(head.id()));
            assertThat(admin.get("/admin/units/unit?code=" + unit + "&lang=zh").body())
                    .contains("答复审签人", "重要答复须把关");
        }
    }

    private String login(Actor.Staff staff) {
        return accounts.find(staff.id()).orElseThrow().login();
    }
}
