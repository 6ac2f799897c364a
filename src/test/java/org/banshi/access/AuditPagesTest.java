package org.banshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.people.Because;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Slice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The auditor finds every act that touches security and every read of an identity, and can change nothing. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=audit")
class AuditPagesTest {
    private static final Set<String> OWN = Set.of("/account", "/login", "/logout", "/invitation/{secret}");

    @LocalServerPort
    private int port;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Audit audit;

    @Autowired
    private Looks looks;

    @Autowired
    private AuditSearch search;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private TestCity city;

    @BeforeEach
    void aCity() {
        city = TestCity.in(units, members);
    }

    @Test
    void theAuditorIsRefusedAtEveryDoorThatWrites() throws Exception {
        String login = account(city.auditor);
        Map<String, Integer> open = new TreeMap<>();
        List<String> walked = new ArrayList<>();
        try (Browser auditor = new Browser(port).signIn(login, Logins.PASSWORD)) {
            for (String path : writing()) {
                String address = path.replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", "1");
                int status = path.startsWith("/api")
                        ? api(address, login)
                        : auditor.post(address, Map.of()).statusCode();
                walked.add(path);
                if (status != 403) {
                    open.put(path, status);
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(walked)
                .contains(
                        "/admin/accounts",
                        "/admin/units/unit",
                        "/admin/rules/{name}",
                        "/desk/intake",
                        "/raise",
                        "/follow",
                        "/follow/{number}/{action}",
                        "/mine",
                        "/mine/proxies",
                        "/mine/data",
                        "/account/leave",
                        "/desk/matters/{number}/actions/{action}",
                        "/api/v1/matters/{number}/actions/{action}")
                .hasSizeGreaterThan(80);
    }

    /** All but the own account, which is everybody's, and the way in with a link. */
    private List<String> writing() {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> Set.of(
                                        RequestMethod.POST,
                                        RequestMethod.PUT,
                                        RequestMethod.DELETE,
                                        RequestMethod.PATCH)
                                .contains(method)))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> !OWN.contains(path))
                .sorted()
                .toList();
    }

