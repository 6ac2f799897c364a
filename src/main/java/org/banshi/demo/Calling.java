package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.proposal.Answers;
import org.banshi.proposal.Calls;
import org.banshi.proposal.NewCall;
import org.banshi.proposal.Scores;
import org.banshi.proposal.Submission;
import org.banshi.proposal.Submissions;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Two open calls of the demo city: one that everybody has an answer to, and one that still takes what comes. */
@Component
@Profile("demo")
final class Calling {
    private static final String TASK = "w036";
    private static final String OPEN = "call open";
    private static final String DONE = "call done";
    private static final int DAYS = 30;
    private static final int DONE_SINCE = 45;
    private static final int OPEN_SINCE = 6;

    private static final List<String> FIRST =
            List.of("文昌阁一带夜里施工要有人管。孩子第二天要上学。", "夜里施工太吵，文昌阁这边天天到后半夜，要有人管。", "老菜场门口修一段无障碍坡道，轮椅进不去。", "在河边建一座摩天轮。");
    private static final List<String> SECOND = List.of(
            "学校门口放学时设一段临时护学通道，车和孩子挤在一起。",
            "放学时学校门口车太多，设护学通道，孩子安全。",
            "公交站加一排座椅，老人等车没处坐。",
            "社区食堂晚上也开，双职工家庭孩子有地方吃饭。",
            "图书馆周末延长到晚上九点。");

    /** How many proposals there are. */
    static final int PROPOSALS = FIRST.size() + SECOND.size();

    private final Calls calls;
    private final Submissions submissions;
    private final Scores scores;
    private final Answers answers;
    private final Ledger ledger;
    private final CityClock clock;

    Calling(Calls calls, Submissions submissions, Scores scores, Answers answers, Ledger ledger, CityClock clock) {
        this.calls = calls;
        this.submissions = submissions;
        this.scores = scores;
        this.answers = answers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All of it, up to that moment. */
    List<Happening> happenings(Instant now, Cast cast) {
        List<Happening> all = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        LocalDate first = today.minusDays(DONE_SINCE);
        all.add(new Happening(at(first), DONE, () -> cast.got(DONE, open("请您出题：下半年先办哪件小事", first, cast))));
        putForward(FIRST, DONE, first, cast, all);
        all.add(new Happening(at(first.plusDays(DAYS + 2)), DONE + " answered", () -> answer(cast)));
        LocalDate second = today.minusDays(OPEN_SINCE);
        all.add(new Happening(at(second), OPEN, () -> cast.got(OPEN, open("请您出题：身边最该办的小事", second, cast))));
        putForward(SECOND, OPEN, second, cast, all);
        all.add(new Happening(
                at(second.plusDays(SECOND.size())).plus(Duration.ofHours(1)), OPEN + " scored", () -> begin(cast)));
        return all;
    }

    private Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(10, 5)).atZone(clock.getZone()).toInstant();
    }

    private String open(String title, LocalDate from, Cast cast) {
        return Long.toString(calls.open(
                new NewCall(
                        title,
                        "写一件身边最该办的小事：什么事、在哪里、影响谁。收齐以后归并、评分，选用的列入每月一题或任务清单，没有选用的逐件说明理由。",
                        from.toString(),
                        from.plusDays(DAYS).toString(),
                        from.plusDays(DAYS + DAYS).toString(),
                        "small-firm-felt",
                        null),
                cast.login("office")));
    }

    private void putForward(List<String> texts, String call, LocalDate from, Cast cast, List<Happening> all) {
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String name = call + i;
            String phone = "1999900094" + i;
            all.add(new Happening(
                    at(from.plusDays(i)).plus(Duration.ofMinutes(7)),
                    name,
                    () -> cast.got(
                            name,
                            submissions
                                    .submit(
                                            Long.parseLong(cast.number(call)),
                                            new Submission("", text, "", "990101004", "", "", phone, "true"),
                                            new Actor.Anyone())
                                    .number())));
        }
    }

    private void answer(Cast cast) {
        Actor.Staff office = cast.login("office");
        calls.closeDue();
        String noise = cast.number(DONE + 0);
        merge(cast.number(DONE + 1), noise, office);
        score(noise, 5, cast);
        score(cast.number(DONE + 2), 3, cast);
        answers.select(
                noise, cast.number(TASK), new Answers.Telling("管住夜间施工噪声", "已列入任务清单，由环保局主责，进展在公开清单上可以看到。"), office);
        answers.decline(List.of(cast.number(DONE + 2)), "老菜场明年整体改造，坡道一并建，今年不单独立项。", office);
        answers.decline(List.of(cast.number(DONE + 3)), "投入大、影响面小，不属于年内能办的小事。", office);
        calls.answer(Long.parseLong(cast.number(DONE)), "四件建议，两件说的是同一件事，已列入任务清单；另外两件逐件说明了理由。", office);
    }

    private void begin(Cast cast) {
        merge(cast.number(OPEN + 1), cast.number(OPEN + 0), cast.login("office"));
        score(cast.number(OPEN + 0), 4, cast);
        scores.put(cast.number(OPEN + 2), points(3), cast.login("leader"));
    }

    private void merge(String one, String main, Actor.Staff office) {
        ledger.perform(one, "merge", Map.of("main", main), office, null);
    }

    private void score(String number, int points, Cast cast) {
        scores.put(number, points(points), cast.login("office"));
        scores.put(number, points(points - 1), cast.login("supervisor"));
    }

    private static Map<String, String> points(int points) {
        String each = Integer.toString(points);
        return Map.of("small", each, "firm", each, "felt", each);
    }
}
