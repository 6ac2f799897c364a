package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What the list of matters shows is ordered to be supervised: these and no others, none twice, by who may. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=order-found")
class OrderFoundTest extends AtTheDesk {
    private static final String ALL = "/desk/matters/order-all";

    @Autowired
    private JdbcTemplate jdbc;

    private String working(String title, String unit) {
        String number = raise(title, "help", false);
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", unit);
        return number;
    }

    private static String asked(String words) {
        return "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** All that the form sends beside what is typed. */
    private static Map<String, String> hidden(String page) {
        Matcher field = Pattern.compile("<input type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")
                .matcher(page.substring(page.indexOf("action=\"" + ALL + "\"")));
        Map<String, String> fields = new LinkedHashMap<>();
        while (field.find()) {
            fields.putIfAbsent(
                    field.group(1), field.group(2).replace("&quot;", "\"").replace("&amp;", "&"));
        }
        return fields;
    }

    private static List<String> seen(String page) {
        return Arrays.asList(hidden(page).get("seen").split(" "));
    }

    private HttpResponse<String> send(String who, String page) {
        Map<String, String> form = new LinkedHashMap<>(hidden(page));
        form.putAll(Map.of("title", "限期办结", "demand", "说明原因，期限前办结。", "ends", "2026-05-20"));
        return browsers.get(who).post(ALL, form);
    }

    /** Which of these are under an open order. */
    private List<String> ordered(String... numbers) {
        return jdbc.queryForList(
                "select m.number from oversight_ordered o join matter_row m on m.id = o.supervised where o.open and m.number = any(?)",
                String.class,
                (Object) numbers);
    }

    @Test
    void exactlyWhatTheWordsFindIsOrderedAndADifferenceIsToldBefore() {
        String one = working("榆钱巷路灯不亮", "roads");
        String two = working("榆钱巷井盖松动", "water");
        working("别处的路灯不亮", "roads");
        String ended = working("榆钱巷护栏坏了", "roads");
        does(new Actor.Raiser(ended), ended, "withdraw");
        String fresh = raise("榆钱巷树枝挡道", "help", false);
        String list = page("supervisor", "/desk/matters?" + asked("榆钱巷"));
        assertThat(list).contains("督办这些事项（4）", ALL + "?" + asked("榆钱巷").replace("&", "&amp;") + "&amp;listed=4");
        String form = page("supervisor", ALL + "?" + asked("榆钱巷") + "&listed=4");
        assertThat(seen(form)).containsExactlyInAnyOrder(one, two);
        assertThat(form)
                .contains("将督办 2 件", "列表一共 4 件，其中 0 件已在督办中，2 件不能督办", "榆钱巷路灯不亮")
                .doesNotContain("点按钮时");
        assertThat(page("supervisor", ALL + "?" + asked("榆钱巷") + "&listed=3")).contains("点按钮时列表是 3 件，现在查到 4 件");

        does(city.operator, fresh, "accept");
        does(city.dispatcher, fresh, "dispatch", "unit", "roads");
        does(new Actor.Raiser(two), two, "withdraw");
        HttpResponse<String> told = send("supervisor", form);
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body())
                .contains("刚才看到的是 2 件，现在是 2 件。新增 1 件 (" + fresh + ")；不再有 1 件 (" + two + ")")
                .contains("限期办结");
        assertThat(ordered(one, two, fresh)).isEmpty();

        assertThat(send("supervisor", told.body()).statusCode()).isEqualTo(303);
        assertThat(ordered(one, two, ended, fresh)).containsExactlyInAnyOrder(one, fresh);
        assertThat(send("supervisor", told.body()).statusCode())
                .as("sent again it is the same run")
                .isEqualTo(303);
        assertThat(jdbc.queryForObject(
                        "select count(*) from oversight_run_line l join matter_row m on m.id = l.matter where m.number = ?",
                        Integer.class,
                        one))
                .isOne();
        assertThat(page("supervisor", ALL + "?" + asked("榆钱巷")))
                .as("nobody is chased twice")
                .contains("其中 2 件已在督办中")
                .doesNotContain("action=\"" + ALL + "\"");
    }

    @Test
    void filtersOrdersAndPagesFindTheSameAsTheList() {
        String late = working("柳絮街下水道堵塞", "roads");
        working("柳絮街下水道反味", "water");
        assertThat(seen(page("supervisor", ALL + "?" + asked("下水道") + "&unit=roads&sort=due")))
                .containsExactly(late);
        assertThat(page("supervisor", ALL + "?" + asked("下水道") + "&state=request.closed"))
                .contains("列表一共 0 件")
                .doesNotContain("action=\"" + ALL + "\"");
        assertThat(page("supervisor", ALL + "?" + asked("下水道") + "&lang=en")).contains("2 matters will be ordered");
    }

    @Test
    void whatTheReaderMayNotKnowOfIsNeitherCountedNorOrdered() {
        String open = working("银杏路路面塌陷", "roads");
        String report = raise("银杏路工程款被挪用", "report", false);
        does(city.operator, report, "classify", "type", "report", "aboutUnit", "roads");
        does(city.operator, report, "reword", "title", "银杏路一个工程的问题", "text", "银杏路一个工程的问题。");
        does(city.operator, report, "accept");
        does(city.dispatcher, report, "dispatch", "unit", "water");
        String form = page("supervisor", ALL + "?" + asked("银杏路"));
        assertThat(seen(form)).containsExactlyInAnyOrder(open, report);
        assertThat(form).as("in the hotline's wording").contains("银杏路一个工程的问题").doesNotContain("被挪用");
        assertThat(send("supervisor", form).statusCode()).isEqualTo(303);
        assertThat(jdbc.queryForList("""
                        select o.unit || coalesce(' ' || o.about_unit, '') from oversight_ordered x join matter_row o on o.id = x.matter
                        join matter_row m on m.id = x.supervised where m.number = ? and x.open""", String.class, report))
                .as("apart from all else, and kept from the unit that it is about")
                .containsExactly("water roads");
    }

    @Test
    void whoMayNotOrderSeesNoButtonAndIsRefused() {
        String number = working("梧桐里围墙开裂", "roads");
        browsers.put("leader", signedIn("leader", city.leader));
        browsers.put("group", signedIn("group", city.staff(null, Role.GROUP)));
        for (String who : List.of("operator", "dispatcher", "reviewer", "caller", "roads", "leader")) {
            assertThat(page(who, "/desk/matters?" + asked("梧桐里"))).as(who).doesNotContain(ALL);
        }
        for (String who :
                List.of("operator", "dispatcher", "reviewer", "caller", "roads", "leader", "admin", "group")) {
            assertThat(browsers.get(who).get(ALL + "?" + asked("梧桐里")).statusCode())
                    .as(who)
                    .isEqualTo(403);
            assertThat(browsers.get(who)
                            .post(ALL, Map.of("q", "梧桐里", "title", "x", "demand", "x", "ends", "2026-05-20"))
                            .statusCode())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(ordered(number)).isEmpty();
    }
}
