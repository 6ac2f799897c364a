package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** An administrator sees what could not be delivered, and why, and sends it again. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=lost-messages")
class LostMessagesTest {
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
    private JdbcClient db;

    private TestCity city;

    @BeforeEach
    void givenUp() {
        city = TestCity.in(units, members);
        db.sql("delete from outbox_message").update();
        for (int i = 0; i < 3; i++) {
            outbox.send(Message.of(Channel.SMS, "raiser:0", "hotline.tell.accepted", "HL19844-" + i, "HL19844-" + i));
        }
        outbox.send(Message.of(Channel.SMS, "raiser:0", "hotline.tell.answered", "HL19844-9", "HL19844-9"));
        db.sql("update outbox_message set state = 'given_up', attempts = 10, last_error = 'status.503'")
                .update();
    }

    private Browser signedIn(Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }

    private long inState(String state) {
        return db.sql("select count(*) from outbox_message where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    @Test
    void theReasonIsToldAndOneOrAllOfAKindAreSentAgainEachTimeWithALineInTheLog() {
        try (Browser admin = signedIn(city.admin)) {
            assertThat(admin.get("/admin/messages").body())
                    .contains("对方返回状态 503", "您的诉求 … 已受理", "HL19844-0", "HL19844-9")
                    .doesNotContain("raiser:0");
            assertThat(admin.get("/admin/messages?channel=sms&template=hotline.tell.answered&error=status.503")
                            .body())
                    .contains("HL19844-9")
                    .doesNotContain("HL19844-0");
            assertThat(admin.get("/admin/messages?lang=en").body())
                    .contains("The other side answered with status 503")
                    .doesNotContain("«");

            long one = outbox.givenUp(1).getFirst().id();
            assertThat(admin.post("/admin/messages/one", Map.of("id", "" + one)).statusCode())
                    .isEqualTo(303);
            assertThat(admin.post("/admin/messages/one", Map.of("id", "" + one)).statusCode())
                    .as("somebody has done so already")
                    .isEqualTo(404);
            assertThat(inState("given_up")).isEqualTo(3);
            assertThat(admin.post(
                                    "/admin/messages/all",
                                    Map.of(
                                            "channel",
                                            "sms",
                                            "template",
                                            "hotline.tell.accepted",
                                            "error",
                                            "status.503"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(inState("failed")).isEqualTo(4);
            assertThat(admin.get("/admin/messages?lang=zh").body()).contains("没有放弃的消息");
            assertThat(db.sql(
                                    "select subject || '/' || detail from access_event where what = 'messageResent' and staff ="
                                            + " :me order by id")
                            .param("me", city.admin.id())
                            .query(String.class)
                            .list())
                    .containsExactly(one + "/1", "sms hotline.tell.accepted status.503/3");
        }
    }

    @Test
    void nobodyElseSeesOrSends() {
        try (Browser other = signedIn(city.staff(null, org.banshi.access.Role.SUPERVISOR))) {
            assertThat(other.get("/admin/messages").statusCode()).isEqualTo(403);
            assertThat(other.post("/admin/messages/all", Map.of()).statusCode()).isEqualTo(403);
            assertThat(other.post("/admin/messages/one", Map.of("id", "1")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(inState("given_up")).isEqualTo(4);
    }
}
