package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Callers;
import org.banshi.matter.Done;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Query;
import org.banshi.matter.Receipt;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

@BanshiTest
class DeedTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    @Autowired
    private Deeds deeds;

    @Autowired
    private DeedCounts counts;

    @Autowired
    private Waves waves;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Callers callers;

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

    private TestCity city;
    private Actor.Staff office, community;

    @BeforeEach
    void aCityOnAMondayMorning() {
        clock.moveTo(MONDAY_MORNING);
        city = TestCity.in(units, members);
        if (units.find("garden").isEmpty()) {
            units.create(Unit.handling("garden", "花园社区", null));
        }
        office = city.staff(null, Role.OFFICE);
        community = city.staff("garden", Role.HANDLER);
    }

    private static NewDeed deed(@Nullable String beneficiary, @Nullable String site, @Nullable String wave) {
        return new NewDeed(
                "clinic",
                "上门义诊",
                "老人出门不便，需要量血压",
                TUESDAY,
                null,
                beneficiary,
                beneficiary == null ? null : "19999000002",
                site,
                wave,
                null,
                null,
                null);
    }

    private Receipt registered() {
        return deeds.register(deed("住户甲", "garden", null), city.roads);
    }

    private Receipt done() {
        Receipt receipt = registered();
        does(receipt, city.roads, "done", "persons", 3, "personTimes", 5, "items", 2);
        return receipt;
    }

    private Done does(Receipt receipt, Actor actor, String action, Object... form) {
        return ledger.perform(receipt.number(), action, Problems.form(form), actor, null);
    }

    private MatterView view(Receipt receipt) {
        return matters.view(receipt.number(), office);
    }

    private static Actor raiser(Receipt receipt) {
        return new Actor.Raiser(receipt.number());
    }

    private static void refused(ThrowingCallable what, int status, String code) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    private static void wrong(ThrowingCallable what, String... errors) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors())
                    .extracting(error -> error.field() + " " + error.code())
                    .containsExactlyInAnyOrder(errors);
        });
    }

    @Test
    void aDeedGoesFromItsRegistrationToTheWordOfWhomItWasFor() {
        Receipt receipt = registered();
        Matter registered = view(receipt).matter();
        assertThat(registered.ownerPerson()).isEqualTo(city.roads.id());
        assertThat(registered.leadUnit()).isEqualTo("roads");
        assertThat(registered.due()).isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
        does(receipt, city.roads, "done", "persons", 3, "personTimes", 5, "items", 2);
        does(receipt, raiser(receipt), "verdict", "solved", true, "satisfaction", 5);
        Matter confirmed = view(receipt).matter();
        assertThat(confirmed.state()).isEqualTo("confirmed");
        assertThat(confirmed.outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(confirmed.verdictBy()).isEqualTo("raiser");
        assertThat(view(receipt).own())
                .containsEntry("persons", 3)
                .containsEntry("person_times", 5)
                .containsEntry("items", 2);
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void theCommunityOrTheListOfficeConfirmsForSomebody() {
        Receipt one = done();
        does(one, community, "confirm", "solved", true);
        assertThat(view(one).matter().verdictBy()).isEqualTo("staff");
        Receipt other = done();
        does(other, office, "confirm", "solved", true, "satisfaction", 4);
        assertThat(view(other).matter().outcome()).isEqualTo(Outcome.VERDICT);
    }

    @Test
    void neitherTheDoerNorTheDoersUnitConfirms() {
        Receipt receipt = done();
        refused(() -> does(receipt, city.roads, "confirm", "solved", true), 403, "notYours");
        Actor.Staff doer = new Actor.Staff(city.roads.id(), "承办人", null, Set.of(Role.HANDLER, Role.OFFICE));
        refused(() -> does(receipt, doer, "confirm", "solved", true), 403, "dutiesApart");
        Actor.Staff colleague = city.staff("roads", Role.HANDLER, Role.OFFICE);
        refused(() -> does(receipt, colleague, "confirm", "solved", true), 403, "dutiesApart");
        refused(() -> does(receipt, city.water, "confirm", "solved", true), 404, "noSuchMatter");
        assertThat(view(receipt).matter().state()).isEqualTo("done");
    }

    @Test
    void theDoerIsRefusedEvenWhenAColleagueSaidItWasDone() {
        Receipt receipt = registered();
        does(receipt, city.roads2, "done", "items", 1);
        Actor.Staff movedOn = new Actor.Staff(city.roads.id(), "承办人", null, Set.of(Role.OFFICE));
        refused(() -> does(receipt, movedOn, "confirm", "solved", true), 409, "deedIsYours");
    }

    @Test
    void whatWasNotDoneGoesBackToItsDoer() {
        Receipt receipt = done();
        does(receipt, raiser(receipt), "verdict", "solved", false);
        assertThat(view(receipt).matter().state()).isEqualTo("registered");
        assertThat(view(receipt).matter().ownerPerson()).isEqualTo(city.roads.id());
        assertThat(view(receipt).own()).containsEntry("reworks", 1);
        does(receipt, city.roads, "done", "items", 1);
        does(receipt, community, "confirm", "solved", true);
        assertThat(view(receipt).matter().solved()).isTrue();
    }

    @Test
    void whatNobodyConfirmsStaysVisibleAndIsNeverCounted() {
        String wave = wave();
        Receipt receipt = deeds.register(deed("住户乙", null, wave), city.roads);
        does(receipt, city.roads, "done", "persons", 100);
        clock.advance(Duration.ofDays(20));
        sweeper.sweep();
        assertThat(view(receipt).matter().state()).isEqualTo("done");
        assertThat(view(receipt).matter().breaches()).isEqualTo(1);
        assertThat(matters.list(Query.of(Query.Scope.BY_DUE).inState("done"), office, null, 200)
                        .items())
                .extracting(Matter::number)
                .contains(receipt.number());
        assertThat(counts.of(DeedCounts.By.WAVE, new DeedCounts.Which(wave, null, null, null)))
                .containsExactly(new DeedCounts.Line(wave, 0, 0, 0, 0, 1));
    }

    @Test
    void aDeedNotDoneOnItsDayIsABreach() {
        Receipt receipt = registered();
        clock.advance(Duration.ofDays(2));
        sweeper.sweep();
        assertThat(view(receipt).matter().breaches()).isEqualTo(1);
        does(receipt, city.roads, "withdraw", "reason", "住户外出");
        assertThat(view(receipt).matter().outcome()).isEqualTo(Outcome.WITHDRAWN);
    }

    private String wave() {
        String code = "w-" + UUID.randomUUID().toString().substring(0, 8);
        waves.add(code, "三月集中行动", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), office);
        return code;
    }

    @Test
    void confirmedDeedsAreCountedByWaveUnitTypeAndMonth() {
        String wave = wave();
        for (Actor.Staff doer : List.of(city.roads, city.roads2, city.water)) {
            Receipt receipt = deeds.register(deed(null, "garden", wave), doer);
            does(receipt, doer, "done", "persons", 2, "personTimes", 3, "items", 1);
            does(receipt, community, "confirm", "solved", true);
        }
        Receipt withdrawn = deeds.register(deed(null, "garden", wave), city.water);
        does(withdrawn, city.water, "done", "persons", 50);
        does(withdrawn, office, "withdraw", "reason", "登记有误");
        DeedCounts.Which ofWave = new DeedCounts.Which(wave, null, null, null);
        assertThat(counts.of(DeedCounts.By.WAVE, ofWave)).containsExactly(new DeedCounts.Line(wave, 3, 6, 9, 3, 0));
        assertThat(counts.of(DeedCounts.By.UNIT, ofWave))
                .containsExactly(
                        new DeedCounts.Line("roads", 2, 4, 6, 2, 0), new DeedCounts.Line("water", 1, 2, 3, 1, 0));
        assertThat(counts.of(DeedCounts.By.TYPE, ofWave)).containsExactly(new DeedCounts.Line("clinic", 3, 6, 9, 3, 0));
        assertThat(counts.of(DeedCounts.By.MONTH, ofWave))
                .containsExactly(new DeedCounts.Line("2026-03", 3, 6, 9, 3, 0));
        assertThat(counts.of(DeedCounts.By.ALL, new DeedCounts.Which(wave, "water", TUESDAY.minusDays(1), TUESDAY)))
                .containsExactly(new DeedCounts.Line("", 1, 2, 3, 1, 0));
        assertThat(counts.of(DeedCounts.By.ALL, new DeedCounts.Which(wave, null, TUESDAY.plusDays(1), null)))
                .isEmpty();
    }

    @Test
    void theNumbersMustAgree() {
        Receipt receipt = registered();
        wrong(() -> does(receipt, city.roads, "done", "persons", 5, "personTimes", 3), "personTimes personTimesTooFew");
        wrong(() -> does(receipt, city.roads, "done"), "persons nothingCounted");
        wrong(() -> does(receipt, city.roads, "done", "items", -1), "items outOfRange");
    }

    @Test
    void aDeedIsForSomebodyOnADayByOnesOwnUnit() {
        wrong(
                () -> deeds.register(
                        new NewDeed(null, null, "\0", null, null, null, null, null, null, null, null, null),
                        city.roads),
                "type required",
                "title required",
                "need unstorable",
                "day required",
                "beneficiary deedForNobody");
        wrong(
                () -> deeds.register(
                        new NewDeed(
                                "party",
                                "题",
                                "需",
                                LocalDate.of(2026, 3, 1),
                                city.water.id(),
                                null,
                                "12",
                                "roads",
                                "none",
                                "x",
                                "x",
                                null),
                        city.roads),
                "type notAChoice",
                "phone badPhone",
                "region unknown",
                "category unknown",
                "doer doerElsewhere",
                "site siteIsDoers",
                "day inThePast",
                "wave unknown");
        refused(() -> deeds.register(deed("住户", null, null), office), 403, "forbidden");
        refused(() -> deeds.register(deed("住户", null, null), new Actor.Anyone()), 401, "notSignedIn");
        Actor.Staff nowhere = new Actor.Staff(city.roads.id(), "承办人", null, Set.of(Role.HANDLER));
        refused(() -> deeds.register(deed("住户", null, null), nowhere), 403, "forbidden");
    }

    @Test
    void aDeedIsInAtMostOneWaveAndWithinItsDays() {
        String code = "short-" + UUID.randomUUID().toString().substring(0, 8);
        waves.add(code, "一日行动", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2), office);
        wrong(() -> deeds.register(deed("住户", null, code), city.roads), "wave notInWave");
        refused(
                () -> waves.add(code, "一日行动", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2), office),
                409,
                "waveExists");
        wrong(
                () -> waves.add(" ", "\0", TUESDAY, TUESDAY.minusDays(1), office),
                "code required",
                "name unstorable",
                "ends endsBeforeBegins");
        wrong(() -> waves.add("a b", "名", TUESDAY, TUESDAY, office), "code badCode");
        refused(() -> waves.add("w", "名", TUESDAY, TUESDAY, city.roads), 403, "forbidden");
        assertThat(waves.all()).extracting(Wave::code).contains(code);
    }

    @Test
    void whomItIsForIsKeptApartAndSealed() {
        Receipt receipt = registered();
        assertThat(db.queryForObject(
                        "select name || phone from matter_identity where matter = ?", String.class, receipt.id()))
                .doesNotContain("住户甲")
                .doesNotContain("19999000002");
        assertThat(callers.reveal(receipt.number(), "核实是否办成", office).name()).isEqualTo("住户甲");
        refused(() -> callers.reveal(receipt.number(), "好奇", city.roads), 403, "notYours");
    }

    @Test
    void theDatabaseHoldsWhatMustBeTrue() {
        Receipt receipt = registered();
        for (Map.Entry<String, String> broken : Map.of(
                        "persons = -1", "program_deed_persons",
                        "items = -1", "program_deed_items",
                        "persons = 2, person_times = 1", "program_deed_person_times",
                        "named = false, site = null", "program_deed_for_somebody",
                        "wave = 'none'", "program_deed_wave")
                .entrySet()) {
            assertThatThrownBy(() ->
                            db.update("update program_deed set " + broken.getKey() + " where matter = ?", receipt.id()))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining(broken.getValue());
        }
    }
}
