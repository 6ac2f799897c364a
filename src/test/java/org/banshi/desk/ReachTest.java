package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Each of the staff says how to be told, and is told so by a real mail server. */
@BanshiTest
class ReachTest {
    private static final GreenMail MAILS = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @DynamicPropertySource
    static void mails(DynamicPropertyRegistry registry) {
        MAILS.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAILS.stop();
    }

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

    @Test
    void whoWishesAMailOfABreachGetsOneAfterTheQuietHours() throws Exception {
        TestCity city = TestCity.in(units, members);
        Actor.Staff me = city.staff(city.roads.unit(), Role.HANDLER);
        clock.moveTo(Instant.parse("2026-11-23T15:00:00+08:00"));
        Map<String, String> form = new HashMap<>(Map.of(
                "mail",
                "",
                "phone",
                "",
                "language",
                "en",
                "quietFrom",
                "22:00",
                "quietTo",
                "7:30",
                "mail.breach",
                "now"));
        try (Browser browser = new Browser(port).signIn(Logins.of(accounts, me), Logins.PASSWORD)) {
            assertThat(browser.get("/account").body()).contains("/account/messages");
            assertThat(browser.get("/account/messages").body()).contains("只在工作台", "有危险又没联系上人，用短信");
            assertThat(browser.get("/account/messages?lang=en").body())
                    .contains("Only at my desk")
                    .doesNotContain("«");
            assertThat(browser.post("/account/messages", form).statusCode())
                    .as("no mailbox")
                    .isEqualTo(422);
            form.put("mail", "someone@city.example");
            form.put("quietTo", "25:00");
            assertThat(browser.post("/account/messages", form).statusCode()).isEqualTo(422);
            form.put("quietTo", "7:30");
            assertThat(browser.post("/account/messages", form).statusCode()).isEqualTo(303);
            assertThat(browser.get("/account/messages").body()).contains("someone@city.example", "07:30");
        }
        assertThat(db.sql("select mail from outbox_reach where staff = :id")
                        .param("id", me.id())
                        .query(String.class)
                        .single())
                .doesNotContain("someone");

        clock.moveTo(Instant.parse("2026-11-23T23:00:00+08:00"));
        outbox.send(
                Message.of(Channel.DESK, "unit:" + city.roads.unit(), "matter.tell.breach", "HL19844-8", "HL19844-8"));
        outbox.deliverDue();
        assertThat(MAILS.getReceivedMessages()).isEmpty();
        clock.moveTo(Instant.parse("2026-11-24T07:30:00+08:00"));
        outbox.deliverDue();
        outbox.deliverDue();
        assertThat(MAILS.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getAllRecipients()[0]).hasToString("someone@city.example");
            assertThat(mail.getContent().toString()).contains("Matter HL19844-8 is past its time limit");
        });
    }
}
