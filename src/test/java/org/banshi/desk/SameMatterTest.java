package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Actor;
import org.banshi.matter.MatterView;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The same matter at the desk: offered while typing, merged and taken back at a keystroke; who says it again reminds. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desk")
class SameMatterTest extends AtTheDesk {
    @Autowired
    private TransactionTemplate transaction;

    private static final String PLACE = "紫藤花园二号院";

    private String taken(String... form) {
        HttpResponse<String> answer = take(form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Map<String, String> form(String number) {
        String receipt = page("operator", "/desk/receipts/" + number);
        Matcher form = Pattern.compile("name=\"main\" value=\"([^\"]+)\"><input type=\"hidden\" name=\"version\""
                        + " value=\"(\\d+)\"><input type=\"hidden\" name=\"mainVersion\" value=\"(\\d+)\"")
                .matcher(receipt);
        assertThat(form.find()).as(receipt).isTrue();
        return Map.of("main", form.group(1), "version", form.group(2), "mainVersion", form.group(3));
    }

    @Test
    void whatIsAlikeIsOfferedWhileTypingAndMergedAndTakenBackAtAKeystroke() {
        String first = taken("text", "紫藤花园二号院门口污水井盖翘起来了，车子轧过去声音很响", "address", PLACE, "category", "0102");
        String typing = browsers.get("operator")
                .post("/desk/intake/similar", Map.of("text", "二号院门口的污水井盖翘起来，很响", "address", PLACE, "category", "0102"))
                .body();
        assertThat(typing).contains(first, "同一地点", "同一事由", "今天").doesNotContain("«");
        assertThat(browsers.get("roads")
                        .post("/desk/intake/similar", Map.of("text", "二号院门口的污水井盖翘起来"))
                        .statusCode())
                .isEqualTo(403);
        String second = taken("text", "紫藤花园二号院门口有个污水井盖翘起来，半夜很响", "address", PLACE, "category", "0102");
        Map<String, String> form = form(second);
        assertThat(form).containsEntry("main", first);
        assertThat(page("operator", "/desk/matters/" + second)).contains("data-key=\"0\"");
        HttpResponse<String> merged = browsers.get("operator").post("/desk/matters/" + second + "/same", form);
        assertThat(merged.statusCode()).isEqualTo(303);
        assertThat(state(second)).isEqualTo("merged");
        String page = page("operator", "/desk/matters/" + second);
        assertThat(page).contains("撤回归并", "半夜很响", "同一件事：同一地点");
        String version =
                Integer.toString(matters.view(second, city.operator).matter().version());
        assertThat(browsers.get("water")
                        .post("/desk/matters/" + second + "/same/undo", Map.of("version", version))
                        .statusCode())
                .isIn(403, 404);
        browsers.get("operator").post("/desk/matters/" + second + "/same/undo", Map.of("version", version));
        assertThat(state(second)).isEqualTo("raised");
    }

    @Test
    void aStaleOrImpossibleMergeChangesNothingAndSaysSo() {
        String first = raise("琥珀里小区南门垃圾桶整天满着没人清", "help", false);
        String second = raise("琥珀里小区南门垃圾桶满了好几天没人清", "help", false);
        String secret = raise("琥珀里小区南门垃圾桶满了，有人受贿", "report", false);
        for (String main : new String[] {first, secret}) {
            HttpResponse<String> refused = browsers.get("operator")
                    .post(
                            "/desk/matters/" + second + "/same",
                            Map.of("main", main, "version", "7", "mainVersion", "1"));
            assertThat(refused.statusCode()).isIn(303, 404);
            assertThat(state(second)).isEqualTo("raised");
        }
        assertThat(browsers.get("roads")
                        .post(
                                "/desk/matters/" + second + "/same",
                                Map.of("main", first, "version", "1", "mainVersion", "1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoSaysTheSameAgainRemindsAndNoWordIsLostAndStaffSetItApart() {
        String words = "青石巷三号的自来水从上周开始发黄，烧开了也有味道，请派人看看水管";
        String first = taken("text", words, "phone", "19999000077", "call", "S-1");
        String again = taken("text", words + "啊", "phone", "19999000077", "call", "S-2");
        assertThat(again).isEqualTo(first);
        MatterView view = matters.view(first, city.operator);
        assertThat(view.timeline().getLast().action()).isEqualTo("remind");
        assertThat(view.timeline().getLast().form()).containsEntry("text", words + "啊");
        String page = page("operator", "/desk/matters/" + first);
        Matcher reminder = Pattern.compile("/reminders/(\\d+)\"").matcher(page);
        assertThat(reminder.find()).isTrue();
        String path = "/desk/matters/" + first + "/reminders/" + reminder.group(1);
        assertThat(browsers.get("water").post(path, Map.of()).statusCode()).isIn(403, 404);
        assertThat(browsers.get("operator")
                        .post("/desk/matters/" + first + "/reminders/1", Map.of())
                        .statusCode())
                .isEqualTo(404);
        String apart = browsers.get("operator")
                .post(path, Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(page("operator", apart)).contains(words + "啊");
        assertThat(browsers.get("operator").post(path, Map.of()).headers().firstValue("Location"))
                .contains(apart);
        assertThat(page("operator", "/desk/matters/" + first)).contains("已改作另一件");
    }

    @Test
    void whereTheMatterIsWithdrawnMeanwhileTheFormIsTakenAllTheSame() throws Exception {
        String words = "银杏路九号地下车库的排水泵坏了，一下雨就积水到膝盖，请派人来修";
        String own = taken("text", words, "phone", "19999000091", "call", "S-20");
        try (ExecutorService later = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> again = transaction.execute(_ -> {
                ledger.perform(own, "withdraw", Map.of(), new Actor.Raiser(own), null);
                int holder =
                        db.sql("select pg_backend_pid()").query(Integer.class).single();
                Future<String> sent = later.submit(() -> taken("text", words, "phone", "19999000091", "call", "S-21"));
                // Asked on another connection: within this one the answer would never change.
                await().until(() -> later.submit(() -> isWaitedFor(holder)).get());
                return sent;
            });
            assertThat(again.get()).isNotEqualTo(own);
            assertThat(page("operator", "/desk/matters/" + again.get())).contains("积水到膝盖");
        }
    }

    private boolean isWaitedFor(int holder) {
        return db.sql("select exists (select from pg_locks where not granted and ? = any(pg_blocking_pids(pid)))")
                .param(holder)
                .query(Boolean.class)
                .single();
    }

    @Test
    void inDoubtItIsAnotherMatter() {
        String words = "槐树街三号楼的电梯从上周开始停了，老人上不了楼，请派人看看电梯";
        String first = taken("text", words, "phone", "19999000078", "call", "S-3");
        assertThat(taken("text", words, "phone", "19999000079", "call", "S-4")).isNotEqualTo(first);
        assertThat(taken("text", words)).isNotEqualTo(first);
        assertThat(taken("text", words.replace("三号", "五号"), "phone", "19999000078", "call", "S-5"))
                .isNotEqualTo(first);
        assertThat(taken("text", words + "，有人被困着火了", "phone", "19999000078", "call", "S-6"))
                .isNotEqualTo(first);
        assertThat(taken("text", words, "confidential", "true", "phone", "19999000078", "call", "S-7"))
                .isNotEqualTo(first);
        assertThat(taken("text", words, "type", "report", "phone", "19999000078", "call", "S-8"))
                .isNotEqualTo(first);
        String there = taken("text", words, "address", "槐树街北头", "phone", "19999000080", "call", "S-9");
        assertThat(taken("text", words, "address", "槐树街南头", "phone", "19999000080", "call", "S-10"))
                .isNotEqualTo(there);
        assertThat(taken("text", words, "address", "槐树街 北头", "phone", "19999000080", "call", "S-11"))
                .isEqualTo(there);
    }
}
