package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Query;
import org.banshi.notice.NewPledge;
import org.banshi.notice.NoticeFigures;
import org.banshi.notice.NoticeWords;
import org.banshi.notice.Notices;
import org.banshi.notice.Pledges;
import org.banshi.rates.Asked;
import org.banshi.rates.Rates;
import org.banshi.rates.Snapshot;
import org.banshi.rates.SnapshotFigures;
import org.banshi.rates.Snapshots;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo city tells in public: notices in each of their states, and pledges that were kept, were late, were broken. */
@Component
@Profile("demo")
final class Announcing {
    /** How many notices there are: all released but the last one. */
    static final int NOTICES = 6;

    private static final int SEARCHED = 200;
    private static final Duration SETTLED = Duration.ofDays(14);
    private static final int SINCE = 45;

    private final Notices notices;
    private final Pledges pledges;
    private final Matters matters;
    private final Rates rates;
    private final Snapshots snapshots;
    private final SnapshotFigures figures;
    private final CityClock clock;

    Announcing(
            Notices notices,
            Pledges pledges,
            Matters matters,
            Rates rates,
            Snapshots snapshots,
            SnapshotFigures figures,
            CityClock clock) {
        this.rates = rates;
        this.snapshots = snapshots;
        this.figures = figures;
        this.notices = notices;
        this.pledges = pledges;
        this.matters = matters;
        this.clock = clock;
    }

    /** All of it, up to that moment. */
    List<Happening> happenings(Instant now, Cast cast) {
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        LocalDate first = today.minusDays(SINCE);
        List<Happening> all = new ArrayList<>();
        pledge("handler", "局长", "学府街的坑洼修好", "修好学府街全段的坑洼，雨天不积水。", first, 20, cast, all);
        pledge("handler", "", "小区门口的路灯隔天修", "接到路灯不亮的反映，第二天天黑前修好。", first, 25, cast, all);
        pledge("handler2", "", "工地夜里不施工", "文昌阁一带的工地夜里十点以后不施工，抢险除外。", first, 30, cast, all);
        pledge("handler2", "局长", "老旧小区改造完工", "完成文昌阁片区六个老旧小区的改造。", first, SINCE + 40, cast, all);
        all.add(new Happening(
                at(first.plusDays(21)), "kept", () -> find(cast, 0, first.plusDays(18), "验收单齐全，现场看过，路面平整。")));
        all.add(new Happening(
                at(first.plusDays(33)), "late", () -> find(cast, 1, first.plusDays(31), "抽查十处，都已隔天修好，比承诺晚六天做到。")));
        all.add(new Happening(at(first.plusDays(32)), "broken", () -> find(cast, 2, null, "抽查三个夜里，有一个夜里还在施工。")));
        all.add(new Happening(at(today.minusDays(1)), "notices", () -> announce(cast)));
        all.add(new Happening(at(today.minusDays(1)).plusSeconds(1), "figures", () -> tellRates(cast)));
        return all;
    }

    private Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(16, 20)).atZone(clock.getZone()).toInstant();
    }

    @SuppressWarnings("checkstyle:ParameterNumber") // who pledges what, when and until when
    private void pledge(
            String login,
            String leader,
            String title,
            String words,
            LocalDate on,
            int days,
            Cast cast,
            List<Happening> all) {
        String name = "pledge " + all.size();
        all.add(new Happening(
                at(on),
                name,
                () -> cast.got(
                        name,
                        Long.toString(pledges.pledge(
                                new NewPledge(
                                        leader,
                                        title,
                                        words,
                                        "验收单和现场照片",
                                        on.plusDays(days).toString()),
                                cast.login(login))))));
    }

    private void find(Cast cast, int nr, @org.jspecify.annotations.Nullable LocalDate done, String evidence) {
        pledges.find(
                Long.parseLong(cast.number("pledge " + nr)),
                done == null ? "" : done.toString(),
                evidence,
                cast.login("supervisor"));
    }

    private void announce(Cast cast) {
        Actor.Staff operator = cast.login("operator");
        List<Long> made = new ArrayList<>();
        Query done = Query.all().ofKind(Requests.NAME).open(false).openly(true);
        for (Matter matter : matters.list(done, operator, null, SEARCHED).items()) {
            Instant closed = matter.closedAt();
            boolean settled = closed != null && closed.isBefore(clock.instant().minus(SETTLED));
            if (made.size() < NOTICES
                    && settled
                    && matter.outcome() == Outcome.VERDICT
                    && matter.publicAnswer() != null) {
                propose(matter, operator, made);
            }
        }
        for (Long id : made.subList(0, Math.max(0, made.size() - 1))) {
            notices.release(id, cast.login("reviewer"));
        }
        if (made.size() == NOTICES) {
            notices.object(made.get(1), "result", "只修了一半，另一头还是坏的。", null);
            notices.object(made.get(2), "privacy", "写得太细，邻居都知道是我。", null);
            notices.decide(made.get(2), true, "公示的文字里没有姓名、住址和电话，看不出是谁。", cast.login("supervisor"));
        }
    }

    /** The rates of the month before, frozen by one, proposed by another, released by a third. */
    private void tellRates(Cast cast) {
        Actor.Staff supervisor = cast.login("supervisor");
        YearMonth last = rates.month().minusMonths(1);
        Snapshot frozen =
                snapshots.publish(rates.asked(last, last, Asked.By.UNIT, supervisor), "月度通报", null, supervisor);
        List<NoticeFigures.Line> lines = figures.of(frozen, Language.ZH).stream()
                .map(each -> new NoticeFigures.Line(
                        each.line(), each.rate(), each.sentence(), each.numerator(), each.denominator()))
                .toList();
        long notice = notices.propose(
                new NoticeFigures(
                        frozen.id(),
                        frozen.ruleVersion(),
                        frozen.cutOff(),
                        frozen.madeBy(),
                        frozen.hash(),
                        lines,
                        List.of()),
                new NoticeWords(last.getMonthValue() + "月份诉求办理情况", "全市各单位上个月的诉求办理情况。", null, false),
                cast.login("operator"));
        notices.release(notice, cast.login("reviewer"));
    }

    /** What cannot be told without somebody reading it first is left out. */
    private void propose(Matter matter, Actor.Staff operator, List<Long> made) {
        try {
            String title = Objects.requireNonNullElse(matter.rewordedTitle(), matter.title());
            made.add(notices.propose(
                    matter.number(),
                    new NoticeWords(title, "有居民反映：" + title + "。", matter.publicAnswer(), false),
                    operator));
        } catch (Problem personal) {
            if (personal.status() != 422) {
                throw personal;
            }
        }
    }
}
