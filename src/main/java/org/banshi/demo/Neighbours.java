package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.AnswerTemplates;
import org.banshi.hotline.HotlineRules;
import org.banshi.hotline.Outages;
import org.banshi.hotline.Requests;
import org.banshi.insight.ThemeSearch;
import org.banshi.matter.Erasures;
import org.banshi.matter.Followers;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.matter.Published;
import org.banshi.outbox.Outbox;
import org.banshi.outbox.Sent;
import org.banshi.rule.Rules;
import org.banshi.web.Language;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the people of the demo city do beside their requests, so that a stranger finds each page filled. */
@Component
@Profile("demo")
final class Neighbours {
    /** Titles of what is raised while the water is off, beside the rows of the tables. */
    static final List<String> REPEATS = List.of("听雨路6号楼没水", "听雨路幼儿园停水", "听雨路水什么时候来");

    /** Titles of what several people raise about one building site, so that there is a theme to be found. */
    static final List<String> MANY =
            List.of("文昌阁工地夜里施工太吵", "投诉文昌阁工地夜间施工噪音", "文昌阁工地半夜施工，孩子睡不着", "文昌阁工地夜间施工扰民", "文昌阁工地凌晨两点还在施工", "文昌阁工地夜里施工没人管吗");

    private static final String HERE = "127.0.0.1";
    private static final String MOTHER = "19999000001";
    private static final String DAUGHTER = "19999000901";
    private static final String GRANDSON = "19999000902";
    private static final String MOVED_AWAY = "19999000026";
    private static final String WATER = "010202";
    private static final String STREET = "990101004";

    private final PhoneCodes codes;
    private final Proxies proxies;
    private final Erasures erasures;
    private final Followers followers;
    private final Published published;
    private final Ledger ledger;
    private final Outages outages;
    private final Rules rules;
    private final Outbox outbox;
    private final ThemeSearch themes;
    private final Topic topic;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // the demo fills every page once
    Neighbours(
            PhoneCodes codes,
            Proxies proxies,
            Erasures erasures,
            Followers followers,
            Published published,
            Ledger ledger,
            Outages outages,
            Rules rules,
            Outbox outbox,
            ThemeSearch themes,
            Topic topic,
            CityClock clock) {
        this.codes = codes;
        this.proxies = proxies;
        this.erasures = erasures;
        this.followers = followers;
        this.published = published;
        this.ledger = ledger;
        this.outages = outages;
        this.rules = rules;
        this.outbox = outbox;
        this.themes = themes;
        this.topic = topic;
        this.clock = clock;
    }

    /** All of it, at the clock's moment. */
    void fill(Cast cast) {
        templates(cast.login("admin"));
        outage(cast.login("operator"), cast.login("reviewer"));
        LocalDate half = clock.today().plusMonths(6);
        ProvenPhone mother = proven(MOTHER);
        proxies.name(mother, new Proxies.Wish(DAUGHTER, "女儿", Proxies.Scope.ACT, half, Language.ZH));
        proxies.register(
                cast.number("q047"),
                new Proxies.Wish(GRANDSON, "孙子", Proxies.Scope.ACT, half, null),
                "本人八十多岁，没有手机，来电口述由孙子代办",
                cast.login("operator"));
        erasures.ask(proven(MOVED_AWAY), List.of());
        follow(mother);
        many(cast.login("operator"));
        topic.open(cast);
        outbox.deliverDue();
    }

    private void many(Actor.Staff operator) {
        for (String title : MANY) {
            ledger.raise(
                    new NewMatter(
                            Requests.NAME,
                            "complaint",
                            "normal",
                            Topic.CLASS,
                            new NewMatter.Words(title, title + "。我家就在文昌阁工地对面，打桩机响到后半夜，请管一管。"),
                            Ground.place(STREET, "文昌阁工地"),
                            NewMatter.Origin.of("phone"),
                            new NewMatter.Identity(null, "1999900093" + MANY.indexOf(title), null, null),
                            false,
                            Map.of()),
                    operator);
        }
        themes.run();
    }

    private void follow(ProvenPhone mother) {
        List<Published.Entry> open = published
                .page(new Published.Filter(null, null, null, Published.Stage.OPEN), null, 6)
                .items();
        for (int i = 0; i < 3; i++) {
            ProvenPhone phone = proven("1999900091" + i);
            open.stream().skip(i).limit(4).forEach(entry -> followers.follow(phone, entry.handle(), Language.ZH));
        }
        open.stream().limit(2).forEach(entry -> followers.follow(mother, entry.handle(), Language.ZH));
    }

    /** By the same door as everybody: a code is texted, and given back. */
    private ProvenPhone proven(String phone) {
        String challenge = codes.send(phone, HERE, Language.ZH);
        outbox.deliverDue();
        Sent texted = outbox.newest(10).stream()
                .filter(sent -> sent.template().equals("matter.tell.code"))
                .findFirst()
                .orElseThrow();
        return codes.prove(challenge, String.valueOf(texted.args().getFirst())).orElseThrow();
    }

    private void outage(Actor.Staff operator, Actor.Staff reviewer) {
        Instant now = clock.instant();
        long past = outages.putUp(
                new Outages.Draft(
                        "渡口街换路灯电缆",
                        "010205",
                        "990101002",
                        "渡口街",
                        now.minus(Duration.ofHours(20)),
                        now.plus(Duration.ofHours(4)),
                        "您好，渡口街正在更换路灯电缆，今晚部分路段不亮，预计明早恢复，请注意行路安全。"),
                operator);
        outages.end(past, operator);
        long water = outages.putUp(
                new Outages.Draft(
                        "听雨路供水管抢修",
                        WATER,
                        STREET,
                        "听雨路",
                        now.minus(Duration.ofHours(3)),
                        now.plus(Duration.ofHours(8)),
                        "您好，听雨路供水主管破裂，正在抢修，预计八小时内恢复供水。急需用水的，听雨路2号楼前有送水车。给您带来不便，请谅解。"),
                operator);
        outages.confirm(water, reviewer);
        for (String title : REPEATS) {
            String number = ledger.raise(
                            new NewMatter(
                                    Requests.NAME,
                                    "help",
                                    "normal",
                                    WATER,
                                    new NewMatter.Words(title, title + "，一早起来就没有水，请问什么时候能修好？"),
                                    Ground.place(STREET, "听雨路" + title.length() + "号楼"),
                                    NewMatter.Origin.of("phone"),
                                    new NewMatter.Identity(null, "1999900092" + REPEATS.indexOf(title), null, null),
                                    false,
                                    Map.of()),
                            operator)
                    .number();
            outages.answer(water, number, null, operator);
        }
    }

    private void templates(Actor.Staff admin) {
        rules.publish(
                HotlineRules.ANSWERS,
                new AnswerTemplates(List.of(
                        new AnswerTemplates.Template(
                                "repaired", "修好了", "您好，您反映的“{title}”，{unit}已到现场处理完毕。如仍有问题，请凭编号 {number} 告诉我们。"),
                        new AnswerTemplates.Template(
                                "planned", "列入计划", "您好，您反映的“{title}”已列入{unit}的计划，最迟 {due} 前向您答复进展。"),
                        new AnswerTemplates.Template(
                                "explained", "政策说明", "您好，您咨询的“{title}”，{unit}答复如下：\n\n（写明依据、条件、办理地点和电话）"))),
                clock.instant(),
                admin.id(),
                "常用答复",
                0);
    }
}
