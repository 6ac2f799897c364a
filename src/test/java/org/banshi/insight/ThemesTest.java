package org.banshi.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.NewTopic;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What many residents raise: found by words, counted by people, changed by staff for good, without any report. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=themes")
class ThemesTest {
    private static final List<String> WAYS = List.of("投诉%s%s", "%s%s，请管一管", "关于%s%s的问题", "%s%s有人管吗", "反映%s%s");
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    private Themes themes;

    @Autowired
    private ThemeSearch search;

    @Autowired
    private ThemeRows rows;

    @Autowired
    private Searches searches;

    @Autowired
    private ThemeTopics topics;

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

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private TestCity city;
    private static int season;

    @BeforeEach
    void aSeasonFarFromThoseOfTheOtherTests() {
        clock.moveTo(START.plus(Duration.ofDays(400L * season++)));
        city = TestCity.in(units, members);
    }

    private String raise(String title, String text, String type, @Nullable String phone) {
        clock.moveTo(clock.instant().plus(Duration.ofHours(5)));
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                null,
                                new NewMatter.Words(title, text),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                phone == null
                                        ? NewMatter.Identity.NONE
                                        : new NewMatter.Identity(null, phone, null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private List<String> many(String place, String thing, String type, int times, boolean onePerson) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            numbers.add(raise(
                    WAYS.get(i % WAYS.size()).formatted(place, thing),
                    "我住在%s，%s很久了，影响生活。".formatted(place, thing),
                    type,
                    "1880000%04d".formatted(onePerson ? 1 : i)));
        }
        return numbers;
    }

    private List<Theme> found() {
        search.run();
        return rows.hottest(null, 50);
    }

