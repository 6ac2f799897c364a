package org.banshi.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Endings;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.notice.NoticeFigures;
import org.banshi.notice.NoticeWords;
import org.banshi.notice.Notices;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Rates;
import org.banshi.rates.Snapshot;
import org.banshi.rates.SnapshotFigures;
import org.banshi.rates.Snapshots;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.CountedStatements;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What everybody is told of the city: counts, and shares as far as they were frozen and released by two people. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=city")
class CityTest {
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    @TestConfiguration
    static class Counted {
        @Bean
        static CountedStatements countedStatements() {
            return new CountedStatements();
        }
    }

    @Autowired
    private CountedStatements statements;

    @Autowired
    private CitySight sight;

    @Autowired
    private CityNumbers numbers;

    @Autowired
    private Rates rates;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private SnapshotFigures figures;

    @Autowired
    private Notices notices;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    private TestCity city;

    @BeforeEach
    void inMarch() {
        clock.moveTo(Instant.parse("2026-03-18T02:00:00Z"));
        city = TestCity.in(units, members);
        db.update("update matter_matter set raised_at = raised_at + interval '10 years',"
                + " closed_at = closed_at + interval '10 years', due = due + interval '10 years'");
        numbers.forget();
    }

    @Test
    void aShareIsToldOnlyAsItWasFrozenAndReleasedAndACorrectionSaysSo() {
        new LaidRequests(db).lay(february());
        assertThat(page().told().newest()).isNull();
        Snapshot frozen = freeze(null);
        assertThat(page().told().newest()).as("frozen is not told").isNull();
        long notice = propose(frozen);
        assertThat(page().told().newest()).as("proposed is not told").isNull();
        notices.release(notice, city.reviewer);
        CityPage.Published told = Objects.requireNonNull(page().told().newest());
        assertThat(told.snapshot().hash()).isEqualTo(frozen.hash());
        assertThat(told.lines())
                .filteredOn(line -> line.name().equals("解决率"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.figure().numerator()).isEqualByComparingTo(BigDecimal.valueOf(20));
                    assertThat(line.figure().denominator()).isEqualTo(25);
                    assertThat(line.figure().percent()).contains(new BigDecimal("80.00"));
                });
        assertThat(Objects.requireNonNull(sight.page(false, Language.EN).told().newest())
                        .lines())
                .extracting(CityPage.Line::name)
                .contains("Solved", "Satisfied");

