package org.banshi.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A monitor knocks at every door of the house and learns of nobody: no name, number, address, and no word of who raised it. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=monitor-doors")
class NothingGivenAwayTest extends Watched {
    private static final Set<String> SECRETS = Set.of(NAME, PHONE, "9703000117", ADDRESS, "柳荫街", WORDS, "暖气管");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    @Test
    void behindNoDoorOfTheHouseIsAnybodyToBeFound() throws Exception {
        appointed();
        String number = working("water");
        String report = raised("report", "0102", STREET, false);
        act(number, "reply", city.water, "publicAnswer", "已为" + NAME + "更换。");
        String opinion = monitoring.write(handle(number), "没人管", monitor).number();
        act(opinion, "answer", city.water, "done", "已换");
        String login = Logins.of(accounts, monitor);
        List<String> paths = paths(number, report, opinion);
        assertThat(paths).hasSizeGreaterThan(150);
        try (Browser browser = new Browser(port).signIn(login, Logins.PASSWORD)) {
            Set<String> open = new TreeSet<>();
            for (String path : paths) {
                HttpResponse<String> answer = browser.get(path);
                if (answer.statusCode() == 200) {
                    open.add(path);
                }
                tellsNothing(path, answer.body());
                assertThat(answer.statusCode()).as(path).isLessThan(500);
            }
            String page = "/desk/monitoring/" + handle(number);
            HttpResponse<String> shown = browser.get(page);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body()).contains("水务局", "没人管", "已换").doesNotContain(number);
            assertThat(browser.get("/desk/monitoring").body())
                    .contains(handle(number))
                    .doesNotContain(number, report);
            assertThat(browser.get("/desk/matters?q=" + java.net.URLEncoder.encode("暖气", "UTF-8"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/desk/matters/" + opinion + "/actions/withdraw", Map.of("reason", "x"))
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
            assertThat(open).noneMatch(path -> path.startsWith("/desk/matters") || path.startsWith("/api/v1/matters"));
        }
        HttpClient http = HttpClient.newHttpClient();
        String basic = "Basic " + Base64.getEncoder().encodeToString((login + ":" + Logins.PASSWORD).getBytes());
        for (String path : paths) {
            if (path.startsWith("/api")) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", basic)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                tellsNothing(path, answer.body());
            }
        }
    }

    /** Who asks for what is searched for is shown the own question, which the paths here never hold. */
    private static void tellsNothing(String path, String body) {
        assertThat(SECRETS).as(path).noneMatch(body::contains);
    }

    /** Every address that shows something, for the matter, the report and the finding. */
    private List<String> paths(String... numbers) {
        Set<String> paths = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, _) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                for (String pattern : info.getPatternValues()) {
                    for (String number : numbers) {
                        paths.add(pattern.replace("/**", "")
                                .replaceAll("\\{number[^}]*}", number)
                                .replaceAll("\\{handle[^}]*}", String.valueOf(publicHandle(number)))
                                .replaceAll("\\{[^/]*}", "1"));
                    }
                }
            }
        });
        paths.removeIf(path -> path.isBlank() || path.contains("logout") || path.endsWith("/live"));
        List<String> all = new ArrayList<>(paths);
        for (String number : numbers) {
            all.add("/api/v1/requests/" + number);
            all.add("/api/v1/matters?q=" + number);
            all.add("/desk/matters?format=csv&q=" + number);
        }
        return all;
    }

    private String publicHandle(String number) {
        List<String> found = db.queryForList(
                "select p.handle from matter_public p join matter_row m on m.id = p.id where m.number = ?",
                String.class,
                number);
        return found.isEmpty() ? "1" : found.getFirst();
    }
}
