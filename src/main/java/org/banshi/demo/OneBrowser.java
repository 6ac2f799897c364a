package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.pattern.PatternMarks;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Words of satisfaction of six people out of one browser within a quarter of an hour, a month ago: worth a look, and no more. */
@Component
@Profile("demo")
final class OneBrowser {
    /** Titles of what these six raised, beside the rows of the tables. */
    static final List<String> TITLES = List.of("公园长椅缺一块木板", "菜市场门口垃圾桶满了", "护城河边栏杆掉漆", "广场石凳松动", "学校路口减速带破损", "天桥扶手有毛刺");

    private static final Duration BETWEEN = Duration.ofMinutes(2);

    private final Ledger ledger;
    private final PatternMarks marks;
    private final CityClock clock;

    OneBrowser(Ledger ledger, PatternMarks marks, CityClock clock) {
        this.ledger = ledger;
        this.marks = marks;
        this.clock = clock;
    }

    /** All of it, on the same day of the month before. */
    List<Happening> happenings(Instant now, Cast cast) {
        LocalDate day = LocalDate.ofInstant(now, clock.getZone()).minusMonths(1);
        List<Happening> all = new ArrayList<>(List.of(
                new Happening(at(day, 9), "six raise", () -> TITLES.forEach(title -> raise(title, cast))),
                new Happening(at(day, 14), "six answered", () -> TITLES.forEach(title -> answer(title, cast)))));
        Instant word = at(day, 16);
        for (String title : TITLES) {
            all.add(new Happening(word, "a word on " + title, () -> satisfied(cast.number(title))));
            word = word.plus(BETWEEN);
        }
        return all;
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 10)).atZone(clock.getZone()).toInstant();
    }

    private void raise(String title, Cast cast) {
        Actor.Staff operator = cast.login("operator");
        String number = ledger.raise(
                        new NewMatter(
                                Requests.NAME,
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words(title, title + "，请派人看看。"),
                                Ground.place("990101004", title.substring(0, 3)),
                                NewMatter.Origin.of("phone"),
                                new NewMatter.Identity(null, "1999900094" + TITLES.indexOf(title), null, null),
                                false,
                                Map.of()),
                        operator)
                .number();
        cast.got(title, number);
        ledger.perform(number, "accept", Map.of(), operator, null);
        String unit = Objects.requireNonNull(cast.login("handler").unit());
        ledger.perform(number, "dispatch", Map.of("unit", unit), cast.login("dispatcher"), null);
    }

    private void answer(String title, Cast cast) {
        String number = cast.number(title);
        Actor.Staff handler = cast.login("handler");
        ledger.perform(number, "sign", Map.of(), handler, null);
        ledger.perform(number, "reply", Map.of("publicAnswer", "您好，" + title + "已安排人员处理好。"), handler, null);
        ledger.perform(number, "approve", Map.of(), cast.login("reviewer"), null);
    }

    private void satisfied(String number) {
        ledger.perform(
                number,
                "verdict",
                Map.of("contacted", true, "solved", true, "satisfaction", 5),
                new Actor.Raiser(number),
                null);
        marks.leave(number, "the tablet at the counter");
    }
}
