package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.banshi.program.ProgramCity.refused;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.matter.MatterView;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Published;
import org.banshi.matter.Query;
import org.banshi.matter.Sweeper;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@BanshiTest
@TestPropertySource(properties = "banshi.test.database=tasks")
class TaskLoopTest {
    @Autowired
    private ProgramHouse house;

    @Autowired
    private Published published;

    @Autowired
    private Slots slots;

    @Autowired
    private Sweeper sweeper;

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
    void theDatabaseItselfRefusesASignatureWithoutTheirWord() {
        Walk walk = program.put("修路").built(city.roads);
        walk.does(city.roads, "askStrikeOff", "evidence", "竣工报告");
        long id = walk.view().matter().id();
        assertThatThrownBy(
                        () -> db.update("update program_item set signed_on = date '2026-03-02' where matter = ?", id))
                .hasMessageContaining("program_item_signed_on_their_word");
        walk.does(program.group, "word", "how", "call", "yes", 3, "no", 0);
        walk.does(program.group, "check", "how", "call", "found", "属实").does(program.office, "sign");
        assertThat(walk.view().own()).containsEntry("signed_on", "2026-03-02");
        assertThatThrownBy(() -> db.update("update program_item set words_no = 9 where matter = ?", id))
                .hasMessageContaining("program_item_signed_on_their_word");
    }

    @Test
    void whoDidTheWorkNeitherChecksNorSigns() {
        Actor.Staff both = new Actor.Staff(
                city.roads.id(),
                city.roads.name(),
                "group-1",
                java.util.Set.of(org.banshi.access.Role.GROUP, org.banshi.access.Role.HANDLER));
        Walk walk = program.put("修路").underWay(city.roads);
        walk.does(city.roads, "reach", "milestone", "1", "evidence", "设计文件");
        refused(walk, both, "dutiesApart", "acceptMilestone", "milestone", "1");
        refused(walk, city.roads2, "notYours", "acceptMilestone", "milestone", "1");
        walk.does(program.group, "acceptMilestone", "milestone", "1");
        walk.does(city.roads, "reach", "milestone", "2", "evidence", "竣工");
        walk.does(program.group, "acceptMilestone", "milestone", "2");
        walk.does(city.roads, "askStrikeOff", "evidence", "竣工报告");
        walk.does(program.group, "word", "how", "call", "yes", 3, "no", 0);
        walk.does(program.group, "check", "how", "call", "found", "属实");
        Actor.Staff checkerAtOffice =
                new Actor.Staff(program.group.id(), "", "lists", java.util.Set.of(org.banshi.access.Role.OFFICE));
        refused(walk, checkerAtOffice, "dutiesApart", "sign");
        refused(walk, program.otherOffice, "noSuchMatter", "sign");
        walk.does(program.office, "sign");
    }

    @Test
    void theDatabaseItselfHoldsDoerCheckerAndSignerApart() {
        Walk walk = program.put("修路").built(city.roads);
        walk.does(city.roads, "askStrikeOff", "evidence", "竣工报告");
        long id = walk.view().matter().id();
        assertThatThrownBy(() -> db.update("update matter_matter set checker = doer where id = ?", id))
                .hasMessageContaining("matter_checker_is_not_doer");
        assertThatThrownBy(() -> db.update(
                        "update matter_matter set state = 'struckOff', outcome = 'verdict', verdict_by = 'staff',"
                                + " owner_unit = null, owner_role = null where id = ?",
                        id))
                .hasMessageContaining("matter_verdict_has_a_giver");
    }

