package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** "Me too": a resident is told that something like it is out there, and never a word of it. */
@BanshiTest
class MeTooTest {
    private static final String STREET = "360102002";
    private static final Pattern HANDLE = Pattern.compile("name=\"same\" value=\"([0-9a-f]{24})\"");
    private static int day;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    private TestCity city;
    private Resident resident;

    @BeforeEach
    void aDayOfItsOwn() {
        clock.moveTo(Instant.parse("2027-01-04T01:00:00Z").plus(Duration.ofDays(120L * day++)));
        city = TestCity.in(units, members);
        resident = new Resident(port);
    }

    private String raised(String words, String type, boolean confidential) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words("玉兰苑的暗号", words),
                                new NewMatter.Place(STREET, "玉兰苑九栋", null, null),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("邻居丙", "19999000055", null, null),
                                confidential,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private String asked(String text, String... more) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(Map.of("text", text, "region", STREET));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        HttpResponse<String> answer = resident.fill("/raise", "/raise/same", form);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("«");
        return answer.body();
    }

    @Test
    void onlyWhatIsPublicIsShownAndNeverAWordNumberOrAddressOfOthers() throws Exception {
        String number = raised("玉兰苑九栋楼下的化粪池堵了，张老太被熏得头晕，密码七七八", "help", false);
        raised("玉兰苑九栋楼下的化粪池堵了，我要举报物业王某", "report", false);
        raised("玉兰苑九栋楼下的化粪池堵了，请替我保密李某", "help", true);
        clock.advance(Duration.ofDays(3));
        String shown = asked("玉兰苑九栋楼下的化粪池堵了，臭得头晕");
        assertThat(HANDLE.matcher(shown).results().count()).isEqualTo(1);
        assertThat(shown)
                .contains("同一街道", "3 天前")
                .doesNotContain(number, "化粪池", "张老太", "暗号", "九栋", "邻居丙", "19999000055", "密码", "王某", "李某");
        assertThat(asked("王某举报物业李某保密")).doesNotContain("name=\"same\"");
        assertThat(asked("化粪池")).doesNotContain("name=\"same\"");
        assertThat(asked("玉兰苑九栋楼下的化粪池堵了，臭得头晕", "region", "360102004"))
                .as("another street")
                .doesNotContain("name=\"same\"");
        assertThat(asked("玉兰苑九栋楼下的化粪池堵了，臭得头晕", "confidential", "true")).doesNotContain("name=\"same\"");
    }

    @Test
    void whoChoosesItKeepsTheOwnWordsAndTheHotlineIsTold() throws Exception {
        String main = raised("玉兰苑九栋地下车库积水没过脚面，水泵坏了没人修", "help", false);
        String words = "玉兰苑九栋地下车库积水没过脚面，水泵一直没人修";
        String shown = asked(words);
        Matcher handle = HANDLE.matcher(shown);
        assertThat(handle.find()).as(shown).isTrue();
        String[] receipt = resident.raise(words, "region", STREET, "same", handle.group(1));
        assertThat(receipt[0]).isNotEqualTo(main);
        assertThat(matters.view(receipt[0], city.operator).matter().text()).isEqualTo(words);
        assertThat(matters.view(receipt[0], city.operator).own()).containsEntry("same_as", main);
        for (String page : new String[] {"/receipt/", "/follow/"}) {
            assertThat(resident.get(page + receipt[0]).body()).doesNotContain(main, "坏了没人修");
        }
        // Without JavaScript it is asked on the receipt; what is no longer there costs nobody the own matter.
        Resident other = new Resident(port);
        String[] mine = other.raise(words, "region", STREET);
        String asked = other.get("/receipt/" + mine[0]).body();
        assertThat(asked).contains("附近已有人反映").doesNotContain(main, "坏了没人修");
        other.fill("/receipt/" + mine[0], "/receipt/" + mine[0] + "/same", Map.of("same", handle.group(1)));
        assertThat(matters.view(mine[0], city.operator).own()).containsEntry("same_as", main);
        String[] third = new Resident(port).raise("车库又淹了", "region", STREET, "same", "0123456789abcdef01234567");
        assertThat(matters.view(third[0], city.operator).own().get("same_as")).isNull();
        assertThat(new Resident(port)
                        .fill("/raise", "/receipt/" + mine[0] + "/same", Map.of("same", handle.group(1)))
                        .headers()
                        .firstValue("Location"))
                .contains("/follow");
    }

    @Test
    void whoHasRaisedItInThisBrowserRemindsAndIsToldAndNobodyElseCanByTheirPhone() throws Exception {
        String words = "丁香路六号门前的行道树断了一根大枝，压在电线上，请派人锯掉";
        String[] first = resident.raise(words, "phone", "19999000056");
        HttpResponse<String> again =
                resident.fill("/raise", "/raise", Map.of("text", words + "呀", "phone", "19999000056"));
        String location = again.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/receipt/" + first[0] + "?again=true");
        assertThat(resident.get(location).body()).contains("作为催办");
        assertThat(matters.view(first[0], city.operator).timeline().getLast().form())
                .containsEntry("text", words + "呀");
        String[] stranger = new Resident(port).raise(words, "phone", "19999000056");
        assertThat(stranger[0]).isNotEqualTo(first[0]);
    }
}
