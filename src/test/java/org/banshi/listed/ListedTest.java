package org.banshi.listed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.notice.Objecting;
import org.banshi.oversight.Stands;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** A listed case is told in public by two people, without a number, a person or a word of whoever raised it. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=listed")
class ListedTest {
    private static final String WHY = "涉及多个部门，久拖未决，挂牌督办。";
    private static int counter;

    @Autowired
    private ListedCases cases;

    @Autowired
    private PublicListed published;

    @Autowired
    private Objections objections;

    @Autowired
    private Stands stands;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    private TestCity city;
    private Actor.Staff second;
    private Actor.Staff third;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        second = city.staff(null, Role.SUPERVISOR);
        third = city.staff(null, Role.SUPERVISOR);
    }

    private String raised(String type) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words("楼道堆放杂物", "三单元楼道堆放杂物无人清理，请打我电话。"),
                                new NewMatter.Place(null, "幸福小区3号楼2单元501室", null, null),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("李卫国", "19713%06d".formatted(500_000 + counter++), null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private String listed() {
        String number = raised("help");
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        stands.list(number, "内部理由：局长不同意", "2026-04-30", city.supervisor);
        return number;
    }

    private long proposed(String number, Actor.Staff by) {
        cases.propose(number, 1, WHY, by);
        return db.queryForObject("select max(id) from listed_notice", Long.class);
    }

    private String told(String number) {
        cases.release(number, 1, proposed(number, city.supervisor), second);
        return number;
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache");
        assertThat(answer.body()).as("texts that are missing").doesNotContain("«");
        return answer.body();
    }

    private String page() throws IOException, InterruptedException {
        return page("/listed");
    }

    private long newest() {
        return db.queryForObject("select max(id) from listed_notice", Long.class);
    }

    private long objected(long notice, String ground) {
        objections.object(notice, new Objecting(ground, "邻居都知道说的是我。", null, null), null);
        return db.queryForObject("select max(id) from listed_objection", Long.class);
    }

    private long of(String number) {
        return published.all().stream()
                .filter(each -> each.id()
                        == db.queryForObject(
                                "select coalesce(max(n.id), 0) from listed_notice n join matter_row m on m.id = n.matter"
                                        + " where m.number = ? and n.part = 'on'",
                                Long.class,
                                number))
                .count();
    }

    private static String code(ThrowingCallable what) {
        try {
            what.call();
        } catch (Problem refused) {
            return refused.errors().isEmpty()
                    ? refused.code()
                    : refused.errors().getFirst().code();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
        return "";
    }

    @Test
    void aCaseIsToldByTwoPeopleAndWhenAndWhyItWasTakenOff() throws Exception {
        String number = listed();
        assertThat(cases.all(second)).extracting(ListedNotice.Case::number).contains(number);
        String why = "三个部门各管一段，挂牌督办。";
        cases.propose(number, 1, why, city.supervisor);
        long id = db.queryForObject("select max(id) from listed_notice", Long.class);
        assertThat(page()).doesNotContain(why);
        cases.release(number, 1, id, second);
        assertThat(page())
                .contains(why, "道路局", "2026年4月30日", "挂牌中")
                .doesNotContain(number, "楼道", "幸福小区", "李卫国", "内部理由", city.supervisor.name());
        clock.moveTo(Instant.parse("2026-05-02T01:00:00Z"));
        assertThat(page()).contains("逾期未摘牌");
        assertThat(code(() -> cases.propose(number, 1, "又一条", city.supervisor))).isEqualTo("listed.notNow");
        stands.delist(number, "decided", "内部记录", city.supervisor);
        assertThat(page()).contains("已摘牌", "另作决定").doesNotContain("内部记录", "为什么摘牌");
        cases.propose(number, 1, "改由专班推进。", city.supervisor);
        long off = db.queryForObject("select max(id) from listed_notice", Long.class);
        assertThat(code(() -> cases.release(number, 1, off, city.supervisor))).isEqualTo("listed.notByYou");
        cases.release(number, 1, off, city.reviewer);
        assertThat(page()).contains("改由专班推进。");
    }

    @Test
    void neitherWhoWroteNorWhoListedNorWhoWorkedOnItReleases() {
        String number = listed();
        long id = proposed(number, second);
        for (Actor.Staff other : List.of(second, city.supervisor)) {
            assertThat(code(() -> cases.release(number, 1, id, other))).isEqualTo("listed.notByYou");
            assertThat(code(() -> cases.refuse(number, 1, id, "不合适", other))).isEqualTo("listed.notByYou");
            refused(
                    other == second ? "listed_notice_two_people" : "listed_notice_by_another",
                    "update listed_notice set state = 'public', released_at = now(), released_by = " + other.id()
                            + " where id = " + id);
        }
        does(city.roads, number, "sign");
        does(city.roads, number, "reply", "publicAnswer", "已清理。");
        refused(
                "listed_notice_by_another",
                "update listed_notice set state = 'public', released_at = now(), released_by = " + city.roads.id()
                        + " where id = " + id);
        for (Actor.Staff other : List.of(city.roads, city.operator, city.caller, city.leader, city.admin)) {
            assertThat(code(() -> cases.propose(number, 1, WHY, other))).isEqualTo("forbidden");
            assertThat(code(() -> cases.release(number, 1, id, other))).isEqualTo("forbidden");
            assertThat(code(() -> cases.all(other))).isEqualTo("forbidden");
        }
        cases.refuse(number, 1, id, "写得不清楚", city.reviewer);
        assertThat(code(() -> cases.release(number, 1, id, city.reviewer))).isEqualTo("listed.notNow");
        told(listed());
    }

    @Test
    void wordsThatGiveSomebodyAwayAreStoppedByEngineAndDatabase() {
        String number = listed();
        for (String words : List.of("李卫国家门口", "联系19713500000", "幸福小区3号楼2单元501室", "身份证11010519491231002X")) {
            assertThat(code(() -> cases.propose(number, 1, words, city.supervisor)))
                    .as(words)
                    .startsWith("notice.");
        }
        assertThat(code(() -> cases.propose(number, 1, "  ", city.supervisor))).isEqualTo("required");
        assertThat(code(() -> cases.propose(number, 1, "长".repeat(501), city.supervisor)))
                .isEqualTo("tooLong");
        refused(
                "listed_notice_no_numbers",
                "insert into listed_notice (matter, nr, part, words, proposed_by, proposed_at) select id, 1, 'on', '电话13800138000', "
                        + second.id() + ", now() from matter_row where number = '" + number + "'");
    }

    @Test
    void whatIsKeptApartIsNeverToldAndGoesAtOnceWhenItTurnsOutToBe() throws Exception {
        String report = raised("report");
        does(city.operator, report, "accept");
        stands.list(report, "理由", "2026-04-30", city.supervisor);
        assertThat(code(() -> cases.propose(report, 1, WHY, city.supervisor))).isEqualTo("keptApart");
        refused(
                "listed_notice_kept_apart",
                "insert into listed_notice (matter, nr, part, words, proposed_by, proposed_at) select id, 1, 'on', '理由', "
                        + second.id() + ", now() from matter_row where number = '" + report + "'");
        String number = told(listed());
        assertThat(of(number)).isEqualTo(1);
        db.update("update matter_matter set confidential = true where number = ?", number);
        assertThat(of(number)).isZero();
        String waiting = listed();
        long id = proposed(waiting, city.supervisor);
        db.update("update matter_matter set confidential = true where number = ?", waiting);
        assertThat(code(() -> cases.release(waiting, 1, id, second))).isEqualTo("keptApart");
        refused(
                "listed_notice_kept_apart",
                "update listed_notice set state = 'public', released_at = now(), released_by = " + second.id()
                        + " where id = " + id);
        String withdrawn = told(listed());
        does(new Actor.Raiser(withdrawn), withdrawn, "withdraw");
        assertThat(of(withdrawn)).isZero();
    }

    @Test
    void whatWasToldStaysAsItWasAndIsTakenBackAtOnceWithAReason() throws Exception {
        String number = told(listed());
        long id = db.queryForObject("select max(id) from listed_notice", Long.class);
        refused("listed_notice_stays", "update listed_notice set words = '别的' where id = " + id);
        refused("listed_notice_stays", "update listed_notice set state = 'proposed' where id = " + id);
        refused("listed_notice_stays", "delete from listed_notice where id = " + id);
        refused(
                "listed_notice_off_after_on",
                "insert into listed_notice (matter, nr, part, words, proposed_by, proposed_at) select id, 1, 'off', '理由', "
                        + second.id() + ", now() from matter_row where number = '" + number + "'");
        assertThat(code(() -> cases.withdraw(number, 1, id, "", second))).isEqualTo("required");
        assertThat(of(number)).isEqualTo(1);
        cases.withdraw(number, 1, id, "说明有误", second);
        assertThat(of(number)).isZero();
        cases.release(number, 1, proposed(number, city.supervisor), second);
        assertThat(of(number)).isEqualTo(1);
    }

    @Test
    void anObjectionTakesItAwayAtOnceAndAThirdPersonDecidesForEverybodyToRead() throws Exception {
        String number = told(listed());
        long id = newest();
        assertThat(page("/listed/" + id)).contains(WHY, "对挂牌说明提出异议").doesNotContain(number, "李卫国");
        assertThat(page()).contains("/listed/" + id + "\"");
        assertThat(code(() -> objections.object(id, new Objecting("privacy", " ", null, null), null)))
                .isEqualTo("required");
        assertThat(code(() -> objections.object(id, new Objecting("result", "不对", null, null), null)))
                .isEqualTo("notAChoice");
        assertThat(code(() -> objections.object(
                        id, new Objecting("facts", "不对", null, null), new Actor.Raiser("2026030200000000"))))
                .isEqualTo("listed.notYours");
        int away = published.away();
        Actor.Staff reviewer = city.staff("hotline", Role.REVIEWER);
        List.of(city.supervisor, second, third, reviewer, city.operator, city.leader, city.roads)
                .forEach(staff -> Logins.of(accounts, staff));
        long objection = objected(id, "privacy");
        assertThat(published.away()).isEqualTo(away + 1);
        assertThat(db.queryForList(
                        "select recipient from outbox_message where template = 'listed.tell.objected' and subject = ?",
                        String.class,
                        number))
                .as("who may decide, and of these each")
                .contains("staff:" + third.id(), "staff:" + reviewer.id())
                .allMatch(to -> to.startsWith("staff:"))
                .doesNotContain(
                        "staff:" + city.supervisor.id(),
                        "staff:" + second.id(),
                        "staff:" + city.operator.id(),
                        "staff:" + city.leader.id(),
                        "staff:" + city.roads.id());
        assertThat(db.queryForList(
                        "select args::text from outbox_message where template = 'listed.tell.objected' and subject = ?",
                        String.class,
                        number))
                .as("the number alone")
                .allMatch(args -> args.contains(number) && !args.contains("邻居"));
        assertThat(page()).doesNotContain("/listed/" + id + "\"").contains("暂时撤下");
        assertThat(page("/listed/" + id)).contains("有人提出异议，暂时撤下").doesNotContain(WHY, "邻居都知道");
        assertThat(code(() -> objected(id, "facts"))).isEqualTo("listed.none");
        assertThat(get("/listed/" + id + "/object").statusCode()).isEqualTo(404);
        assertThat(cases.all(third)).anySatisfy(each -> {
            assertThat(each.number()).isEqualTo(number);
            assertThat(each.objected()).isTrue();
        });

        for (Actor.Staff other : List.of(city.supervisor, second)) {
            assertThat(code(() -> objections.decide(number, 1, objection, true, "看不出是谁", other)))
                    .isEqualTo("listed.notByYou");
            assertThat(code(() -> cases.withdraw(number, 1, id, "撤", other))).isEqualTo("listed.objected");
        }
        for (Actor.Staff other : List.of(city.roads, city.operator, city.caller, city.leader)) {
            assertThat(code(() -> objections.decide(number, 1, objection, true, "看不出是谁", other)))
                    .isEqualTo("forbidden");
        }
        assertThat(code(() -> objections.decide(number, 1, objection, true, "", third)))
                .isEqualTo("required");
        assertThat(code(() -> objections.decide(number, 1, objection, true, "李卫国家不在里面", third)))
                .isEqualTo("listed.givesAway");
        objections.decide(number, 1, objection, true, "说明里没有姓名和住址，看不出是谁。", third);
        assertThat(page("/listed/" + id)).contains(WHY, "复核后保留", "说明里没有姓名和住址");
        assertThat(code(() -> objections.decide(number, 1, objection, false, "再想想", third)))
                .isEqualTo("listed.notNow");

        long again = objected(id, "facts");
        objections.decide(number, 1, again, false, "挂牌的日期写错了，改正后再公开。", third);
        assertThat(page("/listed/" + id)).contains("已撤回", "复核后撤回", "改正后再公开").doesNotContain(WHY);
        assertThat(objections.of(cases.require(number, 1, third), third))
                .extracting(ListedObjection::ground, ListedObjection::withdrawn, ListedObjection::objector)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("facts", true, "named"),
                        org.assertj.core.groups.Tuple.tuple("privacy", false, "named"));
        cases.release(number, 1, proposed(number, city.supervisor), second);
        assertThat(of(number)).as("it may be told anew").isEqualTo(1);
    }

    @Test
    void whyItWasTakenOffIsObjectedToByItself() throws Exception {
        String number = told(listed());
        long id = newest();
        stands.delist(number, "decided", "内部记录", city.supervisor);
        cases.propose(number, 1, "改由专班推进。", city.supervisor);
        long off = newest();
        cases.release(number, 1, off, second);
        assertThat(page("/listed/" + id)).contains("改由专班推进。", "/listed/" + off + "/object");
        long objection = objected(off, "facts");
        assertThat(page("/listed/" + id)).contains(WHY, "已摘牌").doesNotContain("改由专班推进。");
        objections.decide(number, 1, objection, false, "没有专班。", third);
        assertThat(page("/listed/" + id)).contains(WHY, "没有专班。").doesNotContain("改由专班推进。");
        assertThat(cases.next(cases.require(number, 1, third))).isEqualTo(ListedNotice.Part.OFF);
    }

    @Test
    void theDatabaseKeepsObjectionsAndLetsOnlyAThirdPersonDecide() {
        String number = told(listed());
        long id = newest();
        long objection = objected(id, "privacy");
        refused(
                "listed_objection_once",
                "insert into listed_objection (notice, at, objector, ground, words) values (" + id
                        + ", now(), 'named', 'facts', 'x')");
        String decide = "insert into listed_decision (objection, at, staff, withdrawn, words) values (" + objection;
        for (Actor.Staff other : List.of(city.supervisor, second)) {
            refused("listed_decision_third_person", decide + ", now(), " + other.id() + ", false, 'x')");
        }
        refused("listed_decision_holds", decide + ", now(), " + third.id() + ", true, 'x')");
        refused("listed_decision_no_numbers", decide + ", now(), " + third.id() + ", false, '13800138000')");
        objections.decide(number, 1, objection, false, "能认出来。", third);
        refused(
                "listed_objection_of_public",
                "insert into listed_objection (notice, at, objector, ground, words) values (" + id
                        + ", now(), 'named', 'facts', 'x')");
        for (String table : List.of("listed_objection", "listed_decision")) {
            assertThat(db.queryForObject(
                            "select has_table_privilege(current_user, ?, 'update') or has_table_privilege(current_user, ?, 'delete')",
                            Boolean.class,
                            table,
                            table))
                    .as(table)
                    .isFalse();
        }
        String report = told(listed());
        long told = newest();
        objected(told, "privacy");
        db.update("update matter_matter set confidential = true where number = ?", report);
        assertThat(published.gone(told)).as("nothing is left of it").isEmpty();
    }

    @Test
    void theyStandInFeedFilesAndDictionaryBesideNoticesAndAreGoneFromThemAtOnce() throws Exception {
        String number = told(listed());
        long id = newest();
        List<String> paths = List.of("/published/feed.atom", "/published/listed.csv", "/published/notices.json");
        for (String path : paths) {
            assertThat(page(path)).as(path).contains(WHY).doesNotContain(number, "李卫国", "幸福小区");
        }
        assertThat(page("/published/feed.atom"))
                .contains("<id>http://127.0.0.1:" + port + "/listed/" + id + "</id>", "挂牌督办：");
        assertThat(get("/published/feed.atom", "Accept-Language", "en").body()).contains("Listed case: ");
        assertThat(page("/published/listed.csv")).contains("id,category,street,unit,listedBy,listedOn,until,words");
        assertThat(page("/published/notices.json")).contains("\"listed\":[", "\"until\":\"2026-04-30\"");
        assertThat(get("/published/dictionary.json").body()).contains("\"listedBy\"", "挂牌的人所在单位");
        assertThat(get("/published/data").body()).contains("挂牌督办（listed）", "/published/listed.csv");
        assertThat(get("/published/nothing.csv").statusCode()).isEqualTo(404);
        assertThat(get("/published/feed.atom?after=2026-03-02T01:00:00Z~listed~" + id)
                        .body())
                .doesNotContain("/listed/" + id + "<");
        assertThat(get("/published/feed.atom?after=x~listed~1").statusCode()).isEqualTo(422);

        String etag = get("/published/listed.csv").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/published/listed.csv", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        stands.delist(number, "decided", "内部记录", city.supervisor);
        assertThat(get("/published/listed.csv", "If-None-Match", etag).body()).contains("decided");
        objected(id, "privacy");
        for (String path : paths) {
            assertThat(page(path)).as(path).doesNotContain("/listed/" + id + "<", "\n" + id + ",\"0102");
        }
    }

    private void refused(String why, String sql) {
        assertThatThrownBy(() -> db.update(sql))
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        e -> assertThat(e.getServerErrorMessage().getConstraint() + " " + e.getMessage())
                                .contains(why));
    }
}
