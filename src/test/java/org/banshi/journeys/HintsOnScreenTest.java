package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.PasswordHash;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Hints;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Hints for whoever reviews an answer: shown with the words marked, never a verdict, to nobody else. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class HintsOnScreenTest {
    private static final String PASSWORD = "ein-langer-satz";
    private static final String EMPTY = "您好！您反映的问题已转交相关部门调查处理。感谢您的支持！";
    private static final String SAME = "经现场查看，责任单位已安排人员加强日常巡查和管理，共整改处。";

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Hints hints;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private TestCity city;

    @BeforeEach
    void aCity() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
    }

    private String replied(String title, String type, String answer) {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words(title, title + "，一直没有人管。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19999000061", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        does(city.operator, number, "accept", Map.of());
        does(city.dispatcher, number, "dispatch", Map.of("unit", "roads"));
        does(city.roads, number, "sign", Map.of());
        does(city.roads, number, "reply", Map.of("publicAnswer", answer));
        return number;
    }

    private void does(Actor actor, String number, String action, Map<String, Object> form) {
        ledger.perform(number, action, form, actor, null);
    }

    private List<String> sorts(String number, Actor.Staff reader) {
        return hints.of(matters.view(number, reader), reader).stream()
                .map(hint -> hint.sort().code())
                .toList();
    }

    @Test
    void whoReviewsSeesThemWhoWroteDoesNotAndNothingIsKeptOfAPerson() {
        String number = replied("物业擅自涨停车费，拒不退还", "enquiry", EMPTY);
        assertThat(sorts(number, city.reviewer)).containsExactly("nothing", "complaint");
        assertThat(sorts(number, city.supervisor)).containsExactly("nothing", "complaint");
        assertThat(sorts(number, city.roads)).isEmpty();
        assertThat(sorts(number, city.caller)).isEmpty();
        long before = hints.wrong().getOrDefault(Hints.Sort.NOTHING, 0L);
        hints.wrong(matters.view(number, city.reviewer), "nothing", city.reviewer);
        hints.wrong(matters.view(number, city.reviewer), "nothing", city.reviewer);
        assertThat(hints.wrong())
                .as("said twice by one person it counts once")
                .containsEntry(Hints.Sort.NOTHING, before + 1);
        hints.wrong(matters.view(number, city.supervisor), "nothing", city.supervisor);
        assertThat(hints.wrong()).containsEntry(Hints.Sort.NOTHING, before + 2);
        assertThatThrownBy(() -> hints.wrong(matters.view(number, city.roads), "nothing", city.roads))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> hints.wrong(matters.view(number, city.reviewer), "number", city.reviewer))
                .isInstanceOf(Problem.class);
        assertThat(db.sql("select column_name from information_schema.columns where table_name = 'hotline_hint_wrong'"
                                + " and table_schema = current_schema()")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("sort", "times");
        does(city.reviewer, number, "approve", Map.of());
        assertThat(sorts(number, city.caller)).containsExactly("nothing", "complaint");
    }

    @Test
    void oneTextUnderOtherQuestionsIsToldAndNotUnderTheSameQuestion() {
        String mine = "经核实情况，施工方承诺本周内把围挡外移、清走渣土、修好人行道，并在雨季前补种行道树" + city.admin.id() + "棵。";
        String first = replied("柳湾桥头围挡占道", "help", mine);
        replied("柳湾桥头围挡占道严重", "help", mine);
        replied("柳湾桥头围挡占了道", "help", "市民您好！" + mine);
        assertThat(sorts(first, city.reviewer)).doesNotContain("same");
        replied("幼儿园门口红绿灯坏了", "help", mine);
        String last = replied("广场舞音响太吵", "help", mine.replace("本周内", "下周内") + "谢谢！");
        assertThat(sorts(first, city.reviewer))
                .as("two others, of which one has a word changed")
                .contains("same");
        assertThat(sorts(last, city.reviewer)).contains("same");
    }

    @Test
    void hintsStandMarkedOnDeskAndPhoneInBothLanguages() throws IOException {
        String empty = replied("物业擅自涨停车费，拒不退还", "enquiry", EMPTY);
        String last = Stream.of("梧桐路路灯不亮", "菜市场污水横流", "公交站牌倒伏")
                .map(title -> replied(title, "help", SAME))
                .toList()
                .getLast();
        Actor.Staff reviewer = city.staff("hotline", Role.REVIEWER);
        String login = "hints" + reviewer.id();
        accounts.create(new Actor.House(), reviewer.id(), login, PasswordHash.of(PASSWORD), Set.of(Role.REVIEWER));
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, address).signIn(login, PASSWORD);
                Visit phone = Visit.onPhone(browser, address).signIn(login, PASSWORD)) {
            desk.go("/desk/matters/" + empty).sees("不是结论").sees("答复可能没有实质内容").sees("按咨询登记，内容像投诉");
            Locator marked = desk.page.locator("#hints mark");
            assertThat(marked.allTextContents()).contains("您反映的问题已转交相关部门调查处理", "擅自");
            desk.looksRight("desk-hints");
            phone.go("/desk/matters/" + last)
                    .sees("几乎相同的答复用在了不同的事上")
                    .sees("答复里可能丢了数字")
                    .looksRight("phone-hints");
            desk.send("/desk/matters/" + empty + "/hints/nothing/wrong").sees("已记下");
            phone.go("/desk/matters/" + last + "?lang=en")
                    .sees("no verdict")
                    .sees("A number may be missing")
                    .looksRight("phone-hints-english");
        }
    }
}