    @Test
    void withoutTheirWordOrAgainstItNothingIsStruckOff() {
        Walk walk = program.put("修路").built(city.roads);
        walk.does(city.roads, "askStrikeOff", "evidence", "竣工报告");
        walk.does(program.group, "check", "how", "visit", "found", "属实");
        refused(walk, program.office, "noWordYet", "sign");
        walk.does(program.group, "word", "how", "meeting", "yes", 2, "no", 5);
        refused(walk, program.office, "wordIsNo", "sign");
        walk.does(program.office2, "sendBack", "reason", "群众不满意");
        assertThat(walk.state()).isEqualTo("underWay");
        assertThat(walk.view().matter().due()).isAfter(house.clock().instant());
        walk.does(city.roads, "askStrikeOff", "evidence", "返工后");
        assertThat(walk.view().own()).containsEntry("words_no", 0).containsEntry("strike_offs", 2);
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
    void aGroupSeesExactlyWhatItChecksAndAnOfficeWhatItKeeps() {
        Walk walk = program.put("修路").underWay(city.roads);
        for (Actor.Staff reader : List.of(program.group, program.office, city.roads, city.water, city.supervisor)) {
            assertThat(numbers(reader)).contains(walk.number);
        }
        for (Actor.Staff other : List.of(program.otherGroup, program.otherOffice, city.sanitation, city.operator)) {
            assertThat(numbers(other)).doesNotContain(walk.number);
            refused(walk, other, "noSuchMatter", "note", "text", "看看");
        }
    }

    @Test
    void whatIsDraftedOnAListIsNotAmongTheRequestsThatResidentsLookThrough() {
        int before = published.page(Published.Filter.ALL, null, 200).items().size();
        program.put("修路").underWay(city.roads);
        assertThat(published.page(Published.Filter.ALL, null, 200).items()).hasSize(before);
    }

    @Test
    void followUpsOpenTwiceAMonthAndAMissedOneShows() {
        Walk walk = program.put("修路").underWay(city.roads);
        slots.openDue();
        assertThat(slots.of(walk.view().matter().id())).isEmpty();
        house.clock().moveTo(Instant.parse("2026-03-16T01:00:00Z"));
        slots.openDue();
        slots.openDue();
        assertThat(slots.of(walk.view().matter().id())).hasSize(1);
        walk.does(city.roads, "followUp", "nothingNew", true);
        refused(walk, city.roads, "noOpenSlot", "followUp", "nothingNew", true);
        house.clock().moveTo(Instant.parse("2026-04-01T01:00:00Z"));
        slots.openDue();
        refused(walk, city.roads, "required", "followUp", "nothingNew", false);
        house.clock().moveTo(Instant.parse("2026-04-16T01:00:00Z"));
        slots.openDue();
        List<Slot> all = slots.of(walk.view().matter().id());
        assertThat(all)
                .extracting(Slot::opens)
                .containsExactly(LocalDate.of(2026, 4, 16), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 3, 16));
        assertThat(all)
                .extracting(slot -> slot.isMissed(house.clock().instant()))
                .containsExactly(false, true, false);
    }

    @Test
    void aFollowUpBeginsWithWhatHasChangedAndWithNothingNewWhereNothingHas() {
        Walk walk = program.put("修路").underWay(city.roads);
        walk.does(city.roads, "reach", "milestone", "1", "evidence", "现场照片");
        house.clock().moveTo(Instant.parse("2026-03-16T01:00:00Z"));
        slots.openDue();
        assertThat(begins(walk)).containsExactly("false", "节点“完成设计”已报送完成");
        walk.does(city.roads, "followUp", "nothingNew", false, "text", "设计已报送");
        house.clock().moveTo(Instant.parse("2026-04-01T01:00:00Z"));
        slots.openDue();
        assertThat(begins(walk)).containsExactly("true", null);
        walk.does(program.group, "acceptMilestone", "milestone", "1", "found", "属实");
        assertThat(begins(walk)).containsExactly("false", "节点“完成设计”已通过核验");
    }

    private List<String> begins(Walk walk) {
        return walk.view(city.roads).offers().stream()
                .filter(offer -> offer.name().equals("followUp"))
                .flatMap(offer -> offer.fields().stream())
                .map(MatterView.Input::start)
                .toList();
    }

    @Test
    void aMilestoneThatIsLateIsABreachAndSoIsTheEnd() {
        Walk walk = program.put("修路").underWay(city.roads);
        house.clock().moveTo(Instant.parse("2026-04-01T16:00:01Z"));
        sweeper.sweep();
        assertThat(walk.view().clocks())
                .filteredOn(dial -> dial.breachedAt() != null)
                .extracting(MatterView.Dial::name, MatterView.Dial::unit)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("milestone", "1"));
        house.clock().moveTo(Instant.parse("2026-06-30T16:00:01Z"));
        sweeper.sweep();
        assertThat(walk.view().overdue()).isTrue();
    }

    @Test
    void aNewDateHasItsReasonAndWhatIsLongRunningIsNeverDone() {
        Walk walk = program.put("修路").underWay(city.roads);
        refused(walk, program.office, "required", "redate", "ends", "2026-08-31");
        refused(walk, city.roads, "notYours", "redate", "ends", "2026-08-31");
        walk.does(
                program.office,
                "redate",
                "ends",
                "2026-08-31",
                "reasonClass",
                "funds",
                "missing",
                "配套资金",
                "giver",
                "市财政");
        assertThat(walk.view().matter().due()).isEqualTo("2026-08-31T16:00:00Z");
        assertThat(walk.view().matter().toldDue()).isEqualTo("2026-06-30T16:00:00Z");
        walk.does(
                program.office,
                "makeLongRunning",
                "reasonClass",
                "land",
                "reason",
                "用地未批",
                "yearlyTarget",
                "完成一期",
                "nextReview",
                "2026-12-31");
        assertThat(walk.view().matter().outcome()).isNull();
        assertThat(walk.view().matter().due()).isEqualTo("2026-12-31T16:00:00Z");
        refused(walk, city.roads, "notInThisState", "askStrikeOff", "evidence", "都好了");
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

    private List<String> numbers(Actor.Staff staff) {
        return house.matters().list(Query.all(), staff, null, 200).items().stream()
                .map(matter -> matter.number())
                .toList();
    }
}
