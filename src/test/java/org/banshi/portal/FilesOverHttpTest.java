package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.files.Attachments;
import org.banshi.matter.Ledger;
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

/** Files on their way in and out, by residents and by staff: who gets them, and with which headers. */
@BanshiTest
class FilesOverHttpTest {
    private static final byte[] PAPER = "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    private TestCity city;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
    }

    @Test
    void aResidentsPhotographIsForWhoeverHasItsCodeAndForNoStranger() throws Exception {
        Resident resident = new Resident(port);
        String[] receipt = raiseWithPhoto(resident);
        String photo = firstLink(resident.get("/follow/" + receipt[0]), "/follow/" + receipt[0] + "/photos/");
        assertPrivate(resident.get(photo), "image/", "inline");
        assertPrivate(resident.get(photo.replace("photos", "thumbnails")), "image/jpeg", "inline");

        Resident otherPhone = new Resident(port);
        assertThat(otherPhone.get(photo).statusCode()).isEqualTo(404);
        otherPhone.fill("/follow", "/follow", Map.of("number", receipt[0], "code", receipt[1]));
        assertThat(otherPhone.get(photo).statusCode()).isEqualTo(200);

        Resident stranger = new Resident(port);
        String[] own = stranger.raise("别的事");
        assertThat(stranger.get(photo).statusCode()).isEqualTo(404);
        assertThat(stranger.get(photo.replace(receipt[0], own[0])).statusCode()).isEqualTo(404);
    }

    @Test
    void staffGetAResidentsPhotographOnlyWhereTheyMayReadTheWords() throws Exception {
        Resident resident = new Resident(port);
        String number = raiseWithPhoto(resident)[0];
        String photo = firstLink(resident.get("/follow/" + number), "/follow/" + number + "/photos/")
                .replace("/follow/" + number + "/photos", "/desk/matters/" + number + "/files");
        Browser operator = signedIn(city.operator);
        Browser roads = signedIn(city.roads);
        assertThat(operator.get("/desk/matters/" + number).body()).contains(photo);
        assertPrivate(operator.get(photo), "image/", "inline");
        assertPrivate(operator.get(photo + "/thumbnail"), "image/jpeg", "inline");
        assertThat(roads.get(photo).statusCode()).isEqualTo(404);
        assertThat(new Browser(port).get(photo).statusCode())
                .as("without an account")
                .isIn(302, 303, 401);
        String other = resident.raise("别的事")[0];
        assertThat(operator.get(photo.replace(number, other)).statusCode()).isEqualTo(404);

        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        assertThat(roads.get(photo).statusCode()).as("a unit that handles it").isEqualTo(200);
    }

    @Test
    void aShieldedPhotographNeverReachesTheUnit() throws Exception {
        Resident resident = new Resident(port);
        String number = raiseWithPhoto(resident, "confidential", "true")[0];
        String photo = firstLink(resident.get("/follow/" + number), "/follow/" + number + "/photos/")
                .replace("/follow/" + number + "/photos", "/desk/matters/" + number + "/files");
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "reword", Map.of("title", "路面", "text", "请查看路面。"), city.dispatcher, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        Browser roads = signedIn(city.roads);
        assertThat(roads.get("/desk/matters/" + number).body())
                .contains("请查看路面")
                .doesNotContain("/files/");
        assertThat(roads.get(photo).statusCode()).isEqualTo(404);
        assertThat(roads.get(photo + "/thumbnail").statusCode()).isEqualTo(404);
    }

    @Test
    void aPaperOfTheStaffIsSavedAndNotShownAndNotForTheRaiser() throws Exception {
        Resident resident = new Resident(port);
        String number = resident.raise("井盖坏了")[0];
        Browser operator = signedIn(city.operator);
        String act = "/desk/matters/" + number + "/actions/addFact";
        assertThat(operator.upload(act, Map.of("text", "来电人寄来证明"), "file", "证明<1>.exe", PAPER)
                        .statusCode())
                .isEqualTo(303);
        String paper = firstLink(operator.get("/desk/matters/" + number), "/desk/matters/" + number + "/files/");
        HttpResponse<String> saved = operator.get(paper);
        assertPrivate(saved, "application/pdf", "attachment");
        assertThat(saved.headers().firstValue("Content-Disposition").orElse("")).doesNotContain(".exe", "<");
        assertThat(operator.get(paper + "/thumbnail").statusCode()).isEqualTo(404);
        String asRaiser = paper.replace("/desk/matters/" + number + "/files", "/follow/" + number + "/photos");
        assertThat(resident.get(asRaiser).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoFileOfOursOrTooLargeIsRefusedAndTheWordsStay() throws Exception {
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] large = new byte[Attachments.MOST_BYTES + 1];
        byte[] huge = new byte[21 * 1024 * 1024];
        Resident resident = new Resident(port);
        Map<String, String> form = Resident.hidden(resident.get("/raise").body());
        form.put("text", "路上有坑");
        assertRefused(resident.upload("/raise", form, "坑.png", page), "不支持这种文件", "路上有坑");
        assertRefused(resident.upload("/raise", form, "坑.png", large), "不能超过 10 MB", "路上有坑");
        assertThat(resident.upload("/raise", form, "坑.png", huge).statusCode()).isEqualTo(413);

        String number = resident.raise("井盖坏了")[0];
        Browser operator = signedIn(city.operator);
        String act = "/desk/matters/" + number + "/actions/addFact";
        Map<String, String> words = Map.of("text", "来电人补充");
        assertRefused(operator.upload(act, words, "file", "a.pdf", page), "不支持这种文件", "来电人补充", "f-file-error");
        assertRefused(operator.upload(act, words, "file", "a.pdf", large), "不能超过 10 MB", "来电人补充");
        assertThat(operator.upload(act, words, "file", "a.pdf", huge).statusCode())
                .isEqualTo(413);
        assertThat(operator.get("/desk/matters/" + number).body()).doesNotContain("/files/", "来电人补充");
    }

    private static void assertRefused(HttpResponse<String> answer, String... said) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said).doesNotContain("«");
    }

    /** Nothing is sniffed, nothing in it runs, no proxy and no browser keeps it. */
    private static void assertPrivate(HttpResponse<String> answer, String type, String disposition) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith(disposition);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; sandbox");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    private String[] raiseWithPhoto(Resident resident, String... more) throws IOException, InterruptedException {
        Map<String, String> form = Resident.hidden(resident.get("/raise").body());
        form.put("text", "路上有坑，请看照片。");
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        HttpResponse<String> answer = resident.upload("/raise", form, "坑.html", picture());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String receipt = answer.headers().firstValue("Location").orElseThrow();
        return new String[] {
            receipt.substring("/receipt/".length()),
            Resident.code(resident.get(receipt).body())
        };
    }

    private static String firstLink(HttpResponse<String> page, String prefix) {
        Matcher link = Pattern.compile("href=\"(" + Pattern.quote(prefix) + "[^\"]+)\"")
                .matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        return link.group(1);
    }

    private Browser signedIn(Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