        Snapshot correction = freeze(frozen.id());
        told = Objects.requireNonNull(page().told().newest());
        assertThat(told.correction()).isEqualTo(correction.id());
        assertThat(told.correctionNotice()).isNull();
        try (Browser anybody = new Browser(port)) {
            assertThat(anybody.get("/figures").body())
                    .contains("80.00%", "20/25", frozen.hash(), "这份数据后来更正了", "截至")
                    .doesNotContain("道路局", "水务局");
        }
        long second = propose(correction);
        notices.release(second, city.reviewer);
        told = Objects.requireNonNull(page().told().newest());
        assertThat(told.snapshot().replaces()).isEqualTo(frozen.id());
        assertThat(page().told().earlier()).extracting(CityPage.Link::notice).contains(notice);
        notices.object(second, "privacy", "请撤下。", null);
        assertThat(Objects.requireNonNull(page().told().newest()).notice())
                .as("what is objected to is gone at once, though counts are kept for a minute")
                .isEqualTo(notice);
        notices.object(notice, "privacy", "请撤下。", null);
        assertThat(page().told().newest()).isNull();
    }

    @Test
    void countsAreThoseOfTheLedgerAndReportsAreInNone() {
        new LaidRequests(db).lay(february());
        clock.moveTo(Instant.parse("2026-02-10T02:00:00Z"));
        raised("report", false);
        raised("help", true);
        clock.moveTo(Instant.parse("2026-03-18T02:00:00Z"));
        CityPage page = page();
        assertThat(page.months().getLast().sums()).isEqualTo(new CityPage.Sums(31L, 25L));
        assertThat(page.year()).isEqualTo(new CityPage.Sums(31L, 25L));
        assertThat(page.raised()).isNotNull();
        assertThat(page.classes())
                .extracting(CityPage.OfClass::code, CityPage.OfClass::year)
                .containsExactly(tuple("01", 31L));
        assertThat(page.took())
                .containsExactly(new Endings.Took(FEBRUARY, 25, Duration.ofHours(24), Duration.ofHours(24)));
    }

    @Test
    void numbersBelowFiveAreToldTogetherWithOthers() {
        assertThat(CitySight.together(List.of(how("verdict", 90), how("silent", 7), how("rejected", 2))))
                .containsExactly(how("verdict", 90), how(null, 9));
        assertThat(CitySight.together(List.of(how("verdict", 90), how("silent", 4), how("rejected", 2))))
                .containsExactly(how("verdict", 90), how(null, 6));
        assertThat(CitySight.together(List.of(how("verdict", 90), how("silent", 5))))
                .containsExactly(how("verdict", 90), how("silent", 5));
        assertThat(CitySight.together(List.of())).isEmpty();

        new LaidRequests(db)
                .lay(List.of(new Laid("roads", "0101", at(3), at(9), null, null, null, null, null, null, 0)));
        CityPage page = page();
        assertThat(page.raised()).as("a month with one").isNull();
        assertThat(page.year().raised())
                .as("one is not told, not even to the template")
                .isNull();
        try (Browser anybody = new Browser(port)) {
            assertThat(anybody.get("/figures").body()).contains("不足 5", "还不够多，不分类别");
        }
    }

    @Test
    void aSmallClassIsToldWithTheNextSoThatNothingIsLeftToSubtract() {
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String category = i < 10 ? "0101" : i < 17 ? "0201" : "0301";
            all.add(new Laid("roads", category, at(3), at(9), null, null, null, null, null, null, 0));
        }
        new LaidRequests(db).lay(all);
        assertThat(page().classes())
                .extracting(CityPage.OfClass::code, CityPage.OfClass::year)
                .containsExactly(tuple("01", 10L), tuple(null, 10L));
    }

    @Test
    void everybodyMayOpenItAndTheDatabaseIsHardlyAskedWithinAMinute() {
        new LaidRequests(db).lay(february());
        try (Browser anybody = new Browser(port)) {
            HttpResponse<String> first = anybody.get("/figures");
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
            anybody.get("/figures");
            statements.since();
            assertThat(anybody.get("/figures?lang=en").body()).contains("Figures", "Raised each month");
            assertThat(statements.since()).isLessThanOrEqualTo(12);
            numbers.forget();
            statements.since();
            anybody.get("/figures?wall=on");
            assertThat(statements.since()).isLessThanOrEqualTo(28);
        }
    }

    private CityPage page() {
        db.update(
                "update matter_matter set answered_at = due_stopped_at where answered_at is null and outcome = 'verdict'");
        numbers.forget();
        return sight.page(false, Language.ZH);
    }

    private static CityPage.How how(@Nullable String outcome, long ended) {
        return new CityPage.How(outcome, ended);
    }

    private Snapshot freeze(@Nullable Long replaces) {
        return snapshots.publish(
                rates.asked(FEBRUARY, FEBRUARY, Asked.By.UNIT, city.supervisor), "二月月报", replaces, city.supervisor);
    }

    private long propose(Snapshot frozen) {
        List<NoticeFigures.Line> lines = figures.of(frozen, Language.ZH).stream()
                .map(named -> new NoticeFigures.Line(
                        named.line(), named.rate(), named.sentence(), named.numerator(), named.denominator()))
                .toList();
        return notices.propose(
                new NoticeFigures(
                        frozen.id(),
                        frozen.ruleVersion(),
                        frozen.cutOff(),
                        frozen.madeBy(),
                        frozen.hash(),
                        lines,
                        List.of()),
                new NoticeWords("二月办理情况", "二月各单位办理情况。", null, false),
                city.operator);
    }

    private void raised(String type, boolean confidential) {
        ledger.raise(
                new NewMatter(
                        "request",
                        type,
                        "normal",
                        "0102",
                        new NewMatter.Words("路灯不亮", "路灯不亮，请尽快处理。"),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity("居民", "19712000003", null, null),
                        confidential,
                        Map.of()),
                new Actor.Anyone());
    }

    /** 31 raised in February; 25 of them ended in it, 20 solved, each answered after a day. */
    private List<Laid> february() {
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(new Laid(
                    i < 15 ? "roads" : "water", "0101", at(3), at(9), at(4), "verdict", at(5), true, i < 20, 4, 0));
        }
        for (int i = 0; i < 6; i++) {
            all.add(new Laid("roads", "0101", at(20), at(30), null, null, null, null, null, null, 0));
        }
        return all;
    }

    private static Instant at(int day) {
        return Instant.parse("2026-02-01T04:00:00Z").plus(Duration.ofDays(day - 1L));
    }
}
