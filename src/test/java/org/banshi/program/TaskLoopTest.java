package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.banshi.program.ProgramCity.refused;

import java.time.Duration;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.matter.MatterView;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@BanshiTest
@TestPropertySource(properties = "banshi.test.database=tasks")
class TaskLoopTest extends TaskCourse {
    @Test
    void aTaskGoesFromTheListToTheSecondSignature() {
        Walk walk = program.put("修路").built(city.roads);
        walk.does(city.roads2, "askStrikeOff", "evidence", "竣工报告");
        walk.does(program.group, "word", "how", "visit", "yes", 9, "no", 1);
        walk.does(program.group, "check", "how", "visit", "found", "三条路均已修好");
        walk.does(program.office, "sign");
        MatterView view = walk.view();
        assertThat(view.matter().state()).isEqualTo("struckOff");
        assertThat(view.matter().outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(view.timeline())
                .extracting(MatterView.Line::action)
                .contains("askStrikeOff", "word", "check", "sign");
        assertThat(view.own()).containsEntry("done_weight", 100).containsEntry("all_weight", 100);
    }

    @Test
    void nothingIsGivenOutWhileOneOfTheFourElementsIsMissing() {
        NewItem bare = new NewItem(
                "改造公厕",
                "",
                "dated",
                NewMatter.Place.NONE,
                NewItem.Sorting.NONE,
                NewItem.Book.NONE,
                NewItem.Answerable.NOBODY,
                null,
                null,
                List.of(),
                List.of());
        Walk walk = program.put(program.list(), bare);
        refused(walk, program.office, "noRoadMap", "issue");
        walk.does(program.office, "milestone", "nr", 1, "title", "开工", "weight", 100, "due", "2026-05-01");
        refused(walk, program.office, "noDates", "issue");
        walk.does(program.office, "plan", "begins", "2026-03-02", "ends", "2026-04-30");
        refused(walk, program.office, "noDates", "issue");
        walk.does(program.office, "plan", "ends", "2026-05-31");
        refused(walk, program.office, "noTarget", "issue");
        walk.does(program.office, "plan", "target", "改造十座公厕", "measures", "分批", "criteria", "可用");
        refused(walk, program.office, "nobodyAnswerable", "issue");
        walk.does(program.office, "appoint", "lead", "sanitation", "person", "责任人乙");
        walk.does(program.office, "issue");
        assertThat(walk.state()).isEqualTo("issued");
        assertThat(walk.view().matter().due()).isEqualTo("2026-05-31T16:00:00Z");
        assertThat(walk.view().matter().ownerUnit()).isEqualTo("sanitation");
    }

    @Test
    void aQuantityNeedsItsUnitAndAYearsWorkEndsInItsYear() {
        Walk walk = program.put("修桥");
        refused(walk, program.office, "endBeforeBegin", "plan", "ends", "2026-01-01");
        NewItem year = new NewItem(
                "当年项目",
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
        Walk second = program.put(program.list(), year);
        refused(second, program.office, "notWithinTheYear", "plan", "begins", "2026-11-01", "ends", "2027-02-01");
        refused(second, program.office, "required", "plan", "quantity", "3");
    }

    @Test
    void progressIsMadeOfAcceptedMilestonesOnly() {
        Walk walk = program.put("修路").underWay(city.roads);
        walk.does(city.roads, "reach", "milestone", "1", "evidence", "设计文件");
        assertThat(walk.view().own()).containsEntry("done_weight", 0);
        refused(walk, city.roads, "milestonesOpen", "askStrikeOff", "evidence", "都做好了");
        walk.does(program.group, "declineMilestone", "milestone", "1", "reason", "缺图纸");
        assertThat(walk.view().own()).containsEntry("done_weight", 0);
        walk.does(city.roads, "reach", "milestone", "1", "evidence", "补齐图纸");
        walk.does(program.group, "acceptMilestone", "milestone", "1");
        assertThat(walk.view().own()).containsEntry("done_weight", 40);
        assertThatThrownBy(() -> db.update(
                        "update program_item set done_weight = 101 where matter = ?",
                        walk.view().matter().id()))
                .hasMessageContaining("program_item_progress");
    }

    @Test
    void aTaskWhoseRoadMapIsEmptyIsNotDone() {
        Walk walk = program.put("修路").underWay(city.roads);
        walk.does(program.office, "dropMilestone", "milestone", "1", "reason", "不做");
        walk.does(program.office, "dropMilestone", "milestone", "2", "reason", "不做");
        refused(walk, city.roads, "milestonesOpen", "askStrikeOff", "evidence", "没有节点了");
    }

    @Test
    void whatComesBackComesBackWithItsHistory() {
        Walk walk = program.put("清河").built(city.roads);
        walk.does(city.roads, "askStrikeOff", "evidence", "竣工报告");
        walk.does(program.group, "word", "how", "call", "yes", 3, "no", 0);
        walk.does(program.group, "check", "how", "call", "found", "属实");
        walk.does(program.office, "sign");
        house.clock().advance(Duration.ofDays(60));
        walk.does(program.group2, "rebound", "found", "淤泥复现", "ends", "2026-09-30");
        assertThat(walk.state()).isEqualTo("underWay");
        assertThat(walk.view().own()).containsEntry("rebounds", 1);
        assertThat(walk.view().matter().outcome()).isNull();
        assertThat(walk.view().timeline()).extracting(MatterView.Line::action).contains("sign", "rebound");
    }

    @Test
    void whoAskedIsToldWhenItIsListedAndWhenItIsDone() {
        String request = house.ledger()
                .raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("路坏了", "路坏了，请修。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19999000001", null, null),
                                false,
                                java.util.Map.of()),
                        new Actor.Anyone())
                .number();
        Actor.Staff reading = new Actor.Staff(
                program.office.id(),
                "",
                "lists",
                java.util.Set.of(org.banshi.access.Role.OFFICE, org.banshi.access.Role.SUPERVISOR));
        Walk walk = program.put("修路");
        refused(walk, program.office, "noSuchMatter", "cite", "source", request);
        walk.does(reading, "cite", "source", request);
        assertThat(told("program.tell.listed")).contains(walk.number);
        assertThat(told("program.tell.done")).doesNotContain(walk.number);
        walk.built(city.roads).does(city.roads, "askStrikeOff", "evidence", "竣工");
        walk.does(program.group, "word", "how", "call", "yes", 3, "no", 0);
        walk.does(program.group, "check", "how", "call", "found", "属实");
        walk.does(program.office2, "sign");
        assertThat(told("program.tell.done")).contains(walk.number);
    }

    private List<String> told(String template) {
        return db.queryForList("select subject from outbox_message where template = ?", String.class, template);
    }
}
