package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.banshi.program.ProgramCity.refused;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Query;
import org.banshi.matter.Sweeper;
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
class FindingTest {
    @Autowired
    private ProgramHouse house;

    @Autowired
    private Inspections inspections;

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

    private static NewFinding finding(String lead, LocalDate ends) {
        return new NewFinding("施工无围挡", "现场没有围挡。", NewMatter.Place.NONE, lead, "责任人丙", ends, null);
    }

    private Walk opened() {
        NewFinding finding = finding("roads", LocalDate.of(2026, 4, 30));
        return program.walk(
                inspections.open(program.list().code(), finding, program.group).number());
    }

    @Test
    void aFindingIsAnsweredByTheUnitAndClosedByTheGroupThatLooksAgain() {
        Walk walk = opened();
        assertThat(walk.view().matter().ownerUnit()).isEqualTo("roads");
        assertThat(walk.view().matter().due()).isEqualTo("2026-04-30T16:00:00Z");
        walk.does(city.roads, "answer", "done", "已设围挡");
        refused(walk, program.group, "required", "sendBack", "reason", "只围了一半");
        walk.does(program.group, "sendBack", "reason", "只围了一半", "ends", "2026-05-15");
        assertThat(walk.view().matter().due()).isEqualTo("2026-05-15T16:00:00Z");
        walk.does(city.roads2, "answer", "done", "全部设好");
        walk.does(program.group, "recheck", "how", "visit", "found", "属实");
        assertThat(walk.view().matter().outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(walk.view().own()).containsEntry("rechecks", 2);
    }

    @Test
    void aFindingHasAnOwnerAndADateToCome() {
        String list = program.list().code();
        assertThatThrownBy(() -> inspections.open(list, finding(null, null), program.group))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("lead", "ends"));
        assertThatThrownBy(() -> inspections.open(list, finding("roads", LocalDate.of(2026, 3, 2)), program.group))
                .hasMessageContaining("inThePast");
        assertThatThrownBy(() -> inspections.open(list, finding("group-1", LocalDate.of(2026, 4, 2)), program.group))
                .hasMessageContaining("checkerIsDoer");
        assertThatThrownBy(() -> inspections.open(list, finding("nowhere", LocalDate.of(2026, 4, 2)), program.group))
                .hasMessageContaining("notAChoice");
    }

    @Test
    void onlyTheGroupToWhichTheListWasGivenFindsAnything() {
        String list = program.list().code();
        NewFinding finding = finding("roads", LocalDate.of(2026, 4, 30));
        for (Actor actor : List.of(program.office, city.roads, city.supervisor)) {
            assertThatThrownBy(() -> inspections.open(list, finding, actor))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(403));
        }
        assertThatThrownBy(() -> inspections.open(list, finding, program.otherGroup))
                .hasMessageContaining("notYourList");
        Walk walk = opened();
        assertThat(numbers(program.group2)).contains(walk.number);
        for (Actor.Staff other : List.of(program.otherGroup, program.otherOffice, city.water, city.operator)) {
            assertThat(numbers(other)).doesNotContain(walk.number);
        }
    }

    @Test
    void whoAnsweredDoesNotLookAgain() {
        Walk walk = opened().does(city.roads, "answer", "done", "已设围挡");
        Actor.Staff moved = new Actor.Staff(city.roads.id(), "", "group-1", Set.of(Role.GROUP));
        refused(walk, moved, "dutiesApart", "recheck", "how", "visit", "found", "好");
        refused(walk, city.roads2, "notYours", "recheck", "how", "visit", "found", "好");
        refused(walk, program.office, "notYours", "recheck", "how", "visit", "found", "好");
    }

    @Test
    void anObjectionIsDecidedByPeopleWhoTookNoPart() {
        Walk walk = opened().does(city.roads, "object", "ground", "不在我局辖区");
        assertThat(walk.view().matter().ownerUnit()).isEqualTo("lists");
        refused(walk, program.group, "notYours", "uphold", "reason", "属实");
        Actor.Staff finder = new Actor.Staff(program.group.id(), "", "lists", Set.of(Role.OFFICE));
        refused(walk, finder, "reviewerTookPart", "uphold", "reason", "属实");
        refused(walk, finder, "reviewerTookPart", "lift", "reason", "不属实");
        refused(walk, program.otherOffice, "noSuchMatter", "lift", "reason", "不属实");
        walk.does(program.office, "lift", "reason", "确不在辖区");
        assertThat(walk.state()).isEqualTo("lifted");
        assertThat(walk.view().matter().outcome()).isEqualTo(Outcome.REJECTED);
        long id = walk.view().matter().id();
        assertThatThrownBy(() -> db.update("update program_item set reviewed_by = opened_by where matter = ?", id))
                .hasMessageContaining("program_item_reviewer_is_not_finder");
    }

    @Test
    void whatIsUpheldGoesOnWithTimeLeftAndIsNotObjectedToAgain() {
        Walk walk = opened();
        house.clock().moveTo(Instant.parse("2026-03-31T01:00:00Z"));
        walk.does(city.roads, "object", "ground", "不属实");
        house.clock().moveTo(Instant.parse("2026-05-05T01:00:00Z"));
        sweeper.sweep();
        assertThat(walk.view().clocks())
                .filteredOn(dial -> dial.breachedAt() != null)
                .extracting(dial -> dial.name())
                .containsExactly("review");
        walk.does(program.office, "uphold", "reason", "有照片为证");
        assertThat(walk.state()).isEqualTo("opened");
        assertThat(walk.view().matter().due()).isAfter(house.clock().instant());
        refused(walk, city.roads, "findingObjected", "object", "ground", "还是不属实");
        walk.does(city.roads, "answer", "done", "已整改").does(program.group, "recheck", "how", "visit", "found", "已整改");
    }

    @Test
    void afterThirtyDaysNobodyObjects() {
        Walk walk = opened();
        house.clock().advance(Duration.ofDays(31));
        refused(walk, city.roads, "objectionTooLate", "object", "ground", "不属实");
    }

    private List<String> numbers(Actor.Staff staff) {
        return house.matters().list(Query.all(), staff, null, 200).items().stream()
                .map(matter -> matter.number())
                .toList();
    }
}
