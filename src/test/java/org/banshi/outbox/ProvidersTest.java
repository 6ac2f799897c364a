package org.banshi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.banshi.outbox.Provider.Parcel;
import org.banshi.outbox.Provider.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class ProvidersTest {
    private static final Parcel PARCEL = parcel("banshi-1-2", "+86139 0000", "标题", "您好 \"张\" <b>&\n第二行 {phone}");

    private static Parcel parcel(String key, String address, String title, String text) {
        return new Parcel(key, address, title, text, "outbox.test", List.of("HL1", "3月1日"), "HL1");
    }

    @Nested
    class ByHttp {
        private final List<String> calls = new ArrayList<>();
        private final Deque<Integer> answers = new ArrayDeque<>();
        private HttpServer gateway;

        @BeforeEach
        void start() throws IOException {
            gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            gateway.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                calls.add(exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getRawPath() + "?"
                        + exchange.getRequestURI().getRawQuery() + " "
                        + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                        + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
                byte[] answer = "{\"code\":7}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.pop(), answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            gateway.start();
        }

        @AfterEach
        void stop() {
            gateway.stop(0);
        }

        private String url() {
            return "http://127.0.0.1:" + gateway.getAddress().getPort();
        }

        @Test
        void theGatewayGetsNumberWordsAndKeyAsJson() throws Refused {
            new SmsGateway(OutboxHouse.sms(url()), url() + "/send").hand(PARCEL);

            assertThat(calls)
                    .containsExactly("POST /send?null banshi-1-2 Bearer not-a-secret {\"to\":\"+86139 0000\","
                            + "\"body\":\"您好 \\\"张\\\" <b>&\\n第二行 {phone}\"}");
        }

        @Test
        void theGatewayMayWantAFormOrAnAddressLine() throws Refused {
            var form = settings("POST", "application/x-www-form-urlencoded", "p={phone}&t={text}", null);
            new SmsGateway(form, url() + "/f").hand(parcel("k", "+86 1", "", "好&"));
            var get = settings("GET", "text/plain", "", null);
            new SmsGateway(get, url() + "/g?p={phone}&t={text}").hand(parcel("k", "+86 1", "", "好&"));

            assertThat(calls)
                    .containsExactly(
                            "POST /f?null k null p=%2B86%201&t=%E5%A5%BD%26",
                            "GET /g?p=%2B86%201&t=%E5%A5%BD%26 k null ");
        }

        @Test
        void anUnwantedStatusOrAnswerIsARefusal() {
            answers.add(503);
            assertThatThrownBy(() -> new SmsGateway(OutboxHouse.sms(url()), url()).hand(PARCEL))
                    .isInstanceOf(Refused.class)
                    .hasMessage("status.503");
            assertThatThrownBy(() -> new SmsGateway(settings("POST", "application/json", "{}", "\"code\":0"), url())
                            .hand(PARCEL))
                    .hasMessage("answer_refuses");
        }

        @Test
        void aGatewayThatIsDownIsARefusal() {
            String url = url();
            gateway.stop(0);
            assertThatThrownBy(() -> new SmsGateway(OutboxHouse.sms(url), url).hand(PARCEL))
                    .hasMessage("no_answer");
        }

        @Test
        void afterAFailureTheSameKeyComesAgain() {
            OutboxHouse house = new OutboxHouse();
            Outbox outbox = house.node(Map.of(Channel.SMS, new SmsGateway(OutboxHouse.sms(url()), url())));
            outbox.send(Message.of(Channel.SMS, "13900000034", "outbox.test", null, 1, "x"));
            answers.add(500);

            assertThat(outbox.deliverDue()).isZero();
            house.clock.advance(Duration.ofMinutes(1));
            assertThat(outbox.deliverDue()).isEqualTo(1);

            assertThat(calls).hasSize(2);
            assertThat(calls.get(0)).isEqualTo(calls.get(1));
        }

        private static OutboxSettings.Sms settings(String method, String type, String body, String wanted) {
            return new OutboxSettings.Sms(
                    null, method, Map.of(), type, body, "200,201-204", wanted, Duration.ofSeconds(20));
        }
    }

    @Nested
    class BySmtp {
        private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        private final JavaMailSenderImpl client = new JavaMailSenderImpl();

        @BeforeEach
        void start() {
            server.start();
            client.setHost("127.0.0.1");
            client.setPort(server.getSmtp().getPort());
            client.setDefaultEncoding("UTF-8");
        }

        @AfterEach
        void stop() {
            server.stop();
        }

        @Test
        void aMailArrivesWithSubjectWordsAndKey() throws Exception {
            new MailServer(client, "banshi@city.example")
                    .hand(parcel("banshi-1-2", "someone@home.example", "您的诉求", "已受理。"));

            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("您的诉求");
            assertThat(mail.getHeader("X-Idempotency-Key")).containsExactly("banshi-1-2");
            assertThat(mail.getMessageID()).isEqualTo("<banshi-1-2@city.example>");
            assertThat(mail.getContent().toString().strip()).isEqualTo("已受理。");
            assertThat(GreenMailUtil.getAddressList(mail.getAllRecipients())).isEqualTo("someone@home.example");
        }

        @Test
        void aServerThatIsDownOrAnAddressThatIsNoneIsARefusal() {
            MailServer mail = new MailServer(client, "banshi@city.example");
            assertThatThrownBy(() -> mail.hand(parcel("k", "no address\r\nBcc: x@y.example", "t", "t")))
                    .hasMessage("bad_address");
            server.stop();
            assertThatThrownBy(() -> mail.hand(parcel("k", "a@b.example", "t", "t")))
                    .hasMessage("mail.MailSendException");
        }
    }
}
