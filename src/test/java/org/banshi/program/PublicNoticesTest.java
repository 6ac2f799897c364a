package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.Sweeper;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What residents can reach of hard problems, and what of them the desk shows to whom. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=notices")
class PublicNoticesTest {
    private static final List<String> NOT_RELEASED =
            List.of("老旧小区夜间停车难", "消防通道", "新增车位八十个", "错时开放", "夜间有处停车", "走访", "测试leader", "测试helper");

    @LocalServerPort
    private int port;

    @Autowired
    private HardProblems service;

    @Autowired
    private Deeds deeds;

    @Autowired
    private ProblemForms forms;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Looks looks;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    private TestCity city;
    private Problems problems;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        problems = new Problems(service, ledger, matters, clock, accounts, city);
    }

    private Browser desk(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(accounts, staff), Logins.PASSWORD);
    }

    private void nobodyReaches(Problems.Walk walk) {
        try (Browser resident = new Browser(port)) {
            assertThat(resident.get("/notices/" + walk.number).statusCode())
                    .as(walk.state())
                    .isEqualTo(404);
            assertThat(resident.get("/notices").body())
                    .doesNotContain(walk.number)
                    .doesNotContain(NOT_RELEASED);
            for (String path : List.of("", "/forms/need", "/forms/process", "/forms/result")) {
                HttpResponse<String> answer = resident.get("/desk/problems/" + walk.number + path);
                assertThat(answer.statusCode()).isIn(302, 303, 401);
                assertThat(answer.body()).doesNotContain(NOT_RELEASED);
            }
        }
    }

    @Test
    void beforeItIsReleasedNobodyOutsideReachesAnything() {
        Problems.Walk walk = problems.opened();
        nobodyReaches(walk);
        nobodyReaches(walk.chosen());
        walk.needFilled()
                .does(problems.leader, "fix", "goal", "新增车位八十个", "measures", "错时开放周边单位车位", "endDate", "2026-08-31");
        nobodyReaches(walk);
        nobodyReaches(walk.does(
                problems.office,
                "start",
                "monitor",
                Problems.id(problems.monitor),
                "appraiser",
                Problems.id(problems.appraiser)));
        nobodyReaches(walk.finished());
        nobodyReaches(walk.evaluated(true));
        nobodyReaches(problems.opened().does(problems.office, "drop", "reason", "已由其他单位办理"));
    }

    @Test
    void onNoticeOnlyTheReleasedTextAndTheUnitAreShown() {
        Problems.Walk walk = problems.opened().solving().finished().onNotice();
        try (Browser resident = new Browser(port)) {
            HttpResponse<String> one = resident.get("/notices/" + walk.number);
            assertThat(one.statusCode()).isEqualTo(200);
            assertThat(one.body())
                    .contains("小区新增夜间车位八十个。", "道路局", "12345", walk.number)
                    .doesNotContain(NOT_RELEASED)
                    .doesNotContain("«");
            assertThat(one.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(resident.get("/notices").body())
                    .contains("小区新增夜间车位八十个。", "/notices/" + walk.number)
                    .doesNotContain(NOT_RELEASED);
            assertThat(resident.get("/lists").body()).contains("href=\"/notices\"");
        }
    }

    @Test
    void anObjectionTakesItBack() {
        Problems.Walk objected = problems.opened().solving().finished().onNotice();
        nobodyReaches(objected.does(problems.office, "object", "ground", "车位被占"));
    }

    @Test
    void whatWasClosedAfterItsNoticeStays() {
        Problems.Walk walk = problems.opened().solving().finished().onNotice().after(Duration.ofDays(20));
        sweeper.sweep();
        assertThat(walk.state()).isEqualTo("closed");
        try (Browser resident = new Browser(port)) {
            assertThat(resident.get("/notices/" + walk.number).body())
                    .contains("小区新增夜间车位八十个。", "公示期满")
                    .doesNotContain("tel:12345")
                    .doesNotContain(NOT_RELEASED);
        }
    }

    @Test
    void otherMattersAndMadeUpNumbersAreNoNotices() {
        String deed = deeds.register(
                        new NewDeed(
                                "repair",
                                "上门维修",
                                "水管漏水",
                                clock.today(),
                                null,
                                "住户甲",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        city.roads)
                .number();
        try (Browser resident = new Browser(port)) {
            for (String number : List.of(deed, "1", "%27", "x".repeat(300), "%F0%9F%98%80")) {
                assertThat(resident.get("/notices/" + number).statusCode()).isEqualTo(404);
                assertThat(resident.get("/notices?after=" + number).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theDeskShowsThemOnlyToTheirReadersAndRemembersWhoLooked() {
        Problems.Walk walk = problems.opened().solving();
        try (Browser stranger = desk(city.sanitation);
                Browser leader = desk(problems.leader)) {
            assertThat(stranger.get("/desk/problems").body()).doesNotContain(walk.number);
            assertThat(stranger.get("/desk/problems/" + walk.number).statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get("/desk/problems/" + walk.number + "/forms/need")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get("/desk/problems/new").statusCode()).isEqualTo(403);
            assertThat(leader.get("/desk/problems?state=solving").body()).contains("我的重点难题", walk.number, "重点");
            assertThat(leader.get("/desk/problems?state=closed").body()).contains("没有符合条件的难题");
            assertThat(leader.get("/desk/problems/" + walk.number + "/forms/need?version=1")
                            .body())
                    .contains("夜间有处停车", "46");
            for (String form : List.of("other", "need?version=2", "process?version=1")) {
                assertThat(leader.get("/desk/problems/" + walk.number + "/forms/" + form)
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(leader.get("/desk/problems/" + walk.number + "/forms/result")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(looks.of(walk.number)).hasSize(2).allMatch(look -> look.staff() == problems.leader.id());
    }

    @Test
    void theOfficePutsOneUpAndIsToldWhatIsWrongAtTheField() {
        Actor.Staff office = city.staff(null, Role.OFFICE);
        try (Browser browser = desk(office)) {
            browser.get("/desk/problems/new");
            HttpResponse<String> wrong = browser.post(
                    "/desk/problems/new", Map.of("title", "", "text", "", "category", "no-such", "region", "没有这个地方"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("f-title-error", "f-text-error", "f-category-error", "f-region-error")
                    .contains("value=\"没有这个地方\"");
            HttpResponse<String> put = browser.post(
                    "/desk/problems/new", Map.of("title", "背街小巷无路灯", "text", "夜间出行不便", "category", "", "region", ""));
            assertThat(put.statusCode()).isEqualTo(303);
            assertThat(browser.get(put.headers().firstValue("Location").orElseThrow())
                            .body())
                    .contains("背街小巷无路灯", "开题");
        }
    }

    @Test
    void theFormsOnPaperHaveTheFieldsThatAreFilledIn() {
        Map<ProblemPaper, org.banshi.matter.Field[]> all = Map.of(
                ProblemPaper.NEED, forms.needForm(),
                ProblemPaper.PROCESS, forms.processForm(),
                ProblemPaper.RESULT, forms.resultForm());
        all.forEach((paper, fields) ->
                assertThat(fields).extracting(org.banshi.matter.Field::name).containsExactlyElementsOf(paper.fields()));
    }
}
