package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What {@code verify} says of days that are closed, quiet ones between, and of what came from elsewhere. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=verified")
class VerifierTest {
    private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private History history;

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
    void aCity() {
        clock.moveTo(START);
        city = TestCity.in(units, members);
    }

    @Test
    void daysOnWhichNothingHappenedAreVerifiedByWhatStoodOnThem() {
        Receipt first = ledger.raise(matter(NewMatter.Origin.of("web")), new Actor.Anyone());
        ledger.perform(first.number(), "accept", Map.of(), city.operator, null);
        quiet(5);
        ledger.perform(first.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.raise(matter(NewMatter.Origin.of("web")), new Actor.Anyone());
        quiet(2);
        Verifier.Report report = verifier.verify(_ -> {});
        assertThat(report.findings()).isEmpty();
        assertThat(report.roots()).isEqualTo(7);

        TestDatabase.asSuperuser(
                TestDatabase.nameOf(url),
                "update matter_root set root = '\\x00' where day = (select max(day) - 4 from matter_root)");
        assertThat(verifier.verify(_ -> {}).findings())
                .extracting(Verifier.Finding::fault)
                .containsOnly(Verifier.Fault.ROOT);
    }

    @Test
    void whatCameFromElsewhereToTheNanosecondStandsInAWholeChain() {
        Instant fine = START.minus(Duration.ofDays(300)).plusNanos(123_456_789);
        history.enter(List.of(new Past(
                matter(new NewMatter.Origin("import", "elsewhere", "1")),
                fine,
                "closed",
                Outcome.IMPORTED,
                "roads",
                null,
                null,
                fine.plusSeconds(1),
                null,
                null,
                null,
                List.of(new Past.Moment("close", fine.plusSeconds(1), "closed", Map.of())))));
        Verifier.Report report = verifier.verify(_ -> {});
        assertThat(report.findings()).noneMatch(finding -> finding.fault() != Verifier.Fault.ROOT);
        assertThat(report.events()).isGreaterThanOrEqualTo(2);
    }

    /** Days go by on which nothing happens, and each is closed. */
    private void quiet(int days) {
        for (int day = 0; day < days; day++) {
            clock.advance(Duration.ofDays(1));
            roots.closeDays();
        }
    }

    private static NewMatter matter(NewMatter.Origin origin) {
        return new NewMatter(
                "request",
                "help",
                "normal",
                null,
                new NewMatter.Words("井盖坏了", "井盖坏了，老人差点摔倒"),
                NewMatter.Place.NONE,
                origin,
                NewMatter.Identity.NONE,
                false,
                Map.of());
    }
}
