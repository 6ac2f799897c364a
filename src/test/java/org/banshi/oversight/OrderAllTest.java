package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;

/** Everything that a list shows is ordered, each matter by itself, and nothing twice. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=order-all")
class OrderAllTest extends Supervised {
    private static final BoardRows.Wanted ROADS = new BoardRows.Wanted(java.util.Set.of("roads"), "request", Light.RED);
    private static final BoardRows.Wanted ALL = new BoardRows.Wanted(null, "request", Light.RED);

    @Autowired
    private OrderRuns runs;

    @Autowired
    private OrderRunRows rows;

    @Autowired
    private Accounts accounts;

    @BeforeEach
    void nothingElseRuns() {
        Logins.of(accounts, city.supervisor);
        db.update("update matter_clock set stopped_at = now() where stopped_at is null");
        db.update("update oversight_ordered set open = false");
    }

    private static OrderRuns.Typed typed(String key, List<String> seen) {
        return new OrderRuns.Typed(key, "超期的全部限期办结", "说明原因，期限前办结。", "2026-05-20", String.join(" ", seen));
    }

    private UUID begin(BoardRows.Wanted wanted, Actor.Staff staff, List<String> seen) {
        return runs.begin(typed(UUID.randomUUID().toString(), seen), runs.shown(wanted, staff), staff);
    }

    private void late() {
        clock.advance(Duration.ofDays(30));
        sweep();
    }

    private List<String> ordersOf(UUID run) {
        return rows.lines(run).stream().map(OrderRunRows.Line::order).distinct().toList();
    }

    @Test
    void eachUnitGetsOneOrderWithAllOfItsMattersAndWhatIsUnderAnOrderIsLeft() {
        String one = working("roads");
        String two = working("roads");
        String three = working("water");
        String four = working("water");
        String pool = raised();
        late();
        ordering.open(new NewOrder("先办这件", "先办", "2026-05-01", null, List.of(four), null), city.supervisor);
        OrderRuns.Shown shown = runs.shown(ALL, city.supervisor);
        assertThat(shown.numbers()).containsExactlyInAnyOrder(one, two, three);
        assertThat(List.of(
                        shown.shown().value(),
                        (long) shown.ordered(),
                        shown.other().value()))
                .containsExactly(5L, 1L, 1L);
        assertThat(shown.titles()).containsOnlyKeys(one, two, three);
        for (List<String> before :
                List.of(List.of(one, two), List.of(one, two, three, four), List.of(one, two, four))) {
            assertThat(code(() -> begin(ALL, city.supervisor, before)))
                    .as("as many, and others, is told as well")
                    .isEqualTo("oversight.listChanged");
        }
        UUID run = begin(ALL, city.supervisor, List.of(one, two, three));
        runs.work(run);
        assertThat(rows.find(run).orElseThrow().finished()).isTrue();
        List<OrderRunRows.Line> lines = rows.lines(run);
        assertThat(lines).allMatch(line -> line.order() != null && line.problem() == null);
        assertThat(ordersOf(run)).hasSize(2);
        String roads = lines.stream()
                .filter(line -> line.number().equals(one))
                .findFirst()
                .orElseThrow()
                .order();
        assertThat(oversight.brief(view(roads), city.supervisor).supervised()).containsOnlyKeys(one, two);
        assertThat(said(two, "supervised", "order")).containsExactly(roads);
        assertThat(db.queryForObject("select title from oversight_run where id = ?", String.class, run))
                .isNull();
        assertThat(runs.shown(ALL, city.supervisor).numbers()).isEmpty();
        assertThat(view(pool).matter().isOpen()).isTrue();
        assertThatThrownBy(() -> begin(ALL, city.supervisor, List.of())).isInstanceOf(Problem.class);
    }

    @Test
    void manyWhoWorkOnItAtOnceAndWhoSendsItAgainOrderNothingTwice() throws Exception {
        List<String> numbers = java.util.stream.Stream.generate(() -> working("roads"))
                .limit(8)
                .toList();
        late();
        String key = UUID.randomUUID().toString();
        List<UUID> begun =
                atOnce(3, () -> runs.begin(typed(key, numbers), runs.shown(ROADS, city.supervisor), city.supervisor));
        UUID run = begun.getFirst();
        assertThat(begun).containsOnly(run);
        atOnce(4, () -> {
            for (int i = 0; i < 20 && !rows.find(run).orElseThrow().finished(); i++) {
                runs.work(run);
            }
            return true;
        });
        runs.work(run);
        assertThat(ordersOf(run)).hasSize(1);
        for (String number : numbers) {
            assertThat(said(number, "supervised", "order")).as(number).hasSize(1);
        }
        assertThat(runs.begin(typed(key, numbers), runs.shown(ROADS, city.supervisor), city.supervisor))
                .isEqualTo(run);
    }

    @Test
    void oneThatIsRefusedSaysWhyAndStopsNoOther() {
        String ended = working("roads");
        String taken = working("roads");
        String good = working("roads");
        late();
        UUID run = begin(ROADS, city.supervisor, List.of(ended, taken, good));
        act(ended, "withdraw", new Actor.Raiser(ended));
        String other = ordering.open(new NewOrder("先办这件", "先办", "2026-05-01", null, List.of(taken), null), supervisor2)
                .getFirst()
                .number();
        runs.goOn();
        runs.work(run);
        for (int i = 0; i < 50 && !rows.find(run).orElseThrow().finished(); i++) {
            runs.work(run);
            Thread.onSpinWait();
        }
        assertThat(rows.lines(run))
                .extracting(line -> line.number() + " " + (line.problem() == null ? "ordered" : line.problem()))
                .containsExactlyInAnyOrder(
                        ended + " oversight.notToOrder", taken + " oversight.orderedAlready", good + " ordered");
        assertThat(rows.lines(run).stream()
                        .filter(line -> line.number().equals(taken))
                        .findFirst()
                        .orElseThrow()
                        .args())
                .containsExactly(taken, other);
        assertThatThrownBy(() ->
                        db.update("insert into oversight_run_line (run, nr, matter) values (?, 99, ?)", run, id(good)))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> begin(ROADS, city.leader, List.of(good))).isInstanceOf(Problem.class);
    }
}
