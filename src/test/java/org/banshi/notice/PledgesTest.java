package org.banshi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether a pledge was kept follows from its days, which somebody else wrote down. */
@BanshiTest
class PledgesTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    private Pledges pledges;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(MONDAY);
        city = TestCity.in(units, members);
    }

    private static NewPledge typed(String due) {
        return new NewPledge("局长", "学府街修好", "三月底前修好学府街的坑洼。", "验收单和照片", due);
    }

    private Pledge.Standing standing(long id) {
        return pledges.require(id).standing(clock.today());
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(
                            problem.errors().isEmpty()
                                    ? problem.code()
                                    : problem.errors().getFirst().code())
                    .isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31,, 2026-03-31, RUNNING",
        "2026-03-31,, 2026-04-01, BROKEN",
        "2026-03-31, 2026-03-31, 2026-03-31, KEPT",
        "2026-03-31, 2026-03-31, 2026-09-01, KEPT",
        "2026-03-31, 2026-04-01, 2026-04-01, LATE",
        "2026-03-02, 2026-03-02, 2026-03-02, KEPT"
    })
    void howItStandsIsCountedFromItsDays(LocalDate due, LocalDate done, LocalDate today, Pledge.Standing standing) {
        Pledge pledge = new Pledge(
                1, "roads", "道路局", null, "t", "w", "p", due, LocalDate.parse("2026-03-02"), 1, done, null, null);
        assertThat(pledge.standing(today)).isEqualTo(standing);
    }

    @Test
    void aPledgeIsBrokenAfterItsDayAndLateOnceSomebodyElseFindsItDone() {
        long id = pledges.pledge(typed("2026-03-31"), city.roads);
        assertThat(standing(id)).isEqualTo(Pledge.Standing.RUNNING);
        clock.advance(Duration.ofDays(30));
        assertThat(standing(id)).isEqualTo(Pledge.Standing.BROKEN);
        pledges.find(id, "", "现场还没有开工", city.supervisor);
        assertThat(standing(id)).isEqualTo(Pledge.Standing.BROKEN);
        pledges.find(id, "2026-04-01", "验收单", city.supervisor);
        assertThat(standing(id)).isEqualTo(Pledge.Standing.LATE);
        pledges.find(id, "2026-03-30", "验收单上的日期是三月三十日", city.supervisor);
        assertThat(standing(id)).isEqualTo(Pledge.Standing.KEPT);
    }

    @Test
    void nobodyFindsThatTheOwnPledgeWasKept() {
        long id = pledges.pledge(typed("2026-03-31"), city.roads);
        refused(() -> pledges.find(id, "2026-03-02", "x", city.roads), 403, "forbidden");
        Actor.Staff same = city.staff("roads", Role.SUPERVISOR);
        Actor.Staff below = city.staff("roads-east", Role.SUPERVISOR);
        refused(() -> pledges.find(id, "2026-03-02", "x", same), 403, "notice.notYourPledge");
        refused(() -> pledges.find(id, "2026-03-02", "x", below), 403, "notice.notYourPledge");
        String insert = "insert into notice_finding (pledge, nr, done_on, evidence, found_on, found_by, found_at)"
                + " values (?, 1, '2026-03-02', 'x', '2026-03-02', ?, now())";
        for (Actor.Staff own : java.util.List.of(city.roads, same, below)) {
            assertThatThrownBy(() -> db.update(insert, id, own.id()))
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("own pledge");
        }
        Actor.Staff group = city.staff("water", Role.GROUP);
        pledges.find(id, "2026-03-02", "看过了", group);
        assertThat(standing(id)).isEqualTo(Pledge.Standing.KEPT);
    }

    @Test
    void whatWasPledgedNeverChangesAndHasGoodWords() {
        long id = pledges.pledge(typed("2026-03-31"), city.roads);
        for (String sql : new String[] {
            "update notice_pledge set due = '2027-01-01' where id = " + id,
            "delete from notice_pledge where id = " + id,
            "update notice_finding set done_on = null"
        }) {
            assertThatThrownBy(() -> db.update(sql))
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        refused(() -> pledges.pledge(typed("2026-03-01"), city.roads), 422, "inThePast");
        refused(() -> pledges.pledge(typed("soon"), city.roads), 422, "badDate");
        refused(
                () -> pledges.pledge(new NewPledge(null, "打13812345678", "x", "x", "2026-03-31"), city.roads),
                422,
                "notice.holds.mobile");
        refused(() -> pledges.pledge(typed("2026-03-31"), city.supervisor), 403, "forbidden");
        refused(() -> pledges.find(id, "2026-03-03", "x", city.supervisor), 422, "notice.inTheFuture");
        refused(() -> pledges.find(id, "2026-03-01", "x", city.supervisor), 422, "notice.beforePledge");
        refused(() -> pledges.find(id, "2026-03-02", " ", city.supervisor), 422, "required");
    }
}
