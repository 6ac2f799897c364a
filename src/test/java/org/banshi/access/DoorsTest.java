package org.banshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.banshi.Banshi;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The doors over real HTTP: who comes in by which, and how the others are turned away. */
@BanshiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {
    private static final String PASSWORD = "ein-langer-satz";

    @LocalServerPort
    private int port;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private Invitations invitations;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private PasswordHash hash;

    @BeforeAll
    void staff() {
        hash = PasswordHash.of(PASSWORD);
        units.create(new Unit("hot", "热线", null, Unit.Kind.HOTLINE, null, null, true));
        units.create(Unit.handling("roads", "路政", null));
        account("olga", "hot", Role.OPERATOR);
        account("hans", "roads", Role.HANDLER);
        account("sigrid", null, Role.SECURITY);
    }

    private Member account(String login, String unit, Role role) {
        Member member = members.add(login + " N.", unit, Member.Kind.PERSON, null);
        accounts.create(new Actor.House(), member.id(), login, hash, Set.of(role));
        return member;
    }

    @Test
    void everyStaffAddressNeedsALogin() throws Exception {
        List<String> open = new ArrayList<>();
        for (String path : mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toSet())) {
            if (Set.of("/desk", "/admin", "/account").stream().anyMatch(path::startsWith)) {
                HttpResponse<String> answer = new Browser(port).get(path.replaceAll("\\{[^}]*}", "x"));
                if (answer.statusCode() != 303
                        || !answer.headers().firstValue("Location").orElse("").startsWith("/login")) {
                    open.add(path + " " + answer.statusCode());
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(new Browser(port).get("/desk/x?a=b").headers().firstValue("Location"))
                .hasValue("/login?next=%2Fdesk%2Fx%3Fa%3Db");
        assertThat(new Browser(port).get("/nothing-here").statusCode()).isEqualTo(404);
        assertThat(new Browser(port).get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(new Browser(port).get("/actuator/info").statusCode()).isEqualTo(404);
    }

    @Test
    void whatTheApiRefusesIsProblemJson() throws Exception {
        for (String header : new String[] {
            null, "Bearer nonsense", "Bearer", "Basic ???", basic("olga", "wrong-password-1"), "Digest x", ""
        }) {
            HttpResponse<String> answer = api("GET", "/api/v1/access-test", header);
            assertThat(answer.statusCode()).as("%s", header).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as("%s", header)
                    .hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        // Also where nobody needs credentials, wrong ones are refused.
        assertThat(api("GET", "/api/v1/requests/access-test", null).statusCode())
                .isEqualTo(200);
        assertThat(api("GET", "/api/v1/requests/access-test", null).body()).contains("Anyone");
        assertThat(api("GET", "/api/v1/requests/access-test", basic("olga", PASSWORD))
                        .body())
                .contains("Staff", "operator");
        assertThat(api("GET", "/api/v1/requests/access-test", "Bearer x").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenThatMayOnlyReadCannotWriteAndARevokedOneIsRefused() throws Exception {
        AccessToken.Shown reading = tokens.make(
                new Actor.House(), new AccessToken.Wanted("counter", Set.of(Role.OPERATOR), null, false, null));
        String bearer = "Bearer " + reading.secret();
        assertThat(api("GET", "/api/v1/access-test", bearer).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = api("POST", "/api/v1/access-test", bearer);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"tokenReadOnly\"");
        AccessToken.Shown writing =
                tokens.make(new Actor.House(), AccessToken.Wanted.writing("robot", Role.HANDLER, "roads"));
        assertThat(api("POST", "/api/v1/access-test", "Bearer " + writing.secret())
                        .body())
                .contains("roads");
        tokens.revoke(new Actor.House(), writing.token().machine());
        assertThat(api("POST", "/api/v1/access-test", "Bearer " + writing.secret())
                        .statusCode())
                .isEqualTo(401);
        assertThat(db.sql("select string_agg(t::text, ' ') from access_token t")
                        .query(String.class)
                        .single())
                .doesNotContain(writing.secret(), writing.secret().substring(7));
    }

    @Test
    void aPersonSignsInAndOutWithAFormAndASessionOfAnotherAccountChangesAtOnce() throws Exception {
        Browser browser = new Browser(port);
        assertThat(browser.login("olga", "wrong-password-1").statusCode()).isEqualTo(401);
        HttpResponse<String> in = browser.login("  OLGA ", PASSWORD);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).hasValue("/desk");
        assertThat(browser.get("/account").body()).contains("olga N.", "热线 · 受理员");
        // Cookies of the pages open no API.
        assertThat(browser.get("/api/v1/access-test").statusCode()).isEqualTo(401);
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").statusCode()).isEqualTo(303);

        Member eva = account("eva", "hot", Role.CALLER);
        browser.login("eva", PASSWORD);
        assertThat(browser.get("/account").body()).contains("回访员");
        accounts.setRoles(new Actor.House(), eva.id(), Set.of(Role.REVIEWER));
        assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() throws Exception {
        Browser browser = new Browser(port);
        HttpResponse<String> answer = browser.send("/login", "login=olga&password=" + PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("没有保存");
    }

    @Test
    void aPasserByGetsNoSession() throws Exception {
        Browser browser = new Browser(port);
        browser.get("/login");
        assertThat(browser.cookies).containsKey("banshi-csrf").doesNotContainKey("banshi-session");
    }

    @Test
    void aLoginSendsNobodyToAnotherSite() {
        assertThat(LoginController.within("//evil.example")).isEmpty();
        assertThat(LoginController.within("https://evil.example")).isEmpty();
        assertThat(LoginController.within("/\\evil.example")).isEmpty();
        assertThat(LoginController.within("/desk\r\nX: y")).isEmpty();
        assertThat(LoginController.within("/desk?x=1")).isEqualTo("/desk?x=1");
    }

    @Test
    void theFirstAdministratorComesInByALinkThatWorksOnce() throws Exception {
        String link = invitations.adminLink("第一位");
        Browser browser = new Browser(port);
        assertThat(browser.get(link).body()).contains("第一位", "系统管理员");
        Map<String, String> form = Map.of("login", "first", "password", PASSWORD, "again", PASSWORD);
        assertThat(browser.post(link, Map.of("login", "first", "password", "short", "again", "short"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post(link, form).headers().firstValue("Location")).hasValue("/login");
        assertThat(browser.get(link).statusCode()).isEqualTo(404);
        assertThat(browser.login("first", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").body()).contains("系统管理员");
    }

    @Test
    void securityMakesAccountsAndTokensAndTheAuditorReadsTheLogs() throws Exception {
        account("anton", null, Role.AUDITOR);
        Browser security = new Browser(port);
        assertThat(security.login("sigrid", PASSWORD).headers().firstValue("Location"))
                .hasValue("/admin/start");
        String made = security.post("/admin/accounts", Map.of("name", "新人", "unit", "hot", "roles", "caller"))
                .body();
        Matcher link = Pattern.compile("http://[^<]*(/invitation/[^<]+)").matcher(made);
        assertThat(link.find()).as(made).isTrue();
        assertThat(new Browser(port).get(link.group(1)).body()).contains("新人", "回访员");
        HttpResponse<String> refused =
                security.post("/admin/accounts", Map.of("name", "新人", "unit", "roads", "roles", "caller"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("热线岗位的人不能属于承办单位");
        assertThat(security.post("/admin/accounts", Map.of("name", "x", "roles", "emperor"))
                        .statusCode())
                .isEqualTo(422);
        String token = security.post("/admin/tokens", Map.of("name", "网关", "roles", "operator", "mayWrite", "read"))
                .body();
        Matcher secret = Pattern.compile("banshi_[A-Za-z0-9_-]{43}").matcher(token);
        assertThat(secret.find()).as(token).isTrue();
        assertThat(security.get("/admin/tokens").body()).contains("网关").doesNotContain(secret.group());
        assertThat(security.get("/admin/audit").statusCode()).isEqualTo(403);
        long hans = accounts.find("olga").orElseThrow().staff();
        assertThat(security.get("/admin/accounts/" + hans).body()).contains("olga", "checked");
        assertThat(security.get("/admin/accounts/999999").statusCode()).isEqualTo(404);

        Browser auditor = new Browser(port);
        auditor.login("anton", PASSWORD);
        assertThat(auditor.get("/admin/audit").body().split("<tbody>")[1])
                .contains("新建令牌", "网关", "sigrid N.", "新建账号", "安全管理员")
                .doesNotContain("tokenMade", "accountMade", "«");
        assertThat(auditor.get("/admin/audit?lang=en").body().split("<tbody>")[1])
                .contains("Token made", "Account made", "Signed in");
        assertThat(auditor.get("/admin/looks").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/admin/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void aPersonChangesThePasswordAndTheOldOneIsOver() throws Exception {
        Browser person = new Browser(port);
        account("paula", "hot", Role.OPERATOR);
        person.login("paula", PASSWORD);
        Map<String, String> change = Map.of("old", PASSWORD, "password", "noch-ein-satz-2", "again", "noch-ein-satz-2");
        assertThat(person.post(
                                "/account",
                                Map.of("old", "x", "password", "noch-ein-satz-2", "again", "noch-ein-satz-2"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(person.post("/account", change).statusCode()).isEqualTo(303);
        assertThat(person.get("/account").statusCode()).isEqualTo(200);
        assertThat(new Browser(port).login("paula", PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionSurvivesARestartOfTheServer() throws Exception {
        Browser browser = new Browser(port);
        browser.login("hans", PASSWORD);
        SpringApplicationBuilder second = new SpringApplicationBuilder(Banshi.class)
                .profiles("test")
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
                        "spring.flyway.user=" + environment.getProperty("spring.flyway.user"),
                        "spring.flyway.password=" + environment.getProperty("spring.flyway.password"));
        try (ConfigurableApplicationContext context = second.run()) {
            browser.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
            assertThat(browser.get("/account").body()).contains("hans N.", "路政 · 承办人");
        }
    }

    private HttpResponse<String> api(String method, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** As much of a browser as signing in needs: cookies and the hidden field. */
    private static final class Browser {
        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
        private final Map<String, String> cookies = new java.util.TreeMap<>();
        private int port;

        Browser(int port) {
            this.port = port;
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(request(path).GET());
        }

        HttpResponse<String> login(String login, String password) throws IOException, InterruptedException {
            return post("/login", Map.of("login", login, "password", password));
        }

        HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
            String page = get(path.equals("/logout") ? "/account" : path).body();
            Matcher token = TOKEN.matcher(page);
            assertThat(token.find()).as(page).isTrue();
            StringBuilder body = new StringBuilder("_csrf=" + token.group(1));
            form.forEach((name, value) ->
                    body.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return send(path, body.toString());
        }

        HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
            return send(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            return request;
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                for (String cookie : answer.headers().allValues("Set-Cookie")) {
                    String[] pair = cookie.split(";", 2)[0].split("=", 2);
                    if (pair[1].isEmpty()) {
                        cookies.remove(pair[0]);
                    } else {
                        cookies.put(pair[0], pair[1]);
                    }
                }
                return answer;
            }
        }
    }

    @TestConfiguration
    static class Doors {
        @Bean
        Door door() {
            return new Door();
        }
    }

    @RestController
    static class Door {
        @GetMapping({"/api/v1/access-test", "/api/v1/requests/access-test"})
        String who(Actor actor) {
            return actor.toString();
        }

        @PostMapping("/api/v1/access-test")
        String staff(Actor.Staff staff) {
            return staff.toString();
        }
    }
}
