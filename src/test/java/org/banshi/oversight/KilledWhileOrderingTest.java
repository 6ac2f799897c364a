package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.access.Secrets;
import org.banshi.matter.EngineAlone;
import org.banshi.matter.Verifier;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.Logins;
import org.banshi.testkit.Processes;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything that a list shows is ordered, and servers are killed while they do it; others go on. */
@Tag("torn")
@Timeout(180)
class KilledWhileOrderingTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final int SHOWN = 360;
    private static final int KILLS = 3;
    private static final List<String> UNITS = List.of("roads", "water", "parks");

    private final String url = TestDatabase.fresh();
    private final String keys = Secrets.newKeys();

    @RegisterExtension
    final Processes servers = new Processes();

    private Process start() throws IOException {
        return servers.start(
                OrderingServer.class,
                Map.of("DATABASE_PASSWORD", TestDatabase.password(), "KEYS", keys),
                url,
                MORNING.toString());
    }

    @Test
    void eachUnitGetsOneOrderAndEachMatterIsUnderOneWhereverServersWereKilled() throws Exception {
        Random random = new Random(20261208);
        try (EngineAlone engine = OrderingServer.engine(url, TestDatabase.password(), keys, MORNING)) {
            JdbcTemplate db = engine.bean(JdbcTemplate.class);
            engine.bean(OrderRunRows.class)
                    .begin(
                            new OrderRunRows.Run(
                                    UUID.randomUUID(),
                                    supervisor(engine),
                                    "限期办结",
                                    "说明原因，期限前办结。",
                                    LocalDate.of(2026, 5, 20)),
                            shown(engine, db));
            for (int kill = 1; kill <= KILLS; kill++) {
                // all of them in the first half, so that a server that is quick is still caught at work
                int enough = SHOWN * kill / (2 * KILLS + 2) + random.nextInt(15);
                Process server = start();
                Processes.await(() -> done(db) >= enough);
                server.destroyForcibly();
                assertThat(server.waitFor()).isNotZero();
                assertThat(done(db)).isLessThan(SHOWN);
            }
            start();
            start();
            Processes.await(() ->
                    db.queryForObject("select count(*) from oversight_run where finished_at is not null", Integer.class)
                            == 1);
            assertThat(db.queryForList("select distinct problem from oversight_run_line", String.class))
                    .containsOnlyNulls();
            assertThat(db.queryForList(
                            "select m.unit from oversight_order o join matter_row m on m.id = o.matter order by 1",
                            String.class))
                    .as("one order for each unit")
                    .containsExactlyElementsOf(UNITS.stream().sorted().toList());
            assertThat(db.queryForList("select count(*) from oversight_ordered group by supervised", Long.class))
                    .hasSize(SHOWN)
                    .containsOnly(1L);
            assertThat(db.queryForList(
                            "select count(*) from matter_event where action = 'supervised' group by matter",
                            Long.class))
                    .hasSize(SHOWN)
                    .containsOnly(1L);
            assertThat(db.queryForObject(
                            "select count(*) from oversight_run_line l join oversight_ordered o"
                                    + " on o.supervised = l.matter and o.matter = l.ordered_by",
                            Integer.class))
                    .as("what the run says is what is ordered")
                    .isEqualTo(SHOWN);
            assertThat(db.queryForObject(
                            "select count(*) from outbox_message where template = 'oversight.tell.ordered'",
                            Integer.class))
                    .as("each unit is told once")
                    .isEqualTo(UNITS.size());
            assertThat(engine.bean(Verifier.class).verify(_ -> {}).findings()).isEmpty();
        }
    }

    private static long supervisor(EngineAlone engine) {
        UNITS.forEach(code -> engine.bean(Units.class).create(Unit.handling(code, code, null)));
        Member member = engine.bean(Members.class).add("督办员", null, Member.Kind.PERSON, null);
        Logins.of(
                engine.bean(Accounts.class),
                new Actor.Staff(member.id(), member.name(), null, Set.of(Role.SUPERVISOR, Role.OPERATOR)));
        return member.id();
    }

    /** Errands have no unit of their own: these are led by three. */
    private static List<String> shown(EngineAlone engine, JdbcTemplate db) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < SHOWN; i++) {
            numbers.add(engine.raise("取药 " + i).number());
        }
        for (int i = 0; i < UNITS.size(); i++) {
            db.update(
                    "update matter_matter set lead_unit = ? where id % ? = ? and kind = 'errand'",
                    UNITS.get(i), UNITS.size(), i);
        }
        return numbers;
    }

    private static int done(JdbcTemplate db) {
        Integer done =
                db.queryForObject("select count(*) from oversight_run_line where done_at is not null", Integer.class);
        return done == null ? 0 : done;
    }
}
