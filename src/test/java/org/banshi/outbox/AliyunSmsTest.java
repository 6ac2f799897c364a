package org.banshi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Provider.Parcel;
import org.banshi.outbox.Provider.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriUtils;

/** Alibaba Cloud is stood for by a receiver that makes the signature anew from what arrives. */
class AliyunSmsTest {
    private static final String SECRET = "not-a-secret";

    private final CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    private final AtomicReference<Map<String, String>> got = new AtomicReference<>(Map.of());
    private final AtomicReference<String> answer = new AtomicReference<>("OK");
    private HttpServer cloud;

    @BeforeEach
    void start() throws IOException {
        clock.moveTo(OutboxHouse.MONDAY);
        cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloud.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            boolean right = given.equals(
                    expected(query, given, name -> exchange.getRequestHeaders().getFirst(name)));
            got.set(Arrays.stream(query.split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
            byte[] body = ("{\"Code\":\"" + (right ? answer.get() : "SignatureDoesNotMatch") + "\",\"BizId\":\"9\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(right ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        cloud.start();
    }

    @AfterEach
    void stop() {
        cloud.stop(0);
    }

    private interface Header {
        String of(String name);
    }

    private static String expected(String query, String given, Header header) {
        String names = given.replaceFirst(".*SignedHeaders=", "").replaceFirst(",.*", "");
        StringBuilder canonical = new StringBuilder("POST\n/\n");
        canonical.append(Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair -> pair[0] + "="
                        + UriUtils.encode(URLDecoder.decode(pair[1], StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&")));
        canonical.append('\n');
        for (String name : names.split(";")) {
            canonical.append(name).append(':').append(header.of(name)).append('\n');
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            canonical.append('\n').append(names).append('\n').append(header.of("x-acs-content-sha256"));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String hash =
                    HexFormat.of().formatHex(digest.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
            return "ACS3-HMAC-SHA256 Credential=key-1,SignedHeaders=" + names + ",Signature="
                    + HexFormat.of()
                            .formatHex(mac.doFinal(("ACS3-HMAC-SHA256\n" + hash).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private AliyunSms cloud(Map<String, String> templates) {
        return new AliyunSms(
                OutboxHouse.aliyun("http://127.0.0.1:" + cloud.getAddress().getPort(), templates), clock);
    }

    private static Parcel parcel(String template) {
        return new Parcel(
                "banshi-7-8", "+86 19844000001", "", "您的 3*~ 号", template, List.of("HL1", "3 月 1 日+*~"), null);
    }

    @Test
    void theSignatureIsThatOfThePublishedExample() {
        TreeMap<String, String> headers = new TreeMap<>(Map.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-version", "2014-05-26"));
        assertThat(AliyunSms.authorization(
                        "YourAccessKeyId",
                        "YourAccessKeySecret",
                        "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
                        headers))
                .endsWith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void aMessageGoesAsAnApprovedTextWithWhatIsFilledInAndSigned() throws Refused {
        cloud(Map.of("hotline.tell.paused", "SMS_1")).hand(parcel("hotline.tell.paused"));

        assertThat(got.get())
                .containsEntry("PhoneNumbers", "8619844000001")
                .containsEntry("SignName", "办实事")
                .containsEntry("TemplateCode", "SMS_1")
                .containsEntry("TemplateParam", "{\"p1\":\"HL1\",\"p2\":\"3 月 1 日+*~\"}")
                .containsEntry("OutId", "banshi-7-8");
    }

    @Test
    void whatTheCloudWillNeverTakeIsGivenUpAtOnceAndAllElseIsTriedAgain() {
        assertThatThrownBy(() -> cloud(Map.of()).hand(parcel("hotline.tell.paused")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.isForGood()).isTrue();
                    assertThat(refused.code()).isEqualTo("no_template");
                });
        answer.set("isv.BUSINESS_LIMIT_CONTROL");
        assertThatThrownBy(() -> cloud(Map.of("a", "SMS_1")).hand(parcel("a")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.isForGood()).isFalse();
                    assertThat(refused.code()).isEqualTo("aliyun.isv.BUSINESS_LIMIT_CONTROL");
                });
    }
}
