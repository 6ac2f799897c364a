package org.banshi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.matter.State;
import org.banshi.matter.Verifier;
import org.banshi.outbox.Outbox;
import org.banshi.outbox.Sent;
import org.banshi.pattern.Pattern;
import org.banshi.pattern.Patterns;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Slice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo city as it stands when the server first answers. */
@BanshiTest
@ActiveProfiles({"test", "demo"})
@TestPropertySource(properties = "demo.now=" + DemoCityTest.NOW)
class DemoCityTest {
    /** Always the same, since the years that have a calendar end. */
    static final String NOW = "2026-11-22T04:20:00Z";

    /** The states in which the paths end. */
    private static final Map<String, Set<String>> ENDS = ends();

    @LocalServerPort
    private int port;

    @Autowired
    private DemoCity city;

    @Autowired
    private Matters matters;

    @Autowired
    private Kinds kinds;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Patterns patterns;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private static Map<String, Set<String>> ends() {
        Map<String, Set<String>> ends = new HashMap<>();
        for (String line : List.of(
                "raised raised raised-late",
                "accepted accepted accepted-late",
                "dispatched dispatched dispatched-late-sign",
                "returned returned",
                "working working working-late paused asked extended cohandled-working sent-back reported-about-unit",
                "promised promised",
                "drafted drafted",
                "replied replied replied-late",
                "approved approved approved-unreached",
                "answered answered",
                "disputed disputed",
                "merged merged",
                "rejected rejected rejected-objected-upheld",
                "objected objected",
                "withdrawn withdrawn")) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                ends.put(words[i], Set.of(words[0]));
            }
        }
        ends.put("reopened", Set.of("dispatched", "working"));
        return ends;
    }

    private Actor.Staff supervisor() {
        return new Actor.Staff(accounts.find("supervisor").orElseThrow().staff(), "", "shi", Set.of(Role.SUPERVISOR));
    }

    private List<Matter> all() {
        List<Matter> all = new ArrayList<>();
        String after = null;
        do {
            Slice<Matter> slice = matters.list(Query.of(Query.Scope.ALL), supervisor(), after, 100);
            all.addAll(slice.items());
            after = slice.next();
        } while (after != null);
        return all;
    }

    static long promised() {
        return Promising.TABLES.stream()
                .mapToLong(table -> Sheet.read(table.name()).size())
                .sum();
    }

    /** Also what a supervisor may not know of yet. */
    private Map<String, Set<String>> statesByKind() {
        Map<String, Set<String>> states = new HashMap<>();
        db.sql("select distinct kind, state from matter_row")
                .query()
                .listOfRows()
                .forEach(row -> states.computeIfAbsent((String) row.get("kind"), _ -> new HashSet<>())
                        .add((String) row.get("state")));
        return states;
    }

    @Test
    void promisedWorkStandsInEveryStateOfItsKinds() {
        Map<String, Set<String>> reached = statesByKind();
        assertThat(reached.remove("topic")).containsExactly("underWay");
        assertThat(reached.remove("order")).containsExactlyInAnyOrder("issued", "working");
        assertThat(reached.remove("opinion")).containsExactly("answered");
        assertThat(reached.remove("raising")).containsExactly("asked");
        assertThat(reached.remove("proposal"))
                .containsExactlyInAnyOrder("received", "gathered", "selected", "notTaken");
        assertThat(reached.keySet())
                .containsExactlyInAnyOrder(
                        Requests.NAME, "task", "project", "rectification", "finding", "hardProblem", "deed");
        reached.forEach((kind, states) -> assertThat(states)
                .as(kind)
                .containsExactlyInAnyOrderElementsOf(kinds.require(kind).lifecycle().states().stream()
                        .map(State::name)
                        .toList()));
    }

    @Test
    void promisedWorkOfTheTablesIsOnTheLedger() {
        assertThat(count("select count(*) from program_item")).isEqualTo(73 + 12 + 25 + 8 + 1);
        assertThat(count("select count(*) from program_item where rebounds > 0"))
                .isGreaterThan(1);
        assertThat(count("select count(*) from program_slot where filled_at is null and due < :now"))
                .isPositive();
        assertThat(count("select count(*) from program_slot where filled_at is not null"))
                .isGreaterThan(100);
        assertThat(count("select count(*) from program_item where done_weight > 0 and done_weight < all_weight"))
                .isGreaterThan(20);
        assertThat(count("select count(distinct source) from program_fund")).isGreaterThan(4);
        assertThat(told("program.tell.listed")).isGreaterThan(20);
    }

    private long count(String sql) {
        return db.sql(sql)
                .param("now", Instant.parse(NOW).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private long told(String template) {
        return db.sql("select count(*) from outbox_message where template = :template")
                .param("template", template)
                .query(Long.class)
                .single();
    }

    @Test
    void everyRequestStandsWhereItsPathEnds() {
        Map<String, Row> byTitle =
                Row.all().stream().collect(Collectors.toMap(row -> row.line().at("title"), row -> row));
        List<Matter> all = all().stream()
                .filter(matter -> matter.kind().equals(Requests.NAME))
                .filter(matter -> !Neighbours.REPEATS.contains(matter.title()))
                .filter(matter -> !Neighbours.MANY.contains(matter.title()))
                .filter(matter -> !OneBrowser.TITLES.contains(matter.title()))
                .toList();
        assertThat(all).hasSize(byTitle.size());
        Set<String> states = new HashSet<>();
        for (Matter matter : all) {
            Row row = byTitle.get(matter.title());
            if (row == null) {
                // The supervisor sees the wording of the hotline, not the raiser's.
                assertThat(matter.confidential() || "report".equals(matter.type()))
                        .isTrue();
                continue;
            }
            states.add(matter.state());
            assertThat(ENDS.getOrDefault(row.path(), Set.of("closed")))
                    .as(row.id() + " " + row.path())
                    .contains(matter.state());
            boolean late = row.path().contains("-late");
            assertThat(matter.breaches() > 0)
                    .as(row.id() + " " + row.path() + " " + matter.number())
                    .isEqualTo(late);
        }
        Set<String> every = kinds.require(Requests.NAME).lifecycle().states().stream()
                .map(State::name)
                .collect(Collectors.toSet());
        assertThat(states).containsAll(every);
        long late = all.stream().filter(matter -> matter.breaches() > 0).count();
        assertThat(late * 100 / all.size()).isBetween(12L, 20L);
    }

    /** A milestone's clock runs for its place in the plan, which is nobody's turn. */
    @Test
    void whoseTurnAClockIsIsAlwaysAUnit() {
        assertThat(db.sql("select count(*) from matter_clock where stopped_at is null and unit ~ '^[0-9]+$'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(db.sql("""
                        select count(*) from matter_running r where r.unit is not null
                          and not exists (select from people_unit u where u.code = r.unit)""").query(Long.class).single()).isZero();
    }

    @Test
    void chainsAndRootsAreWhole() {
        Verifier.Report report = verifier.verify(_ -> {});
        assertThat(report.findings()).isEmpty();
        assertThat(report.matters())
                .as(
                        "those of the tables, those of the neighbours and of one browser, what was put forward, the order, what was raised, what a meeting gave out and a monitor found, and the topic with the task it came with")
                .isEqualTo(Row.all().size()
                        + promised()
                        + Neighbours.REPEATS.size()
                        + Neighbours.MANY.size()
                        + OneBrowser.TITLES.size()
                        + Calling.PROPOSALS
                        + Supervising.MATTERS
                        + Convening.MATTERS
                        + 2);
        assertThat(report.roots()).isGreaterThan(80);
    }

    @Test
    void everyClockIsDatedAsFarAsTheCalendarReaches() {
        Actor.Staff supervisor = supervisor();
        for (Matter matter : all()) {
            MatterView view = matters.view(matter.number(), supervisor);
            assertThat(view.clocks())
                    .allMatch(
                            dial -> dial.due() != null || Integer.valueOf(2027).equals(dial.undatedYear()));
        }
    }

    @Test
    void theDemoPhoneShowsWhatResidentsWereToldOnTheLastDay() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/demo/phone"))
                .build();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> page = browser.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("演示手机", "*********")
                    .doesNotContain("hotline.tell", "19999000")
                    .contains(lastDay().stream()
                            .map(sent -> "id=\"message-" + sent.id() + '"')
                            .toList());
        }
    }

    private List<Sent> lastDay() {
        return outbox.newest(10_000).stream()
                .filter(sent -> sent.createdAt().isAfter(Instant.parse(NOW).minus(Duration.ofDays(1))))
                .toList();
    }

    @Test
    void messagesOfTheLastDayLeftWhenTheyCame() {
        assertThat(db.sql("select count(*) from outbox_message where state <> 'sent' and due_at <= :now")
                        .param("now", Instant.parse(NOW).atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(lastDay())
                .isNotEmpty()
                .allSatisfy(sent -> assertThat(sent.sentAt()).isEqualTo(sent.createdAt()));
    }

    @Test
    void eachPageBesideTheRequestsIsFilled() {
        assertThat(count("select count(*) from notice_notice where kind = 'matter'"))
                .isEqualTo(Announcing.NOTICES);
        assertThat(count("select count(*) from notice_public where kind = 'matter'"))
                .isEqualTo(Announcing.NOTICES - 2);
        assertThat(count("select count(*) from notice_public where kind = 'figures'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from notice_pledge")).isEqualTo(4);
        assertThat(count("select count(*) from listed_public")).isEqualTo(1);
        assertThat(patterns.of(YearMonth.of(2026, 10), supervisor()).patterns())
                .extracting(Pattern::sort)
                .contains(Pattern.Sort.ONE_BROWSER);
        assertThat(count("select count(*) from notice_finding")).isEqualTo(3);
        assertThat(count("select count(*) from matter_proxy where person_hash is not null"))
                .isPositive();
        assertThat(count("select count(*) from matter_proxy where matter is not null"))
                .isPositive();
        assertThat(count("select count(*) from matter_erasure where state = 'asked'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from hotline_outage where ended_at is null"))
                .isEqualTo(1);
        assertThat(count("select count(*) from insight_theme where matters >= 6 and title like '%文昌阁工地%'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from program_topic where theme_people >= 6 and theme is not null"))
                .isEqualTo(1);
        assertThat(count("select count(*) from program_topic_task")).isEqualTo(2);
        assertThat(count("select count(*) from hotline_outage_answer")).isEqualTo(Neighbours.REPEATS.size());
        assertThat(count("select count(distinct phone_hash) from matter_follow"))
                .isEqualTo(4);
    }

    @Test
    void requestsOfTheMonthBeforeWereDrawnByTheLedgersSeedAndSomeCalledAgain() {
        assertThat(db.sql("select count(*) from rates_sample s join rates_sample_seed d on d.sample = s.id")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(db.sql("select count(*) from rates_sample_call where outcome = 'answered'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void theClockFollowsRealTimeAgain() {
        Instant before = Instant.now();
        assertThat(clock.instant()).isBetween(before.minusSeconds(5), before.plusSeconds(5));
    }

    @Test
    void startedAgainItAddsNothing() {
        long matters = verifier.verify(_ -> {}).matters();
        int accounted = accounts.all().size();
        city.start();
        assertThat(verifier.verify(_ -> {}).matters()).isEqualTo(matters);
        assertThat(accounts.all()).hasSize(accounted);
    }

    @Test
    void aCityWithoutTheMarkOfTheDemoIsLeftAlone() {
        long matters = verifier.verify(_ -> {}).matters();
        transaction.executeWithoutResult(all -> {
            db.sql("delete from demo_city").update();
            assertThatThrownBy(city::start).isInstanceOf(CityThere.class).hasMessageContaining("--data");
            all.setRollbackOnly();
        });
        assertThat(verifier.verify(_ -> {}).matters()).isEqualTo(matters);
    }
}
