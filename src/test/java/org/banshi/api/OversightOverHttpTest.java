package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.monitor.Appointments;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Meetings, charges and what monitors find, as programs use them: the same rules hold, whoever knocks. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=oversight-over-http")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OversightOverHttpTest extends OverHttp {
    private static final String STREET = "110101001";
    private static int counter;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Appointments appointments;

    @Autowired
    private JdbcTemplate db;

    private Api leader;
    private Api otherLeader;
    private Api monitor;
    private Actor.Staff second;
    private Actor.Staff lay;

    @BeforeAll
    void somebodyWithALogin(@LocalServerPort int port) {
        second = city.city.staff(null, Role.LEADER);
        lay = city.city.staff(null, Role.LAY_MONITOR);
        leader = person(city.city.leader);
        otherLeader = person(second);
        monitor = person(lay);
    }

    private Api person(Actor.Staff who) {
        String login = Logins.of(accounts, who) + ":" + Logins.PASSWORD;
        return city.anybody.as("Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private String working(String type, String unit) {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words("暖气管爆裂", "自家门前暖气管爆裂。"),
                                new NewMatter.Place(STREET, "柳荫街三十九号院", null, null),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("欧阳静婉", "19713%06d".formatted(900_000 + counter++), null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        ledger.perform(number, "accept", Map.of(), city.city.operator, null);
        if (!type.equals("report")) {
            ledger.perform(number, "dispatch", Map.of("unit", unit), city.city.dispatcher, null);
        }
        return number;
    }

    private static Map<String, Object> asked(String unit) {
        return Map.of("title", "清淤", "demand", "汛前清完，报照片。", "unit", unit, "ends", "2026-04-30");
    }

    private Api.Answer issue(Api who, Object... items) {
        return who.post(
                "/api/v1/meetings",
                "title",
                "防汛调度会",
                "heldAt",
                "2026-03-01T09:00",
                "place",
                "三楼",
                "ledBy",
                "王市长",
                "present",
                List.of("roads", "water"),
                "items",
                List.of(items));
    }

    @Test
    void minutesAreIssuedReadByWhoWasThereAndCorrectedBesideThem() {
        String there = working("help", "water");
        Api.Answer issued = issue(leader, asked("roads"), Map.of("number", there, "demand", "下周报方案"));
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        String path = issued.response().headers().firstValue("Location").orElseThrow();
        JsonNode items = issued.json().path("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.path(0).path("kind").asString()).isEqualTo("order");
        assertThat(items.path(1).path("said").asString()).isEqualTo("下周报方案");
        assertThat(issued.json().path("meeting").path("items").asInt()).isEqualTo(2);

        JsonNode ofRoads = city.roads.get(path).json();
        assertThat(ofRoads.path("items").size())
                .as("only what roads may know of")
                .isEqualTo(1);
        assertThat(ofRoads.path("items").path(0).path("nr").isMissingNode()
                        || ofRoads.path("items").path(0).path("nr").isNull())
                .as("a number would tell of those left out")
                .isTrue();
        assertThat(ofRoads.path("meeting").path("items").isNumber()).isFalse();
        assertThat(ofRoads.toString()).doesNotContain(there);

        String order = items.path(0).path("number").asString();
        assertThat(city.roads
                        .post("/api/v1/matters/" + order + "/actions/receive")
                        .status())
                .isEqualTo(200);
        assertThat(leader.get(path)
                        .json()
                        .path("items")
                        .path(0)
                        .path("receivedAt")
                        .asString())
                .isNotEmpty();

        assertThat(city.supervisor
                        .post(path + "/corrections", "item", 2, "text", "下下周")
                        .status())
                .isEqualTo(201);
        JsonNode corrections = leader.get(path).json().path("corrections");
        assertThat(corrections.path(0).path("words").asString()).isEqualTo("下下周");
        assertThat(leader.get(path).json().path("items").path(1).path("said").asString())
                .isEqualTo("下周报方案");
        assertThat(city.supervisor
                        .post(path + "/corrections", "item", 9, "text", "没有")
                        .status())
                .isEqualTo(422);
        assertThat(city.roads.post(path + "/corrections", "text", "改一改").status())
                .isEqualTo(403);
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            assertThat(leader.send(method, path, null).status()).as(method).isIn(404, 405);
        }
    }

    @Test
    void whoWasNotThereFindsNoMeetingAndWhoNeitherSupervisesNorLeadsIssuesNone() {
        Api.Answer issued = leader.post(
                "/api/v1/meetings",
                "title",
                "专题会",
                "heldAt",
                "2026-03-01T09:00",
                "ledBy",
                "王市长",
                "present",
                List.of("water"),
                "items",
                List.of(asked("water")));
        String path = issued.response().headers().firstValue("Location").orElseThrow();
        assertThat(city.water.get(path).status()).isEqualTo(200);
        assertThat(city.roads.get(path).status()).isEqualTo(404);
        assertThat(city.roads.get("/api/v1/meetings").body()).doesNotContain("专题会");
        assertThat(city.supervisor.get("/api/v1/meetings").body()).contains("专题会");
        for (Api other : List.of(city.operator, city.admin, city.auditor, city.caller, monitor)) {
            assertThat(other.get("/api/v1/meetings").status()).isEqualTo(403);
            assertThat(other.get(path).status()).isEqualTo(403);
        }
        for (Api other : List.of(city.roads, city.operator, city.admin, monitor)) {
            assertThat(issue(other, asked("roads")).status()).isEqualTo(403);
        }
        assertThat(city.anybody.get("/api/v1/meetings").status()).isEqualTo(401);
        assertThat(issue(city.anybody, asked("roads")).status()).isEqualTo(401);
    }

    @Test
    void whatIsWrongIsNamedWhereItStandsAndNothingIsIssued() {
        long before = meetings();
        Api.Answer wrong = issue(
                leader,
                asked("roads"),
                Map.of("title", "x", "demand", "y", "unit", "nowhere", "ends", "2020-01-01"),
                Map.of("number", "no-such-number"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("items[1].unit", "items[1].ends", "items[2].number");
        assertThat(issue(leader, Map.of("title", "x", "owner", "me")).body()).contains("items[0].owner");
        assertThat(leader.post("/api/v1/meetings", "title", 5).status()).isEqualTo(422);
        assertThat(leader.postRaw("/api/v1/meetings", "[]").status()).isIn(400, 422);
        assertThat(issue(leader).status()).isEqualTo(422);
        Object[] many = java.util.stream.IntStream.range(0, 31)
                .mapToObj(_ -> asked("roads"))
                .toArray();
        assertThat(issue(leader, many).body()).contains("items[0].title");
        assertThat(meetings()).isEqualTo(before);
    }

    private long meetings() {
        Long all = db.queryForObject("select count(*) from oversight_meeting", Long.class);
        return all == null ? 0 : all;
    }

    @Test
    void theSameKeySentAgainIssuesOnce() {
        Api repeating = leader.with("Idempotency-Key", "minutes-of-monday");
        String first = issue(repeating, asked("roads"))
                .response()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(issue(repeating, asked("roads")).response().headers().firstValue("Location"))
                .hasValue(first);
        assertThat(issue(otherLeader.with("Idempotency-Key", "minutes-of-monday"), asked("roads"))
                        .response()
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .as("somebody else's key is another key")
                .isNotEqualTo(first);
        assertThat(issue(leader.with("Idempotency-Key", "x".repeat(200)), asked("roads"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aChargeIsTakenGivenHandedOverAndEndedByWhoMayOnly() {
        String number = working("help", "water");
        String path = "/api/v1/charges/" + number;
        for (Api other : List.of(city.roads, city.operator, city.admin, city.auditor, monitor)) {
            assertThat(other.get("/api/v1/charges").status()).isEqualTo(403);
            assertThat(other.post(path + "/take", "words", "我来").status()).isEqualTo(403);
            assertThat(other.post(path + "/give", "leader", second.id(), "words", "请您")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(city.anybody.post(path + "/take", "words", "我来").status()).isEqualTo(401);
        assertThat(leader.post(path + "/take").status()).isEqualTo(422);
        assertThat(leader.post(path + "/take", "words", "我来", "leader", 5).status())
                .isEqualTo(422);
        assertThat(leader.post("/api/v1/charges/none/take", "words", "我来").status())
                .isEqualTo(404);
        assertThat(leader.post(path + "/seize", "words", "我来").status()).isIn(404, 405);
        Api.Answer taken = leader.post(path + "/take", "words", "一个月内解决");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().path("charges").path(0).path("number").asString())
                .isEqualTo(number);
        assertThat(otherLeader.post(path + "/take", "words", "我来").status()).isEqualTo(409);
        assertThat(otherLeader.post(path + "/end", "record", "办好了").status()).isEqualTo(403);
        assertThat(otherLeader
                        .post(path + "/hand-over", "leader", second.id(), "reason", "我来", "words", "我来")
                        .status())
                .isEqualTo(403);
        assertThat(leader.post(path + "/hand-over", "leader", second.id(), "reason", "分工调整", "words", "请继续")
                        .status())
                .isEqualTo(200);
        assertThat(otherLeader.get("/api/v1/charges").body()).contains(number);
        assertThat(otherLeader.post(path + "/end").status()).isEqualTo(422);
        assertThat(otherLeader.post(path + "/end", "record", "已修好").status()).isEqualTo(200);
        assertThat(otherLeader.post(path + "/end", "record", "又一次").status()).isEqualTo(409);
        assertThat(city.supervisor
                        .post(path + "/give", "leader", lay.id(), "words", "请您")
                        .status())
                .as("no leader")
                .isEqualTo(422);
        assertThat(city.supervisor
                        .post(path + "/give", "leader", second.id(), "words", "请您")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMonitorReadsMaskedMattersWritesAndJudgesAndLearnsNothingElse() {
        appointments.appoint(
                new Appointments.NewAppointment(
                        Long.toString(lay.id()), STREET, null, "2026-03-02", "2027-03-01", null, null, "街道推荐"),
                city.city.supervisor);
        String number = working("help", "water");
        String report = working("report", "water");
        JsonNode seen = monitor.get("/api/v1/monitoring").json();
        String all = seen.toString();
        assertThat(all).doesNotContain(number, report, "欧阳静婉", "暖气", "柳荫街", "19713");
        String handle = handle(number);
        assertThat(all).contains(handle).doesNotContain(handle(report));
        String path = "/api/v1/monitoring/" + handle;
        assertThat(monitor.get(path).body()).doesNotContain(number, "欧阳静婉", "暖气", "柳荫街", "19713");
        assertThat(monitor.get("/api/v1/monitoring/" + handle(report)).status()).isEqualTo(404);
        assertThat(monitor.get("/api/v1/monitoring/" + number).status()).isEqualTo(404);
        assertThat(monitor.post("/api/v1/monitoring/" + handle(report) + "/findings", "text", "没人管")
                        .status())
                .isEqualTo(404);
        assertThat(monitor.post(path + "/findings", "text", "请打19713900000").status())
                .isEqualTo(422);
        assertThat(monitor.post(path + "/findings", "text", "没人管", "number", number)
                        .status())
                .isEqualTo(422);
        Api.Answer written = monitor.post(path + "/findings", "text", "没人管");
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        String finding = written.json().path("findings").path(0).path("number").asString();
        assertThat(monitor.post(path + "/findings", "text", "又一条").status()).isEqualTo(409);
        assertThat(city.water
                        .post("/api/v1/matters/" + finding + "/actions/answer", "done", "周五修")
                        .status())
                .isEqualTo(200);
        assertThat(monitor.get(path).body()).contains("周五修");
        String judge = "/api/v1/monitoring/findings/" + finding + "/";
        for (Api other : List.of(city.supervisor, leader, city.water, city.operator)) {
            assertThat(other.post(judge + "suffices").status()).isEqualTo(403);
            assertThat(other.get(path).status()).isEqualTo(403);
            assertThat(other.get("/api/v1/monitoring").status()).isEqualTo(403);
        }
        assertThat(monitor.post(judge + "conclude", "reason", "我说了算").status()).isIn(404, 405);
        assertThat(monitor.post("/api/v1/monitoring/findings/" + number + "/withdraw", "reason", "x")
                        .status())
                .isEqualTo(404);
        assertThat(monitor.post(judge + "insufficient").status()).isEqualTo(422);
        assertThat(monitor.post(judge + "suffices").status()).isEqualTo(204);
        assertThat(monitor.post(judge + "suffices").status()).isIn(404, 409);
        assertThat(city.supervisor.get("/api/v1/findings").body()).contains(finding, number);
        for (Api other : List.of(city.water, city.operator, monitor, city.admin)) {
            assertThat(other.get("/api/v1/findings").status()).isEqualTo(403);
        }
        for (String closed :
                List.of("/api/v1/matters", "/api/v1/matters/" + number, "/api/v1/rates", "/api/v1/patterns")) {
            assertThat(monitor.get(closed).status()).as(closed).isIn(403, 404);
        }
        Long looks = db.queryForObject(
                "select count(*) from access_look where subject = ? and staff = ?", Long.class, number, lay.id());
        assertThat(looks).as("each look leaves a line").isGreaterThanOrEqualTo(3);
    }

    private String handle(String number) {
        return db.queryForObject(
                "select p.handle from matter_public p join matter_row m on m.id = p.id where m.number = ?",
                String.class,
                number);
    }
}
