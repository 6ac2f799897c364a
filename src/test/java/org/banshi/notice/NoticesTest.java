package org.banshi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is told in public was masked by one, released by another, and is gone at once when somebody objects. */
@BanshiTest
class NoticesTest {
    private static final String HASH = "5f".repeat(32);
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final NoticeWords GOOD = new NoticeWords("路灯已修好", "有居民反映小区门口路灯不亮。", "已更换灯具。", null);

    @Autowired
    private Notices notices;

    @Autowired
    private PublicNotices published;

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

    @LocalServerPort
    private int port;

    private TestCity city;
    private Actor.Staff second;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(MONDAY);
        city = TestCity.in(units, members);
        second = city.staff(null, Role.SUPERVISOR);
    }

    private static NewMatter matter(String type, boolean confidential) {
        return new NewMatter(
                "request",
                type,
                "normal",
                "0102",
                new NewMatter.Words("路灯不亮", "门口路灯不亮，请打我电话19855000011，李卫国。"),
                new NewMatter.Place(null, "幸福小区3号楼2单元501室", null, null),
                NewMatter.Origin.of("web"),
                new NewMatter.Identity("李卫国", "19855000011", "王桂芳", null),
                confidential,
                Map.of());
    }

    private Receipt finished(Actor.Staff doer) {
        Receipt receipt = ledger.raise(matter("help", false), new Actor.Anyone());
        String number = receipt.number();
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(doer, number, "sign");
        does(doer, number, "reply", "publicAnswer", "路灯已修好，已电话告知19855000011。", "internal", "更换灯具");
        does(city.reviewer, number, "approve");
        does(city.caller, number, "callBack", "reached", true, "contacted", true, "solved", true, "satisfaction", 5);
        return receipt;
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private long released(Receipt receipt) {
        long id = notices.propose(receipt.number(), GOOD, city.operator);
        notices.release(id, city.supervisor);
        return id;
    }

    private HttpResponse<String> get(String path, String... headers) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status))
                .satisfies(problem -> assertThat(
                                ((Problem) problem).errors().isEmpty()
                                        ? List.of(((Problem) problem).code())
                                        : ((Problem) problem)
                                                .errors().stream()
                                                        .map(Problem.FieldError::code)
                                                        .toList())
                        .contains(code));
    }

    private void databaseRefuses(String constraint, String sql, Object... values) {
        assertThatThrownBy(() -> db.update(sql, values))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        e -> assertThat(e.getServerErrorMessage().getConstraint() + " " + e.getMessage())
                                .contains(constraint));
    }

    @Test
    void whatOnePersonMaskedIsPublicOnceAnotherReleasedItAndHoldsNobody() {
        Receipt receipt = finished(city.roads);
        NoticeWords start = notices.start(receipt.number(), city.operator);
        assertThat(start.words()).doesNotContain("19855000011").contains("已隐去");
        long id = notices.propose(receipt.number(), GOOD, city.operator);
        assertThat(published.find(id)).isEmpty();
        assertThat(get("/published/" + id).statusCode()).isEqualTo(404);
        notices.release(id, city.supervisor);
        for (String path : List.of(
                "/published",
                "/published/" + id,
                "/published/feed.atom",
                "/published/notices.csv",
                "/published/notices.json")) {
            assertThat(get(path).body())
                    .as(path)
                    .contains("路灯已修好")
                    .doesNotContain(receipt.number(), "李卫国", "王桂芳", "19855000011", "501室");
        }
        assertThat(published.find(id).orElseThrow().until()).hasToString("2026-03-09");
        refused(() -> notices.propose(receipt.number(), GOOD, city.operator), 422, "notice.underWay");
    }

    @Test
    void nobodyReleasesTheOwnWordsNorTheOwnWork() {
        Receipt receipt = finished(city.roads);
        long id = notices.propose(receipt.number(), GOOD, city.supervisor);
        refused(() -> notices.release(id, city.supervisor), 403, "notice.notByYou");
        refused(() -> notices.release(id, city.operator), 403, "forbidden");
        refused(() -> notices.propose(receipt.number(), GOOD, city.roads), 403, "forbidden");
        String release =
                "update notice_notice set state = 'public', released_by = ?, released_at = now(), until_day = now()"
                        + " where id = ?";
        databaseRefuses("notice_notice_two_people", release, city.supervisor.id(), id);
        databaseRefuses("notice_notice_not_by_its_maker", release, city.roads.id(), id);
        databaseRefuses("notice_notice_released", "update notice_notice set state = 'public' where id = ?", id);
        Actor.Staff doer =
                new Actor.Staff(city.roads.id(), city.roads.name(), null, Set.of(Role.SUPERVISOR, Role.REVIEWER));
        refused(() -> notices.release(id, doer), 403, "notice.notByYou");
        assertThat(get("/published/" + id).statusCode()).isEqualTo(404);
        notices.release(id, second);
        refused(() -> notices.release(id, city.reviewer2), 409, "notice.isElsewhere");
    }

    @Test
    void reportsAndConfidentialMattersAreNeverToldByNobodyByNoWay() {
        Receipt receipt = finished(city.roads);
        long matter = db.queryForObject("select id from matter_row where number = ?", Long.class, receipt.number());
        long id = released(receipt);
        db.update("update matter_matter set confidential = true where id = ?", matter);
        assertThat(published.find(id)).isEmpty();
        assertThat(get("/published/" + id).statusCode())
                .as("not even that it was")
                .isEqualTo(404);
        assertThat(get("/published/notices.json").body()).doesNotContain("\"id\":" + id + ",");
        refused(() -> notices.propose(receipt.number(), GOOD, city.operator), 422, "notice.keptApart");
        String insert =
                "insert into notice_notice (kind, matter, title, words, days, rule_version, proposed_by, proposed_at,"
                        + " updated_at) values ('matter', ?, 'x', 'x', 7, 0, ?, now(), now())";
        databaseRefuses("notice_notice", insert, matter, city.operator.id());
        Receipt report = ledger.raise(matter("report", false), new Actor.Anyone());
        refused(() -> notices.propose(report.number(), GOOD, city.operator), 422, "notice.keptApart");
        databaseRefuses(
                "notice_notice_kept_apart",
                insert,
                db.queryForObject("select id from matter_row where number = ?", Long.class, report.number()),
                city.operator.id());
        Receipt open = ledger.raise(matter("help", false), new Actor.Anyone());
        refused(() -> notices.propose(open.number(), GOOD, city.operator), 422, "notice.notFinished");
        databaseRefuses(
                "notice_notice_finished",
                insert,
                db.queryForObject("select id from matter_row where number = ?", Long.class, open.number()),
                city.operator.id());
        refused(() -> notices.propose("2026030200000000", GOOD, city.operator), 422, "notice.noSuchMatter");
    }

    @Test
    void whoRaisedItIsComparedWithoutBeingShownAndTheRaiserSeesThatItWas() {
        Receipt receipt = finished(city.roads);
        Map<String, String> wrong = Map.of(
                "李 卫 国反映路灯不亮", "notice.gives.name",
                "替王桂芳反映路灯不亮", "notice.gives.on_behalf_of",
                "幸福小区3号楼2单元501室门口", "notice.gives.address",
                "打198-5500-0011反映", "notice.holds.mobile");
        wrong.forEach((words, code) -> {
            NoticeWords typed = new NoticeWords("路灯已修好", words, "已更换灯具。", true);
            if (code.startsWith("notice.gives.address")) {
                refused(() -> notices.propose(receipt.number(), typed, city.operator), 422, "notice.holds.door");
            } else {
                refused(() -> notices.propose(receipt.number(), typed, city.operator), 422, code);
            }
        });
        refused(
                () -> notices.propose(receipt.number(), new NoticeWords("李卫国家路灯", "路灯", "好了", true), city.operator),
                422,
                "notice.gives.name");
        refused(
                () -> notices.propose(receipt.number(), new NoticeWords("路灯", "他得了肝炎", "好了", false), city.operator),
                422,
                "notice.healthWords");
        assertThat(db.queryForObject(
                        "select count(*) from access_look where subject = ? and what = 'compare' and staff = ?",
                        Long.class,
                        receipt.number(),
                        city.operator.id()))
                .isEqualTo(3);
        assertThat(get("/api/v1/requests/" + receipt.number() + "?code=" + receipt.code())
                        .statusCode())
                .isEqualTo(200);
        databaseRefuses(
                "notice_notice_no_numbers",
                "insert into notice_notice (kind, snapshot, rates_version, cut_off, title, words, days, rule_version, proposed_by,"
                        + " proposed_at, updated_at) values ('figures', 1, 1, now(), 'x', 'call 13812345678', 7, 0, ?, now(), now())",
                city.operator.id());
    }

    @Test
    void anObjectionTakesItAwayAtOnceAndAThirdPersonDecidesInWriting() {
        Receipt receipt = finished(city.roads);
        long id = released(receipt);
        String etag =
                get("/published/notices.json").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/published/notices.json", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        refused(() -> notices.object(id, "privacy", " ", null), 422, "required");
        refused(
                () -> notices.object(id, "result", "没修好", new Actor.Raiser("2026030200000000")),
                422,
                "notice.notYours");
        notices.object(id, "result", "没修好，13812345678", null);
        for (String path : List.of("/published", "/published/feed.atom", "/published/notices.csv")) {
            assertThat(get(path).body()).as(path).doesNotContain("/published/" + id + "\"", "\r\n" + id + ",");
        }
        assertThat(get("/published/notices.json", "If-None-Match", etag).statusCode())
                .isEqualTo(200);
        assertThat(get("/published/" + id).body()).contains("暂时撤下").doesNotContain("路灯", "没修好");
        refused(() -> notices.object(id, "privacy", "x", null), 409, "notice.notPublic");

        refused(() -> notices.decide(id, true, "无误", city.supervisor), 403, "notice.notByYou");
        refused(() -> notices.decide(id, true, "无误", city.operator), 403, "forbidden");
        refused(() -> notices.decide(id, true, "", second), 422, "required");
        refused(() -> notices.decide(id, true, "打13812345678核实过", second), 422, "notice.holds.mobile");
        String back = "update notice_notice set state = 'public', decided_by = ? where id = ?";
        databaseRefuses("notice_notice_third_person", back, city.supervisor.id(), id);
        databaseRefuses("notice_notice_third_person", back, city.operator.id(), id);
        databaseRefuses("notice_notice_third_person", back, null, id);
        databaseRefuses("notice_notice", back, city.roads.id(), id);
        notices.decide(id, true, "现场看过，路灯亮了。", second);
        assertThat(get("/published/" + id).body())
                .contains("现场看过，路灯亮了。", "路灯已修好")
                .doesNotContain("没修好");

        clock.advance(Duration.ofDays(9));
        refused(() -> notices.object(id, "result", "没修好", null), 422, "notice.tooLate");
        notices.object(id, "privacy", "能认出我", null);
        notices.decide(id, false, "能认出当事人。", second);
        assertThat(get("/published/" + id).body()).contains("公示已撤下", "能认出当事人。").doesNotContain("路灯");
        assertThat(notices.propose(receipt.number(), GOOD, city.operator)).isGreaterThan(id);
    }

    @Test
    void aRaiserWhoSaysThatItIsNotDoneHasItWorkedOnAgain() {
        Receipt receipt = finished(city.roads);
        long id = released(receipt);
        Actor.Raiser raiser = new Actor.Raiser(receipt.number());
        notices.object(id, "result", "灯还是不亮", raiser);
        assertThat(ledgerState(receipt.number())).isNotEqualTo("closed");
        assertThat(db.queryForObject(
                        "select count(*) from matter_event e join matter_matter m on m.id = e.matter where m.number = ? and e.action = 'reopen'",
                        Integer.class,
                        receipt.number()))
                .isEqualTo(1);
        refused(() -> notices.decide(id, true, "已修好", second), 409, "notice.notFinished");
        notices.decide(id, false, "重新办理，办完另行公示。", second);
        assertThat(get("/published/" + id).body()).contains("公示已撤下").doesNotContain("灯还是不亮");
    }

    @Test
    void aRaiserWhoIsRecognisedInItHasItTakenAwayAndNothingReopened() {
        Receipt receipt = finished(city.roads);
        notices.object(released(receipt), "privacy", "能认出我", new Actor.Raiser(receipt.number()));
        assertThat(ledgerState(receipt.number())).isEqualTo("closed");
    }

    private String ledgerState(String number) {
        return db.queryForObject("select state from matter_row where number = ?", String.class, number);
    }

    @Test
    void wordsThatWereProposedStayAndNothingOfItIsDeleted() {
        long id = released(finished(city.roads));
        databaseRefuses("notice_notice_stays", "update notice_notice set words = 'other' where id = ?", id);
        databaseRefuses("notice_notice_stays", "update notice_notice set until_day = until_day + 9 where id = ?", id);
        databaseRefuses("notice_notice_stays", "delete from notice_notice where id = ?", id);
        databaseRefuses("permission denied", "delete from notice_step where notice = ?", id);
        databaseRefuses(
                "notice_figure_first",
                "insert into notice_figure (notice, nr, line, rate, sentence, numerator, denominator) values (?, 1, 'x', 'x', 'x', 1, 1)",
                id);
        refused(() -> notices.refuse(id, "不妥", city.reviewer2), 409, "notice.isElsewhere");
        long other = notices.propose(finished(city.roads).number(), GOOD, city.operator);
        notices.refuse(other, "写得太细。", city.reviewer2);
        refused(() -> notices.release(other, second), 409, "notice.isElsewhere");
        assertThat(get("/published/" + other).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWorkedOnAgainIsNotToldAsDone() {
        Receipt receipt = finished(city.roads);
        long id = released(receipt);
        does(new Actor.Raiser(receipt.number()), receipt.number(), "reopen", "reason", "又坏了");
        assertThat(published.find(id)).isEmpty();
        assertThat(get("/published/" + id).body()).contains("这件事又在办理").doesNotContain("路灯已修好");
    }

    @Test
    void figuresAreToldWithTheirPartsAndWhoFrozeThemDoesNotReleaseThem() {
        NoticeFigures figures = new NoticeFigures(
                77_001,
                3,
                MONDAY,
                city.supervisor.id(),
                HASH,
                List.of(new NoticeFigures.Line("道路局", "解决率", "解决 ÷ 评价", new BigDecimal("6631"), 7051)),
                List.of());
        long id = notices.propose(figures, new NoticeWords("二月办理情况", "每月公布。", null, null), city.operator);
        refused(() -> notices.release(id, city.supervisor), 403, "notice.notByYou");
        databaseRefuses(
                "notice_notice_not_by_its_maker",
                "update notice_notice set state = 'public', released_by = ?, released_at = now(), until_day = now() where id = ?",
                city.supervisor.id(),
                id);
        notices.release(id, second);
        assertThat(get("/published/" + id).body()).contains("94.04%", "6,631", "7,051", "第 3 版口径");
        assertThat(get("/published/figures.csv").body())
                .contains(id + ",1,\"道路局\",\"解决率\",\"解决 ÷ 评价\",6631,7051,94.04");
        assertThat(get("/published/dictionary.json").body()).contains("\"numerator\"", "分子");
        refused(
                () -> notices.propose(figures, new NoticeWords("二月", "每月公布。", null, null), city.operator),
                422,
                "notice.underWay");
    }

    @Test
    void timesAreToldLikeFiguresWithHowManyTheyAreMadeOf() {
        List<NoticeFigures.Time> times = List.of(
                new NoticeFigures.Time(
                        "道路局",
                        "sign",
                        "签收用时（小时）",
                        "从转到单位至签收",
                        new BigDecimal("1.50"),
                        new BigDecimal("7.25"),
                        1240,
                        20),
                new NoticeFigures.Time(
                        "水务局", "end", "办结用时（天）", "从提出至办结", new BigDecimal("3.00"), new BigDecimal("9.00"), 4, 20));
        NoticeFigures told = new NoticeFigures(77_002, 3, MONDAY, city.supervisor.id(), HASH, List.of(), times);
        NoticeWords words = new NoticeWords("二月用时", "每月公布。", null, null);
        long id = notices.propose(told, words, city.operator);
        notices.propose(
                new NoticeFigures(
                        77_002,
                        3,
                        MONDAY,
                        city.supervisor.id(),
                        HASH,
                        List.of(new NoticeFigures.Line("道路局", "解决率", "解决 ÷ 评价", BigDecimal.ONE, 2)),
                        List.of()),
                words,
                city.operator);
        refused(() -> notices.propose(told, words, city.operator), 422, "notice.underWay");
        refused(() -> notices.release(id, city.supervisor), 403, "notice.notByYou");
        assertThat(get("/published/times.csv").body()).doesNotContain("\r\n" + id + ",");
        databaseRefuses("notice_notice_stays", "update notice_notice set list_hash = null where id = ?", id);
        databaseRefuses("permission denied", "update notice_time set median = 0 where notice = ?", id);
        String another =
                "insert into notice_time (notice, nr, line, wait, name, sentence, median, ninth, requests, smallest)"
                        + " values (?, 9, 'x', 'end', 'x', 'x', ?, 2, ?, 20)";
        databaseRefuses("notice_time_ordered", another, id, 3, 4);
        databaseRefuses("notice_time_requests", another, id, 1, 0);
        databaseRefuses(
                "notice_figure_first",
                "insert into notice_figure (notice, nr, line, rate, sentence, numerator, denominator) values (?, 1, 'x', 'x', 'x', 1, 1)",
                id);
        notices.release(id, second);
        databaseRefuses("notice_figure_first", another, id, 1, 4);
        databaseRefuses(
                "notice_notice_hashed",
                "insert into notice_notice (kind, snapshot, rates_version, cut_off, title, words, days, rule_version, proposed_by,"
                        + " proposed_at, updated_at) values ('times', 1, 1, now(), 'x', 'x', 7, 0, ?, now(), now())",
                city.operator.id());
        assertThat(get("/published/" + id).body())
                .contains("签收用时（小时）", "从转到单位至签收", "1.5", "7.25", "1,240", "第 3 版口径", HASH, "不足 20 件，只展示，不比较");
        assertThat(get("/published/times.csv").body())
                .contains(
                        id + ",1,\"道路局\",\"sign\",\"从转到单位至签收\",1.5,7.25,1240,true",
                        id + ",2,\"水务局\",\"end\",\"从提出至办结\",3,9,4,false");
        assertThat(get("/published/notices.csv").body()).contains(id + ",\"times\"", HASH);
        assertThat(get("/published/notices.json").body()).contains("\"times\":[{\"notice\":" + id);
        assertThat(get("/published/dictionary.json").body()).contains("\"ninetieth\"", "九成");
        notices.object(id, "privacy", "请撤下。", null);
        assertThat(get("/published/times.csv").body()).doesNotContain("\r\n" + id + ",");
    }

    @Test
    void theFeedIsReadPageByPageAndEachEntryStandsInItOnce() throws Exception {
        for (int i = 0; i < 55; i++) {
            long id = notices.propose(
                    new NoticeFigures(88_000 + i, 1, MONDAY, city.supervisor.id(), HASH, List.of(), List.of()),
                    new NoticeWords("情况" + i + " <&> \u0001", "每月公布。", null, null),
                    city.operator);
            notices.release(id, second);
        }
        Set<String> ids = new HashSet<>();
        String page = "/published/feed.atom";
        int pages = 0;
        int entries = 0;
        while (page != null) {
            Document feed = read(get(page).body());
            assertThat(text(feed.getDocumentElement(), "id")).endsWith("/published");
            assertThat(Instant.parse(text(feed.getDocumentElement(), "updated")))
                    .isAfterOrEqualTo(MONDAY);
            NodeList list = feed.getElementsByTagName("entry");
            for (int i = 0; i < list.getLength(); i++) {
                Element entry = (Element) list.item(i);
                ids.add(text(entry, "id"));
                assertThat(Instant.parse(text(entry, "updated"))).isNotNull();
                assertThat(text(entry, "title")).isNotEmpty();
                entries++;
            }
            page = next(feed);
            pages++;
        }
        assertThat(pages).isGreaterThan(1);
        assertThat(ids).hasSize(entries).hasSizeGreaterThanOrEqualTo(55);
        assertThat(get("/published/feed.atom?after=x").statusCode()).isEqualTo(422);
    }

    private static Document read(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Element of, String name) {
        return of.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String next(Document feed) {
        NodeList links = feed.getElementsByTagName("link");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            if (link.getAttribute("rel").equals("next")) {
                return link.getAttribute("href").replaceAll("^https?://[^/]*", "");
            }
        }
        return null;
    }
}