    @Test
    void adminAndSecuritySeeNoMattersAndAdminGivesNoRoles() {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                null,
                                new NewMatter.Words("路灯不亮", "路灯不亮，晚上看不见。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("phone"),
                                NewMatter.Identity.NONE,
                                false,
                                Map.of()),
                        city.operator)
                .number();
        try (Browser operator = new Browser(port).signIn(account(city.operator), Logins.PASSWORD)) {
            assertThat(operator.get("/desk/matters/" + number).statusCode())
                    .as("there is something to see")
                    .isEqualTo(200);
        }
        for (Actor.Staff one : List.of(city.admin, city.security, city.auditor)) {
            try (Browser browser = new Browser(port).signIn(account(one), Logins.PASSWORD)) {
                for (String path : List.of("/desk/matters", "/desk/matters/" + number, "/desk/intake")) {
                    assertThat(browser.get(path).statusCode())
                            .as(one + " " + path)
                            .isIn(403, 404);
                }
                assertThat(browser.get("/admin/audit").statusCode()).isEqualTo(one.has(Role.AUDITOR) ? 200 : 403);
                assertThat(browser.get("/admin/looks/export").statusCode())
                        .isEqualTo(one.has(Role.AUDITOR) ? 200 : 403);
                if (!one.has(Role.SECURITY)) {
                    long other = city.roads.id();
                    account(city.roads);
                    for (String path : List.of(
                            "/admin/accounts/" + other,
                            "/admin/accounts/" + other + "/link",
                            "/admin/accounts/" + other + "/disabled",
                            "/admin/accounts/member/" + other)) {
                        assertThat(browser.post(path, Map.of("roles", "security"))
                                        .statusCode())
                                .as(path)
                                .isEqualTo(403);
                    }
                }
            }
        }
    }

    @Test
    void actsOfAllRegistersAreFoundByWhoWhatOnWhatAndWhen() {
        String code = "audited" + city.admin.id();
        units.create(Unit.handling(code, "受审单位", null), Because.of(city.admin.id(), "新设"));
        audit.record(city.security, "tokenMade", "网关" + code, "operator");
        looks.record(city.operator, code + "-1", "identity", "核实=地址");
        looks.record(city.operator, code + "-1", "matter", null);

        assertThat(acts(new AuditFilter("", "", code, "", "")))
                .extracting(SecurityEvent::what)
                .containsExactly("identityRead", "tokenMade", "unitChanged");
        assertThat(acts(new AuditFilter(Long.toString(city.admin.id()), "", code, "", "")))
                .extracting(SecurityEvent::what)
                .containsExactly("unitChanged");
        assertThat(acts(new AuditFilter("", "identityRead", code, "", ""))).hasSize(1);
        String today = clock.today().toString();
        String tomorrow = clock.today().plusDays(1).toString();
        assertThat(acts(new AuditFilter("", "", code, today, today))).hasSize(3);
        assertThat(acts(new AuditFilter("", "", code, tomorrow, ""))).isEmpty();
        assertThat(acts(new AuditFilter("nobody-of-that-name", "", "", "", ""))).isEmpty();
        assertThat(search.looks(new AuditFilter("", "", code, "", ""), null, 10).items())
                .extracting(Look::what)
                .containsExactly("matter", "identity");

        try (Browser auditor = new Browser(port).signIn(account(city.auditor), Logins.PASSWORD)) {
            String page = auditor.get("/admin/audit?object=" + code).body();
            assertThat(page).doesNotContain("«");
            assertThat(page.split("<tbody>")[1])
                    .as("in the lines, not in what can be asked for")
                    .contains("新设", "单位变更", "查看来电人身份", "核实=地址");
            assertThat(auditor.get("/admin/audit?what=identityRead&object=" + code)
                            .body()
                            .split("<tbody>")[1])
                    .contains("查看来电人身份")
                    .doesNotContain("单位变更");
            assertThat(auditor.get("/admin/audit?from=2026-02-30&to=x"))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                    .satisfies(answer -> assertThat(answer.body()).contains("f-from-error", "f-to-error"));
            assertThat(auditor.get("/admin/audit?after=nonsense~x&who=%25_&what=%27")
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> csv = auditor.get("/admin/audit/export?object=" + code);
            assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            assertThat(csv.body().lines())
                    .hasSize(4)
                    .anySatisfy(line -> assertThat(line).contains("\"identityRead\"", "\"核实=地址\""));
            assertThat(acts(new AuditFilter(Long.toString(city.auditor.id()), "logExported", "", "", "")))
                    .singleElement()
                    .satisfies(act -> assertThat(act.detail()).isEqualTo(code));
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetitionAlsoWithinOneMoment() {
        clock.moveTo(Instant.parse("2027-03-01T01:00:00Z"));
        for (int i = 0; i < 25; i++) {
            audit.record(city.security, "tokenMade", "page" + city.admin.id() + "-" + i, null);
        }
        List<String> seen = new ArrayList<>();
        AuditFilter filter = new AuditFilter("", "", "page" + city.admin.id(), "", "");
        String after = null;
        do {
            Slice<SecurityEvent> page = search.acts(filter, after, 7);
            page.items().forEach(act -> seen.add(act.subject()));
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void aCellIsNeverAFormula() {
        assertThat(AuditTable.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(AuditTable.cell(null)).isEmpty();
        assertThat(db.sql("select has_table_privilege(current_user, 'access_event', 'UPDATE')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private List<SecurityEvent> acts(AuditFilter filter) {
        return search.acts(filter, null, 50).items();
    }

    private String account(Actor.Staff staff) {
        return Logins.of(accounts, staff);
    }

    private int api(String path, String login) throws IOException, InterruptedException {
        String basic =
                Base64.getEncoder().encodeToString((login + ":" + Logins.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Authorization", "Basic " + basic)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
