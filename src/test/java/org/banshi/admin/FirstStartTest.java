package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Invitations;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A city starts without the demo and without a programmer: from an empty database to a request that was sent. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=first-start")
class FirstStartTest {
    private static final String PASSWORD = "ein-langer-satz";
    private static final Pattern LINK = Pattern.compile("<code>http://[^/]+(/invitation/[^<]+)</code>");
    private static final Pattern MEMBER =
            Pattern.compile("/admin/accounts/member/(\\d+)\" aria-label=\"[^\"]*新人(\\w+) ");
    private static final Pattern NUMBER = Pattern.compile("/desk/matters/(\\d{12,})");

    @LocalServerPort
    private int port;

    @Autowired
    private Invitations invitations;

    @Autowired
    private CityClock clock;

    @Test
    void fromAnEmptyDatabaseToTheFirstRequestThatWasSent() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        // What ./banshi admin prints: first a link for security, then one for the administrator.
        Browser security = enter(invitations.adminLink("甲"), "sec");
        Browser admin = enter(invitations.adminLink("乙"), "adm");
        assertThat(admin.get("/admin/start").body()).contains("还差 10 项", "/admin/units", "有人担任派单员");
        assertThat(security.get("/admin/start").body()).doesNotContain("href=\"/admin/units\"");

        sent(admin, "/admin/units/new", "code", "hotline", "name", "热线中心", "kind", "hotline");
        sent(admin, "/admin/units/new", "code", "roads", "name", "道路局", "kind", "handling", "duty", "01");
        assertThat(admin.get("/admin/start").body()).contains("缺：道路局", "还差 8 项");
        for (String role : new String[] {"operator", "dispatcher", "reviewer", "caller", "handler"}) {
            sent(admin, "/admin/staff/new", "name", "新人" + role, "unit", role.equals("handler") ? "roads" : "hotline");
        }
        Map<String, Browser> people = new HashMap<>();
        Matcher member = MEMBER.matcher(security.get("/admin/staff").body());
        while (member.find()) {
            String made = security.post("/admin/accounts/member/" + member.group(1), Map.of("roles", member.group(2)))
                    .body();
            Matcher link = LINK.matcher(made);
            assertThat(link.find()).as(made).isTrue();
            people.put(member.group(2), enter(link.group(1), member.group(2)));
        }
        assertThat(people).hasSize(5);
        sent(admin, "/admin/categories/new", "code", "01-lamp", "name", "路灯", "parent", "01");
        sent(admin, "/admin/directory", "unit", "roads", "category", "01-lamp", "remark", "市政设施", "expected", "0");
        assertThat(admin.get("/admin/start").body()).contains("还差 1 项", "BANSHI_KEYS");

        String raised = operatorTakesDown(people.get("operator"));
        act(people.get("operator"), raised, "accept", Map.of());
        act(people.get("dispatcher"), raised, "dispatch", Map.of("unit", "roads"));
        assertThat(people.get("handler").get("/desk").body()).contains(raised);
        assertThat(admin.get("/desk/matters/" + raised).statusCode()).isNotEqualTo(200);
        assertThat(admin.post("/admin/units/unit", Map.of("code", "roads", "name", "道路局", "why", "撤销"))
                        .body())
                .contains("还有 1 件未办结事项");
        people.values().forEach(Browser::close);
        security.close();
        admin.close();
    }

    private static String operatorTakesDown(Browser operator) {
        String text = operator.post(
                        "/desk/intake",
                        Map.of(
                                "key",
                                "first",
                                "channel",
                                "phone",
                                "text",
                                "人民路的路灯不亮。",
                                "type",
                                "help",
                                "category",
                                "01-lamp"))
                .headers()
                .firstValue("Location")
                .map(path -> operator.get(path).body())
                .orElse("");
        Matcher number = NUMBER.matcher(text);
        assertThat(number.find()).as(text).isTrue();
        return number.group(1);
    }

    private static void act(Browser browser, String number, String action, Map<String, String> form) {
        assertThat(browser.post("/desk/matters/" + number + "/actions/" + action, form)
                        .statusCode())
                .as(action)
                .isEqualTo(303);
    }

    private static void sent(Browser browser, String path, String... fields) {
        Map<String, String> form = new HashMap<>(Map.of("why", "启用"));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        var answer = browser.post(path, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private Browser enter(String link, String login) {
        Browser browser = new Browser(port);
        assertThat(browser.post(link, Map.of("login", login, "password", PASSWORD, "again", PASSWORD))
                        .statusCode())
                .isEqualTo(303);
        return browser.signIn(login, PASSWORD);
    }
}
