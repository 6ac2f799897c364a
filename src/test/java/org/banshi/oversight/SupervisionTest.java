package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.MatterView;
import org.banshi.matter.Outcome;
import org.banshi.matter.Receipt;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;

/** What is supervised, reminded of, listed or in charge is so once, and ends by somebody else. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=oversight")
class SupervisionTest extends Supervised {
    @Test
    void anOrderGoesToEachUnitWithWhatItLeadsAndNothingIsOrderedTwice() {
        String one = working("roads");
        String two = working("roads");
        String three = working("water");
        List<Receipt> receipts = ordering.open(order(one, two, three), city.supervisor);
        assertThat(receipts).hasSize(2);
        String roads = receipts.getFirst().number();
        MatterView view = matters.view(roads, city.roads);
        assertThat(view.matter().leadUnit()).isEqualTo("roads");
        assertThat(oversight.brief(view, city.roads).supervised()).containsOnlyKeys(one, two);
        assertThatThrownBy(() -> matters.view(roads, city.water)).isInstanceOf(Problem.class);
        assertThat(oversight.brief(view(one), city.supervisor).order()).isEqualTo(roads);
        assertThat(view(one).timeline().getLast().action()).isEqualTo("supervised");

        assertThat(code(() -> ordering.open(order(one), supervisor2))).isEqualTo("oversight.orderedAlready");
        assertThat(code(() -> chases.chase(one, "快办", supervisor2))).isEqualTo("oversight.orderRuns");
        assertThatThrownBy(() -> db.update(
                        "insert into oversight_ordered (matter, supervised) values (?, ?)",
                        id(receipts.getLast().number()),
                        id(one)))
                .isInstanceOf(DataAccessException.class);

        act(roads, "receive", city.roads);
        act(roads, "answer", city.roads, "done", "两盏都换了");
        assertThatThrownBy(() -> act(roads, "close", city.roads, "how", "visit", "found", "自己看过"))
                .isInstanceOf(Problem.class);
        act(roads, "sendBack", city.supervisor, "reason", "还有一盏", "ends", "2026-03-25");
        act(roads, "answer", city.roads, "done", "换好了");
        act(roads, "close", supervisor2, "how", "visit", "found", "都亮了");
        assertThat(view(roads).matter().outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(ordering.open(order(one), supervisor2)).hasSize(1);
    }

    @Test
    void ofManyWhoOrderTheSameAtTheSameMomentOneDoes() throws Exception {
        String number = working("water");
        List<String> came = atOnce(6, () -> {
            try {
                return ordering.open(order(number), city.supervisor).getFirst().number();
            } catch (Problem refused) {
                return refused.errors().getFirst().code();
            }
        });
        assertThat(came)
                .filteredOn(each -> each.equals("oversight.orderedAlready"))
                .hasSize(5);
        assertThat(db.queryForObject(
                        "select count(*) from oversight_ordered where supervised = ?", Long.class, id(number)))
                .isEqualTo(1);
    }

    @Test
    void anOrderIsPutOffOnceAskedInTimeAndGrantedBySomebodyElse() {
        String number = ordering.open(new NewOrder("整治占道", "拿出办法", "2026-03-20", "roads", null, null), city.supervisor)
                .getFirst()
                .number();
        act(number, "receive", city.roads);
        assertThat(code(() -> act(number, "extend", city.roads, "until", "2026-03-20", "reason", "会签")))
                .isEqualTo("oversight.notLater");
        act(number, "extend", city.roads, "until", "2026-03-27", "reason", "会签");
        assertThat(code(() -> act(number, "answer", city.roads, "done", "好了"))).isEqualTo("decisionPending");
        assertThatThrownBy(() -> act(number, "grantExtension", city.roads)).isInstanceOf(Problem.class);
        act(number, "grantExtension", city.supervisor);
        assertThat(due(number)).isEqualTo(Instant.parse("2026-03-27T16:00:00Z"));
        assertThat(code(() -> act(number, "extend", city.roads, "until", "2026-04-27", "reason", "再等等")))
                .isEqualTo("extendedBefore");
    }

    @Test
    void whatIsWrongWithAnOrderIsToldFieldByField() {
        String closed = raised();
        act(closed, "withdraw", new Actor.Raiser(closed));
        String pool = raised();
        Problem problem = (Problem) org.assertj.core.api.Assertions.catchThrowable(() -> ordering.open(
                new NewOrder(" ", null, "2026-03-01", null, List.of(closed + "\n" + pool, "20990101000001"), null),
                city.supervisor));
        assertThat(problem.errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactlyInAnyOrder(
                        "title required",
                        "demand required",
                        "ends inThePast",
                        "number oversight.notToOrder",
                        "number oversight.noUnitYet",
                        "number noSuchMatter");
        assertThat(db.queryForObject(
                        "select count(*) from oversight_ordered where supervised in (?, ?)",
                        Long.class,
                        id(closed),
                        id(pool)))
                .isZero();
        assertThatThrownBy(() -> ordering.open(order(pool), city.leader)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ordering.open(order(pool), city.roads)).isInstanceOf(Problem.class);
    }

    @Test
    void allSupervisorsTogetherRemindWithinTheQuota() throws Exception {
        String number = working("roads");
        List<Boolean> reminded = atOnce(6, () -> {
            try {
                chases.chase(number, "请抓紧", supervisor2);
                return true;
            } catch (Problem refused) {
                assertThat(refused.code()).isEqualTo("oversight.chasedAlready");
                return false;
            }
        });
        assertThat(reminded).containsOnlyOnce(true);
        clock.advance(Duration.ofDays(2));
        assertThat(code(() -> chases.chase(number, "再催", city.supervisor))).isEqualTo("oversight.chasedAlready");
        clock.advance(Duration.ofDays(2));
        chases.chase(number, "再催", city.supervisor);
        assertThat(chases.of(id(number))).extracting(Chases.Chase::nr).containsExactly(2, 1);
        assertThat(said(number, "chased", "text")).containsExactly("请抓紧", "再催");
        assertThatThrownBy(() -> chases.chase(number, "催", city.roads)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> db.update("delete from oversight_chase")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aListedCaseTellsWhoListedItUntilWhenAndHowItLeftTheList() {
        String number = working("water");
        stands.list(number, "拖了半年", "2026-04-01", city.supervisor);
        assertThat(code(() -> stands.list(number, "再挂", "2026-04-02", supervisor2)))
                .isEqualTo("oversight.listedAlready");
        assertThatThrownBy(() -> db.update(
                        "insert into oversight_listing (matter, nr, at, staff, until) values (?, 2, now(), ?, '2026-05-01')",
                        id(number),
                        city.supervisor.id()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("oversight_listing");
        assertThat(code(() -> stands.delist(number, "solved", "好了", city.supervisor)))
                .isEqualTo("oversight.notEndedYet");
        stands.delist(number, "decided", "并入专项整治", supervisor2);
        assertThat(stands.listings(id(number))).singleElement().satisfies(listing -> {
            assertThat(listing.until()).isEqualTo("2026-04-01");
            assertThat(listing.by()).isEqualTo(city.supervisor.name());
            assertThat(listing.end().how()).isEqualTo("decided");
            assertThat(said(number, "delisted", "record")).containsExactly("并入专项整治");
        });
        assertThat(code(() -> stands.delist(number, "decided", "再摘", supervisor2)))
                .isEqualTo("oversight.notListed");
        stands.list(number, "反弹", "2026-05-01", supervisor2);
        assertThat(oversight.brief(view(number), city.supervisor).listed()).isTrue();
        assertThatThrownBy(() -> db.update("delete from oversight_listing")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.update("update oversight_delisting set how = 'solved'"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aLeaderTakesChargeInTheOwnNameAndTheUnitSeesIt() {
        Actor.Staff other = city.staff(null, Role.LEADER);
        String number = working("roads");
        stands.takeCharge(number, "月底前解决", city.leader);
        assertThat(code(() -> stands.takeCharge(number, "我也要", other))).isEqualTo("oversight.inChargeAlready");
        assertThatThrownBy(() -> stands.takeCharge(number, "督办员不行", city.supervisor))
                .isInstanceOf(Problem.class);
        assertThat(oversight.brief(matters.view(number, city.roads), city.roads).charge())
                .isEqualTo(city.leader.name());
        assertThat(code(() -> stands.endCharge(number, "好了", other))).isEqualTo("oversight.notYourCharge");
        stands.endCharge(number, "已协调三家单位", city.leader);
        assertThat(oversight.brief(view(number), city.supervisor).charge()).isNull();
        stands.takeCharge(number, "接着办", other);
        assertThat(stands.charges(id(number))).hasSize(2);
    }

    /** A report about sanitation: the roads lead it, and whoever watches over the city from sanitation learns nothing. */
    private String report() {
        String number = raised("report");
        act(number, "classify", city.operator, "type", "report", "aboutUnit", "sanitation");
        act(number, "reword", city.operator, "title", "反映履职", "text", "请核查。");
        act(number, "accept", city.operator);
        act(number, "dispatch", city.dispatcher, "unit", "roads");
        act(number, "sign", city.roads);
        return number;
    }

    @Test
    void anOrderOnAReportIsApartAndNeverReachesWhomItIsAbout() {
        Actor.Staff within = city.staff("sanitation", Role.SUPERVISOR);
        String report = report();
        String plain = working("roads");
        assertThat(code(() -> ordering.open(order(report), within))).isEqualTo("noSuchMatter");
        List<Receipt> receipts = ordering.open(order(report, plain), city.supervisor);
        assertThat(receipts).as("what is about a unit is ordered apart").hasSize(2);
        assertThat(receipts)
                .filteredOn(receipt -> {
                    try {
                        matters.view(receipt.number(), within);
                        return false;
                    } catch (Problem unknown) {
                        return unknown.status() == 404;
                    }
                })
                .as("one of them is kept from a supervisor of that unit")
                .hasSize(1);
        assertThatThrownBy(() -> stands.list(report, "x", "2026-04-01", within)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> chases.chase(report, "x", within)).isInstanceOf(Problem.class);
    }

    @Test
    void wordsThatCannotBeKeptAndDaysThatCannotBeAreToldAsSuch() {
        String number = working("roads");
        assertThat(code(() -> chases.chase(number, "\0", city.supervisor))).isEqualTo("unstorable");
        assertThat(code(() -> stands.list(number, "拖延", "+999999999-01-01", city.supervisor)))
                .isEqualTo("badDate");
        assertThat(code(() ->
                        ordering.open(new NewOrder("题", "求", "9999-12-31", "roads", null, null), city.supervisor)))
                .isEqualTo("badDate");
    }
}
