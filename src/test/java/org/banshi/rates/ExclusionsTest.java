package org.banshi.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.LaidRequests.Laid;
import org.banshi.testkit.TestCity;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What is left out of appraisal is decided from above, can be appealed, and leaves the rate before it in sight. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=exclusions")
class ExclusionsTest {
    private static final Instant NOW = Instant.parse("2026-03-16T04:00:00Z");
    private static int month = 1;

    @Autowired
    private Rates rates;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private SnapshotFigures figures;

    @Autowired
    private Excluding excluding;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private YearMonth own;

    @BeforeEach
    void tenRequestsOfAMonthOfItsOwn() {
        clock.moveTo(NOW);
        city = TestCity.in(units, members);
        own = YearMonth.of(2025, month++);
        List<Laid> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(Laid.judged(
                    "roads",
                    own.atDay(3 + i).atTime(9, 0).atZone(clock.getZone()).toInstant(),
                    i < 6,
                    i < 6 ? 5 : 1));
        }
        new LaidRequests(db).lay(all);
        db.update("""
                insert into matter_party (matter, unit, relation, since)
                select m.id, m.lead_unit, 'lead', m.raised_at from matter_matter m
                where m.kind = 'request' and not exists (select from matter_party p where p.matter = m.id)""");
    }

    private Asked asked() {
        return new Asked(own.atDay(1), own.atEndOfMonth(), Asked.By.UNIT, null);
    }

    private Standing.Line line() {
        return rates.standing(asked()).lines().getFirst();
    }

    /** A request of the month that its raiser says is not solved. */
    private String unsolved() {
        return db.queryForObject(
                "select min(number) from rates_request r where not solved and not excluded and closed_at >= ? and closed_at < ?"
                        + " and not exists (select from rates_exclusion e where e.about = r.matter)",
                String.class,
                own.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime(),
                own.plusMonths(1).atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime());
    }

    private String ask(String request) {
        return excluding
                .ask(new Excluding.Asking(request, "beyondLaw", "法院已有判决", "(2025)民终12号"), city.roads)
                .number();
    }

    private void act(String number, String action, Actor actor, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private static String code(ThrowingCallable tried) {
        Problem problem = (Problem) catchThrowable(tried);
        return problem.errors().isEmpty()
                ? problem.code()
                : problem.errors().getFirst().code();
    }

    @Test
    void whatIsLeftOutStandsBesideTheRateWithIt() {
        String request = unsolved();
        String asked = ask(request);
        assertThat(line().after("solved")).isEmpty();
        act(asked, "grant", city.supervisor, "reason", "判决书核实无误");
        assertThat(line().figure("solved").parts()).isEqualTo("6/10");
        assertThat(line().after("solved").orElseThrow().parts()).isEqualTo("6/9");
        assertThat(line().after("solved").orElseThrow().percent()).contains(new BigDecimal("66.67"));
        RateRule rule = rates.rule(own.atEndOfMonth()).value();
        assertThat(line().compositeAfter(rule.composites().getFirst())).isPresent();
        assertThat(rates.behind(asked(), "solved", Rates.Part.EXCLUDED, null, null, 50, city.supervisor)
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row.number()).isEqualTo(request));
        assertThat(matters.view(request, city.supervisor).timeline().getLast().action())
                .isEqualTo("leftOutOfAppraisal");
        assertThat(excluding.log(city.roads))
                .extracting(Excluding.Entry::number)
                .contains(asked);
        assertThat(excluding.log(city.water)).isEmpty();
    }

    @Test
    void itIsFrozenWithBothRatesAndWhatIsLeftOutLaterIsADifference() {
        String asked = ask(unsolved());
        act(asked, "grant", city.supervisor, "reason", "核实");
        Snapshot published = snapshots.publish(asked(), "月报", null, city.supervisor);
        assertThat(snapshots
                        .figures(published)
                        .all()
                        .after("solved")
                        .orElseThrow()
                        .parts())
                .isEqualTo("6/9");
        assertThat(snapshots.recount(published.id()).isSame()).isTrue();
        assertThat(figures.of(published, Language.ZH))
                .as("told elsewhere with and without it")
                .filteredOn(
                        named -> named.rate().startsWith("解决率") && named.line().equals("道路局"))
                .extracting(named -> named.numerator().toPlainString() + "/" + named.denominator())
                .containsExactly("6/10", "6/9");
        String later = unsolved();
        act(ask(later), "grant", city.supervisor, "reason", "核实");
        assertThat(snapshots
                        .figures(published)
                        .all()
                        .after("solved")
                        .orElseThrow()
                        .parts())
                .isEqualTo("6/9");
        assertThat(snapshots.recount(published.id()).differences()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.number()).isEqualTo(later);
            assertThat(each.isOut()).isTrue();
            assertThat(each.since()).isEqualTo("leftOutOfAppraisal");
        });
    }

    @Test
    void aSupervisorDeclinesAndALeaderDecidesTheAppeal() {
        String asked = ask(unsolved());
        act(asked, "decline", city.supervisor, "reason", "判决与此无关");
        assertThatThrownBy(() -> act(asked, "overturn", city.leader, "reason", "还没有申诉"))
                .isInstanceOf(Problem.class);
        act(asked, "appeal", city.roads, "reason", "附判决全文");
        assertThatThrownBy(() -> act(asked, "overturn", city.supervisor, "reason", "我改主意了"))
                .isInstanceOf(Problem.class);
        act(asked, "overturn", city.leader, "reason", "判决有关");
        assertThat(line().after("solved")).isPresent();

        String second = ask(unsolved());
        act(second, "decline", city.supervisor, "reason", "证据不足");
        act(second, "appeal", city.roads, "reason", "再看");
        act(second, "uphold", city.leader, "reason", "证据不足");
        assertThat(matters.view(second, city.supervisor).matter().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(line().after("solved").orElseThrow().parts()).isEqualTo("6/9");
    }

    @Test
    void whoeverDoesNotAppealInTimeLetsItStand() {
        String asked = ask(unsolved());
        act(asked, "decline", city.supervisor, "reason", "无据");
        clock.advance(Duration.ofDays(12));
        sweeper.sweep();
        assertThat(matters.view(asked, city.supervisor).matter().state()).isEqualTo("counted");
    }

    @Test
    void nobodyOfTheUnitDecidesByWhatItIsJudgedAndTheDatabaseKnows() {
        Actor.Staff both = city.staff("roads", Role.SUPERVISOR);
        Actor.Staff below = city.staff("roads-east", Role.SUPERVISOR);
        String request = unsolved();
        String asked = ask(request);
        assertThat(code(() -> act(asked, "grant", both, "reason", "自己批"))).isIn("rates.notApart", "forbidden");
        assertThat(code(() -> act(asked, "grant", below, "reason", "下级批"))).isIn("rates.notApart", "forbidden");
        assertThatThrownBy(() -> act(asked, "grant", city.roads, "reason", "自己批"))
                .isInstanceOf(Problem.class);
        for (Actor.Staff one : List.of(both, below, city.roads)) {
            assertThatThrownBy(() -> db.update(
                            "update rates_exclusion set granted_at = now(), granted_by = ?, runs = false where asked_by = 'roads' and runs",
                            one.id()))
                    .isInstanceOf(DataAccessException.class);
        }
        act(asked, "decline", city.supervisor, "reason", "无据");
        assertThatThrownBy(
                        () -> db.update(
                                "update rates_exclusion set granted_at = now(), granted_by = declined_by where declined_by is not null and runs"))
                .isInstanceOf(DataAccessException.class);
        act(asked, "withdraw", city.roads);
        String again = ask(request);
        assertThat(code(() -> act(again, "grant", city.supervisor, "reason", "补充了证据")))
                .isEqualTo("rates.notAnother");
        assertThatThrownBy(() -> db.update(
                        "update rates_exclusion set granted_at = now(), granted_by = ?, runs = false where runs and about ="
                                + " (select id from matter_row where number = ?)",
                        city.supervisor.id(),
                        request))
                .isInstanceOf(DataAccessException.class);
        Actor.Staff beside = city.staff("water", Role.SUPERVISOR);
        assertThat(code(() -> act(again, "grant", beside, "reason", "平级批"))).isIn("rates.notApart", "forbidden");
        act(again, "grant", city.staff(null, Role.SUPERVISOR), "reason", "补充了证据");
        assertThatThrownBy(() -> db.update(
                        "update rates_exclusion set granted_at = null, granted_by = null where granted_at is not null"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatALeaderLeftCountedIsNotAskedAgain() {
        String request = unsolved();
        String asked = ask(request);
        act(asked, "decline", city.supervisor, "reason", "无据");
        act(asked, "appeal", city.roads, "reason", "有依据");
        act(asked, "uphold", city.leader, "reason", "维持");
        assertThat(code(() -> ask(request))).isEqualTo("rates.excludedFinally");
        assertThatThrownBy(() -> db.update(
                        "insert into rates_exclusion (matter, about, asked_by, ground) select 1, about, asked_by, ground from rates_exclusion e"
                                + " join matter_row m on m.id = e.about where m.number = ?",
                        request))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("rates_exclusion_final");
    }

    @Test
    void onlyTheLeadUnitAsksOnceWithGroundReasonAndEvidence() {
        String request = unsolved();
        assertThat(code(() -> excluding.ask(new Excluding.Asking(request, "beyondLaw", "理由", "依据"), city.water)))
                .isIn("noSuchMatter", "rates.notYourRequest");
        assertThat(code(() -> excluding.ask(new Excluding.Asking(request, "beyondLaw", "理由", "依据"), city.supervisor)))
                .isEqualTo("rates.notYourRequest");
        Problem problem = (Problem)
                catchThrowable(() -> excluding.ask(new Excluding.Asking(request, "因为", " ", null), city.roads));
        assertThat(problem.errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly("ground notAChoice", "reason required", "evidence required");
        ask(request);
        assertThat(code(() -> ask(request))).isEqualTo("rates.excludedAlready");
    }

    @Test
    void whatIsAboutAUnitIsKeptFromItsPeopleHereToo() {
        Actor.Staff within = city.staff("sanitation", Role.SUPERVISOR);
        String request = unsolved();
        db.update("update matter_matter set about_unit = 'sanitation' where number = ?", request);
        String asked = ask(request);
        assertThatThrownBy(() -> matters.view(asked, within)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> act(asked, "grant", within, "reason", "我来定")).isInstanceOf(Problem.class);
        assertThat(excluding.log(within))
                .as("it counts, and no number is told")
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.number()).isNotEqualTo(asked))
                .allSatisfy(entry -> assertThat(entry.request()).isNotEqualTo(request));
        assertThat(excluding.log(city.supervisor))
                .extracting(Excluding.Entry::number)
                .contains(asked);
    }
}
