package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Receipt;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Verifier;
import org.banshi.people.Because;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Nobody can look away: each colour is kept, each step up is taken once, and nothing is chased twice. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=oversight")
class OversightTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    private Lights lights;

    @Autowired
    private Escalations escalations;

    @Autowired
    private Ordering ordering;

    @Autowired
    private Chases chases;

    @Autowired
    private Stands stands;

    @Autowired
    private Oversight oversight;

    @Autowired
    private BoardRows board;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Rules rules;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Signers signers;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private Actor.Staff supervisor2;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(MONDAY);
        city = TestCity.in(units, members);
        supervisor2 = city.staff(null, Role.SUPERVISOR);
    }

    @AfterEach
    void theLedgerHolds() {
        signers.set("roads", java.util.Set.of(), new Because(city.admin.id(), "分管"));
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    private String raised() {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("路灯不亮", "路灯不亮，请尽快处理。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19877000001", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private String working(String unit) {
        String number = raised();
        act(number, "accept", city.operator);
        act(number, "dispatch", city.dispatcher, "unit", unit);
        act(number, "sign", of(unit));
        return number;
    }

    private Actor.Staff of(String unit) {
        return switch (unit) {
            case "roads" -> city.roads;
            case "roads-east" -> city.roadsEast;
            default -> city.water;
        };
    }

    private void act(String number, String action, Actor actor, Object... form) {
        Map<String, Object> fields = new java.util.HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private long id(String number) {
        return db.queryForObject("select id from matter_row where number = ?", Long.class, number);
    }

    private MatterView view(String number) {
        return matters.view(number, city.supervisor);
    }

    private List<Object> said(String number, String action, String field) {
        return view(number).timeline().stream()
                .filter(line -> line.action().equals(action))
                .map(line -> line.form().get(field))
                .toList();
    }

    private void sweep() {
        sweeper.sweep();
        lights.sweep();
        escalations.sweep();
    }

    /** The colours of the handling clock, the newest first. */
    private List<Lights.Past> colours(String number) {
        return lights.of(id(number)).stream()
                .filter(past -> past.clock().equals("handle"))
                .toList();
    }

    private Instant due(String number) {
        return view(number).matter().due();
    }

    private List<String> told(String number) {
        return db.queryForList(
                "select recipient from outbox_message where subject = ? and template like 'oversight.tell.escalated%' order by id",
                String.class, number);
    }

    @Test
    void aClockTurnsYellowAndRedAtTheMomentItDoesAlsoIfNobodyLookedForDays() {
        String number = working("roads");
        Instant start = view(number).clocks().stream()
                .filter(dial -> dial.name().equals("handle"))
                .findFirst()
                .orElseThrow()
                .startedAt();
        Instant due = due(number);
        clock.moveTo(start.plus(Duration.between(start, due).multipliedBy(74).dividedBy(100)));
        sweep();
        assertThat(colours(number)).isEmpty();
        clock.moveTo(due.plus(Duration.ofDays(9)));
        sweep();
        sweep();
        assertThat(colours(number)).extracting(Lights.Past::light).containsExactly(Light.RED, Light.YELLOW);
        assertThat(colours(number).getFirst().at()).isEqualTo(due);
        assertThat(colours(number).getLast().at())
                .isEqualTo(
                        start.plus(Duration.between(start, due).multipliedBy(3).dividedBy(4)));
        assertThat(colours(number)).extracting(Lights.Past::now).containsExactly(true, false);
    }

    @Test
    void aDelayThatIsGrantedTurnsItGreenAndThePastColourStays() {
        String number = working("water");
        clock.moveTo(due(number).minus(Duration.ofHours(3)));
        sweep();
        act(number, "extend", city.water, "days", 5, "reason", "等材料");
        act(number, "grantExtension", city.dispatcher);
        sweep();
        assertThat(oversight.brief(view(number), city.supervisor).light()).isEqualTo(Light.GREEN);
        assertThat(colours(number)).singleElement().satisfies(past -> {
            assertThat(past.light()).isEqualTo(Light.YELLOW);
            assertThat(past.now()).isFalse();
        });
        assertThatThrownBy(() -> db.update("delete from oversight_light")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.update("update oversight_light set light = 'yellow'"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aBreachGoesUpStepByStepEachOnceAndOnlyWhileItLasts() {
        signers.set("roads", java.util.Set.of(city.roads2.id()), new Because(city.admin.id(), "分管"));
        String number = working("roads-east");
        clock.moveTo(due(number).plusSeconds(1));
        sweep();
        sweep();
        assertThat(told(number)).containsExactly("unit:roads-east");
        clock.advance(Duration.ofDays(1));
        sweep();
        assertThat(told(number)).containsExactly("unit:roads-east", "role:supervisor");
        clock.advance(Duration.ofDays(2));
        sweep();
        sweep();
        assertThat(told(number))
                .as("then the head of the unit above")
                .containsExactly("unit:roads-east", "role:supervisor", "staff:" + city.roads2.id());
        act(number, "reply", city.roadsEast, "publicAnswer", "修好了", "internal", "换灯");
        clock.advance(Duration.ofDays(30));
        sweep();
        assertThat(db.queryForObject("""
                        select count(*) from oversight_step s join oversight_light l on (l.clock, l.due, l.light) = (s.clock, s.due, 'red')
                        where s.matter = ? and l.name = 'handle'""", Long.class, id(number)))
                .as("it was no longer the unit's turn")
                .isEqualTo(3);
        assertThat(matters.view(number, new Actor.Raiser(number)).timeline())
                .filteredOn(line -> line.action().equals("escalated"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(line -> assertThat(line.form()).isEmpty());
    }

    @Test
    void whatNobodyHasByNameIsEscalatedToo() {
        String number = raised();
        clock.moveTo(due(number).plus(Duration.ofHours(1)));
        sweep();
        assertThat(told(number)).containsExactly("role:supervisor");
        assertThat(board.lines(new BoardRows.Wanted(null, null, Light.RED), clock.instant(), null, 50)
                        .items())
                .filteredOn(line -> line.number().equals(number))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.role()).isEqualTo("operator");
                    assertThat(line.tier()).isEqualTo("unitHead");
                });
    }

    @Test
    void manyServersAtOnceTakeEachStepOnce() throws Exception {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            numbers.add(raised());
        }
        clock.moveTo(due(numbers.getLast()).plus(Duration.ofDays(14)));
        sweeper.sweep();
        assertThat(atOnce(6, () -> escalations.sweep())).isNotEmpty();
        escalations.sweep();
        for (String number : numbers) {
            assertThat(db.queryForList(
                            "select rung from oversight_step where matter = ? order by rung",
                            Integer.class,
                            id(number)))
                    .containsExactly(1, 2, 3, 4);
            assertThat(told(number)).hasSize(4);
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<T> done = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
                done.add(each.get());
            }
            return done;
        }
    }

    private static NewOrder order(String... numbers) {
        return new NewOrder("限期办结", "请在期限内办结，并附照片。", "2026-03-20", null, List.of(numbers), null);
    }

    private static String code(ThrowingCallable tried) {
        Problem problem = (Problem) org.assertj.core.api.Assertions.catchThrowable(tried);
        return problem.errors().isEmpty()
                ? problem.code()
                : problem.errors().getFirst().code();
    }

    @Test
    void anOrderGoesToEachUnitWithWhatItLeadsAndNothingIsOrderedTwice() {
        String one = working("roads");
        String two = working("roads");
        String three = working("water");
        List<Receipt> receipts = ordering.open(order(one, two, three), city.supervisor);
        assertThat(receipts).hasSize(2);
        String roads = receipts.getFirst().number();
        MatterView view = matters.view(roads, city.roads);
        assertThat(view.matter().leadUnit()).isEqualTo("roads");
        assertThat(oversight.brief(view, city.roads).supervised()).containsOnlyKeys(one, two);
        assertThatThrownBy(() -> matters.view(roads, city.water)).isInstanceOf(Problem.class);
        assertThat(oversight.brief(view(one), city.supervisor).order()).isEqualTo(roads);
        assertThat(view(one).timeline().getLast().action()).isEqualTo("supervised");

        assertThat(code(() -> ordering.open(order(one), supervisor2))).isEqualTo("oversight.orderedAlready");
        assertThat(code(() -> chases.chase(one, "快办", supervisor2))).isEqualTo("oversight.orderRuns");
        assertThatThrownBy(() -> db.update(
                        "insert into oversight_ordered (matter, supervised) values (?, ?)",
                        id(receipts.getLast().number()),
                        id(one)))
                .isInstanceOf(DataAccessException.class);

        act(roads, "receive", city.roads);
        act(roads, "answer", city.roads, "done", "两盏都换了");
        assertThatThrownBy(() -> act(roads, "close", city.roads, "how", "visit", "found", "自己看过"))
                .isInstanceOf(Problem.class);
        act(roads, "sendBack", city.supervisor, "reason", "还有一盏", "ends", "2026-03-25");
        act(roads, "answer", city.roads, "done", "换好了");
        act(roads, "close", supervisor2, "how", "visit", "found", "都亮了");
        assertThat(view(roads).matter().outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(ordering.open(order(one), supervisor2)).hasSize(1);
    }

    @Test
    void ofManyWhoOrderTheSameAtTheSameMomentOneDoes() throws Exception {
        String number = working("water");
        List<String> came = atOnce(6, () -> {
            try {
                return ordering.open(order(number), city.supervisor).getFirst().number();
            } catch (Problem refused) {
                return refused.errors().getFirst().code();
            }
        });
        assertThat(came)
                .filteredOn(each -> each.equals("oversight.orderedAlready"))
                .hasSize(5);
        assertThat(db.queryForObject(
                        "select count(*) from oversight_ordered where supervised = ?", Long.class, id(number)))
                .isEqualTo(1);
    }

    @Test
    void anOrderIsPutOffOnceAskedInTimeAndGrantedBySomebodyElse() {
        String number = ordering.open(new NewOrder("整治占道", "拿出办法", "2026-03-20", "roads", null, null), city.supervisor)
                .getFirst()
                .number();
        act(number, "receive", city.roads);
        assertThat(code(() -> act(number, "extend", city.roads, "until", "2026-03-20", "reason", "会签")))
                .isEqualTo("oversight.notLater");
        act(number, "extend", city.roads, "until", "2026-03-27", "reason", "会签");
        assertThat(code(() -> act(number, "answer", city.roads, "done", "好了"))).isEqualTo("decisionPending");
        assertThatThrownBy(() -> act(number, "grantExtension", city.roads)).isInstanceOf(Problem.class);
        act(number, "grantExtension", city.supervisor);
        assertThat(due(number)).isEqualTo(Instant.parse("2026-03-27T16:00:00Z"));
        assertThat(code(() -> act(number, "extend", city.roads, "until", "2026-04-27", "reason", "再等等")))
                .isEqualTo("extendedBefore");
    }

    @Test
    void whatIsWrongWithAnOrderIsToldFieldByField() {
        String closed = raised();
        act(closed, "withdraw", new Actor.Raiser(closed));
        String pool = raised();
        Problem problem = (Problem) org.assertj.core.api.Assertions.catchThrowable(() -> ordering.open(
                new NewOrder(" ", null, "2026-03-01", null, List.of(closed + "\n" + pool, "20990101000001"), null),
                city.supervisor));
        assertThat(problem.errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactlyInAnyOrder(
                        "title required",
                        "demand required",
                        "ends inThePast",
                        "number oversight.notToOrder",
                        "number oversight.noUnitYet",
                        "number noSuchMatter");
        assertThat(db.queryForObject(
                        "select count(*) from oversight_ordered where supervised in (?, ?)",
                        Long.class,
                        id(closed),
                        id(pool)))
                .isZero();
        assertThatThrownBy(() -> ordering.open(order(pool), city.leader)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ordering.open(order(pool), city.roads)).isInstanceOf(Problem.class);
    }

    @Test
    void allSupervisorsTogetherRemindWithinTheQuota() throws Exception {
        String number = working("roads");
        List<Boolean> reminded = atOnce(6, () -> {
            try {
                chases.chase(number, "请抓紧", supervisor2);
                return true;
            } catch (Problem refused) {
                assertThat(refused.code()).isEqualTo("oversight.chasedAlready");
                return false;
            }
        });
        assertThat(reminded).containsOnlyOnce(true);
        clock.advance(Duration.ofDays(2));
        assertThat(code(() -> chases.chase(number, "再催", city.supervisor))).isEqualTo("oversight.chasedAlready");
        clock.advance(Duration.ofDays(2));
        chases.chase(number, "再催", city.supervisor);
        assertThat(chases.of(id(number))).extracting(Chases.Chase::nr).containsExactly(2, 1);
        assertThat(said(number, "chased", "text")).containsExactly("请抓紧", "再催");
        assertThatThrownBy(() -> chases.chase(number, "催", city.roads)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> db.update("delete from oversight_chase")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aListedCaseTellsWhoListedItUntilWhenAndHowItLeftTheList() {
        String number = working("water");
        stands.list(number, "拖了半年", "2026-04-01", city.supervisor);
        assertThat(code(() -> stands.list(number, "再挂", "2026-04-02", supervisor2)))
                .isEqualTo("oversight.listedAlready");
        assertThatThrownBy(() -> db.update(
                        "insert into oversight_listing (matter, nr, at, staff, until) values (?, 2, now(), ?, '2026-05-01')",
                        id(number),
                        city.supervisor.id()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("oversight_listing");
        assertThat(code(() -> stands.delist(number, "solved", "好了", city.supervisor)))
                .isEqualTo("oversight.notEndedYet");
        stands.delist(number, "decided", "并入专项整治", supervisor2);
        assertThat(stands.listings(id(number))).singleElement().satisfies(listing -> {
            assertThat(listing.until()).isEqualTo("2026-04-01");
            assertThat(listing.by()).isEqualTo(city.supervisor.name());
            assertThat(listing.end().how()).isEqualTo("decided");
            assertThat(said(number, "delisted", "record")).containsExactly("并入专项整治");
        });
        assertThat(code(() -> stands.delist(number, "decided", "再摘", supervisor2)))
                .isEqualTo("oversight.notListed");
        stands.list(number, "反弹", "2026-05-01", supervisor2);
        assertThat(oversight.brief(view(number), city.supervisor).listed()).isTrue();
        assertThatThrownBy(() -> db.update("delete from oversight_listing")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.update("update oversight_delisting set how = 'solved'"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aLeaderTakesChargeInTheOwnNameAndTheUnitSeesIt() {
        Actor.Staff other = city.staff(null, Role.LEADER);
        String number = working("roads");
        stands.takeCharge(number, "月底前解决", city.leader);
        assertThat(code(() -> stands.takeCharge(number, "我也要", other))).isEqualTo("oversight.inChargeAlready");
        assertThatThrownBy(() -> stands.takeCharge(number, "督办员不行", city.supervisor))
                .isInstanceOf(Problem.class);
        assertThat(oversight.brief(matters.view(number, city.roads), city.roads).charge())
                .isEqualTo(city.leader.name());
        assertThat(code(() -> stands.endCharge(number, "好了", other))).isEqualTo("oversight.notYourCharge");
        stands.endCharge(number, "已协调三家单位", city.leader);
        assertThat(oversight.brief(view(number), city.supervisor).charge()).isNull();
        stands.takeCharge(number, "接着办", other);
        assertThat(stands.charges(id(number))).hasSize(2);
    }

    @Test
    void theSumsOfTheBoardAreWhatCountingClockByClockGives() {
        working("roads");
        String late = working("water");
        clock.moveTo(due(late).plus(Duration.ofHours(1)));
        working("roads-east");
        sweep();
        List<BoardRows.Sum> sums = board.sums(new BoardRows.Wanted(null, null, null), clock.instant());
        long red = db.queryForObject(
                "select count(*) from matter_clock where stopped_at is null and not imported and due <= ?",
                Long.class,
                java.sql.Timestamp.from(clock.instant()));
        long running = db.queryForObject(
                "select count(*) from matter_clock where stopped_at is null and not imported and due is not null",
                Long.class);
        assertThat(sums.stream().mapToLong(BoardRows.Sum::red).sum())
                .isEqualTo(red)
                .isPositive();
        assertThat(sums.stream().mapToLong(BoardRows.Sum::running).sum()).isEqualTo(running);
        BoardRows.Wanted mine = new BoardRows.Wanted(units.under("roads"), null, null);
        assertThat(board.sums(mine, clock.instant()))
                .extracting(BoardRows.Sum::unit)
                .containsOnly("roads", "roads-east");
        List<Long> seen = new ArrayList<>();
        String after = null;
        do {
            var page = board.lines(new BoardRows.Wanted(null, null, null), clock.instant(), after, 3);
            page.items().forEach(line -> seen.add(line.clock()));
            after = page.next();
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates().hasSize((int)
                sums.stream().mapToLong(sum -> sum.red() + sum.yellow()).sum());
    }

    @Test
    void aLadderIsChosenByKindAndGradeAndOneForEverythingIsNeeded() {
        LadderRule rule = rules.current(LadderRule.RULE).value();
        assertThat(rule.of("request", "urgent").grade()).isEqualTo("urgent");
        assertThat(rule.of("order", null).grade()).isNull();
        assertThatThrownBy(() -> new LadderRule(List.of(rule.of("request", "urgent"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ladders");
        assertThatThrownBy(() -> new LightRule(100, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theUnitAboveIsToldOnlyWhileItWorks() {
        assertThat(units.find("roads-east").map(Unit::parent)).contains("roads");
        Recipients recipients = new Recipients(units, signers);
        assertThat(recipients.of(LadderRule.Tier.UPPER_UNIT, "roads-east")).containsExactly("unit:roads");
        assertThat(recipients.of(LadderRule.Tier.UPPER_UNIT, "water")).containsExactly("role:leader");
        assertThat(recipients.of(LadderRule.Tier.UPPER_UNIT, null)).containsExactly("role:leader");
    }
}
