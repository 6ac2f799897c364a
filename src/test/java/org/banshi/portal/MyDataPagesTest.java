package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Residents;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.Phones;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the city holds of a person, on the person's own page, and the page on which its erasure is decided. */
@BanshiTest
class MyDataPagesTest {
    private static int counter;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Residents residents;

    @Autowired
    private PhoneCodes codes;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private String phone;
    private Resident person;
    private String number;

    @BeforeEach
    void somebodyWhoRaisedSomethingComesIn() throws Exception {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        phone = String.format("199880%05d", ++counter);
        person = new Resident(port);
        number = person.raise("凉亭的长椅断了，坐不了人。", "phone", phone, "name", "孙奶奶")[0];
        person.comesIn(phone, db);
    }

    @Test
    void aPersonSeesTakesAlongAndCorrectsWhatIsHeld() throws Exception {
        assertThat(person.get("/mine/data").body())
                .contains(number, "凉亭的长椅断了", "孙奶奶", phone)
                .doesNotContain("«");
        HttpResponse<String> file = person.get("/mine/data.json");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("banshi-my-data.json");
        assertThat(file.body()).contains(number, "凉亭的长椅断了", "孙奶奶", phone);

        HttpResponse<String> nameless = person.fill("/mine/data", "/mine/data/name", Map.of("name", " "));
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body()).contains("f-name-error");
        assertThat(person.fill("/mine/data", "/mine/data/name", Map.of("name", "孙奶奶乙"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(person.get("/mine/data").body()).contains("孙奶奶乙");

        Resident stranger = new Resident(port);
        assertThat(stranger.get("/mine/data").headers().firstValue("Location")).hasValue("/mine");
        assertThat(stranger.get("/mine/data.json").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasRaisedLongAgoIsReachedPageByPageAndOnlyByTheOwnNumbers() throws Exception {
        String later = person.raise("凉亭又漏雨了。", "phone", phone)[0];
        ProvenPhone proven = proven();
        assertThat(residents.matters(proven, 1, null))
                .extracting(Matter::number)
                .containsExactly(later);
        assertThat(residents.matters(proven, 1, later))
                .extracting(Matter::number)
                .containsExactly(number);
        assertThat(residents.matters(proven, 1, number)).isEmpty();
        String another = person.raise("别人的事。", "phone", "19988099999")[0];
        assertThat(residents.matters(proven, 9, another)).isEmpty();
        assertThat(person.get("/mine?before=" + later).body())
                .contains(number, "回到最新的")
                .doesNotContain("/follow/" + later, "更早的", "«");
        assertThat(person.get("/mine").body()).contains(number, later).doesNotContain("更早的", "回到最新的");
    }

    private ProvenPhone proven() {
        return Phones.proven(codes, db, phone);
    }

    @Test
    void whatIsAskedForIsDecidedByWhoeverSeesNumbersOnly() throws Exception {
        HttpResponse<String> early = person.fill("/mine/data", "/mine/data", Map.of("confirm", "true"));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains(number, "f-confirm-error");
        ledger.perform(number, "withdraw", Map.of(), new Actor.Raiser(number), null);
        assertThat(person.fill("/mine/data", "/mine/data", Map.of()).statusCode())
                .as("without a tick")
                .isEqualTo(422);
        assertThat(person.fill("/mine/data", "/mine/data", Map.of("confirm", "true"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(person.get("/mine/data").body()).contains("正在等批准").doesNotContain("name=\"confirm\"");

        for (Actor.Staff other : List.of(city.operator, city.admin, city.auditor, city.leader)) {
            try (Browser browser = signedIn(other)) {
                assertThat(browser.get("/desk/erasures").statusCode())
                        .as(other.name())
                        .isEqualTo(403);
                assertThat(browser.post("/desk/erasures", Map.of("number", number, "reason", "法院调取"))
                                .statusCode())
                        .isEqualTo(403);
            }
        }
        try (Browser security = signedIn(city.security)) {
            String page = security.get("/desk/erasures").body();
            assertThat(page).contains(number).doesNotContain("凉亭", "孙奶奶", phone, "«");
            String id = idOf(page);
            HttpResponse<String> groundless = security.post("/desk/erasures/" + id + "/refuse", Map.of("ground", " "));
            assertThat(groundless.statusCode()).isEqualTo(422);
            assertThat(security.post("/desk/erasures", Map.of("number", number, "reason", "法院调取"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(security.get("/desk/erasures").body()).contains("法院调取", "依法保存：" + number);
            assertThat(security.post("/desk/erasures/" + id + "/approve", Map.of())
                            .statusCode())
                    .as("held")
                    .isEqualTo(409);
            assertThat(security.post("/desk/erasures/holds/" + number + "/lift", lift(security, " "))
                            .statusCode())
                    .as("without a reason")
                    .isEqualTo(422);
            assertThat(security.post("/desk/erasures/holds/" + number + "/lift", lift(security, "案件已结"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(security.post("/desk/erasures/" + id + "/approve", Map.of())
                            .statusCode())
                    .as("by whoever lifted the hold")
                    .isEqualTo(403);
            try (Browser second = signedIn(city.staff(null, Role.SECURITY))) {
                assertThat(second.post("/desk/erasures/" + id + "/approve", Map.of())
                                .statusCode())
                        .isEqualTo(303);
                assertThat(second.get("/desk/erasures").body()).doesNotContain(number);
            }
        }
        assertThat(person.get("/mine/data").body()).contains("没有与这个手机号有关的信息").doesNotContain("凉亭", "孙奶奶");
    }

    /** What the form sends that ends the hold. */
    private static Map<String, String> lift(Browser security, String reason) throws Exception {
        Matcher since = Pattern.compile("name=\"since\" value=\"([^\"]+)\"")
                .matcher(security.get("/desk/erasures").body());
        assertThat(since.find()).isTrue();
        return Map.of("since", since.group(1), "liftReason", reason);
    }

    /** The request that waits for this number. */
    private String idOf(String page) {
        Matcher asked =
                Pattern.compile("(?s)<section class=\"card-box\">.*?</section>").matcher(page);
        while (asked.find()) {
            Matcher id = Pattern.compile("/desk/erasures/(\\d+)/refuse").matcher(asked.group());
            if (asked.group().contains(number) && id.find()) {
                return id.group(1);
            }
        }
        throw new AssertionError(page);
    }

    private Browser signedIn(Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}
