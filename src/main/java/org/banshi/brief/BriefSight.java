package org.banshi.brief;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.insight.HotThemes;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.oversight.Pressing;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the brief together from one snapshot of the ledger, so that its numbers fit each other. */
@Component
class BriefSight {
    /** Of fewer it could be told who they are (R-S10). */
    static final int FEW = 5;

    private static final int MOST_CLASSES = 5;
    private static final int MOST_THEMES = 5;

    private final BriefRows rows;
    private final BriefRates rates;
    private final BriefWork work;
    private final Pressing pressing;
    private final HotThemes themes;
    private final Names names;

    BriefSight(BriefRows rows, BriefRates rates, BriefWork work, Pressing pressing, HotThemes themes, Names names) {
        this.rows = rows;
        this.rates = rates;
        this.work = work;
        this.pressing = pressing;
        this.themes = themes;
        this.names = names;
    }

    /** What things are called, and what time it is. */
    @Component
    static final class Names {
        private final Categories categories;
        private final Messages messages;
        private final CityClock clock;

        Names(Categories categories, Messages messages, CityClock clock) {
            this.categories = categories;
            this.messages = messages;
            this.clock = clock;
        }

        String category(String code, Language language) {
            return code.isEmpty()
                    ? messages.text(language, "brief.noClass")
                    : categories.find(code).map(Category::name).orElse(code);
        }

        String text(Language language, String key, Object... args) {
            return messages.text(language, key, args);
        }

        CityClock clock() {
            return clock;
        }
    }

    /** The brief as that reader may see it: numbers are the same for all who may read it, titles are not. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public BriefPage page(Span span, Actor.Staff reader, Language language) {
        Instant now = names.clock().instant();
        List<BriefRows.OfClass> classes = rows.came(span);
        BriefRows.Rest rest = rows.rest(span);
        BriefRows.Pair came =
                classes.stream().map(BriefRows.OfClass::came).reduce(new BriefRows.Pair(0, 0), BriefRows.Pair::plus);
        Pressing.Reds reds = pressing.reds(
                span.before().from(names.clock().getZone()),
                span.now().from(names.clock().getZone()),
                span.now().until(names.clock().getZone()),
                now);
        return new BriefPage(
                span,
                said(span, came, rest, reds, language),
                List.of(
                        new BriefPage.Number(BriefRows.What.CAME, came),
                        new BriefPage.Number(BriefRows.What.FINISHED, rest.finished()),
                        new BriefPage.Number(BriefRows.What.OPEN, rest.open())),
                new BriefPage.Apart(rest.apart(), rest.apart() > 0 && rest.apart() < FEW),
                reds,
                rates.rated(span, language),
                classes.stream()
                        .filter(each ->
                                each.came().now() >= FEW && tells(each.came().before()))
                        .limit(MOST_CLASSES)
                        .map(each ->
                                new BriefPage.OfClass(each.code(), names.category(each.code(), language), each.came()))
                        .toList(),
                themes.hottest(FEW, MOST_THEMES),
                work.work(now, reader, language),
                now);
    }

    private static boolean tells(long number) {
        return number == 0 || number >= FEW;
    }

    /** Nothing but the numbers, and whether they are more or fewer than before. */
    private String said(Span span, BriefRows.Pair came, BriefRows.Rest rest, Pressing.Reds reds, Language language) {
        List<String> parts = new ArrayList<>();
        parts.add(than("brief.say.came", span, came, language));
        parts.add(than("brief.say.finished", span, rest.finished(), language));
        parts.add(than("brief.say.open", span, rest.open(), language));
        parts.add(names.text(language, "brief.say.red", reds.now()));
        return names.text(
                language,
                "brief.say." + span.length().code(),
                String.join(names.text(language, "brief.say.and"), parts));
    }

    private String than(String key, Span span, BriefRows.Pair pair, Language language) {
        String how = pair.now() > pair.before() ? "more" : pair.now() < pair.before() ? "fewer" : "same";
        return names.text(
                language,
                key,
                pair.now(),
                names.text(language, "brief.say." + how + "." + span.length().code(), pair.now(), pair.before()));
    }
}
