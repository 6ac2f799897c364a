package org.banshi.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.insight.ThemeTopics;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.program.Items;
import org.banshi.program.NewItem;
import org.banshi.program.NewTopic;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The topic of the month of the demo city, made from the building site that several people raise, with two tasks. */
@Component
@Profile("demo")
final class Topic {
    /** Class of what is raised about the building site. */
    static final String CLASS = "040201";

    /** Words that its theme and its matters share. */
    static final String SITE = "文昌阁工地";

    private static final String LIST = "richang";
    private static final String LEAD = "hbj";

    /** A task of the tables that is about the same. */
    private static final String TASK = "w036";

    private final ThemeTopics topics;
    private final Items items;
    private final Ledger ledger;
    private final CityClock clock;

    Topic(ThemeTopics topics, Items items, Ledger ledger, CityClock clock) {
        this.topics = topics;
        this.items = items;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens it, names the lead unit, plans, approves, and gives it two tasks. */
    void open(Cast cast) {
        Actor.Staff office = cast.login("office");
        LocalDate today = clock.today();
        String number = topics.called(SITE)
                .map(theme -> topics.open(
                        theme,
                        new NewTopic(
                                "夜间施工噪声",
                                "文昌阁工地等处夜间施工，附近住户夜里睡不好，反复投诉。",
                                YearMonth.from(today).toString(),
                                CLASS,
                                "9901",
                                "工地",
                                null),
                        office))
                .orElseThrow()
                .number();
        perform(number, "appoint", Map.of("unit", LEAD), office);
        perform(
                number,
                "plan",
                Map.of(
                        "measures",
                        "夜间施工许可上网公示；重点工地装在线监测；超标当夜停工。",
                        "begins",
                        today.toString(),
                        "ends",
                        today.plusDays(90).toString()),
                cast.handler(LEAD));
        perform(number, "approve", Map.of(), office);
        perform(number, "addTask", Map.of("task", cast.number(TASK)), office);
        perform(number, "addTask", Map.of("task", task("夜间施工许可公示", today, office)), office);
        perform(
                number,
                "policy",
                Map.of("title", "澄安市夜间施工管理办法（试行）", "document", "澄环〔2026〕12号", "issued", today.toString()),
                cast.handler(LEAD));
    }

    private String task(String title, LocalDate today, Actor office) {
        String number = items.put(
                        LIST,
                        new NewItem(
                                title,
                                title + "，让附近住户夜里睡得好。",
                                "dated",
                                NewMatter.Place.NONE,
                                NewItem.Sorting.NONE,
                                new NewItem.Book(title, null, null, null, null, "分两步推进", "附近住户认可"),
                                new NewItem.Answerable(LEAD, List.of(), "梁科长", null),
                                today,
                                today.plusDays(80),
                                List.of(
                                        new NewItem.Step("试点", 40, today.plusDays(30)),
                                        new NewItem.Step("全部覆盖", 60, today.plusDays(80))),
                                List.of()),
                        office)
                .number();
        perform(number, "issue", Map.of(), office);
        return number;
    }

    private void perform(String number, String action, Map<String, Object> form, Actor actor) {
        ledger.perform(number, action, form, actor, null);
    }
}
