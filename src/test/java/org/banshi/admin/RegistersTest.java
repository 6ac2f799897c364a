package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.hotline.HotlineRules;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.people.Changes;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The administrator's registers over HTTP: what can be set, what is refused, and three powers that stay apart. */
@BanshiTest
class RegistersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Changes changes;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Categories categories;

    @Autowired
    private Rules rules;

    private TestCity city;
    private Browser admin;
    private Browser security;
    private Browser auditor;

    @BeforeEach
    void staff() {
        city = TestCity.in(units, members);
        admin = signedIn(city.admin);
        security = signedIn(city.security);
        auditor = signedIn(city.auditor);
    }

    @AfterEach
    void close() {
        admin.close();
        security.close();
        auditor.close();
    }

    @Test
    void aUnitIsAddedMovedAndSwitchedOffAndItsHistorySaysWhy() {
        String code = "u" + city.admin.id();
        assertThat(admin.post("/admin/units/new", unit(code, "handling", "name", "新单位", "why", "机构改革"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.post(
                                "/admin/units/unit",
                                unit(
                                        code,
                                        "",
                                        "name",
                                        "新名称",
                                        "parent",
                                        "roads",
                                        "duty",
                                        "01, 0203",
                                        "why",
                                        "<b>更名</b>"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(units.require(code).parent()).isEqualTo("roads");
        assertThat(units.duties(code)).containsExactlyInAnyOrder("01", "0203");
        assertThat(admin.get("/admin/units/unit?code=" + code).body())
                .contains("新单位 → 新名称", "&lt;b&gt;更名&lt;/b&gt;", "01 0203");
        assertThat(admin.post("/admin/units/unit", unit(code, "", "name", "新名称", "active", "", "why", "撤销"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(units.require(code).active()).isFalse();
        assertThat(admin.get("/admin/units").body()).contains("新名称", "已停用");
    }

    @Test
    void whatIsWrongIsToldAtItsFieldsTogetherAndNothingIsLost() {
        assertThat(admin.post(
                        "/admin/units/new",
                        unit(
                                "roads", "nothing", "name", "", "region", "77", "duty", "zz", "phone", "0999-1", "why",
                                "")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body())
                        .contains("f-kind-error", "f-name-error", "f-region-error", "f-duty-error", "f-why-error")
                        .contains("value=\"0999-1\"", "value=\"roads\""));
        assertThat(admin.post("/admin/units/new", unit("roads", "handling", "name", "另一个", "why", "重复"))
                        .body())
                .contains("f-code-error");
        assertThat(admin.post("/admin/units/unit", unit("roads", "", "name", "道路局", "parent", "roads-east", "why", "环"))
                        .body())
                .contains("f-parent-error");
        assertThat(admin.post("/admin/staff/new", Map.of("name", " ", "unit", "nowhere", "why", ""))
                        .body())
                .contains("f-name-error", "f-unit-error", "f-why-error");
        assertThat(admin.get("/admin/units/unit?code=nowhere").statusCode()).isEqualTo(404);
        assertThat(admin.get("/admin/staff?after=x&q=%00").statusCode()).isLessThan(500);
    }

    @Test
    void aUnitWithOpenMattersIsNotSwitchedOff() {
        String code = "busy" + city.admin.id();
        units.create(Unit.handling(code, "忙碌单位", null));
        NewMatter lamp = new NewMatter(
                "request",
                "help",
                "normal",
                null,
                new NewMatter.Words("路灯不亮", "路灯不亮，晚上看不见。"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("phone"),
                NewMatter.Identity.NONE,
                false,
                Map.of());
        String number = ledger.raise(lamp, city.operator).number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", code), city.dispatcher, null);
        Map<String, String> off = unit(code, "", "name", "忙碌单位", "active", "", "why", "撤销");
        assertThat(admin.post("/admin/units/unit", off)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("f-active-error", "还有 1 件未办结事项", "/desk/matters?open=true&amp;unit=" + code);
        });
        assertThat(units.require(code).active()).isTrue();
        assertThat(changes.ofUnit(code)).hasSize(1);
    }

    @Test
    void thePowersAreApartOverHttpToo() {
        Member fresh = members.add("新人", "roads", Member.Kind.PERSON, null);
        Map<String, String> grant = Map.of("roles", "handler");
        Map<String, String> member = Map.of("name", "改名", "unit", "", "active", "true", "why", "试试");
        for (Browser other : List.of(admin, auditor, signedIn(city.supervisor), signedIn(city.roads))) {
            assertThat(other.get("/admin/accounts/member/" + fresh.id()).statusCode())
                    .isEqualTo(403);
            assertThat(other.post("/admin/accounts/member/" + fresh.id(), grant).statusCode())
                    .isEqualTo(403);
            assertThat(other.post("/admin/accounts/" + city.admin.id(), Map.of("roles", "security"))
                            .statusCode())
                    .isEqualTo(403);
        }
        for (Browser other : List.of(security, auditor, signedIn(city.leader))) {
            assertThat(other.get("/admin/units").statusCode()).isEqualTo(403);
            assertThat(other.post("/admin/units/unit", unit("roads", "", "name", "x", "why", "x"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(other.post("/admin/units/new", unit("mine", "office", "name", "x", "why", "x"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(other.post("/admin/staff/" + fresh.id(), member).statusCode())
                    .isEqualTo(403);
            assertThat(other.post("/admin/staff/new", member).statusCode()).isEqualTo(403);
        }
        assertThat(auditor.get("/admin/staff").statusCode()).isEqualTo(403);
        assertThat(members.require(fresh.id())).isEqualTo(fresh);
        assertThat(accounts.find(fresh.id())).isEmpty();
        for (Browser other : List.of(admin, security, auditor)) {
            assertThat(other.get("/desk/matters").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void anAccountIsGivenByALinkThatIsShownOnceAndSetsThePasswordOfThatPerson() {
        Member fresh = members.add("新承办人", "roads", Member.Kind.PERSON, null);
        String path = "/admin/accounts/member/" + fresh.id();
        assertThat(security.get("/admin/staff?q=" + fresh.id()).body()).contains(path);
        assertThat(security.post(path, Map.of("roles", "operator")).body()).contains("f-roles-error");
        String link = security.post(path, Map.of("roles", "handler"))
                .body()
                .replaceAll("(?s).*<code>http://[^/]+(/invitation/[^<]+)</code>.*", "$1");
        assertThat(security.get(path).body()).doesNotContain("/invitation/");
        String login = "neu" + fresh.id();
        try (Browser person = new Browser(port)) {
            Map<String, String> chosen = Map.of("login", login, "password", Logins.PASSWORD, "again", Logins.PASSWORD);
            assertThat(person.post(link, chosen).statusCode()).isEqualTo(303);
            assertThat(person.post(link, chosen).statusCode()).isEqualTo(404);
            person.signIn(login, Logins.PASSWORD);
        }
        assertThat(accounts.find(login).orElseThrow().staff()).isEqualTo(fresh.id());
        assertThat(security.post(path, Map.of("roles", "handler")).statusCode()).isEqualTo(409);
    }

    @Test
    void theAdministratorMovesNobodyWhereTheRolesAreNotForAndSendsNoOtherPowerAway() {
        assertThat(admin.post("/admin/staff/" + city.security.id(), member("", "")))
                .satisfies(answer -> assertThat(answer.body()).contains("f-active-error"));
        signedIn(city.dispatcher).close();
        assertThat(admin.post("/admin/staff/" + city.dispatcher.id(), member("roads", "true")))
                .satisfies(answer -> assertThat(answer.body()).contains("f-unit-error"));
        assertThat(members.require(city.dispatcher.id()).unit()).isEqualTo("hotline");
        assertThat(admin.post("/admin/staff/" + city.dispatcher.id(), member("hotline", ""))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/admin/staff/" + city.dispatcher.id()).body()).contains("是 → 否", "离岗");
    }

    @Test
    void categoriesAreAddedRenamedSwitchedOffAndReadFromATable() {
        String code = "r" + city.admin.id();
        assertThat(admin.post("/admin/categories/new", Map.of("code", code, "name", "新类", "parent", "01", "why", "细分"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.post("/admin/categories/new", Map.of("code", code, "name", "又一个", "why", "细分"))
                        .body())
                .contains("f-code-error", "value=\"又一个\"");
        assertThat(admin.post("/admin/categories/category", Map.of("code", code, "name", "改名", "why", "停用"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.post("/admin/categories/category", Map.of("code", code, "name", " ", "why", "x"))
                        .body())
                .contains("f-name-error");
        assertThat(admin.get("/admin/categories/export.csv").body()).contains(code + ",\"改名\",01,0");
        byte[] table = ("code,name,parent\n" + code + ",表格里的名,01\n-,坏代码,\n" + code + "b,无上级,nowhere\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(admin.upload("/admin/categories", Map.of(), "file", "c.csv", table)
                        .body())
                .contains("改动 1 个", "有错 2 行", "第 4 行");
        assertThat(categories.find(code).orElseThrow().active()).isFalse();
        assertThat(auditor.get("/admin/audit?what=categoryChanged&object=" + code)
                        .body()
                        .split("<tbody>")[1])
                .contains("改动分类", code, "停用");
        assertThat(security.get("/admin/categories").statusCode()).isEqualTo(403);
        assertThat(security.post("/admin/categories/category", Map.of("code", "01", "name", "x", "why", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theDirectoryIsChangedLineByLineAndNobodyOverwritesAnother() {
        int last = rules.history(HotlineRules.DIRECTORY).getFirst().version();
        Map<String, String> line =
                Map.of("unit", "water", "category", "0102", "why", "职责", "expected", Integer.toString(last));
        assertThat(admin.post("/admin/directory", line).statusCode()).isEqualTo(303);
        assertThat(admin.post("/admin/directory", line).body()).contains("f-why-error", "value=\"职责\"");
        assertThat(admin.post(
                                "/admin/directory",
                                Map.of("unit", "nowhere", "category", "zz", "type", "x", "region", "7"))
                        .body())
                .contains("f-unit-error", "f-category-error", "f-type-error", "f-region-error", "f-why-error");
        assertThat(admin.get("/admin/directory").body()).contains("水务局");
        int lines = rules.current(HotlineRules.DIRECTORY).value().entries().size();
        String remove = "/admin/directory/remove?line=" + (lines - 1);
        assertThat(admin.get("/admin/directory/remove?line=" + lines).statusCode())
                .isEqualTo(404);
        assertThat(admin.post(remove, Map.of("why", "撤销", "expected", Integer.toString(last + 1)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(rules.current(HotlineRules.DIRECTORY).value().entries()).hasSize(lines - 1);
        assertThat(security.post("/admin/directory", line).statusCode()).isEqualTo(403);
        assertThat(auditor.post(remove, line).statusCode()).isEqualTo(403);
    }

    @Test
    void whoSwitchesOffAUnitIsToldWhichLinesOfTheDirectoryPointAtIt() {
        String code = "d" + city.admin.id();
        units.create(Unit.handling(code, "将撤单位" + code, null));
        int last = rules.history(HotlineRules.DIRECTORY).getFirst().version();
        admin.post(
                "/admin/directory",
                Map.of("unit", code, "category", "0103", "why", "职责", "expected", Integer.toString(last)));
        int line = rules.current(HotlineRules.DIRECTORY).value().entries().size();
        assertThat(admin.get("/admin/units/unit?code=" + code).body()).contains("派单目录的第 " + line + " 行");
        assertThat(admin.post("/admin/units/unit", unit(code, "", "name", "将撤单位", "active", "", "why", "撤销"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .isEqualTo("/admin/units/unit?code=" + code);
        assertThat(admin.post(
                                "/admin/directory/remove?line=" + (line - 1),
                                Map.of("why", "撤销", "expected", Integer.toString(last + 1)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/admin/units/unit?code=" + code).body()).doesNotContain("派单目录的第");
    }

    private static Map<String, String> member(String unit, String active) {
        return Map.of("name", "某人", "unit", unit, "active", active, "why", "离岗");
    }

    private static Map<String, String> unit(String code, String kind, String... more) {
        Map<String, String> form = new HashMap<>(Map.of("code", code, "kind", kind, "active", "true"));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private Browser signedIn(Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}
