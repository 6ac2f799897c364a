package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.banshi.program.ProgramCity.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.banshi.matter.MatterView;
import org.banshi.matter.Sweeper;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Follow-ups, dates and what is late: what a task shows while it runs. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=tasks")
class FollowUpsTest extends TaskCourse {
    @Autowired
    private Slots slots;

    @Autowired
    private Sweeper sweeper;

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
}
