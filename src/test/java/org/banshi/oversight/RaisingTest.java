package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What a village cannot do goes up through town and county to the city, and its answer comes down the same way. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=oversight")
class RaisingTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final List<String> TIERS = List.of("tier-village", "tier-town", "tier-county", "tier-city");

    @Autowired
    private Raising raising;

    @Autowired
    private Oversight oversight;

    @Autowired
    private Lapses lapses;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

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
    private final Map<String, Actor.Staff> handlers = new HashMap<>();

    @BeforeEach
    void fourTiers() {
        clock.moveTo(MONDAY);
        city = TestCity.in(units, members);
        String parent = null;
        for (String code : TIERS.reversed()) {
            if (units.find(code).isEmpty()) {
                units.create(Unit.handling(code, "测试" + code, parent));
            }
            handlers.put(code, city.staff(code, Role.HANDLER));
            parent = code;
        }
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    private void act(String number, String action, Actor actor, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private String working(String unit) {
        String number = dispatched(unit);
        act(number, "sign", handlers.get(unit));
        return number;
    }

    private String dispatched(String unit) {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("跨县断头路", "两县之间的路断了三年。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19877000002", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        act(number, "accept", city.operator);
        act(number, "dispatch", city.dispatcher, "unit", unit);
        return number;
    }

    private String raised(String number, String unit) {
        return raising.raise(number, "跨县，本级协调不了", "与邻村谈过两次", handlers.get(unit)).number();
    }

    private MatterView view(String number) {
        return matters.view(number, city.supervisor);
    }

    private String owner(String number) {
        return view(number).matter().ownerUnit();
    }

    private List<String> lines(String number) {
        return view(number).timeline().stream().map(MatterView.Line::action).toList();
    }

    private static String code(ThrowingCallable tried) {
        Problem problem = (Problem) catchThrowable(tried);
        return problem.errors().isEmpty()
                ? problem.code()
                : problem.errors().getFirst().code();
    }

    @Test
    void itGoesUpTierByTierAndTheAnswerComesDownTheSameWayToTheUnitThatStillAnswersTheRaiser() {
        String number = working("tier-village");
        String up = raised(number, "tier-village");
        assertThat(owner(up)).isEqualTo("tier-town");
        assertThat(view(up).matter().title() + view(up).matter().text())
                .as("the unit's words; a copy of the raiser's would stay when they are erased")
                .contains("跨县，本级协调不了", "与邻村谈过两次", number)
                .doesNotContain("断头路", "断了三年");
        act(up, "accept", handlers.get("tier-town"), "analysis", "要县里定线", "ends", "2026-03-20");
        act(up, "raiseFurther", handlers.get("tier-town"), "reason", "跨县", "tried", "与邻镇开过会");
        assertThat(owner(up)).isEqualTo("tier-county");
        assertThatThrownBy(() -> act(up, "accept", handlers.get("tier-town"), "analysis", "我来", "ends", "2026-03-20"))
                .isInstanceOf(Problem.class);
        act(up, "accept", handlers.get("tier-county"), "analysis", "资金要市里出", "ends", "2026-03-25");
        act(up, "raiseFurther", handlers.get("tier-county"), "reason", "资金", "tried", "报过计划");
        act(up, "accept", handlers.get("tier-city"), "analysis", "列入年度计划", "ends", "2026-04-10");
        assertThat(code(() -> act(up, "raiseFurther", handlers.get("tier-city"), "reason", "再上", "tried", "无")))
                .isEqualTo("oversight.noTierAbove");

        act(up, "answer", handlers.get("tier-city"), "answer", "今年开工，九月通车");
        assertThat(owner(up)).isEqualTo("tier-county");
        act(up, "passDown", handlers.get("tier-county"));
        assertThat(owner(up)).isEqualTo("tier-town");
        act(up, "passDown", handlers.get("tier-town"), "text", "请转告村民");
        assertThat(owner(up)).isEqualTo("tier-village");
        act(up, "close", handlers.get("tier-village"), "solved", true);
        assertThat(view(up).matter().outcome()).isEqualTo(Outcome.VERDICT);

        assertThat(view(number).matter().ownerUnit()).isEqualTo("tier-village");
        assertThat(lines(number)).contains("raisedUp", "raisedAccepted", "raisedAnswered");
        assertThat(matters.view(number, new Actor.Raiser(number)).timeline())
                .filteredOn(line -> line.action().startsWith("raised"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.form()).isEmpty());
        act(number, "reply", handlers.get("tier-village"), "publicAnswer", "市里已列入计划", "internal", "提级答复");
    }

    @Test
    void theTierAboveRefusesInWritingAndItIsTheTurnOfTheOneBelowAgain() {
        String number = working("tier-village");
        String up = raised(number, "tier-village");
        assertThat(code(() -> act(up, "refuse", handlers.get("tier-town")))).isEqualTo("required");
        act(up, "accept", handlers.get("tier-town"), "analysis", "报县", "ends", "2026-03-20");
        act(up, "raiseFurther", handlers.get("tier-town"), "reason", "跨县", "tried", "开过会");
        act(up, "refuse", handlers.get("tier-county"), "reason", "属镇级事权");
        assertThat(owner(up)).isEqualTo("tier-town");
        act(up, "answer", handlers.get("tier-town"), "answer", "镇里修");
        act(up, "close", handlers.get("tier-village"), "solved", false);
        assertThat(lines(number)).contains("raisedAnswered");

        String again = raised(number, "tier-village");
        act(again, "refuse", handlers.get("tier-town"), "reason", "村里自己能办");
        act(again, "close", handlers.get("tier-village"));
        assertThat(view(again).matter().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(lines(number)).contains("raisedRefused");
    }

    @Test
    void whoeverDoesNotAnswerInTimeIsToldOnAsWithEveryOtherClock() {
        String up = raised(working("tier-village"), "tier-village");
        assertThat(view(up).clocks()).singleElement().satisfies(dial -> {
            assertThat(dial.name()).isEqualTo("screen");
            assertThat(dial.due()).isNotNull();
        });
        clock.advance(Duration.ofDays(10));
        assertThat(view(up).overdue()).isTrue();
    }

    @Test
    void whatWasAcceptedIsSplitIntoOrdersAndAnsweredOnceEachIsClosed() {
        String number = working("tier-village");
        String up = raised(number, "tier-village");
        Actor.Staff town = handlers.get("tier-town");
        NewOrder part = new NewOrder("修路肩", "本月修好", "2026-03-18", "roads", null, up);
        assertThat(code(() -> raising.split(up, part, town))).isEqualTo("oversight.notYourTurn");
        act(up, "accept", town, "analysis", "分两家办", "ends", "2026-03-20");
        assertThat(code(() -> raising.split(up, part, handlers.get("tier-village"))))
                .isEqualTo("oversight.notYourTurn");
        String order = raising.split(up, part, town).getFirst().number();
        assertThat(oversight.brief(matters.view(up, town), town).parts()).containsOnlyKeys(order);
        assertThat(code(() -> act(up, "answer", town, "answer", "好了"))).isEqualTo("oversight.partsOpen");
        act(order, "receive", city.roads);
        act(order, "answer", city.roads, "done", "修好了");
        act(order, "close", town, "how", "visit", "found", "平了");
        act(up, "answer", town, "answer", "路肩已修");
        assertThat(owner(up)).isEqualTo("tier-village");
    }

    @Test
    void whatWasAskedEndsOnceTheMatterIsWithAnotherUnitOrOverAndNotBefore() {
        String number = dispatched("tier-village");
        String up = raised(number, "tier-village");
        lapses.sweep();
        assertThat(view(up).matter().isOpen()).as("its unit still has it").isTrue();
        assertThat(code(() -> act(up, "lapse", new Actor.House()))).isEqualTo("oversight.raisingNeeded");
        act(up, "accept", handlers.get("tier-town"), "analysis", "分给道路", "ends", "2026-03-20");
        NewOrder part = new NewOrder("修路肩", "本月修好", "2026-03-18", "roads", null, up);
        String order =
                raising.split(up, part, handlers.get("tier-town")).getFirst().number();

        act(number, "return", handlers.get("tier-village"), "reason", "路在邻村", "basis", "三定方案");
        act(number, "rule", city.dispatcher, "unit", "tier-town", "reason", "镇里牵头");
        lapses.sweep();
        assertThat(owner(up))
                .as("a part is open: it is not left without its unit")
                .isEqualTo("tier-town");
        act(order, "withdraw", handlers.get("tier-town"), "reason", "不用了");
        lapses.sweep();
        assertThat(view(up).matter().state()).isEqualTo("lapsed");
        assertThat(view(up).matter().outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(lines(number)).contains("raisedLapsed");
        assertThat(told(up)).containsExactlyInAnyOrder("unit:tier-village", "unit:tier-town");
        act(number, "sign", handlers.get("tier-town"));
        String again = raised(number, "tier-town");
        assertThat(owner(again)).isEqualTo("tier-county");
        lapses.sweep();
        assertThat(view(again).matter().isOpen()).isTrue();
    }

    @Test
    void whatWasAskedEndsWithTheMatterButWhoeverWasAnsweredStillSaysWhetherItHelped() {
        String number = working("tier-village");
        String up = raised(number, "tier-village");
        String answered = working("tier-village");
        String down = raised(answered, "tier-village");
        act(down, "accept", handlers.get("tier-town"), "analysis", "镇里修", "ends", "2026-03-20");
        act(down, "answer", handlers.get("tier-town"), "answer", "已修");
        act(number, "withdraw", new Actor.Raiser(number));
        act(answered, "withdraw", new Actor.Raiser(answered));
        lapses.sweep();
        assertThat(view(up).matter().state()).isEqualTo("lapsed");
        assertThat(view(down).matter().state()).isEqualTo("back");
        act(down, "close", handlers.get("tier-village"), "solved", true);
    }

    private List<String> told(String up) {
        return db.queryForList(
                "select recipient from outbox_message where template = 'oversight.tell.raisedLapsed' and subject = ?",
                String.class,
                up);
    }

    @Test
    void onlyTheUnitWhoseTurnItIsAsksAndOnlyOnce() {
        String number = working("tier-village");
        assertThat(code(() -> raising.raise(number, "为何", "试过", handlers.get("tier-county"))))
                .isIn("oversight.notYourTurn", "noSuchMatter");
        assertThat(code(() -> raising.raise(number, " ", null, handlers.get("tier-village"))))
                .isEqualTo("required");
        String up = raised(number, "tier-village");
        assertThat(code(() -> raised(number, "tier-village"))).isEqualTo("oversight.raisedAlready");
        assertThatThrownBy(() -> db.update("""
                        insert into oversight_raising (matter, about, asked_by) select max(id), (select id from matter_row where number = ?), 'tier-village'
                        from matter_row where kind = 'request'""", number)).isInstanceOf(DataAccessException.class);
        act(up, "withdraw", handlers.get("tier-village"), "reason", "自己解决了");
        assertThat(raised(number, "tier-village")).isNotEqualTo(up);
        String top = working("tier-city");
        assertThat(code(() -> raised(top, "tier-city"))).isEqualTo("oversight.noTierAbove");
    }

    /** Whatever is tried in whatever order: exactly one unit has it, the way down is the way up, and the end is told. */
    @ParameterizedTest
    @ValueSource(longs = {7, 11, 20261123})
    void atEveryMomentExactlyOneUnitHasIt(long seed) {
        Random random = new Random(seed);
        for (int walk = 0; walk < 12; walk++) {
            String number = working("tier-village");
            String up = raised(number, "tier-village");
            for (int step = 0; step < 14 && view(up).matter().isOpen(); step++) {
                String unit = TIERS.get(random.nextInt(TIERS.size()));
                List<MatterView.Offer> offers = new ArrayList<>();
                try {
                    offers.addAll(matters.view(up, handlers.get(unit)).offers());
                } catch (Problem unknown) {
                    assertThat(unknown.status()).isEqualTo(404);
                }
                if (offers.isEmpty()) {
                    continue;
                }
                String action = offers.get(random.nextInt(offers.size())).name();
                act(
                        up,
                        action,
                        handlers.get(unit),
                        "analysis",
                        "研判",
                        "ends",
                        "2026-04-01",
                        "reason",
                        "理由",
                        "tried",
                        "试过",
                        "answer",
                        "答复",
                        "text",
                        "说明",
                        "solved",
                        true);
                assertThat(db.queryForObject(
                                "select count(*) from matter_party p join matter_row m on m.id = p.matter where m.number = ? and p.relation = 'lead' and p.until is null",
                                Long.class,
                                up))
                        .isEqualTo(1);
                if (view(up).matter().isOpen()) {
                    assertThat(owner(up)).isIn(TIERS);
                }
            }
            assertThat(view(number).matter().ownerUnit()).isEqualTo("tier-village");
            assertThat(db.queryForObject(
                            "select open from oversight_raising r join matter_row m on m.id = r.matter where m.number = ?",
                            Boolean.class,
                            up))
                    .isEqualTo(view(up).matter().isOpen());
        }
    }
}
