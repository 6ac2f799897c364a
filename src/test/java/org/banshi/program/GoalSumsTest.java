package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Whatever the tree, each item counts once in each goal above it, and money adds up. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class GoalSumsTest {
    @Autowired
    private ProgramHouse house;

    @Autowired
    private GoalSums sums;

    @Autowired
    private ItemRows rows;

    private ProgramCity program;
    private WorkList list;

    /** What a test put on the list. */
    private record Put(
            String goal,
            int all,
            int done,
            BigDecimal quantity,
            String unit,
            BigDecimal planned,
            boolean off,
            boolean struck) {}

    @BeforeEach
    void aList() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        list = program.list();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theSumsOfAnyTreeAreThoseOfItsItems(long seed) {
        Random random = new Random(seed);
        Map<String, String> parents = tree(random);
        List<String> leaves = parents.keySet().stream()
                .filter(code -> !parents.containsValue(code))
                .sorted()
                .toList();
        List<Put> items = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            items.add(put(random, i == 0 ? null : leaves.get(random.nextInt(leaves.size()))));
        }
        List<GoalSum> lines = sums.of(list, program.office);
        assertThat(lines).hasSize(parents.size() + 2);
        for (GoalSum line : lines.subList(0, parents.size())) {
            String code = line.goal().code();
            equal(
                    line,
                    items.stream()
                            .filter(item -> isUnder(parents, item.goal(), code))
                            .toList());
            assertThat(rows.count(list, below(code), program.office).value())
                    .as("the list of %s", code)
                    .isEqualTo(items.stream()
                            .filter(item -> isUnder(parents, item.goal(), code))
                            .count());
        }
        equal(
                lines.get(parents.size()),
                items.stream().filter(item -> item.goal() == null).toList());
        equal(lines.getLast(), items);
        assertThat(lines.getLast().all())
                .isEqualTo(sum(lines, line -> line.goal() != null && line.depth() == 0 ? line.all() : 0)
                        + lines.get(parents.size()).all());
    }

    private static long sum(List<GoalSum> lines, ToLongFunction<GoalSum> what) {
        return lines.stream().mapToLong(what).sum();
    }

    private static ItemFilter below(String goal) {
        return new ItemFilter(null, null, null, null, goal, null, ItemFilter.Sort.NR);
    }

    private Map<String, String> tree(Random random) {
        Map<String, String> parents = new HashMap<>();
        for (int i = 0; i < 7; i++) {
            String parent = i < 2 || random.nextInt(4) == 0 ? null : "G" + random.nextInt(i);
            parents.put("G" + i, parent);
            house.lists().putGoal(list.code(), new Goal("G" + i, parent, "目标" + i), program.office);
        }
        return parents;
    }

    private static boolean isUnder(Map<String, String> parents, String goal, String top) {
        for (String at = goal; at != null; at = parents.get(at)) {
            if (at.equals(top)) {
                return true;
            }
        }
        return false;
    }

    private Put put(Random random, String goal) {
        NewItem like = program.item("修路" + random.nextInt(1000));
        int first = 1 + random.nextInt(60);
        int second = 1 + random.nextInt(60);
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
        String unit = random.nextBoolean() ? "公里" : "户";
        BigDecimal planned = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
        NewItem item = new NewItem(
                like.title(),
                "",
                "dated",
                NewMatter.Place.NONE,
                new NewItem.Sorting(null, null, null, goal),
                new NewItem.Book("目标", quantity, unit, null, null, "措施", "标准"),
                like.who(),
                like.begins(),
                like.ends(),
                List.of(
                        new NewItem.Step("设计", first, LocalDate.of(2026, 4, 1)),
                        new NewItem.Step("施工", second, LocalDate.of(2026, 6, 30))),
                List.of(
                        new NewItem.Fund("city", planned, new BigDecimal("7.00"), new BigDecimal("3.00")),
                        new NewItem.Fund("county", new BigDecimal("1.50"), new BigDecimal("1.50"), BigDecimal.ZERO)));
        var walk = program.put(list, item);
        boolean off = random.nextInt(5) == 0;
        boolean reached = !off && random.nextBoolean();
        boolean struck = !off && !reached && random.nextBoolean();
        if (off) {
            walk.does(program.office, "cancel", "reason", "不做了");
        } else if (reached) {
            walk.underWay(program.city.roads)
                    .does(program.city.roads, "reach", "milestone", "1", "evidence", "照片")
                    .does(program.group, "acceptMilestone", "milestone", "1", "found", "属实");
        } else if (struck) {
            walk.built(program.city.roads)
                    .does(program.city.roads, "askStrikeOff", "evidence", "竣工")
                    .does(program.group, "word", "how", "call", "yes", 3, "no", 0)
                    .does(program.group, "check", "how", "call", "found", "属实")
                    .does(program.office, "sign");
        }
        int done = struck ? first + second : reached ? first : 0;
        return new Put(goal, first + second, done, quantity, unit, planned, off, struck);
    }

    private static void equal(GoalSum line, List<Put> items) {
        List<Put> kept = items.stream().filter(item -> !item.off()).toList();
        assertThat(line.all()).isEqualTo(kept.size());
        assertThat(line.mapped()).isEqualTo(kept.size());
        assertThat(line.done()).isEqualTo(kept.stream().filter(Put::struck).count());
        assertThat(line.progress())
                .isEqualTo(Math.round(kept.stream()
                        .mapToDouble(item -> item.done() * 10_000.0 / item.all())
                        .average()
                        .orElse(0)));
        BigDecimal planned = kept.stream()
                .map(item -> item.planned().add(new BigDecimal("1.50")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(line.money().planned()).isEqualByComparingTo(planned);
        assertThat(line.money().arrived()).isEqualByComparingTo(BigDecimal.valueOf(items.size() * 85L, 1));
        assertThat(line.money().spent()).isEqualByComparingTo(BigDecimal.valueOf(items.size() * 3L));
        for (String unit : List.of("公里", "户")) {
            BigDecimal quantity = kept.stream()
                    .filter(item -> item.unit().equals(unit))
                    .map(Put::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(line.targets().stream()
                            .filter(target -> target.unit().equals(unit))
                            .map(GoalSum.Target::quantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(quantity);
        }
    }

    @Test
    void aGoalWithItemsIsNotDividedAndNoneStandsBelowItself() {
        house.lists().putGoal(list.code(), new Goal("A", null, "甲"), program.office);
        house.lists().putGoal(list.code(), new Goal("A1", "A", "甲一"), program.office);
        put(new Random(4), "A1");
        assertThatThrownBy(() -> house.lists().putGoal(list.code(), new Goal("A11", "A1", "甲一一"), program.office))
                .hasMessageContaining("goalHasItems");
        assertThatThrownBy(() -> house.lists().putGoal(list.code(), new Goal("A", "A1", "甲"), program.office))
                .hasMessageContaining("goalCircle");
        assertThatThrownBy(() -> house.lists().putGoal(list.code(), new Goal("甲", null, "甲"), program.office))
                .hasMessageContaining("badCode");
        assertThatThrownBy(() -> house.lists().putGoal(list.code(), new Goal("B", null, "乙"), program.otherOffice))
                .hasMessageContaining("notYourList");
    }

    @Test
    void aUnitAddsUpWhatItTakesPartInAndNothingElse() {
        program.put(list, program.item("拟定的"));
        program.put(list, program.item("推进中的")).underWay(program.city.roads);
        assertThat(sums.of(list, program.office).getLast().all()).isEqualTo(2);
        assertThat(sums.of(list, program.city.roads).getLast().all()).isEqualTo(1);
        assertThat(sums.of(list, program.otherGroup).getLast().all()).isZero();
    }
}
