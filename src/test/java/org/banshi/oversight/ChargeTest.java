package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;

/** A leader is given charge of a matter by somebody else, and a charge changes hands with a reason. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=charges")
class ChargeTest extends Supervised {
    @Autowired
    private Charges charges;

    @Autowired
    private Accounts accounts;

    @Test
    void aChargeIsGivenHandedOverWithAReasonAndStandsOnTheLeadersOwnList() {
        Actor.Staff other = city.staff(null, Role.LEADER);
        Logins.of(accounts, city.leader);
        Logins.of(accounts, other);
        String number = working("water");
        charges.assign(number, Long.toString(city.leader.id()), "一个月内解决", city.supervisor);
        assertThat(charges.list(city.leader.id()))
                .singleElement()
                .satisfies(held -> assertThat(held.assignedBy()).isEqualTo(city.supervisor.name()));
        assertThat(oversight.brief(view(number), city.water).charge()).isEqualTo(city.leader.name());
        assertThat(said(number, "inCharge", "leader")).containsExactly((int) city.leader.id());
        assertThat(code(() -> charges.assign(number, Long.toString(other.id()), "也来", city.supervisor)))
                .isEqualTo("oversight.inChargeAlready");

        assertThat(code(() -> charges.handOver(number, Long.toString(other.id()), " ", "接着办", city.leader)))
                .isEqualTo("required");
        charges.handOver(number, Long.toString(other.id()), "分工调整", "接着办", city.leader);
        assertThat(stands.charges(id(number)))
                .extracting(stand -> stand.staff() + " "
                        + (stand.end() == null ? "holds" : stand.end().how()))
                .containsExactly(other.id() + " holds", city.leader.id() + " handed");
        assertThat(said(number, "chargeEnded", "record")).containsExactly("分工调整");
        assertThat(charges.list(city.leader.id()).getFirst().endedAt()).isNotNull();
        assertThat(charges.list(other.id()).getFirst().endedAt()).isNull();
        assertThat(charges.list(null)).extracting(Charges.Held::number).containsOnlyOnce(number);
        assertThatThrownBy(() -> stands.endCharge(number, "办成了", city.leader)).isInstanceOf(Problem.class);
        stands.endCharge(number, "办成了", other);
    }

    @Test
    void nobodyGivesChargeToOneselfOrToWhoDoesNotLeadOrMayNotKnow() {
        Actor.Staff ofRoads = city.staff("roads", Role.LEADER);
        List.of(city.leader, ofRoads, city.water).forEach(each -> Logins.of(accounts, each));
        String number = working("water");
        for (Actor.Staff whom : List.of(city.leader, city.water)) {
            assertThat(code(() -> charges.assign(number, Long.toString(whom.id()), "办", city.leader)))
                    .isEqualTo("notAChoice");
        }
        assertThatThrownBy(() -> charges.assign(number, Long.toString(city.leader.id()), "办", city.water))
                .isInstanceOf(Problem.class);
        String report = raised("report");
        db.update("update matter_matter set about_unit = 'roads' where number = ?", report);
        assertThat(code(() -> charges.assign(report, Long.toString(ofRoads.id()), "办", city.supervisor)))
                .isEqualTo("notAChoice");
        assertThat(code(() -> charges.handOver(number, Long.toString(ofRoads.id()), "调", "办", city.supervisor)))
                .isEqualTo("oversight.notInCharge");
        assertThatThrownBy(() -> db.update(
                        "insert into oversight_charge (matter, nr, at, staff, assigned_by) values (?, 1, now(), ?, ?)",
                        id(number),
                        city.leader.id(),
                        city.leader.id()))
                .isInstanceOf(DataAccessException.class);
        stands.takeCharge(number, "我来", city.leader);
        assertThat(stands.charges(id(number)).getFirst().assignedBy()).isNull();
        assertThatThrownBy(() -> db.update("update oversight_discharge set how = 'ended'"))
                .isInstanceOf(DataAccessException.class);
    }
}
