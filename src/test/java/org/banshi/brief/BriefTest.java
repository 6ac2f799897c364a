package org.banshi.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rates.Figure;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.CountedStatements;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** The numbers of the brief are those of the lists behind them, and it asks the database as often on a large ledger. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=brief")
class BriefTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 18);
    private static final Instant NOW = Instant.parse("2026-03-18T02:00:00Z");

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
    private BriefSight sight;

    @Autowired
    private BriefLists lists;

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

    private TestCity city;
    private final Span week = week(TODAY);

    @BeforeEach
    void aWednesday() {
        clock.moveTo(NOW);
        city = TestCity.in(units, members);
        db.update("update matter_matter set raised_at = raised_at + interval '10 years',"
                + " closed_at = closed_at + interval '10 years', due = due + interval '10 years'");
    }

    @Test
    void whatIsOverIsShownAndNothingThatRuns() {
        assertThat(week.query()).isEqualTo("week=2026-03-09");
        assertThat(week.later()).isNull();
        assertThat(week.earlier()).isEqualTo("week=2026-03-02");
        assertThat(Span.of("2026-03-18", null, TODAY, BriefTest::plain)).isEqualTo(week);
        assertThat(Span.of("2026-03-05", null, TODAY, BriefTest::plain).later()).isEqualTo("week=2026-03-09");
        assertThat(Span.of("nonsense", null, TODAY, BriefTest::plain)).isEqualTo(week);
        Span month = Span.of(null, "last", TODAY, BriefTest::plain);
        assertThat(month.query()).isEqualTo("month=2026-02");
        assertThat(month.later()).isNull();
        assertThat(Span.of(null, "2026-03", TODAY, BriefTest::plain)).isEqualTo(month);
        assertThat(Span.of(null, "2025-12", TODAY, BriefTest::plain).later()).isEqualTo("month=2026-01");
    }

    @Test
    void aMonthOfAccountThatBeginsOnTheNineteenthIsOverOnTheEighteenth() {
        Function<YearMonth, Span.Days> nineteenth =
                month -> new Span.Days(month.minusMonths(1).atDay(19), month.atDay(18));
        assertThat(Span.of(null, "last", TODAY, nineteenth).query()).isEqualTo("month=2026-02");
        assertThat(Span.of(null, "last", TODAY.plusDays(1), nineteenth).query()).isEqualTo("month=2026-03");
        assertThat(Span.of(null, "2026-01", TODAY.plusDays(1), nineteenth).later())
                .isEqualTo("month=2026-02");
    }

    @Test
    void eachNumberOpensToExactlyWhatItCounts() {
        new LaidRequests(db).lay(twoWeeks());
        BriefPage page = sight.page(week, city.leader, Language.ZH);
        assertThat(page.numbers())
                .extracting(
                        number -> number.pair().now(), number -> number.pair().before())
                .containsExactly(tuple(37L, 23L), tuple(31L, 22L), tuple(8L, 2L));
        for (BriefPage.Number number : page.numbers()) {
            String what = number.what().code();
            assertThat(listed(what, null, false)).hasSize((int) number.pair().now());
            assertThat(listed(what, null, true)).hasSize((int) number.pair().before());
        }
        for (BriefPage.OfClass of : page.classes()) {
            assertThat(listed("came", of.code(), false)).hasSize((int) of.came().now());
            assertThat(listed("came", of.code(), true)).hasSize((int) of.came().before());
        }
        assertThat(page.said())
                .isEqualTo("这一周收到 37 件，比上一周多（37 对 23）；办结 31 件，比上一周多（31 对 22）；期末没办结 8 件，比上一周多（8 对 2）；现在有 0 个时限亮红灯。");
        assertThat(sight.page(week, city.leader, Language.EN).said())
                .isEqualTo(
                        "In the week 37 came, more than the week before (37 against 23); 31 were finished, more than the"
                                + " week before (31 against 22); 8 were open at its end, more than the week before (8 against 2);"
                                + " 0 time limits are red now.");
    }

    @Test
    void aRateHasItsPartsAndItsListAndUnitsWithTooFewAreNotPutInOrder() {
        new LaidRequests(db).lay(twoWeeks());
        BriefPage page = sight.page(week, city.supervisor, Language.ZH);
        BriefPage.Rated.Line solved = page.rates().lines().stream()
                .filter(line -> line.code().equals("solved"))
                .findFirst()
                .orElseThrow();
        assertThat(solved.now()).isEqualTo(new Figure(BigDecimal.valueOf(26), 31));
        assertThat(solved.before()).isEqualTo(new Figure(BigDecimal.valueOf(22), 22));
        assertThat(rated("solved", null, false)).hasSize(31);
        assertThat(page.rates().units().top()).isEmpty();
        assertThat(page.rates().units().enough()).isEqualTo(1);
        assertThat(page.rates().units().few()).isEqualTo(1);

        List<Laid> more = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            more.add(Laid.judged("sanitation", at(10), i < 24, 5));
        }
        new LaidRequests(db).lay(more);
        BriefPage.Compared compared =
                sight.page(week, city.supervisor, Language.ZH).rates().units();
        assertThat(compared.top()).extracting(BriefPage.Unit::code).containsExactly("roads");
        assertThat(compared.bottom()).extracting(BriefPage.Unit::code).containsExactly("sanitation");
        assertThat(rated("solved", "sanitation", false)).hasSize(25);
    }

    @Test
    void reportsAndConfidentialOnesAreInNoNumberAndFewOfThemAreNotCountedOut() {
        clock.moveTo(Instant.parse("2026-03-10T02:00:00Z"));
        for (int i = 0; i < 4; i++) {
            raised(i % 2 == 0 ? "report" : "help", i % 2 == 1);
        }
        clock.moveTo(NOW);
        BriefPage page = sight.page(week, city.leader, Language.ZH);
        assertThat(page.numbers().getFirst().pair().now()).isZero();
        assertThat(page.apart()).isEqualTo(new BriefPage.Apart(4, true));
        assertThat(listed("came", null, false)).isEmpty();
        clock.moveTo(Instant.parse("2026-03-11T02:00:00Z"));
        raised("report", false);
        clock.moveTo(NOW);
        assertThat(sight.page(week, city.leader, Language.ZH).apart()).isEqualTo(new BriefPage.Apart(5, false));
    }

    @Test
    void whoMayNotReadItIsRefusedAndAWrongListIsNotFound() {
        assertThat(Permission.BRIEF_READ.roles()).doesNotContain(Role.HANDLER, Role.OPERATOR);
        assertThatThrownBy(() -> lists.page(week, wanted("else", null, false, null), city.leader, Language.ZH))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        assertThatThrownBy(() -> lists.page(
                        week, new BriefLists.Wanted("turned", null, null, null, null, "x~y"), city.leader, Language.ZH))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @Test
    void theDatabaseIsAskedAsOftenHoweverMuchThereIs() {
        new LaidRequests(db).lay(twoWeeks());
        sight.page(week, city.leader, Language.ZH);
        statements.since();
        sight.page(week, city.leader, Language.ZH);
        int few = statements.since();
        for (int i = 0; i < 3; i++) {
            new LaidRequests(db).lay(twoWeeks());
        }
        statements.since();
        sight.page(week, city.leader, Language.ZH);
        // Caches look at their version about once a second, which may fall into either.
        assertThat(statements.since()).isBetween(few - 5, few + 5).isLessThanOrEqualTo(24);
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
                        new NewMatter.Identity("居民", "19712000001", null, null),
                        confidential,
                        Map.of()),
                new Actor.Anyone());
    }

    private List<BriefListPage.Row> listed(String what, @Nullable String category, boolean before) {
        return lists.page(week, wanted(what, category, before, null), city.leader, Language.ZH)
                .rows()
                .items();
    }

    private List<BriefListPage.Row> rated(String rate, @Nullable String line, boolean before) {
        return lists.page(week, new BriefLists.Wanted("rate", before, null, rate, line, null), city.leader, Language.ZH)
                .rows()
                .items();
    }

    private static BriefLists.Wanted wanted(
            String what, @Nullable String category, boolean before, @Nullable String after) {
        return new BriefLists.Wanted(what, before, category, null, null, after);
    }

    /** 37 raised and 31 ended in the week, of which 25 of roads; 23 and 22 in the week before; one is open from before. */
    private static List<Laid> twoWeeks() {
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            all.add(new Laid(
                    i < 25 ? "roads" : "water",
                    i < 20 ? "0101" : "0201",
                    at(9),
                    at(12),
                    at(10),
                    "verdict",
                    at(11),
                    true,
                    i < 26,
                    5,
                    0));
        }
        for (int i = 0; i < 6; i++) {
            all.add(new Laid("roads", "0101", at(14), at(30), null, null, null, null, null, null, 0));
        }
        for (int i = 0; i < 22; i++) {
            all.add(new Laid("water", "0101", at(3), at(8), at(4), "verdict", at(5), true, true, 4, 0));
        }
        all.add(new Laid(null, null, at(4), at(30), null, null, null, null, null, null, 0));
        // Ended after the week: open at its end, and at that of the week before.
        all.add(new Laid(
                "water",
                "0101",
                Instant.parse("2026-02-20T04:00:00Z"),
                at(30),
                at(17),
                "verdict",
                at(17),
                true,
                true,
                4,
                0));
        return all;
    }

    private static Instant at(int day) {
        return Instant.parse("2026-03-%02dT04:00:00Z".formatted(day));
    }

    private static Span week(LocalDate today) {
        return Span.of(null, null, today, BriefTest::plain);
    }

    private static Span.Days plain(YearMonth month) {
        return new Span.Days(month.atDay(1), month.atEndOfMonth());
    }
}
