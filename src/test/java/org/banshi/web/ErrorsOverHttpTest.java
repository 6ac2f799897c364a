package org.banshi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bad input over the wire, as nothing but a socket can send it. */
@BanshiTest
class ErrorsOverHttpTest {
    @LocalServerPort
    private int port;

    @Test
    void badInputIsNeverAServerError() throws IOException {
        String json = "Content-Type: application/json\r\n";
        assertThat(get("/api/web-test?n=1")).startsWith("HTTP/1.1 200");
        assertThat(get("/api/web-test?n=x"))
                .startsWith("HTTP/1.1 422")
                .contains("\"field\":\"n\"", "\"pointer\":\"/n\"");
        assertThat(get("/api/web-test")).startsWith("HTTP/1.1 422").contains("\"code\":\"required\"");
        assertThat(get("/api/web-test?n=1&t=%00")).startsWith("HTTP/1.1 422").contains("\"code\":\"unstorable\"");
        assertThat(get("/api/web-test?n=%ZZ")).startsWith("HTTP/1.1 400");
        assertThat(get("/api/%00")).startsWith("HTTP/1.1 400");
        assertThat(get("/api/%ZZ"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"code\":\"malformed\"")
                .doesNotContain("Tomcat");
        assertThat(get("/%ZZ"))
                .startsWith("HTTP/1.1 400")
                .contains("Content-Security-Policy", "<html", "</html>")
                .doesNotContain("Tomcat", "HTTP Status");
        assertThat(get("/api/a b")).startsWith("HTTP/1.1 400");
        assertThat(get("/api/nothing-here")).startsWith("HTTP/1.1 404").contains("application/problem+json");
        assertThat(post("/api/web-test", json, "{")).startsWith("HTTP/1.1 400").contains("\"code\":\"malformed\"");
        assertThat(post("/api/web-test", json, "{\"name\":\"a\\u0000\"}"))
                .startsWith("HTTP/1.1 422")
                .contains("\"field\":\"name\"", "\"code\":\"unstorable\"");
        assertThat(post("/api/web-test", json, "{\"name\":\"\\ud800\"}")).startsWith("HTTP/1.1 422");
        assertThat(post("/api/web-test", json, "{\"age\":\"old\"}"))
                .startsWith("HTTP/1.1 422")
                .contains("\"field\":\"age\"");
        assertThat(post("/api/web-test/map", json, "{\"a\":{\"b\":[\"\\u0000\"]}}"))
                .startsWith("HTTP/1.1 422")
                .contains("\"field\":\"a\"");
        assertThat(post("/api/web-test", "Content-Type: text/plain\r\n", "x")).startsWith("HTTP/1.1 415");
        assertThat(post("/api/web-test", "Content-Type: nonsense\r\n", "x")).startsWith("HTTP/1.1 415");
        assertThat(send("DELETE /api/web-test HTTP/1.1\r\n", "", ""))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: ");
        assertThat(send("GET /api/web-test?n=1 HTTP/1.1\r\n", "Accept: image/png\r\n", ""))
                .startsWith("HTTP/1.1 406");
    }

    @Test
    void whatIsTooLargeOrNotUtf8IsRefusedAsSuch() throws IOException {
        assertThat(get("/api/web-test?n=1&t=%ff%fe")).startsWith("HTTP/1.1 400").contains("malformed");
        byte[] broken = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
        assertThat(send(
                        "POST /api/web-test HTTP/1.1\r\n",
                        "Content-Type: application/json\r\nContent-Length: 13\r\n",
                        broken))
                .startsWith("HTTP/1.1 422");
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        assertThat(post("/api/web-test?n=1", form, "t=" + "x".repeat(5_000_000)))
                .startsWith("HTTP/1.1 413");
        assertThat(post("/api/web-test/upload", upload(), part("t", "ok"))).startsWith("HTTP/1.1 200");
        assertThat(post("/api/web-test/upload", upload(), part("t", "a\u0000b")))
                .startsWith("HTTP/1.1 422");
        assertThat(post("/api/web-test/upload", upload(), part("t\"; filename=\"x", "x".repeat(21_000_000))))
                .startsWith("HTTP/1.1 413");
        assertThat(post("/api/web-test/upload", upload(), "nonsense")).startsWith("HTTP/1.1 4");
    }

    private static String upload() {
        return "Content-Type: multipart/form-data; boundary=AaB03x\r\n";
    }

    private static String part(String name, String value) {
        return "--AaB03x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                + "\r\n--AaB03x--\r\n";
    }

    @Test
    void aFaultOfOursHasAReferenceAndNoDetails() throws IOException {
        assertThat(get("/api/web-test/broken"))
                .startsWith("HTTP/1.1 500")
                .contains("\"reference\":\"")
                .doesNotContain("secret detail");
        assertThat(get("/web-test/broken"))
                .startsWith("HTTP/1.1 500")
                .contains("<html lang=\"zh-CN\"", "这是我们的问题")
                .doesNotContain("secret detail");
    }

    @Test
    void peopleGetAPageInTheirLanguageWithItsHeaders() throws IOException {
        assertThat(get("/nothing-here"))
                .startsWith("HTTP/1.1 404")
                .contains("没有找到", "Content-Security-Policy: default-src 'self'", "/tabler__core/1.4.0/dist/css/");
        assertThat(get("/nothing-here?lang=en")).contains("Not found", "banshi-lang=en", "<html lang=\"en\"");
        assertThat(send("GET /nothing-here HTTP/1.1\r\n", "HX-Request: true\r\n", ""))
                .contains("没有找到")
                .doesNotContain("<html");
        assertThat(get("/nothing-here?elder=on&x=%22%3E%3Cscript%3E"))
                .contains("elder\"")
                .doesNotContain("\"><script>");
    }

    @Test
    void afterAFormTheReaderIsSentOnAndToldOnce() throws IOException {
        assertThat(post("/web-test/done", "", ""))
                .startsWith("HTTP/1.1 303")
                .contains("Location: /nothing-here", "banshi-notice=web.skip;");
        assertThat(send("GET /nothing-here HTTP/1.1\r\n", "Cookie: banshi-notice=web.menu\r\n", ""))
                .contains("role=\"status\"", "banshi-notice=; Path=/; Max-Age=0");
        assertThatThrownBy(() -> new SeeOther("//elsewhere")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressWithTwoSlashesMakesNoLinkToAnotherSite() throws IOException {
        assertThat(get("//elsewhere.test/x")).doesNotContain("href=\"//");
    }

    private String get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\n", "", "");
    }

    private String post(String path, String headers, String body) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return send("POST " + path + " HTTP/1.1\r\n", headers + "Content-Length: " + length + "\r\n", body);
    }

    private String send(String line, String headers, String body) throws IOException {
        return send(line, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private String send(String line, String headers, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write((line + "Host: localhost\r\nConnection: close\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            try {
                out.write(body);
            } catch (java.net.SocketException refused) {
                // The server may hang up before it has read all of a body that it refuses.
            }
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @TestConfiguration
    static class Doors {
        @Bean
        FormDoor formDoor() {
            return new FormDoor();
        }

        @Bean
        Door door() {
            return new Door();
        }

        @Bean
        @Order(-1000)
        SecurityFilterChain everybody(HttpSecurity http) {
            // A matcher of its own: a chain for every request would hide the house's chains, which is refused.
            return http.securityMatcher(request -> true)
                    .csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .build();
        }
    }

    record Person(String name, int age) {}

    @Controller
    static class FormDoor {
        @PostMapping("/web-test/done")
        Answer done() {
            return new SeeOther("/nothing-here", "web.skip");
        }
    }

    @RestController
    static class Door {
        @GetMapping(path = "/api/web-test", produces = "application/json")
        Map<String, Object> numbers(@RequestParam int n, @RequestParam(required = false) String t) {
            return Map.of("n", n);
        }

        @PostMapping("/api/web-test")
        Person person(@RequestBody Person person) {
            return person;
        }

        @PostMapping("/api/web-test/map")
        Map<String, Object> map(@RequestBody Map<String, Object> map) {
            return map;
        }

        @PostMapping("/api/web-test/upload")
        Map<String, Object> upload(@RequestParam String t) {
            return Map.of("t", t);
        }

        @GetMapping({"/api/web-test/broken", "/web-test/broken"})
        String broken() {
            throw new IllegalStateException("secret detail");
        }
    }
}
