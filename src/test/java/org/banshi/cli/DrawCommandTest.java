package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Roots;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Sample;
import org.banshi.rates.Samples;
import org.banshi.rates.Snapshot;
import org.banshi.rates.Snapshots;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** A drawing for call-backs is drawn again by a process of its own, and what was changed by hand is found out. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=draw-command")
class DrawCommandTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 2);

    @TempDir
    private Path temporary;

    @Autowired
    private Samples samples;

    @Autowired
    private Snapshots snapshots;

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

    @Value("${banshi.keys}")
    private String keys;

    private void prints(int code, List<String> words, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("rates"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", temporary.resolve("var").toString()));
        Map<String, String> environment = Map.of(
                "BANSHI_DATABASE_URL",
                url,
                "BANSHI_DATABASE_USER",
                TestDatabase.APP,
                "BANSHI_DATABASE_PASSWORD",
                TestDatabase.password(),
                "BANSHI_DATABASE_OWNER_USER",
                TestDatabase.OWNER,
                "BANSHI_DATABASE_OWNER_PASSWORD",
                TestDatabase.password(),
                "BANSHI_KEYS",
                keys);
        try (Launched run = Launched.start(temporary, environment, all.toArray(String[]::new))) {
            int ended = run.awaitEnd();
            String said = run.out() + run.err();
            assertThat(ended).as(said).isEqualTo(code);
            assertThat(said).contains(words).doesNotContain("\tat ");
        }
    }

    @Test
    void aDrawingIsDrawnAgainFromListAndLedgerAndWhatWasChangedIsTold() throws IOException {
        clock.moveTo(Instant.parse("2026-03-03T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Instant day =
                    MONTH.atDay(1 + i).atTime(12, 0).atZone(clock.getZone()).toInstant();
            all.add(Laid.judged(i < 3 ? "water" : "roads", day, i % 2 == 0, 4));
        }
        new LaidRequests(db).lay(all);
        Sample frozen = samples.freeze(MONTH, city.supervisor);
        String id = Long.toString(frozen.id());
        prints(1, List.of("20 listed", frozen.listHash(), "not there yet"), "--draw", id, "--recompute");
        prints(1, List.of("there is no drawing number 4711"), "--draw", "4711");

        clock.advance(Duration.ofDays(1));
        roots.closeDays();
        assertThat(samples.draw(frozen.id())).isTrue();
        List<String> drawn = new ArrayList<>(List.of(
                samples.require(frozen.id()).seed(),
                "The same are drawn",
                "Drawing " + id + ": 2026-02-01 to 2026-02-28"));
        samples.redraw(frozen.id())
                .drawn()
                .forEach((unit, tags) -> tags.forEach(tag -> drawn.add("\n" + unit + " " + tag)));
        assertThat(drawn).hasSize(3 + 5 + 3);
        prints(0, drawn, "--draw", id, "--recompute");

        TestDatabase.asSuperuser(
                TestDatabase.nameOf(url),
                "set session_replication_role = replica; update rates_sample_seed set seed = sha256(seed) where sample = "
                        + id);
        prints(1, List.of("THE SEED DOES NOT FOLLOW FROM LIST AND LEDGER"), "--draw", id, "--recompute");
    }

    @Test
    void whatWasPublishedIsCountedAgainFromTheLedgerAndWhatDiffersIsTold() throws IOException {
        clock.moveTo(Instant.parse("2026-03-03T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        Instant day = Instant.parse("2026-01-12T04:00:00Z");
        new LaidRequests(db)
                .lay(List.of(
                        Laid.judged("roads", day, true, 5),
                        Laid.judged("roads", day, false, 2),
                        Laid.judged("water", day, true, 4)));
        Snapshot published = snapshots.publish(
                new Asked(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), Asked.By.UNIT, null),
                "一月",
                null,
                city.supervisor);
        String id = Long.toString(published.id());
        prints(0, List.of("Solved: 2/3 = 66.67 %"), "--snapshot", id);
        prints(0, List.of("The ledger gives the same figures and times"), "--snapshot", id, "--recompute");
        String number = db.queryForObject(
                "select number from matter_row where closed_at = ? and unit = 'water'",
                String.class,
                java.sql.Timestamp.from(day));
        db.update("update matter_matter set lead_unit = 'roads' where number = ?", number);
        prints(1, List.of("lines differ:", number, "water", "roads"), "--snapshot", id, "--recompute");
        prints(0, List.of("Every sum is what a full recount gives"), "--rebuild");
    }
}
