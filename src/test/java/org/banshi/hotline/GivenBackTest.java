package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Fact;
import org.banshi.rates.Figure;
import org.banshi.rates.Moment;
import org.banshi.rates.Rate;
import org.banshi.rates.RateRule;
import org.banshi.rates.Rates;
import org.banshi.rates.Recount;
import org.banshi.rates.Rollups;
import org.banshi.rates.Snapshot;
import org.banshi.rates.SnapshotFigures;
import org.banshi.rates.Snapshots;
import org.banshi.rates.Standing;
import org.banshi.rule.RuleOffer;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Language;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What was given back counts for the unit that gave it back, and whoever did the work afterwards does not carry it. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=givenBack")
class GivenBackTest {
    private static int month;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Rates rates;

    @Autowired
    private Rollups rollups;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private SnapshotFigures figures;

    @Autowired
    private Rules rules;

    @Autowired
    private List<RuleOffer<RateRule>> offers;

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
    private Loop loop;
    private LocalDate first;

    @BeforeEach
    void aMonthOfItsOwn() {
        first = LocalDate.of(2026, 1, 1).plusMonths(month++);
        clock.moveTo(first.plusDays(4).atTime(10, 0).atZone(clock.getZone()).toInstant());
        city = TestCity.in(units, members);
        loop = new Loop(ledger, matters, clock, city);
    }

    private Asked asked(Asked.By by, @Nullable Set<String> only) {
        return new Asked(first, first.plusMonths(1).minusDays(1), by, only);
    }

    private RateRule ready() {
        RuleOffer<RateRule> offer = offers.stream()
                .filter(each -> each.code().equals("givenBack"))
                .findFirst()
                .orElseThrow();
        return offer.onto().apply(RateRule.RULE.preset()).orElseThrow();
    }

    private Standing standing(Asked asked) {
        Standing standing = rules.supposing(RateRule.RULE, ready(), () -> rates.standing(asked));
        Standing again = rules.supposing(RateRule.RULE, ready(), () -> rates.recount(asked));
        assertThat(standing.lines()).isEqualTo(again.lines());
        assertThat(standing.all()).isEqualTo(again.all());
        return standing;
    }

    private static String parts(Standing standing, String unit) {
        return figure(standing, unit).parts();
    }

    private static Figure figure(Standing standing, String unit) {
        return standing.lines().stream()
                .filter(line -> line.key().equals(unit))
                .findFirst()
                .map(line -> line.figure("givenBack"))
                .orElse(Figure.NONE);
    }

    private List<Rates.Behind> behind(Asked asked, @Nullable String line, Actor.Staff reader) {
        return rules.supposing(RateRule.RULE, ready(), () -> {
            List<Rates.Behind> all = new ArrayList<>();
            Long after = null;
            do {
                Slice<Rates.Behind> page = rates.behind(asked, "givenBack", Rates.Part.ALL, line, after, 7, reader);
                all.addAll(page.items());
                after = page.next() == null ? null : Long.valueOf(page.next());
            } while (after != null);
            return all;
        });
    }

    private Loop.Walk givenBackByRoadsAndDoneByWater() {
        return done(
                loop.raise()
                        .dispatched()
                        .does(city.roads, "return", "reason", "不属", "basis", "三定方案")
                        .does(city.dispatcher, "rule", "unit", "water", "reason", "水务"),
                city.water);
    }

    private Loop.Walk done(Loop.Walk walk, Actor.Staff handler) {
        walk.does(handler, "sign")
                .does(handler, "reply", "publicAnswer", "已修好。", "internal", "更换")
                .does(city.reviewer, "approve");
        return walk.does(walk.raiser(), "verdict", "solved", true, "satisfaction", 5);
    }

    @Test
    void itCountsForTheUnitThatGaveItBackAndOnceInAll() {
        String number = givenBackByRoadsAndDoneByWater().receipt.number();
        for (int folded = 0; folded < 2; folded++) {
            Standing byUnit = standing(asked(Asked.By.UNIT, null));
            assertThat(parts(byUnit, "roads")).isEqualTo("1/1");
            assertThat(parts(byUnit, "water")).isEqualTo("0/1");
            assertThat(byUnit.all().figure("givenBack").parts()).isEqualTo("1/1");
            assertThat(byUnit.lines().stream().filter(line -> line.key().equals("roads")))
                    .as("nothing else of it is its own")
                    .allSatisfy(line -> assertThat(line.figure("solved")).isEqualTo(Figure.NONE));
            for (Asked.By by : List.of(Asked.By.CATEGORY, Asked.By.REGION)) {
                assertThat(standing(asked(by, null)).lines())
                        .singleElement()
                        .satisfies(line ->
                                assertThat(line.figure("givenBack").parts()).isEqualTo("1/1"));
            }
            rollups.fold();
        }
        assertThat(standing(asked(Asked.By.UNIT, Set.of("water")))
                        .all()
                        .figure("givenBack")
                        .parts())
                .as("who sees the water alone")
                .isEqualTo("0/1");
        Asked all = asked(Asked.By.UNIT, null);
        assertThat(behind(all, "roads", city.supervisor)).singleElement().satisfies(each -> {
            assertThat(each.number()).isEqualTo(number);
            assertThat(each.unit()).isEqualTo("roads");
            assertThat(each.weight()).isEqualByComparingTo("1");
            assertThat(each.leads())
                    .as("its exclusion is not for the roads to ask")
                    .isFalse();
        });
        assertThat(behind(all, "water", city.supervisor)).singleElement().satisfies(each -> {
            assertThat(each.unit()).isEqualTo("water");
            assertThat(each.weight()).isZero();
            assertThat(each.leads()).isTrue();
        });
        assertThat(behind(all, null, city.supervisor))
                .singleElement()
                .satisfies(each -> assertThat(each.weight()).isEqualByComparingTo("1"));
    }

