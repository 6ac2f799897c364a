package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever waited for a matter acts on what it has become, with all that belongs to it. */
@BanshiTest
class WhoWaitedTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

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
    private Receipt receipt;

    @BeforeEach
    void anAcceptedRequest() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        NewMatter words = new NewMatter(
                "request",
                "help",
                "normal",
                null,
                new NewMatter.Words("两人同时动手", "一个分派，一个撤回"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                NewMatter.Identity.NONE,
                false,
                Map.of());
        receipt = ledger.raise(words, new Actor.Anyone());
        ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
    }

    @Test
    @Timeout(60)
    void aWithdrawalThatWaitedForADispatchStopsTheClocksThatTheDispatchStarted() throws Exception {
        dispatchWhile(
                () -> ledger.perform(receipt.number(), "withdraw", Map.of(), new Actor.Raiser(receipt.number()), null));

        assertThat(matters.view(receipt.number(), city.operator).matter().state())
                .isEqualTo("withdrawn");
        assertThat(runningClocks()).isZero();
    }

    private Long runningClocks() {
        return db.queryForObject(
                "select count(*) from matter_clock c join matter_matter m on m.id = c.matter"
                        + " where m.number = ? and c.stopped_at is null",
                Long.class,
                receipt.number());
    }

    /** The dispatch commits only when the other one waits for it. */
    private void dispatchWhile(Runnable other) throws Exception {
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        transaction.executeWithoutResult(_ -> {
            ledger.perform(receipt.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
            Integer pid = db.queryForObject("select pg_backend_pid()", Integer.class);
            Thread.ofVirtual().start(() -> {
                try {
                    other.run();
                    waiting.complete(null);
                } catch (RuntimeException e) {
                    waiting.completeExceptionally(e);
                }
            });
            while (!isWaitedFor(pid) && !waiting.isDone()) {
                Thread.onSpinWait();
            }
        });
        waiting.get(30, TimeUnit.SECONDS);
    }

    private boolean isWaitedFor(Integer pid) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from pg_locks where not granted and ? = any(pg_blocking_pids(pid)))",
                Boolean.class,
                pid));
    }
}