    private Theme only() {
        List<Theme> found = found();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void whatManyRaiseIsAThemeCountedByPeopleAndNamedByTheWordsTheyShare() {
        List<String> numbers = many("丽发新城", "搅拌站噪音扰民", "complaint", 6, false);
        raise("丽发新城搅拌站噪音扰民", "我住在丽发新城，搅拌站噪音扰民很久了，影响生活。", "complaint", "18800000000");
        raise("想问社保卡怎么补办", "社保卡丢了", "enquiry", null);
        Theme theme = only();
        assertThat(theme.title()).contains("丽发新城", "搅拌站");
        assertThat(theme.counts().matters()).isEqualTo(7);
        assertThat(theme.counts().people()).as("one of them wrote twice").isEqualTo(6);
        assertThat(theme.counts().unresolved()).isEqualTo(7);
        assertThat(rows.numbers(theme.id(), 0, 50)).hasSize(7).containsAll(numbers);
        assertThat(searches.last().orElseThrow().themes()).isEqualTo(1);
    }

    @Test
    void onePersonIsNeverATheme() {
        many("和平里", "井盖松动没人修", "complaint", 12, true);
        assertThat(found()).isEmpty();
    }

    @Test
    void reportsAreInNoTheme() {
        many("新华弄", "食堂采购收回扣", "report", 8, false);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatPeopleNamedJoinedAndSplitStaysAtLaterSearches() {
        List<String> noise = many("丽发新城", "搅拌站噪音扰民", "complaint", 6, false);
        many("伊景园", "捆绑销售车位", "complaint", 6, false);
        List<Theme> two = found();
        assertThat(two).hasSize(2);
        Theme loud = two.stream()
                .filter(one -> one.title().contains("搅拌站"))
                .findFirst()
                .orElseThrow();
        Theme cars = two.stream()
                .filter(one -> one.title().contains("车位"))
                .findFirst()
                .orElseThrow();

        themes.rename(loud.id(), "搅拌站", city.supervisor);
        long part = themes.split(loud.id(), noise.subList(0, 2), "搅拌站粉尘", city.supervisor);
        themes.join(cars.id(), part, city.supervisor);
        String more = raise("投诉伊景园捆绑销售车位", "我住在伊景园，捆绑销售车位很久了，影响生活。", "complaint", "18800009999");
        found();

        assertThat(themes.require(loud.id()).title()).isEqualTo("搅拌站");
        assertThat(rows.numbers(loud.id(), 0, 50)).containsExactlyInAnyOrderElementsOf(noise.subList(2, 6));
        assertThat(rows.numbers(part, 0, 50)).hasSize(9).contains(noise.getFirst(), more);
        assertThat(themes.require(cars.id()).joinedInto()).isEqualTo(part);
        assertThat(rows.choices(part)).extracting(ThemeRows.Choice::what).containsExactly("join", "split");
        assertThatThrownBy(() -> themes.rename(cars.id(), "别的", city.supervisor))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> themes.join(part, part, city.supervisor)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> themes.split(part, List.of(), "空", city.supervisor))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whatBecomesAReportLeavesItsThemeAndTheDatabaseLetsNoneIn() {
        List<String> numbers = many("长安道", "烧烤摊油烟呛人", "complaint", 6, false);
        Theme theme = only();
        assertThat(db.sql("update matter_matter set confidential = true where number = ?")
                        .param(numbers.getFirst())
                        .update())
                .isEqualTo(1);
        assertThat(rows.numbers(theme.id(), 0, 50)).hasSize(5).doesNotContain(numbers.getFirst());
        long secret = db.sql("select id from matter_row where number = ?")
                .param(numbers.getFirst())
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> rows.place(List.of(secret), theme.id(), city.supervisor.id()))
                .hasMessageContaining("kept apart");
    }

    @Test
    void whatAPersonChoosesWhileASearchRunsStays() throws InterruptedException {
        List<String> numbers = many("解放坡", "垃圾桶满了没人清", "complaint", 10, false);
        Theme theme = only();
        for (int i = 0; i < 4; i++) {
            String moved = numbers.get(i);
            Thread searching = Thread.ofVirtual().start(search::run);
            long other = themes.split(theme.id(), List.of(moved), "另一件" + i, city.supervisor);
            searching.join();
            assertThat(rows.numbers(other, 0, 50)).containsExactly(moved);
        }
    }

    @Test
    void onlyWhoMayChangesThemesAndNobodySeesMattersThere() {
        many("光明里", "下水道堵塞冒脏水", "complaint", 6, false);
        Theme theme = only();
        for (Actor.Staff staff : List.of(city.leader, city.roads, city.operator, city.auditor, city.admin)) {
            assertThatThrownBy(() -> themes.rename(theme.id(), "x", staff)).isInstanceOf(Problem.class);
        }
        try (Browser handler = new Browser(port).signIn(Logins.of(accounts, city.roads), Logins.PASSWORD)) {
            assertThat(handler.get("/desk/themes").statusCode()).isEqualTo(403);
            assertThat(handler.get("/desk/themes/" + theme.id()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void thePagesShowHeatWithItsPartsAndTakeChangesWithClearErrors() {
        List<String> numbers = many("胜利桥", "夜间施工太吵", "complaint", 6, false);
        Theme theme = only();
        String here = "/desk/themes/" + theme.id();
        try (Browser supervisor = new Browser(port).signIn(Logins.of(accounts, city.supervisor), Logins.PASSWORD)) {
            assertThat(supervisor.get("/desk/themes").body())
                    .contains(theme.title(), "热度", "6 / 6")
                    .doesNotContain("«");
            assertThat(supervisor.get(here).body())
                    .contains(theme.title(), numbers.getFirst(), "/ 40", "每周件数")
                    .doesNotContain("«", "18800000000");
            var wrong = supervisor.post(here + "/split", Map.of("name", "施工 <b>"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("请勾选一部分事项", "施工 &lt;b");
            assertThat(supervisor.post(here + "/rename", Map.of("title", " ")).body())
                    .contains("请填写");
            assertThat(supervisor.post(here + "/join", Map.of("into", "999999")).statusCode())
                    .isEqualTo(422);
            assertThat(supervisor
                            .post(here + "/rename", Map.of("title", "胜利桥夜间施工"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(supervisor.get(here).body()).contains("胜利桥夜间施工", "人工调整记录");
            assertThat(supervisor.get("/desk/themes/999999").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aThemeBecomesATopicByAListOfficeOnlyAndNotWhenItIsPartOfAnother() {
        many("幸福里", "泵房夜里轰鸣", "complaint", 6, false);
        many("团结巷", "路面塌陷积水", "complaint", 6, false);
        List<Theme> two = found();
        Theme theme = two.getFirst();
        if (units.find("theme-office").isEmpty()) {
            units.create(new Unit("theme-office", "清单办", null, Unit.Kind.OFFICE, null, null, true));
        }
        Actor.Staff office = city.staff("theme-office", Role.OFFICE);
        NewTopic topic = new NewTopic("夜里睡不好", "泵房没有隔声。", null, "0402", null, null, null);
        for (Actor.Staff staff : List.of(city.supervisor, city.dispatcher, city.roads)) {
            assertThatThrownBy(() -> topics.open(theme.id(), topic, staff)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> topics.open(theme.id(), topic, office))
                .isInstanceOfSatisfying(
                        Problem.class,
                        wrong -> assertThat(wrong.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("month"));
        String month = YearMonth.from(clock.today()).toString();
        String number = topics.open(
                        theme.id(), new NewTopic("夜里睡不好", "泵房没有隔声。", month, "0402", null, null, null), office)
                .number();
        assertThat(db.sql("select theme_people from program_topic where theme = ?")
                        .param(theme.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(6);
        assertThat(topics.of(theme, office)).isEqualTo(new ThemePage.Topic(number, true));
        themes.join(theme.id(), two.getLast().id(), city.supervisor);
        assertThatThrownBy(() -> topics.open(theme.id(), topic, office))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.status()).isEqualTo(409));
    }

    @Test
    void theNumbersOfTheClassesAreForWhoReadsThemesAndNothingThatIsTypedBreaksThem() {
        raise("投诉路面塌陷", "路面塌陷", "complaint", null);
        try (Browser supervisor = new Browser(port).signIn(Logins.of(accounts, city.supervisor), Logins.PASSWORD);
                Browser handler = new Browser(port).signIn(Logins.of(accounts, city.roads), Logins.PASSWORD)) {
            assertThat(handler.get("/desk/classes").statusCode()).isEqualTo(403);
            var page = supervisor.get("/desk/classes");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("未分类", "截至", "openly=true").doesNotContain("«");
            for (String typed : List.of(
                    "?from=2026-13&until=x",
                    "?from=2026-05&until=2026-01",
                    "?from=2001-01",
                    "?category=%25&region=%25",
                    "?category=nothing&region=nowhere")) {
                assertThat(supervisor.get("/desk/classes" + typed).statusCode())
                        .as(typed)
                        .isEqualTo(200);
            }
            assertThat(supervisor.get("/desk/classes?region=nowhere").body()).contains("没有找到这个区划");
            assertThat(supervisor
                            .get("/desk/matters?category=%3D&from=x&until=2026-02-30&openly=true&type=request")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void twoSearchesNeverRunAtOnceAndOneThatWasCutOffBlocksNothing() {
        assertThat(searches.begin()).isPresent();
        assertThat(searches.begin()).isEmpty();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(6)));
        assertThat(searches.begin()).isPresent();
        searches.forget(searches.last().orElseThrow().id());
    }

    @Test
    void heatGrowsWithPeopleNotWithHowOftenTheyWrite() {
        Heat few = Heat.of(30, 3, 10, 30, 20, 90);
        Heat many = Heat.of(30, 30, 10, 30, 20, 90);
        assertThat(many.points()).isGreaterThan(few.points());
        assertThat(Heat.of(60, 3, 20, 60, 20, 90).points()).isEqualTo(few.points());
        assertThat(Heat.of(1000, 1000, 1000, 1000, 500, 90).points()).isEqualTo(100);
        assertThat(Heat.of(0, 0, 0, 0, 0, 90).points()).isZero();
    }
}
