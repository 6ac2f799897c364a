package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.banshi.access.AccessToken;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A program orders what a filter shows: these and no others, none twice, and only what it has seen. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=orders-over-http")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersOverHttpTest extends OverHttp {
    private static final String ORDERS = "/api/v1/orders";
    private static int phone;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcTemplate db;

    private String working(String title, String unit) {
        String number = raised(title, "help");
        ledger.perform(number, "accept", Map.of(), city.city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", unit), city.city.dispatcher, null);
        return number;
    }

    private String raised(String title, String type) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words(title, title + "，请尽快处理。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19718%06d".formatted(100_000 + phone++), null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private static String words(String words) {
        return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static List<String> numbers(Api.Answer candidates) {
        assertThat(candidates.status()).as(candidates.body()).isEqualTo(200);
        List<String> numbers = new ArrayList<>();
        candidates
                .json()
                .path("items")
                .forEach(item -> numbers.add(item.path("number").asString()));
        return numbers;
    }

    private static Api.Answer order(Api who, String filter, List<String> seen) {
        return who.post(ORDERS + filter, "title", "限期办结", "demand", "说明原因，期限前办结。", "ends", "2026-03-20", "seen", seen);
    }

    private JsonNode finished(Api who, Api.Answer begun) {
        String at = begun.response().headers().firstValue("Location").orElseThrow();
        assertThat(begun.json().path("links").path("self").asString()).isEqualTo(at);
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> who.get(at).json(), run -> run.path("finished").asBoolean());
    }

    private List<String> ordered(String... numbers) {
        return db.queryForList(
                "select m.number from oversight_ordered o join matter_row m on m.id = o.supervised where o.open and m.number = any(?)",
                String.class,
                (Object) numbers);
    }

    /** How often a matter was begun to be ordered. */
    private int runs(String number) {
        return Objects.requireNonNull(db.queryForObject(
                "select count(*) from oversight_run_line l join matter_row m on m.id = l.matter where m.number = ?",
                Integer.class,
                number));
    }

    @Test
    void whatWasSeenIsOrderedOnceAndWhatCameOrWentIsToldBefore() {
        String one = working("榆钱巷路灯不亮", "roads");
        String two = working("榆钱巷井盖松动", "water");
        String fresh = raised("榆钱巷树枝挡道", "help");
        String filter = words("榆钱巷");
        Api.Answer counted = city.supervisor.get(ORDERS + "/candidates" + filter);
        List<String> seen = numbers(counted);
        assertThat(seen).containsExactlyInAnyOrder(one, two);
        assertThat(counted.json().path("total").asInt()).isEqualTo(3);
        assertThat(ordered(one, two)).as("counted, not ordered").isEmpty();

        ledger.perform(fresh, "accept", Map.of(), city.city.operator, null);
        ledger.perform(fresh, "dispatch", Map.of("unit", "roads"), city.city.dispatcher, null);
        ledger.perform(two, "withdraw", Map.of(), new Actor.Raiser(two), null);
        Api.Answer told = order(city.supervisor, filter, seen);
        assertThat(told.status()).as(told.body()).isEqualTo(422);
        assertThat(told.body()).contains("oversight.listChanged", fresh, two);
        assertThat(order(city.supervisor, filter, List.of()).status())
                .as("who saw nothing orders nothing")
                .isEqualTo(422);
        assertThat(ordered(one, two, fresh)).isEmpty();
        assertThat(runs(one)).isZero();

        Api supervisor = city.supervisor.with("Idempotency-Key", "yuqian-1");
        List<String> now = numbers(supervisor.get(ORDERS + "/candidates" + filter));
        Api.Answer begun = order(supervisor, filter, now);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        assertThat(begun.json().path("matters").asInt()).isEqualTo(2);
        JsonNode run = finished(supervisor, begun);
        assertThat(run.path("ordered").asInt()).isEqualTo(2);
        assertThat(run.path("waiting").asInt()).isZero();
        String opened = run.path("items").path(0).path("order").asString();
        assertThat(supervisor
                        .get("/api/v1/matters/" + opened)
                        .json()
                        .path("kind")
                        .asString())
                .isEqualTo("order");
        assertThat(ordered(one, two, fresh)).containsExactlyInAnyOrder(one, fresh);

        Api.Answer again = order(supervisor, filter, now);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(begun.body());
        assertThat(order(supervisor, words("榆钱"), now).body())
                .as("the same key for another filter")
                .contains("keyUsed");
        assertThat(runs(one)).isOne();
        JsonNode nothing = supervisor.get(ORDERS + "/candidates" + filter).json();
        assertThat(nothing.path("problem").asString()).isEqualTo("oversight.nothingShown");
        assertThat(nothing.path("ordered").asInt()).isEqualTo(2);
        assertThat(order(city.supervisor, filter, now).body()).contains("oversight.nothingShown");
    }

    @Test
    void filtersNarrowItAsTheyDoTheListAndAMisspeltOneIsRefused() {
        String roads = working("柳絮街下水道堵塞", "roads");
        String water = working("柳絮街下水道反味", "water");
        String filter = words("柳絮街");
        assertThat(numbers(city.supervisor.get(ORDERS + "/candidates" + filter + "&unit=roads&open=true")))
                .containsExactly(roads);
        assertThat(numbers(city.supervisor.get(ORDERS + "/candidates?kind=request&unit=water&category=0102")))
                .contains(water)
                .doesNotContain(roads);
        Api.Answer misspelt = city.supervisor.get(ORDERS + "/candidates" + filter + "&uint=roads");
        assertThat(misspelt.status()).isEqualTo(422);
        assertThat(misspelt.body()).contains("uint", "unknownField");
        assertThat(order(city.supervisor, filter + "&uint=roads", List.of(roads, water))
                        .status())
                .isEqualTo(422);
        Api.Answer blank = city.supervisor.post(ORDERS + filter, "seen", List.of(roads, water), "end", "2026-03-20");
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.body()).contains("unknownField");
        Api.Answer wrong = city.supervisor.post(
                ORDERS + filter, "seen", List.of(roads, water), "title", "x", "demand", "x", "ends", "2026-03-01");
        assertThat(wrong.body()).contains("\"ends\"");
        assertThat(ordered(roads, water)).isEmpty();
    }

    @Test
    void onlyWhoOverseesOrdersAndFollows() {
        String number = working("梧桐里围墙开裂", "roads");
        String filter = words("梧桐里");
        Api.Answer begun = order(city.supervisor, filter, List.of(number));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        String at = begun.response().headers().firstValue("Location").orElseThrow();
        for (Api who : List.of(
                city.operator,
                city.dispatcher,
                city.reviewer,
                city.caller,
                city.leader,
                city.admin,
                city.auditor,
                city.roads)) {
            assertThat(who.get(ORDERS + "/candidates" + filter).status()).isEqualTo(403);
            assertThat(order(who, filter, List.of(number)).status()).isEqualTo(403);
            assertThat(who.get(at).status()).isEqualTo(403);
        }
        assertThat(city.anybody.get(at).status()).isEqualTo(401);
        assertThat(order(city.anybody, filter, List.of(number)).status()).isEqualTo(401);
        assertThat(city.supervisor
                        .get(ORDERS + "/runs/5b0b7f5e-0000-4000-8000-000000000000")
                        .status())
                .isEqualTo(404);
        finished(city.supervisor, begun);
    }

    @Test
    void aMachineGoesOnOnlyWhileItsTokenLetsIt() {
        AccessToken machine = tokens.make(new Actor.House(), AccessToken.Wanted.writing("督办系统", Role.SUPERVISOR, null))
                .token();
        assertThat(tokens.bearer(machine.machine()))
                .hasValueSatisfying(staff -> assertThat(staff.roles()).containsExactly(Role.SUPERVISOR));
        tokens.revoke(new Actor.House(), machine.machine());
        assertThat(tokens.bearer(machine.machine())).isEmpty();
        AccessToken reading = tokens.make(
                        new Actor.House(), new AccessToken.Wanted("只读", Set.of(Role.SUPERVISOR), null, false, null))
                .token();
        assertThat(tokens.bearer(reading.machine())).isEmpty();
        assertThat(tokens.bearer(city.city.supervisor.id()))
                .as("a person has no token")
                .isEmpty();
    }
}
