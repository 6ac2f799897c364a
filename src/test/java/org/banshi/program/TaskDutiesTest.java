package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.banshi.program.ProgramCity.refused;

import java.util.List;
import org.banshi.access.Actor;
import org.banshi.matter.Published;
import org.banshi.matter.Query;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Who may do what with a task: nobody checks or signs the own work, and nobody signs against the people. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=tasks")
class TaskDutiesTest extends TaskCourse {
    @Autowired
    private Published published;

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

    private List<String> numbers(Actor.Staff staff) {
        return house.matters().list(Query.all(), staff, null, 200).items().stream()
                .map(matter -> matter.number())
                .toList();
    }
}