    @Test
    void aReportIsToldOfByUnitOnlyAndWithoutItsNumber() {
        Loop.Walk walk = givenBackByRoadsAndDoneByWater();
        db.update("update matter_matter set confidential = true where number = ?", walk.receipt.number());
        assertThat(parts(standing(asked(Asked.By.UNIT, null)), "roads")).isEqualTo("1/1");
        assertThat(standing(asked(Asked.By.CATEGORY, null))
                        .all()
                        .figure("givenBack")
                        .parts())
                .isEqualTo("0/0");
        assertThat(behind(asked(Asked.By.UNIT, Set.of("roads")), "roads", city.roads2))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.number()).isNull();
                    assertThat(each.raisedAt()).isNull();
                    assertThat(each.weight()).isEqualByComparingTo("1");
                });
    }

    /** What happened to a request, as whoever made it happen remembers it. */
    private record Lived(Set<String> sent, Set<String> gave, boolean shielded) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void afterAnyHistoryItIsWhatRememberingGives(long seed) {
        Random random = new Random(seed);
        List<Lived> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            all.add(live(random));
            if (i % 9 == 0) {
                rollups.fold();
            }
        }
        for (Set<String> only : java.util.Arrays.asList(null, Set.of("roads", "roads-east"), Set.of("water"))) {
            Asked asked = asked(Asked.By.UNIT, only);
            Standing standing = standing(asked);
            List<String> own = only == null
                    ? List.of("roads", "roads-east", "water", "sanitation")
                    : only.stream().sorted().toList();
            for (String unit : own) {
                Figure remembered = new Figure(
                        BigDecimal.valueOf(all.stream()
                                .filter(each -> each.gave().contains(unit))
                                .count()),
                        all.stream().filter(each -> each.sent().contains(unit)).count());
                assertThat(figure(standing, unit)).as("seed %d, %s", seed, unit).isEqualTo(remembered);
                assertThat(sum(behind(asked, unit, city.supervisor))).isEqualTo(remembered);
            }
            Figure remembered = new Figure(
                    BigDecimal.valueOf(all.stream()
                            .filter(each -> each.gave().stream().anyMatch(own::contains))
                            .count()),
                    all.stream()
                            .filter(each -> each.sent().stream().anyMatch(own::contains))
                            .count());
            assertThat(standing.all().figure("givenBack")).isEqualTo(remembered);
            assertThat(sum(behind(asked, null, city.supervisor))).isEqualTo(remembered);
        }
        Figure told = new Figure(
                BigDecimal.valueOf(all.stream()
                        .filter(each -> !each.shielded() && !each.gave().isEmpty())
                        .count()),
                all.stream().filter(each -> !each.shielded()).count());
        assertThat(standing(asked(Asked.By.CATEGORY, null)).all().figure("givenBack"))
                .isEqualTo(told);
        rollups.fold();
        assertThat(rollups.check().isSame()).isTrue();
    }

    private static Figure sum(List<Rates.Behind> all) {
        assertThat(all.stream().map(Rates.Behind::id).distinct()).hasSameSizeAs(all);
        return new Figure(all.stream().map(Rates.Behind::weight).reduce(BigDecimal.ZERO, BigDecimal::add), all.size());
    }

    private Lived live(Random random) {
        Map<String, Actor.Staff> handlers = Map.of(
                "roads", city.roads, "roads-east", city.roadsEast, "water", city.water, "sanitation", city.sanitation);
        List<String> any = List.of("roads", "water", "sanitation");
        Lived lived = new Lived(new HashSet<>(), new HashSet<>(), random.nextInt(5) == 0);
        String unit = any.get(random.nextInt(3));
        Loop.Walk walk = loop.raise().accepted().does(city.dispatcher, "dispatch", "unit", unit);
        lived.sent().add(unit);
        for (int turn = random.nextInt(4); turn > 0; turn--) {
            if (unit.equals("roads") && random.nextBoolean()) {
                unit = "roads-east";
                walk.does(city.roads, "handDown", "unit", unit);
                lived.sent().add(unit);
                continue;
            }
            walk.does(handlers.get(unit), "return", "reason", "不属", "basis", "三定方案");
            lived.gave().add(unit);
            String next = any.get(random.nextInt(3));
            walk.does(city.dispatcher, "rule", "unit", next, "reason", "职责");
            lived.sent().add(next);
            if (next.equals(unit)) {
                break;
            }
            unit = next;
        }
        done(walk, handlers.get(unit));
        if (lived.shielded()) {
            db.update("update matter_matter set confidential = true where number = ?", walk.receipt.number());
        }
        return lived;
    }

    private void define(RateRule rule) {
        rules.publish(
                RateRule.RULE,
                rule,
                clock.instant(),
                city.admin.id(),
                "试",
                rules.history(RateRule.RULE).getFirst().version());
    }

    private void monthIsOver() {
        clock.moveTo(first.plusMonths(1)
                .plusDays(2)
                .atTime(10, 0)
                .atZone(clock.getZone())
                .toInstant());
    }

    @Test
    void whatIsPublishedNamesEachUnitAndWhatIsOlderStaysAsItWasDefined() {
        List<Rate> older = new ArrayList<>(RateRule.RULE.preset().rates());
        older.add(new Rate(
                "givenBack",
                "退单率",
                "Given back",
                Moment.CLOSED,
                List.of(Fact.DISPATCHED),
                List.of(new Rate.Counted(Fact.RETURNED, BigDecimal.ONE)),
                false,
                null));
        RateRule usual = RateRule.RULE.preset();
        define(new RateRule(1, usual.smallest(), older, usual.composites()));
        givenBackByRoadsAndDoneByWater();
        monthIsOver();
        Snapshot old = snapshots.publish(asked(Asked.By.UNIT, null), "月报", null, city.supervisor);
        assertThat(parts(snapshots.figures(old), "water")).isEqualTo("1/1");
        assertThat(parts(snapshots.figures(old), "roads")).isEqualTo("0/0");

        first = first.plusMonths(1);
        month++;
        RuleOffer<RateRule> offer = offers.stream()
                .filter(each -> each.code().equals("givenBackOfUnit"))
                .findFirst()
                .orElseThrow();
        RateRule with = rules.parse(RateRule.RULE, rules.with(offer).orElseThrow());
        define(with);
        assertThat(rules.with(offer)).as("offered once").isEmpty();
        String number = givenBackByRoadsAndDoneByWater().receipt.number();
        monthIsOver();
        Snapshot made = snapshots.publish(asked(Asked.By.UNIT, null), "月报", null, city.supervisor);
        Standing published = snapshots.figures(made);
        assertThat(parts(published, "roads")).isEqualTo("1/1");
        assertThat(parts(published, "water")).isEqualTo("0/1");
        assertThat(published.all().figure("givenBack").parts()).isEqualTo("1/1");
        assertThat(figures.of(made, Language.EN).stream()
                        .filter(each -> each.rate().equals("Given back"))
                        .map(each -> each.numerator() + "/" + each.denominator()))
                .containsExactly("1/1", "0/1", "1/1");
        assertThat(figures.of(made, Language.EN).getLast().sentence()).contains("for the unit that gave it back");
        assertThat(figures.of(old, Language.EN).getLast().sentence()).contains("for the unit that leads it now");
        assertThat(snapshots.recount(made.id()).isSame()).isTrue();
        assertThat(snapshots.recount(old.id()).isSame()).isTrue();
        assertThat(snapshots.require(old.id()).hash()).isEqualTo(old.hash());

        String another =
                "set session_replication_role = replica; update matter_event set actor_unit = '%s' where action = 'return'"
                        + " and matter = (select id from matter_matter where number = '" + number + "')";
        TestDatabase.asSuperuser(TestDatabase.nameOf(url), another.formatted("sanitation"));
        Recount recount = snapshots.recount(made.id());
        assertThat(recount.untouched()).isTrue();
        assertThat(recount.differences().stream()
                        .map(each -> each.line() + " " + each.was() + ", " + each.nowLine() + " " + each.is()))
                .containsExactlyInAnyOrder("roads 1.00, roads 0", "null null, sanitation 1");
        TestDatabase.asSuperuser(TestDatabase.nameOf(url), another.formatted("roads"));
        assertThat(snapshots.recount(made.id()).isSame()).isTrue();
        TestDatabase.asSuperuser(
                TestDatabase.nameOf(url),
                "update rates_snapshot_matter set weight = 1 - weight where rate = 'givenBack' and snapshot = "
                        + made.id());
        assertThat(snapshots.recount(made.id()).untouched())
                .as("taken from one unit to another")
                .isFalse();
    }

    @Test
    void onlyWhatOneUnitDoesCanBeCountedSo() {
        assertThatThrownBy(() -> new Rate(
                        "solvedBySent",
                        "甲",
                        "A",
                        Moment.CLOSED,
                        List.of(Fact.DISPATCHED),
                        List.of(new Rate.Counted(Fact.SOLVED, BigDecimal.ONE)),
                        null,
                        Rate.Whose.SENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(RateRule.RULE.preset().rates().stream().map(Rate::whose).collect(Collectors.toSet()))
                .containsOnlyNulls();
    }
}
