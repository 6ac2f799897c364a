package org.banshi.brief;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.matter.Matters;
import org.banshi.oversight.Pressing;
import org.banshi.program.BehindPlan;
import org.banshi.text.PersonalData;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What presses now: which matters, whose unit, since when. Titles are those that the reader may know. */
@Component
final class BriefWork {
    private static final int MOST_LATE = 8;
    private static final int MOST_LISTED = 3;
    private static final int MOST_BEHIND = 3;

    private final Pressing pressing;
    private final BehindPlan plans;
    private final Matters matters;

    BriefWork(Pressing pressing, BehindPlan plans, Matters matters) {
        this.pressing = pressing;
        this.plans = plans;
        this.matters = matters;
    }

    BriefPage.Work work(Instant now, Actor.Staff reader, Language language) {
        List<Pressing.Held> late = pressing.longest(now, MOST_LATE, language);
        Pressing.Some listed = pressing.listed(now, MOST_LISTED);
        Pressing.Some charged = pressing.charged(now, MOST_LISTED);
        BehindPlan.Items behind = plans.now(MOST_BEHIND);
        Map<String, String> titles = titles(
                Stream.of(late, listed.first(), charged.first())
                        .flatMap(List::stream)
                        .map(Pressing.Held::number),
                behind.first().stream().map(BehindPlan.Item::number),
                reader);
        return new BriefPage.Work(
                held(late, titles, now),
                new BriefPage.Group(held(listed.first(), titles, now), listed.all()),
                new BriefPage.Group(held(charged.first(), titles, now), charged.all()),
                behind,
                behind.first().stream()
                        .map(item -> pressed(
                                item.number(), Objects.requireNonNullElse(item.unit(), ""), item.due(), titles, now))
                        .toList());
    }

    /** Paper is handed on: numbers of people are struck out, also of titles that the reader may see as they are. */
    private Map<String, String> titles(Stream<String> some, Stream<String> others, Actor.Staff reader) {
        List<String> numbers = Stream.concat(some, others).distinct().toList();
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<String, String> titles = new HashMap<>(matters.titles(numbers, reader));
        titles.replaceAll((_, title) -> PersonalData.masked(title));
        return titles;
    }

    private static List<BriefPage.Pressed> held(List<Pressing.Held> held, Map<String, String> titles, Instant now) {
        return held.stream()
                .map(each -> pressed(each.number(), each.unit(), each.at(), titles, now))
                .toList();
    }

    private static BriefPage.Pressed pressed(
            String number, String unit, @Nullable Instant at, Map<String, String> titles, Instant now) {
        return new BriefPage.Pressed(
                number,
                titles.get(number),
                unit,
                at,
                at == null ? 0 : Math.max(0, Duration.between(at, now).toDays()));
    }
}
