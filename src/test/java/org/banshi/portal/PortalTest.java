package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.banshi.matter.Matters;
import org.banshi.matter.Tries;
import org.banshi.outbox.Addressee;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Opener;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Raising a request at the public door over HTTP, as a browser without JavaScript does. */
@BanshiTest
@ExtendWith(OutputCaptureExtension.class)
class PortalTest extends AtThePortal {
    @Autowired
    private Matters matters;

    @Autowired
    private Tries tries;

    @Autowired
    private Opener opener;

    private long raised() {
        return db.sql("select count(*) from matter_matter").query(Long.class).single();
    }

    @Test
    void whatWasTypedIsThereAfterAnError() throws Exception {
        HttpResponse<String> answer = resident.fill(
                "/raise",
                "/raise",
                Map.of("text", " ", "name", "王<b>五", "phone", "abc", "type", "help", "confidential", "true"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("请写一写发生了什么事", "请填写正确的电话号码", "王&lt;b>五", "value=\"help\" checked", "value=\"true\" checked");
    }

    @Test
    void aFormSentTwiceRaisesOnceAlsoAtTheSameMoment() throws Exception {
        Map<String, String> form = Resident.hidden(resident.get("/raise").body());
        form.put("text", "路面有个大坑。");
        long before = raised();
        List<CompletableFuture<String>> taps = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            taps.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return resident.post("/raise", form)
                            .headers()
                            .firstValue("Location")
                            .orElse("none");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        assertThat(taps.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(raised()).isEqualTo(before + 1);
        String receipt = taps.getFirst().join();
        assertThat(Resident.code(resident.get(receipt).body())).hasSize(8);
        HttpResponse<String> again = resident.post("/raise", form);
        assertThat(again.headers().firstValue("Location")).contains(receipt);
        assertThat(again.headers().allValues("Set-Cookie"))
                .as("a new name of the session might come in before the first one, and be lost")
                .noneMatch(cookie -> cookie.toUpperCase(Locale.ROOT).contains("SESSION"));
        form.put("text", "另一个地方也有坑。");
        assertThat(resident.post("/raise", form).headers().firstValue("Location"))
                .isPresent()
                .get()
                .isNotEqualTo(receipt);
    }

    @Test
    void oneAddressRaisesSoManyAnHourAndKeepsWhatWasTyped() throws Exception {
        String crowded = "203.0.113.5";
        Resident first = new Resident(port, crowded);
        for (int i = 1; i < 60; i++) {
            tries.countRaise(crowded);
        }
        Map<String, String> form = Resident.hidden(first.get("/raise").body());
        form.put("text", "路灯不亮");
        assertThat(first.post("/raise", form).statusCode()).isEqualTo(303);
        HttpResponse<String> stopped = first.fill("/raise", "/raise", Map.of("text", "井盖也坏了"));
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.body()).contains("井盖也坏了", "一小时内提交得太多").doesNotContain("«", "{0}");
        assertThat(first.post("/raise", form).statusCode())
                .as("the form that was taken")
                .isEqualTo(303);
        new Resident(port, "203.0.113.6").raise("邻居的井盖");
        clock.advance(Duration.ofMinutes(61));
        new Resident(port, crowded).raise("井盖也坏了");
    }

    @Test
    void wordsAreShownAsTheyAreAndNothingRuns() throws Exception {
        String words = "<script>alert(1)</script> \"引号\" 'x' & 😀 \u202Eאבג {{7*7}} ${1+1}";
        String[] receipt =
                resident.raise(words, "title", words.substring(0, 40), "address", "\"><img src=x onerror=alert(1)>");
        String page = resident.get("/follow/" + receipt[0]).body();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)", "😀", "\u202E", "${1+1}")
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(resident.get("/receipt/" + receipt[0]).body()).doesNotContain("<script>alert");
        assertThat(db.sql("select text from matter_matter where number = :n")
                        .param("n", receipt[0])
                        .query(String.class)
                        .single())
                .isEqualTo(words);
    }

    @Test
    void dangerToLifeShowsTheNumbersToCallAtOnce() throws Exception {
        HttpResponse<String> again = resident.fill("/raise", "/raise", Map.of("text", "楼道着火了", "phone", "x"));
        assertThat(again.body()).contains("请先打电话", "role=\"alert\"");
        String[] receipt = resident.raise("三楼有人说不想活了。");
        assertThat(resident.get("/receipt/" + receipt[0]).body()).contains("请先打电话", "tel:110", "tel:120");
        assertThat(db.sql("select danger from hotline_request join matter_matter m on m.id = matter where number = :n")
                        .param("n", receipt[0])
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void meTooBringsCategoryAndPlaceButNobodysWords() throws Exception {
        String page = resident.get("/raise?category=0102&region=110101001").body();
        assertThat(page).contains("name=\"category\" value=\"0102\"", "value=\"110101001\" selected", "您也遇到了");
        assertThat(resident.get("/raise?category=nope&region=nope").statusCode())
                .isEqualTo(200);
        HttpResponse<String> sent =
                resident.fill("/raise?category=0102&region=110101001", "/raise", Map.of("text", "我家这里也是"));
        String number = sent.headers().firstValue("Location").orElseThrow().substring("/receipt/".length());
        assertThat(matters.view(number, city.operator).matter().category()).isEqualTo("0102");
    }

    @Test
    void picturesAreKeptWhenTheFormComesBack() throws Exception {
        Map<String, String> form = Resident.hidden(resident.get("/raise").body());
        form.put("text", "");
        HttpResponse<String> back = resident.upload("/raise", form, "坑.png", picture());
        assertThat(back.statusCode()).isEqualTo(422);
        java.util.regex.Matcher kept = java.util.regex.Pattern.compile("name=\"kept\" value=\"([^\"]+)\" checked")
                .matcher(back.body());
        assertThat(kept.find()).isTrue();
        form.put("text", "路上有坑");
        form.put("kept", kept.group(1));
        String receipt =
                resident.post("/raise", form).headers().firstValue("Location").orElseThrow();
        assertThat(resident.get(receipt.replace("receipt", "follow")).body()).contains("thumbnails/" + kept.group(1));
    }

    @Test
    void whoRaisesInEnglishIsWrittenToInEnglish() throws Exception {
        Map<String, String> form =
                Resident.hidden(resident.get("/raise?lang=en").body());
        form.put("text", "The street light is out.");
        form.put("phone", "19714000001");
        assertThat(resident.post("/raise", form).statusCode()).isEqualTo(303);
        long id = db.sql("select max(id) from matter_matter").query(Long.class).single();
        assertThat(opener.open(Channel.SMS, "matter:" + id, null)).isEqualTo(new Addressee("19714000001", Language.EN));
        Map<String, String> asked = Resident.hidden(resident.get("/mine").body());
        asked.put("phone", "19714000002");
        assertThat(resident.post("/mine", asked).statusCode()).isEqualTo(303);
        assertThat(db.sql(
                                "select language from outbox_message where template = 'matter.tell.code' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("en");
    }

    @Test
    void everyPageIsThereInEnglishToo() throws Exception {
        String[] receipt = resident.raise("Street light is broken", "type", "help");
        answered(receipt[0]);
        for (String path : List.of(
                "/",
                "/raise",
                "/follow",
                "/public",
                "/receipt/" + receipt[0],
                "/follow/" + receipt[0],
                "/follow/" + receipt[0] + "/withdraw",
                "/follow/" + receipt[0] + "/addFact")) {
            assertThat(resident.get(path + "?lang=en").body())
                    .as(path)
                    .contains("lang=\"en\"")
                    .doesNotContain("«")
                    .doesNotContain("提交", "查看", "返回");
            assertThat(resident.get(path + "?lang=zh").body()).as(path).doesNotContain("«");
        }
    }
}
