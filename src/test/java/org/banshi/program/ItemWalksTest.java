package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.banshi.matter.Action;
import org.banshi.matter.Kinds;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Verifier;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever people do with promised work in whatever order: progress is accepted milestones, money adds up, who did it
 * neither checked nor judged it, and what counts as done can be traced to evidence and two people.
 * {@code -Dbanshi.item.walks=500} walks further; a failure tells its seed and every step.
 */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class ItemWalksTest {
    private static final int WALKS =
            Integer.getInteger("banshi.item.walks", Boolean.getBoolean("banshi.full") ? 200 : 12);
    private static final int STEPS = 160;
    private static final long FIRST_SEED = Long.getLong("banshi.item.walk.first", 20_261_122L);

    @Autowired
    private ProgramHouse house;

    @Autowired
    private Screenings screenings;

    @Autowired
    private Inspections inspections;

    @Autowired
    private Milestones milestones;

    @Autowired
    private Slots slots;

    @Autowired
    private Kinds kinds;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Verifier verifier;

    @Autowired
    private JdbcTemplate db;

    @Test
    void whatIsCountedAsDoneWasDoneWhateverPeopleTry() {
        Set<String> states = new TreeSet<>();
        for (int i = 0; i < WALKS; i++) {
            house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
            ItemWalk walk = new ItemWalk(house, kinds, sweeper, slots, FIRST_SEED + i);
            try {
                List<String> numbers = walk.put(screenings, inspections);
                for (int step = 0; step < STEPS; step++) {
                    walk.step();
                    numbers.forEach(this::isSound);
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "walk with seed " + (FIRST_SEED + i) + ": " + e + "\n" + String.join("\n", walk.story), e);
            }
            states.addAll(walk.states);
        }
        assertThat(states)
                .as("the walks get around")
                .contains("task.struckOff", "project.inUse", "rectification.passed", "finding.closed");
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    private void isSound(String number) {
        Map<String, Object> row = db.queryForMap("""
                select m.id, m.kind, m.state, m.outcome, i.all_weight, i.done_weight, i.words_yes, i.words_no, i.rebounds,
                  (m.owner_role is not null)::int + (m.owner_unit is not null)::int as owners,
                  coalesce((select sum(weight) from program_milestone s where s.matter = m.id and dropped_at is null), 0)::int as planned,
                  coalesce((select sum(weight) from program_milestone s where s.matter = m.id and dropped_at is null
                    and accepted_at is not null), 0)::int as accepted
                from matter_matter m join program_item i on i.matter = m.id where m.number = ?""", number);
        long id = (Long) row.get("id");
        assertThat(row.get("all_weight")).as("the road map adds up").isEqualTo(row.get("planned"));
        assertThat(row.get("done_weight")).as("progress is what was accepted").isEqualTo(row.get("accepted"));
        assertThat(row.get("owners")).as("one owner while open").isEqualTo(row.get("outcome") == null ? 1 : 0);
        moneyAddsUp(milestones.funds(id));
        Map<Action.Duty, Set<Long>> people = people(id, (String) row.get("kind"));
        Set<Long> watching = new HashSet<>(people.get(Action.Duty.CHECK));
        watching.addAll(people.get(Action.Duty.JUDGE));
        assertThat(watching)
                .as("who did it neither checked nor judged it")
                .noneMatch(people.get(Action.Duty.WORK)::contains);
        if (ItemRows.DONE.contains((String) row.get("state"))) {
            isTraced(id, row, people);
        }
    }

    private static void moneyAddsUp(Funds funds) {
        assertThat(funds.all().planned())
                .isEqualByComparingTo(
                        sum(funds.sources().stream().map(Funds.Line::planned).toList()));
        assertThat(funds.all().arrived())
                .isEqualByComparingTo(
                        sum(funds.sources().stream().map(Funds.Line::arrived).toList()));
        assertThat(funds.all().spent())
                .isEqualByComparingTo(
                        sum(funds.sources().stream().map(Funds.Line::spent).toList()));
        assertThat(funds.all().spent()).isLessThanOrEqualTo(funds.all().arrived());
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Evidence by one person, the word of others, and for tasks and projects a third who signs. */
    private void isTraced(long id, Map<String, Object> row, Map<Action.Duty, Set<Long>> people) {
        assertThat(people.get(Action.Duty.WORK)).as("somebody did it").isNotEmpty();
        assertThat(people.get(Action.Duty.JUDGE)).as("somebody else says so").isNotEmpty();
        String asked = switch ((String) row.get("kind")) {
            case Tasks.NAME -> "askStrikeOff";
            case Projects.NAME -> "putIntoUse";
            case Rectifications.NAME -> "askRound";
            default -> "answer";
        };
        assertThat(db.queryForObject(
                        "select count(*) from matter_event where matter = ? and action = ?", Long.class, id, asked))
                .as("it was shown with evidence")
                .isPositive();
        if (row.get("kind").equals(Tasks.NAME) || row.get("kind").equals(Projects.NAME)) {
            assertThat(people.get(Action.Duty.CHECK)).isNotEmpty();
            assertThat((Integer) row.get("words_yes")).isGreaterThan((Integer) row.get("words_no"));
            assertThat(row.get("done_weight")).isEqualTo(row.get("all_weight"));
        }
    }

    private Map<Action.Duty, Set<Long>> people(long id, String kind) {
        Map<String, Action.Duty> duties = kinds.require(kind).lifecycle().actions().stream()
                .collect(Collectors.toMap(Action::name, Action::duty, (first, _) -> first));
        Map<Action.Duty, Set<Long>> people = Map.of(
                Action.Duty.NONE, new HashSet<>(),
                Action.Duty.WORK, new HashSet<>(),
                Action.Duty.CHECK, new HashSet<>(),
                Action.Duty.JUDGE, new HashSet<>());
        db.query(
                "select action, actor_id from matter_event where matter = ? and actor = 'staff'",
                row -> {
                    Action.Duty duty = duties.getOrDefault(row.getString("action"), Action.Duty.NONE);
                    people.get(duty).add(row.getLong("actor_id"));
                },
                id);
        return people;
    }
}
