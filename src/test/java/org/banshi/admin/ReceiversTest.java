package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.banshi.access.Accounts;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks and robots of groups, called for real. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=receivers")
class ReceiversTest {
    private static final String SECRET = "a-secret-of-many-letters";
    private static final String HERE = "/admin/receivers";

    @LocalServerPort
    private int port;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private record Call(String query, Map<String, String> headers, String body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> answer = new AtomicReference<>("{\"errcode\":0,\"errmsg\":\"ok\"}");
    private HttpServer server;
    private TestCity city;
    private Browser admin;

    @BeforeEach
    void start() throws IOException {
        clock.moveTo(Instant.parse("2026-11-23T01:00:00Z"));
        db.sql("delete from outbox_receiver").update();
        db.sql("delete from outbox_message").update();
        city = TestCity.in(units, members);
        admin = new Browser(port).signIn(Logins.of(accounts, city.admin), Logins.PASSWORD);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            calls.add(new Call(
                    String.valueOf(exchange.getRequestURI().getRawQuery()),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        admin.close();
    }

    private Map<String, String> form(String sort, String path, String secret) {
        return Map.of(
                "name",
                "城市大脑",
                "sort",
                sort,
                "address",
                "http://127.0.0.1:" + server.getAddress().getPort() + path,
                "secret",
                secret,
                "kinds",
                "breach",
                "units",
                city.roads.unit(),
                "privateOk",
                "true");
    }

    private void put(String sort, String path, String secret) {
        assertThat(admin.post(HERE, form(sort, path, secret)).statusCode()).isEqualTo(303);
    }

    private void breach(String desk) {
        outbox.send(Message.of(Channel.DESK, desk, "matter.tell.breach", "HL19844", "HL19844"));
        outbox.deliverDue();
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWebhookGetsTheNotesItIsThereForOnceSignedOverTimeAndBody() {
        put("webhook", "/hook", SECRET);
        breach("unit:" + city.roads.unit());
        breach("unit:" + city.water.unit());
        outbox.send(Message.of(Channel.DESK, "unit:" + city.roads.unit(), "hotline.tell.toUnit", "HL19844", "HL19844"));
        outbox.deliverDue();
        outbox.deliverDue();

        assertThat(calls).singleElement().satisfies(call -> {
            String time = call.headers().get("Banshi-timestamp");
            assertThat(Long.parseLong(time)).isEqualTo(clock.instant().getEpochSecond());
            assertThat(call.headers().get("Banshi-signature"))
                    .isEqualTo("v1=" + HexFormat.of().formatHex(hmac(SECRET, time + "." + call.body())));
            var told = JsonMapper.shared().readTree(call.body());
            assertThat(told.path("number").asString()).isEqualTo("HL19844");
            assertThat(told.path("text").asString()).contains("HL19844");
            assertThat(told.path("id").asString()).isEqualTo(call.headers().get("Idempotency-key"));
        });
    }

    @Test
    void robotsAreCalledAsTheirMakersAskAndATheirRefusalIsTriedAgain() {
        put("dingtalk", "/robot/send?access_token=t", "SEC-of-the-group");
        put("wecom", "/cgi-bin/webhook/send?key=k", "");
        breach("unit:" + city.roads.unit());

        assertThat(calls).hasSize(2);
        Call ding = calls.stream()
                .filter(call -> call.query().startsWith("access_token=t&"))
                .findFirst()
                .orElseThrow();
        String time = ding.query().replaceFirst(".*timestamp=([0-9]+).*", "$1");
        String sign = URLDecoder.decode(ding.query().replaceFirst(".*sign=", ""), StandardCharsets.UTF_8);
        assertThat(time).isEqualTo(Long.toString(clock.instant().toEpochMilli()));
        assertThat(Base64.getDecoder().decode(sign)).isEqualTo(hmac("SEC-of-the-group", time + "\nSEC-of-the-group"));
        assertThat(calls).allSatisfy(call -> {
            var told = JsonMapper.shared().readTree(call.body());
            assertThat(told.path("msgtype").asString()).isEqualTo("text");
            assertThat(told.path("text").path("content").asString()).contains("HL19844");
        });
        answer.set("{\"errcode\":130101,\"errmsg\":\"send too fast\"}");
        breach("unit:" + city.roads.unit());
        assertThat(db.sql("select last_error from outbox_message where state = 'failed' order by last_error")
                        .query(String.class)
                        .list())
                .containsExactly("dingtalk.130101", "wecom.130101");
    }

    @Test
    void addressAndSecretLieSealedAndAreNeverShownAndInsideAddressesHaveToBeAllowed() {
        Map<String, String> inside = new HashMap<>(form("webhook", "/hook?key=verysecret", SECRET));
        inside.remove("privateOk");
        inside.put("address", "https://127.0.0.1/hook");
        assertThat(admin.post(HERE, inside).body()).contains("这个地址在内网").doesNotContain(SECRET);
        inside.put("address", "http://example.org/hook");
        assertThat(admin.post(HERE, inside).body()).contains("https 开头");
        assertThat(admin.post(HERE, form("webhook", "/", "short")).statusCode()).isEqualTo(422);
        put("webhook", "/hook?key=verysecret", SECRET);
        assertThat(admin.get(HERE).body()).contains("127.0.0.1", "城市大脑").doesNotContain("verysecret", SECRET);
        assertThat(admin.get(HERE + "?lang=en").body())
                .contains("Receivers of messages")
                .doesNotContain("«");
        assertThat(db.sql("select address || secret from outbox_receiver")
                        .query(String.class)
                        .single())
                .doesNotContain("verysecret", SECRET);
    }

    @Test
    void oneIsTriedAndSwitchedOffAndEachStepIsLogged() {
        put("webhook", "/hook", SECRET);
        long id = db.sql("select id from outbox_receiver").query(Long.class).single();
        assertThat(admin.post(HERE + "/" + id + "/test", Map.of()).statusCode()).isEqualTo(303);
        outbox.deliverDue();
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("测试消息"));
        assertThat(admin.post(HERE + "/" + id + "/turn", Map.of("on", "false")).statusCode())
                .isEqualTo(303);
        breach("unit:" + city.roads.unit());
        assertThat(calls).hasSize(1);
        assertThat(db.sql("select what from access_event where staff = :me and what like 'receiver%' order by id")
                        .param("me", city.admin.id())
                        .query(String.class)
                        .list())
                .containsExactly("receiverMade", "receiverTurned");
        try (Browser other = new Browser(port)
                .signIn(Logins.of(accounts, city.staff(null, org.banshi.access.Role.LEADER)), Logins.PASSWORD)) {
            assertThat(other.get(HERE).statusCode()).isEqualTo(403);
            assertThat(other.post(HERE, form("webhook", "/", SECRET)).statusCode())
                    .isEqualTo(403);
        }
    }
}
