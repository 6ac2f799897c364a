package org.banshi.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Limit;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class RulesTest {
    /** A rule as a room would bring it. */
    record Limits(Limit sign, Map<String, Limit> byGrade, List<String> notes) {
        Limits {
            if (sign.number() < 1) {
                throw new IllegalArgumentException("nobody can sign in no time");
            }
        }

        Limits withSign(int minutes) {
            return new Limits(Limit.minutes(minutes), byGrade, notes);
        }
    }

    private static final Limits PRESET =
            new Limits(Limit.minutes(30), Map.of("urgent", Limit.hours(2)), List.of("note"));
    private static final RuleKey<Limits> KEY = new RuleKey<>("hotline.limits", Limits.class, PRESET);
    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00.123456789Z");

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
    private final JdbcClient db = JdbcClient.create(source);
    private final CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    private final AtomicLong nanos = new AtomicLong();
    private final Rules rules = server();

    @BeforeEach
    void timeStands() {
        clock.moveTo(NOW);
    }

    @Test
    void beforeAnybodyPublishesThePresetHolds() {
        assertThat(rules.current(KEY).value()).isEqualTo(PRESET);
        assertThat(rules.current(KEY).version()).isZero();
        assertThat(rules.at(KEY, Instant.MIN).version()).isZero();
        assertThat(rules.history(KEY)).hasSize(1);
        assertThat(rules.keys()).containsExactly(KEY);
    }

    @Test
    void aPublishedVersionHoldsAtOnceAndIsReadBackAsItWasWritten() {
        Versioned<Limits> published = rules.publish(KEY, PRESET.withSign(45), NOW, 7, "试行", 0);
        assertThat(rules.current(KEY)).isEqualTo(published);
        assertThat(published.version()).isEqualTo(1);
        assertThat(server().history(KEY)).containsExactly(published, Versioned.preset(KEY));
        assertThat(rules.at(KEY, NOW.minusSeconds(1)).version()).isZero();
        assertThat(rules.version(KEY, 1)).isEqualTo(published);
    }

    @Test
    void aVersionMayBePlannedAheadAndAStopGapDoesNotUndoThePlan() {
        Instant december = Instant.parse("2026-11-30T16:00:00Z");
        rules.publish(KEY, PRESET.withSign(60), december, 7, "from December on", 0);
        assertThat(rules.current(KEY).version()).isZero();
        rules.publish(KEY, PRESET.withSign(90), NOW, 7, "until then", 1);
        assertThat(rules.current(KEY).value().sign()).isEqualTo(Limit.minutes(90));
        clock.moveTo(december.minusMillis(1));
        assertThat(rules.current(KEY).version()).isEqualTo(2);
        clock.moveTo(december);
        assertThat(rules.current(KEY).version()).isEqualTo(1);

        clock.moveTo(NOW);
        rules.publish(KEY, PRESET, december, 7, "the plan is called off", 2);
        assertThat(rules.at(KEY, december).version()).isEqualTo(3);
    }

    @Test
    void whatHeldYesterdayCannotBeChangedToday() {
        rules.publish(KEY, PRESET.withSign(45), NOW.minus(Duration.ofDays(30)), 7, "late", 0);
        assertThat(rules.at(KEY, NOW.minusSeconds(1)).version()).isZero();
        assertThat(rules.current(KEY).version()).isEqualTo(1);
    }

    @Test
    void theServersRoleCannotRewriteHistory() {
        rules.publish(KEY, PRESET.withSign(45), NOW, 7, "first", 0);
        for (String change :
                List.of("update rule_version set why = 'other'", "delete from rule_version", "truncate rule_version")) {
            assertThatThrownBy(() -> db.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void ofSixteenWhoPublishAtOnceOneWinsEachVersion() throws Exception {
        for (int round = 0; round < 3; round++) {
            int expected = round;
            Callable<Integer> publish = () -> {
                try {
                    return server().publish(KEY, PRESET, NOW, 7, "at once", expected)
                            .version();
                } catch (Problem problem) {
                    assertThat(problem.status()).isEqualTo(409);
                    return 0;
                }
            };
            try (var threads = Executors.newFixedThreadPool(16)) {
                int won = 0;
                for (Future<Integer> result : threads.invokeAll(
                        IntStream.range(0, 16).mapToObj(_ -> publish).toList())) {
                    if (result.get() > 0) {
                        assertThat(result.get()).isEqualTo(expected + 1);
                        won++;
                    }
                }
                assertThat(won).isEqualTo(1);
            }
        }
        assertThat(server().history(KEY)).hasSize(4);
    }

    @Test
    void aStaleAuthorIsTold() {
        rules.publish(KEY, PRESET.withSign(45), NOW, 7, "first", 0);
        for (int expected : new int[] {0, 2, -1, 99}) {
            assertThatThrownBy(() -> rules.publish(KEY, PRESET, NOW, 8, "again", expected))
                    .asInstanceOf(type(Problem.class))
                    .extracting(Problem::status, Problem::code)
                    .containsExactly(409, "rule.stale");
        }
    }

    @Test
    void twoServersOnOneDatabaseSeeEachOthersVersions() {
        Rules other = server();
        rules.publish(KEY, PRESET.withSign(45), NOW, 7, "here", 0);
        assertThat(other.current(KEY).version()).isZero();
        nanos.addAndGet(1_000_000_000L);
        assertThat(other.current(KEY).version()).isEqualTo(1);
        other.publish(KEY, PRESET.withSign(50), NOW, 7, "there", 1);
        nanos.addAndGet(1_000_000_000L);
        assertThat(rules.current(KEY).value().sign()).isEqualTo(Limit.minutes(50));
    }

    @Test
    void insideATransactionAVersionIsSeenOnlyOnceItIsCommitted() {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        transaction.executeWithoutResult(status -> {
            rules.publish(KEY, PRESET.withSign(45), NOW, 7, "thought better of it", 0);
            nanos.addAndGet(5_000_000_000L);
            assertThat(rules.current(KEY).version()).isZero();
            status.setRollbackOnly();
        });
        assertThat(rules.current(KEY).version()).isZero();
        transaction.executeWithoutResult(_ -> {
            rules.publish(KEY, PRESET.withSign(45), NOW, 7, "done", 0);
            rules.publish(KEY, PRESET.withSign(46), NOW, 7, "twice", 1);
        });
        assertThat(rules.current(KEY).version()).isEqualTo(2);
    }

    @Test
    void aValueMayBeTypedAsJson() {
        String text = rules.json(rules.current(KEY)).replace("30", "45");
        assertThat(rules.publishJson(KEY.name(), text, NOW, 7, "typed", 0).value())
                .isEqualTo(PRESET.withSign(45));
    }

    @Test
    void unreadableJsonIsAFieldError() {
        for (String text : List.of(
                "",
                "{",
                "null",
                "[]",
                "7",
                "{\"sing\":1}",
                "{\"sign\":{\"number\":0,\"unit\":\"MINUTE\"}}",
                "{\"sign\":{\"number\":1,\"unit\":\"FORTNIGHT\"}}",
                "{\"sign\":null}",
                rules.json(rules.current(KEY)) + " x",
                "[".repeat(100_000),
                "{\"sign\":{\"number\":1,\"unit\":\"HOUR\"},\"notes\":[\"a\\u0000b\"]}",
                "{\"sign\":{\"number\":1,\"unit\":\"HOUR\"},\"notes\":[\"\\ud800\"]}")) {
            assertThatThrownBy(() -> rules.publishJson(KEY.name(), text, NOW, 7, "typed", 0))
                    .as(text.length() > 80 ? "deep" : text)
                    .asInstanceOf(type(Problem.class))
                    .satisfies(problem -> {
                        assertThat(problem.status()).isEqualTo(422);
                        assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("value"));
                    });
        }
        assertThat(rules.history(KEY)).hasSize(1);
    }

    @Test
    void aBackslashBeforeTheLetterUIsNoNul() {
        Limits odd = new Limits(Limit.hours(1), Map.of(), List.of("\\u0000", "C:\\u0000", "\\"));
        assertThat(rules.publish(KEY, odd, NOW, 7, "odd but text", 0).value()).isEqualTo(odd);
        assertThat(server().current(KEY).value()).isEqualTo(odd);
    }

    @Test
    void aReasonIsRequired() {
        for (String why : List.of("", "  ", "a\0b")) {
            assertThatThrownBy(() -> rules.publish(KEY, PRESET, NOW, 7, why, 0))
                    .asInstanceOf(type(Problem.class))
                    .satisfies(problem ->
                            assertThat(problem.errors().getFirst().field()).isEqualTo("why"));
        }
    }

    @Test
    void anUnknownRuleIsNotFound() {
        assertThatThrownBy(() -> rules.publishJson("no.such", "{}", NOW, 7, "why", 0))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::status)
                .isEqualTo(404);
    }

    @Test
    void aFieldThatTheRecordNoLongerHasDoesNotMakeHistoryUnreadable() {
        db.sql("""
                        insert into rule_version (name, version, valid_from, body, by_staff, why, at)
                        values ('hotline.limits', 1, '2020-01-01Z',
                                '{"sign":{"number":9,"unit":"HOUR"},"byGrade":{},"notes":[],"gone":true}', 1, 'old', '2020-01-01Z'),
                               ('room.closed', 1, '2020-01-01Z', '{}', 1, 'old', '2020-01-01Z')""").update();
        assertThat(server().current(KEY).value().sign()).isEqualTo(Limit.hours(9));
    }

    private Rules server() {
        return new Rules(db, clock, nanos::get, List.of(KEY));
    }
}
