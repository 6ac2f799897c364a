package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@BanshiTest
class LedgerUnderLoadTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Autowired
    private TransactionTemplate transaction;

    private TestCity city;

    @BeforeEach
    void aCity() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
    }

    private Receipt raise(String title) {
        return ledger.raise(
                new NewMatter(
                        "request",
                        "help",
                        "normal",
                        null,
                        new NewMatter.Words(title, title),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("web"),
                        NewMatter.Identity.NONE,
                        false,
                        Map.of()),
                new Actor.Anyone());
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void of32ThreadsOnOneMatterOneWinsEachVersionAndTheChainStaysWhole() throws Exception {
        Receipt receipt = raise("三十二人同时点");
        int version = 1;
        for (String[] step : new String[][] {{"accept", "operator"}, {"dispatch", "dispatcher"}, {"sign", "roads"}}) {
            int seen = version;
            Actor actor = step[1].equals("operator")
                    ? city.operator
                    : step[1].equals("dispatcher") ? city.dispatcher : city.roads;
            List<Boolean> won = together(32, () -> {
                try {
                    ledger.perform(receipt.number(), step[0], Map.of("unit", "roads"), actor, seen);
                    return true;
                } catch (Problem problem) {
                    assertThat(problem.status()).isIn(403, 404, 409);
                    return false;
                }
            });
            assertThat(won).filteredOn(w -> w).hasSize(1);
            version++;
        }
        assertThat(matters.view(receipt.number(), city.operator).timeline()).hasSize(4);
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void moreThanAHundredLateMattersInOneStateAreAllActedOnAlsoUnassignedOnesEachOnceInDueOrder() throws Exception {
        sweeper.sweep();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            numbers.add(raise("迟办 " + i).number());
            clock.advance(Duration.ofSeconds(1));
        }
        clock.advance(Duration.ofHours(5));
        List<Integer> swept = together(4, sweeper::sweep);
        assertThat(swept.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(130);
        assertThat(breaches(numbers)).isEqualTo(130);
        assertThat(sweeper.sweep()).isZero();
        assertThat(breaches(numbers)).isEqualTo(130);
        List<Instant> due =
                db.query("""
                select c.due from outbox_message o join matter_matter m on m.number = o.subject join matter_clock c on c.matter = m.id
                where o.template = 'matter.tell.breach' and o.subject = any(?) order by o.id""", (row, _) -> Matter.needInstant(row, "due"), (Object) numbers.toArray(String[]::new));
        assertThat(due).hasSize(130).isSorted();
    }

    private int breaches(List<String> numbers) {
        Integer count = db.queryForObject(
                "select count(*) from matter_event e join matter_matter m on m.id = e.matter where e.action = 'breach' and m.number = any(?)",
                Integer.class,
                (Object) numbers.toArray(String[]::new));
        return count == null ? 0 : count;
    }

    @Test
    void noChangeLandsHalf() {
        Receipt receipt = raise("半途而废");
        long events = count("matter_event");
        long messages = count("outbox_message");
        transaction.executeWithoutResult(status -> {
            ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
            status.setRollbackOnly();
        });
        assertThat(count("matter_event")).isEqualTo(events);
        assertThat(count("outbox_message")).isEqualTo(messages);
        assertThat(matters.view(receipt.number(), city.operator).matter().state())
                .isEqualTo("raised");
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    private long count(String table) {
        Long count = db.queryForObject("select count(*) from " + table, Long.class);
        return count == null ? 0 : count;
    }
}
