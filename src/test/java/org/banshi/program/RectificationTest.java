package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.banshi.program.ProgramCity.refused;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.MatterView;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Published;
import org.banshi.matter.Query;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class RectificationTest {
    @Autowired
    private ProgramHouse house;

    @Autowired
    private Published published;

    @Autowired
    private Screenings screenings;

    @Autowired
    private ItemRows rows;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private ProgramCity program;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        city = program.city;
    }

    private Walk found(String title) {
        return found(program.list(), title);
    }

    private Walk found(WorkList list, String title) {
        NewRectification found = new NewRectification(title, "排查发现", NewMatter.Place.NONE, null, null);
        return program.walk(screenings.put(list.code(), found, program.office).number());
    }

    private Walk verified(String title) {
        return found(title).does(program.group, "verify", "how", "visit", "found", "属实");
    }

    private Walk booked(String title) {
        return book(verified(title));
    }

    private Walk book(Walk verified) {
        return verified.does(
                program.office,
                "book",
                "faultClass",
                "safety",
                "cause",
                "年久失修",
                "measures",
                "更换",
                "sponsor",
                "分管领导甲",
                "lead",
                "roads",
                "ends",
                "2026-04-30");
    }

    private Walk underRepair(String title) {
        return booked(title).does(city.roads, "receive");
    }

    @Test
    void whatWasFoundIsVerifiedBookedMendedAndPassedInTheRoundThatItTakes() {
        Walk walk = underRepair("井盖破损");
        assertThat(walk.view().matter().due()).isEqualTo("2026-04-30T16:00:00Z");
        walk.does(city.roads, "askRound", "evidence", "已更换");
        house.clock().moveTo(Instant.parse("2026-03-04T01:00:00Z"));
        walk.does(program.group, "fail", "reason", "仍有松动");
        assertThat(walk.state()).isEqualTo("underRepair");
        walk.does(city.roads2, "askRound", "evidence", "已加固");
        walk.does(program.group, "pass", "how", "visit", "found", "牢固");
        MatterView view = walk.view();
        assertThat(view.matter().state()).isEqualTo("passed");
        assertThat(view.matter().outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(view.own()).containsEntry("rounds", 2);
        assertThat(db.queryForList(
                        "select n || ' ' || passed || ' ' || reason from program_round where matter = ? order by n",
                        String.class,
                        view.matter().id()))
                .containsExactly("1 false 仍有松动", "2 true 牢固");
    }

    @Test
    void aDecidedRoundIsNeverChanged() {
        Walk walk = underRepair("护栏缺失").does(city.roads, "askRound", "evidence", "已补");
        walk.does(program.group, "fail", "reason", "缺一段");
        long id = walk.view().matter().id();
        assertThatThrownBy(() -> db.update("update program_round set passed = true where matter = ?", id))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.update("delete from program_round where matter = ?", id))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void whatFailsGoesBackWithAtLeastAFewWorkingDays() {
        Walk walk = underRepair("路灯不亮");
        house.clock().moveTo(Instant.parse("2026-04-30T01:00:00Z"));
        walk.does(city.roads, "askRound", "evidence", "已修");
        refused(walk, program.group, "required", "fail");
        refused(walk, program.group, "inThePast", "fail", "reason", "还不亮", "ends", "2026-04-01");
        walk.does(program.group, "fail", "reason", "还不亮");
        assertThat(walk.view().matter().due()).isAfter("2026-05-05T16:00:00Z");
        walk.does(city.roads, "askRound", "evidence", "再修");
        walk.does(program.group2, "fail", "reason", "一半不亮", "ends", "2026-06-30");
        assertThat(walk.view().matter().due()).isEqualTo("2026-06-30T16:00:00Z");
    }

    @Test
    void beforeItIsOnTheLedgerOnlyOfficeAndGroupKnowOfIt() {
        Walk walk = found("涉密排查");
        for (Actor.Staff reader : List.of(program.office, program.group)) {
            assertThat(numbers(reader)).contains(walk.number);
        }
        for (Actor.Staff other : List.of(
                city.supervisor, city.leader, city.roads, city.operator, program.otherGroup, program.otherOffice)) {
            assertThat(numbers(other)).doesNotContain(walk.number);
            assertThatThrownBy(() -> walk.view(other)).hasMessageContaining("noSuchMatter");
        }
        assertThat(published.page(Published.Filter.ALL, null, 50).items())
                .noneMatch(shown ->
                        shown.kind().equals("rectification") && shown.state().equals("found"));
        Walk booked = booked("已建账");
        for (Actor.Staff reader : List.of(city.supervisor, city.leader, city.roads)) {
            assertThat(numbers(reader)).contains(booked.number).doesNotContain(walk.number);
        }
    }

    @Test
    void onItsListTooItIsKeptUntilItIsOnTheLedgerAndFromResidentsAlways() {
        WorkList list = program.list();
        Walk kept = found(list, "涉密排查");
        Walk booked = book(found(list, "井盖").does(program.group, "verify", "how", "visit", "found", "属实"));
        assertThat(onList(list, program.office)).containsExactly(kept.number, booked.number);
        assertThat(onList(list, program.group)).containsExactly(kept.number, booked.number);
        assertThat(onList(list, city.supervisor)).containsExactly(booked.number);
        assertThat(onList(list, city.roads)).containsExactly(booked.number);
        assertThat(onList(list, new Actor.Anyone())).isEmpty();
    }

    private List<String> onList(WorkList list, Actor actor) {
        return rows.page(list, ItemFilter.ALL, actor, null, 50).items().stream()
                .map(ItemRow::number)
                .toList();
    }

    @Test
    void whatIsNoProblemIsDroppedWithItsReasonAndStaysKept() {
        Walk walk = found("误报");
        refused(walk, program.group, "required", "drop");
        refused(walk, program.office, "notYours", "drop", "reason", "不是问题");
        walk.does(program.group, "drop", "reason", "不是问题");
        assertThat(walk.view().matter().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(numbers(city.supervisor)).doesNotContain(walk.number);
    }

    @Test
    void whoFoundItDoesNotVerifyIt() {
        Walk walk = found("墙体开裂");
        Actor.Staff finder = new Actor.Staff(program.office.id(), "", "group-1", Set.of(Role.GROUP));
        refused(walk, finder, "finderVerifies", "verify", "how", "visit", "found", "属实");
        refused(walk, finder, "finderVerifies", "drop", "reason", "不是问题");
    }

    @Test
    void nothingGoesOnTheLedgerWithoutClassCauseMeasureSponsorUnitAndDate() {
        Walk walk = verified("管道漏水");
        assertThatThrownBy(() -> walk.perform(program.office, "book"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("faultClass", "cause", "measures", "sponsor", "lead", "ends"));
    }

    @Test
    void whoMendsItNeverPassesItNorDoesTheUnit() {
        Walk walk = underRepair("围挡倒伏").does(city.roads, "askRound", "evidence", "已扶正");
        Actor.Staff moved = new Actor.Staff(city.roads.id(), "", "group-1", Set.of(Role.GROUP));
        Actor.Staff ofTheUnit = new Actor.Staff(city.roads2.id(), "", "roads", Set.of(Role.GROUP));
        refused(walk, moved, "dutiesApart", "pass", "how", "visit", "found", "好");
        refused(walk, moved, "dutiesApart", "fail", "reason", "不好");
        refused(walk, ofTheUnit, "notYours", "pass", "how", "visit", "found", "好");
        refused(walk, city.roads, "notYours", "pass", "how", "visit", "found", "好");
        refused(walk, program.office, "notYours", "pass", "how", "visit", "found", "好");
        walk.does(program.group, "pass", "how", "visit", "found", "好");
    }

    @Test
    void whatComesBackGoesOnWithItsNextRound() {
        Walk walk = underRepair("占道").does(city.roads, "askRound", "evidence", "已清");
        walk.does(program.group, "pass", "how", "call", "found", "已清");
        walk.does(program.office, "rebound", "found", "又占", "ends", "2026-05-31");
        walk.does(city.roads, "askRound", "evidence", "再清");
        walk.does(program.group, "pass", "how", "visit", "found", "已清");
        assertThat(walk.view().own()).containsEntry("rounds", 2).containsEntry("rebounds", 1);
    }

    @Test
    void onlyTheOfficeOfTheListPutsThemOnItAndTheGroupMustBeKnown() {
        WorkList list = program.list();
        NewRectification good = new NewRectification("破损", "", NewMatter.Place.NONE, null, null);
        assertThatThrownBy(() -> screenings.put(list.code(), good, program.otherOffice))
                .hasMessageContaining("notYourList");
        assertThatThrownBy(() -> screenings.put(list.code(), good, city.roads)).hasMessageContaining("forbidden");
        assertThatThrownBy(() -> screenings.put("none", good, program.office)).hasMessageContaining("noSuchList");
        NewRectification bad = new NewRectification(" ", "", NewMatter.Place.NONE, null, "lists");
        assertThatThrownBy(() -> screenings.put(list.code(), bad, program.office))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("title", "checker"));
    }

    private List<String> numbers(Actor.Staff staff) {
        return house.matters().list(Query.all(), staff, null, 200).items().stream()
                .map(matter -> matter.number())
                .toList();
    }
}
