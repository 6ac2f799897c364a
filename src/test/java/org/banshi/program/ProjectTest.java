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
import org.banshi.matter.Sweeper;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class ProjectTest extends ProjectCourse {
    @Autowired
    private Slots slots;

    @Autowired
    private ProjectConsents consents;

    @Autowired
    private Sweeper sweeper;

    private Walk accepted(String title) {
        Walk walk = building(title);
        for (int nr = 1; nr <= 2; nr++) {
            walk.does(city.roads, "reach", "milestone", "" + nr, "evidence", "现场照片");
            walk.does(program.group, "acceptMilestone", "milestone", "" + nr, "found", "属实");
        }
        walk.does(city.roads, "askAcceptance", "evidence", "竣工报告");
        return walk.does(program.group, "accept", "how", "visit", "found", "合格");
    }

    private Walk inUse(String title) {
        return accepted(title).does(city.roads, "putIntoUse", "households", 320, "people", 1100, "evidence", "已通车");
    }

    @Test
    void aProjectGoesFromTheCallToTheWordOfItsUsers() {
        Walk walk = inUse("修桥");
        walk.does(program.group, "rate", "how", "ballot", "yes", 90, "no", 8);
        walk.does(program.group2, "rate", "how", "visit", "yes", 10, "no", 1, "said", "方便多了");
        walk.does(program.office, "evaluate");
        MatterView view = walk.view();
        assertThat(view.matter().state()).isEqualTo("evaluated");
        assertThat(view.matter().outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(view.own())
                .containsEntry("households", 320)
                .containsEntry("people", 1100)
                .containsEntry("words_yes", 100)
                .containsEntry("words_no", 9);
        assertThat(db.queryForList(
                        "select yes || '/' || no from program_rating where matter = ? order by n",
                        String.class,
                        view.matter().id()))
                .containsExactly("90/8", "10/1");
    }

    @Test
    void aProjectThatIsBeingBuiltIsFollowedUpTwiceAMonth() {
        Walk walk = building("修闸");
        house.clock().moveTo(Instant.parse("2026-03-16T01:00:00Z"));
        slots.openDue();
        walk.does(city.roads, "followUp", "nothingNew", true);
        refused(walk, city.roads, "noOpenSlot", "followUp", "nothingNew", true);
        assertThat(slots.of(walk.view().matter().id()))
                .extracting(Slot::nothingNew)
                .containsExactly(true);
    }

    @Test
    void nothingIsSetUpWhileOneOfTheFourElementsIsMissing() {
        NewItem bare = new NewItem(
                "改造公厕",
                "",
                "year",
                NewMatter.Place.NONE,
                NewItem.Sorting.NONE,
                NewItem.Book.NONE,
                NewItem.Answerable.NOBODY,
                null,
                null,
                List.of(),
                List.of());
        Walk walk = program.walk(house.items()
                .putProject(program.list().code(), bare, program.office)
                .number());
        List.of("necessity", "feasibility", "finance", "benefit").forEach(criterion -> test(walk, criterion, true));
        walk.does(program.office, "argue", "summary", "群众呼声高");
        refused(walk, program.office, "noScope", "vote", vote(180, 10, 9, true));
        walk.does(program.office, "plan", "target", "改造十座公厕");
        walk.does(program.office, "vote", vote(180, 10, 9, true));
        refused(walk, program.office, "noRoadMap", "setUp");
        walk.does(program.office, "milestone", "nr", 1, "title", "开工", "weight", 100, "due", "2026-05-01");
        assertThat(walk.view().clocks()).noneMatch(dial -> dial.name().equals("milestone"));
        refused(walk, program.office, "noDates", "setUp");
        refused(walk, program.office, "notWithinTheYear", "plan", "begins", "2026-11-01", "ends", "2027-02-01");
        walk.does(program.office, "plan", "begins", "2026-03-02", "ends", "2026-05-31");
        refused(walk, program.office, "noTarget", "setUp");
        walk.does(program.office, "plan", "measures", "分批", "criteria", "可用");
        refused(walk, program.office, "nobodyAnswerable", "setUp");
        walk.does(program.office, "appoint", "lead", "sanitation", "person", "责任人乙");
        walk.does(program.office, "setUp");
        assertThat(walk.view().matter().ownerUnit()).isEqualTo("sanitation");
    }

    @Test
    void builtAndAcceptedIsNotDoneAndTheYearShowsIt() {
        Walk walk = accepted("修渠");
        walk.view();
        house.clock().moveTo(Instant.parse("2026-12-31T16:00:01Z"));
        sweeper.sweep();
        assertThat(walk.view().matter().outcome()).isNull();
        assertThat(walk.view().overdue()).isTrue();
        assertThat(walk.view().clocks())
                .filteredOn(dial -> dial.breachedAt() != null)
                .extracting(MatterView.Dial::name)
                .contains("end", "year");
        refused(walk, city.roads, "required", "putIntoUse", "households", 3, "people", 9);
        walk.does(city.roads, "putIntoUse", "households", 3, "people", 9, "evidence", "已通水");
        assertThat(walk.view().clocks())
                .filteredOn(dial -> dial.name().equals("year"))
                .allMatch(dial -> dial.stoppedAt() != null && dial.breachedAt() != null);
    }

    @Test
    void anotherDateDoesNotMoveTheYear() {
        Walk walk = building("修坝");
        walk.does(
                program.office,
                "redate",
                "ends",
                "2027-03-31",
                "reasonClass",
                "season",
                "missing",
                "汛期停工",
                "giver",
                "市水务局");
        assertThat(walk.view().clocks())
                .filteredOn(dial -> dial.name().equals("year"))
                .extracting(MatterView.Dial::due)
                .containsExactly(Instant.parse("2026-12-31T16:00:00Z"));
    }

    @Test
    void acceptanceIsAskedWhenAllMilestonesAreAcceptedAndMayBeRefused() {
        Walk walk = building("修亭");
        refused(walk, city.roads, "notAllReached", "askAcceptance", "evidence", "主体完工");
        for (int nr = 1; nr <= 2; nr++) {
            walk.does(city.roads, "reach", "milestone", "" + nr, "evidence", "现场照片");
            walk.does(program.group, "acceptMilestone", "milestone", "" + nr, "found", "属实");
        }
        walk.does(city.roads, "askAcceptance", "evidence", "竣工报告");
        walk.does(program.group, "sendBack", "reason", "护栏未装");
        assertThat(walk.state()).isEqualTo("building");
    }

    @Test
    void doerCheckerAndJudgeAreThreePeople() {
        Walk walk = inUse("修站");
        Actor.Staff doer = new Actor.Staff(city.roads.id(), "", "lists", Set.of(Role.OFFICE));
        Actor.Staff checker = new Actor.Staff(program.group.id(), "", "lists", Set.of(Role.OFFICE));
        walk.does(program.group, "rate", "how", "call", "yes", 3, "no", 0);
        refused(walk, doer, "dutiesApart", "evaluate");
        refused(walk, checker, "dutiesApart", "evaluate");
        refused(walk, city.roads, "notYours", "evaluate");
        walk.does(program.office, "evaluate");
        Walk other = building("修塔");
        other.does(city.roads, "reach", "milestone", "1", "evidence", "设计");
        Actor.Staff moved = new Actor.Staff(city.roads.id(), "", "group-1", Set.of(Role.GROUP));
        refused(other, moved, "dutiesApart", "acceptMilestone", "milestone", "1");
    }

    @Test
    void withoutItsUsersOrAgainstThemNothingIsClosed() {
        Walk walk = inUse("修场");
        refused(walk, program.office, "noWordYet", "evaluate");
        refused(walk, program.group, "nobodyAsked", "rate", "how", "call", "yes", 0, "no", 0);
        walk.does(program.group, "rate", "how", "meeting", "yes", 2, "no", 7);
        refused(walk, program.office, "usersSayNo", "evaluate");
        walk.does(program.office, "sendBack", "reason", "排水不畅");
        assertThat(walk.state()).isEqualTo("building");
        assertThat(walk.view().matter().due()).isAfter(house.clock().instant());
        assertThat(walk.view().clocks()).anyMatch(dial -> dial.name().equals("year") && dial.stoppedAt() == null);
    }

    @Test
    void whoAgreesIsCountedFromTheRegisterOfHouseholds() {
        Walk walk = calledFor("旧楼加装电梯");
        Object[] agreed = {"doors", "1号楼101\n1号楼102", "agreed", true, "day", "2026-03-01"};
        refused(walk, program.office, "noRegister", "consent", agreed);
        walk.does(program.office, "register", "doors", "1号楼101、1号楼102，1号楼201\n1号楼101");
        refused(
                walk,
                program.office,
                "notInRegister",
                "consent",
                "doors",
                "9号楼101",
                "agreed",
                true,
                "day",
                "2026-03-01");
        refused(walk, program.office, "inTheFuture", "consent", "doors", "1号楼101", "agreed", true, "day", "2026-03-09");
        refused(walk, city.supervisor, "notYours", "register", "doors", "1号楼301");
        walk.does(program.office, "consent", agreed);
        walk.does(program.office, "consent", "doors", "1号楼102", "agreed", false, "day", "2026-03-02");
        walk.does(program.office, "register", "doors", "1号楼101\n1号楼202");
        assertThat(consents.of(walk.view().matter().id()))
                .extracting(Consent::household, Consent::agreed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1号楼101", true),
                        org.assertj.core.groups.Tuple.tuple("1号楼102", false),
                        org.assertj.core.groups.Tuple.tuple("1号楼201", null),
                        org.assertj.core.groups.Tuple.tuple("1号楼202", null));
    }

    @Test
    void onlyTheOfficeOfTheListPutsProjectsOnIt() {
        String list = program.list().code();
        NewItem task = program.item("修路");
        assertThatThrownBy(() -> house.items().putProject(list, task, program.otherOffice))
                .hasMessageContaining("notYourList");
        assertThatThrownBy(() -> house.items().putProject(list, task, program.group))
                .hasMessageContaining("forbidden");
        NewItem longRunning = new NewItem(
                "",
                "",
                "long",
                NewMatter.Place.NONE,
                NewItem.Sorting.NONE,
                NewItem.Book.NONE,
                NewItem.Answerable.NOBODY,
                null,
                null,
                List.of(),
                List.of());
        assertThatThrownBy(() -> house.items().putProject(list, longRunning, program.office))
                .hasMessageContaining("title")
                .hasMessageContaining("type");
    }
}
