package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Tries to break the ledger: by the server's own role, and as somebody who has all rights on the database. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=sacred")
class LedgerIsSacredTest {
    /** Days are closed here, so each test begins later than the one before: a closed day takes no more lines. */
    private static Instant start = Instant.parse("2026-01-05T01:00:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Roots roots;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Value("${spring.datasource.url}")
    private String url;

    private TestCity city;

    @BeforeEach
    void threeMattersOverTwoDays() {
        clock.moveTo(start);
        start = start.plus(Duration.ofDays(10));
        city = TestCity.in(units, members);
        for (int i = 0; i < 3; i++) {
            Receipt receipt = ledger.raise(anything(), new Actor.Anyone());
            ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
            clock.advance(Duration.ofDays(1));
            ledger.perform(receipt.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
            roots.closeDays();
        }
    }

    private static NewMatter anything() {
        return new NewMatter(
                "request",
                "help",
                "normal",
                null,
                new NewMatter.Words("井盖坏了", "井盖坏了，老人差点摔倒"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                new NewMatter.Identity("居民", "19999000002", null, null),
                false,
                Map.of());
    }

    private void breakIt(String sql) {
        TestDatabase.asSuperuser(TestDatabase.nameOf(url), sql);
    }

    private List<Verifier.Fault> faults() {
        return verifier.verify(_ -> {}).findings().stream()
                .map(Verifier.Finding::fault)
                .distinct()
                .toList();
    }

    @Test
    void everyWayOfRewritingHistoryIsFound() {
        assertThat(faults()).isEmpty();
        String second = "(select min(matter) from matter_event)";
        breakIt("alter table matter_payload drop constraint matter_payload_of");
        breakIt(
                "create table keep_event as select * from matter_event; create table keep_payload as select * from matter_payload");

        breakIt("update matter_event set action = 'reject' where seq = 2 and matter = " + second);
        assertThat(faults()).contains(Verifier.Fault.REWRITTEN);
        restore();

        breakIt("update matter_payload set body = replace(body, '井盖', '路灯') where seq = 1 and matter = " + second);
        assertThat(faults()).containsExactly(Verifier.Fault.PAYLOAD);
        restore();

        breakIt("delete from matter_event where seq = 2 and matter = " + second);
        assertThat(faults()).contains(Verifier.Fault.MISSING);
        restore();

        breakIt("delete from matter_event where seq = 3 and matter = " + second);
        assertThat(faults()).contains(Verifier.Fault.CUT_OFF);
        // Cutting the row to fit does not help: the closed day remembers.
        breakIt(
                "update matter_matter set length = 2, last_hash = (select hash from matter_event where seq = 2 and matter = "
                        + second + ") where id = " + second + "; delete from matter_payload where seq = 3 and matter = "
                        + second);
        assertThat(faults()).containsExactly(Verifier.Fault.ROOT);
    }

    private void restore() {
        breakIt("delete from matter_event; insert into matter_event select * from keep_event");
        breakIt("delete from matter_payload; insert into matter_payload select * from keep_payload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update matter_event set action = 'x'",
                "delete from matter_event",
                "truncate matter_event cascade",
                "update matter_payload set body = '{}'",
                "delete from matter_payload",
                "truncate matter_payload",
                "update matter_root set matters = 0",
                "delete from matter_root",
                "truncate matter_root",
                "alter table matter_event disable trigger all",
                "drop table matter_event"
            })
    void theServersRoleCannotTouchTheTimeline(String sql) {
        assertThatThrownBy(() -> db.execute(sql))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void theDatabaseItselfRefusesADoerWhoJudgesAndAUnitThatHandlesItsOwnReport() {
        long roads = city.roads.id();
        assertThatThrownBy(() -> db.update("update matter_matter set doer = ?, judge = ?", roads, roads))
                .hasMessageContaining("matter_judge_is_not_doer");
        assertThatThrownBy(() -> db.update("update matter_matter set about_unit = 'roads', lead_unit = 'roads-east'"))
                .hasMessageContaining("matter_not_to_whom_it_is_about");
        db.update("update matter_matter set about_unit = 'water'");
        assertThatThrownBy(
                        () -> db.update(
                                "insert into matter_party (matter, unit, relation, since) select min(id), 'water', 'co', now() from matter_matter"))
                .hasMessageContaining("matter_party_not_about");
        assertThatThrownBy(
                        () -> db.update(
                                "update matter_matter set outcome = 'verdict', state = 'closed', owner_role = null, owner_unit = null"))
                .hasMessageContaining("matter_verdict_has_a_giver");
    }

    @Test
    void theIdentityIsSealedAndNowhereElse() {
        assertThat(db.queryForList("select phone from matter_identity", String.class))
                .allSatisfy(value -> assertThat(value).doesNotContain("19999000002"));
        List<String> texts = db.queryForList(
                "select table_name || '.' || column_name from information_schema.columns where table_schema = current_schema() and data_type in ('text','jsonb')",
                String.class);
        for (String column : texts) {
            String[] part = column.split("\\.", 2);
            Integer found = db.queryForObject(
                    "select count(*) from " + part[0] + " where " + part[1] + "::text like '%19999000002%'",
                    Integer.class);
            assertThat(found).as(column).isZero();
        }
    }
}
