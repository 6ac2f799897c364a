package org.banshi.brief;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rates.Rate;
import org.banshi.rates.RateRule;
import org.banshi.rates.Rates;
import org.banshi.rates.Standing;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rates of the days beside those of the days before, and the units at both ends among those with enough to compare. */
@Component
final class BriefRates {
    /** As many as a sheet has room for, in the order in which the city's definitions have them. */
    static final int MOST_RATES = 6;

    private static final int MOST_UNITS = 3;

    private final Rates rates;
    private final Units units;

    BriefRates(Rates rates, Units units) {
        this.rates = rates;
        this.units = units;
    }

    BriefPage.Rated rated(Span span, Language language) {
        Standing now = rates.standing(span.now().asked());
        Standing before = rates.standing(span.before().asked());
        List<BriefPage.Rated.Line> lines = now.rule().value().rates().stream()
                .limit(MOST_RATES)
                .map(rate -> new BriefPage.Rated.Line(
                        rate.code(),
                        rate.name(language),
                        now.all().figure(rate.code()),
                        now.all().after(rate.code()).orElse(null),
                        before.all().figure(rate.code())))
                .toList();
        return new BriefPage.Rated(
                now.rule().version(), before.rule().version(), now.cutOff(), lines, compared(now, language));
    }

    /** By the city's own composite; where it has none, by its first rate that ranks. */
    private BriefPage.Compared compared(Standing standing, Language language) {
        RateRule rule = standing.rule().value();
        RateRule.@Nullable Composite by =
                rule.composites().isEmpty() ? null : rule.composites().getFirst();
        List<String> parts = by == null
                ? rule.rates().stream()
                        .filter(Rate::ranks)
                        .limit(1)
                        .map(Rate::code)
                        .toList()
                : by.parts().stream().map(RateRule.Part::rate).toList();
        List<BriefPage.Unit> enough = new ArrayList<>();
        int few = 0;
        for (Standing.Line line : standing.lines()) {
            if (line.key().isEmpty() || parts.isEmpty()) {
                continue;
            }
            Optional<BigDecimal> score =
                    by == null ? line.figure(parts.getFirst()).percent() : line.composite(by);
            if (score.isEmpty()
                    || parts.stream().anyMatch(part -> line.figure(part).denominator() < rule.smallest())) {
                few++;
            } else {
                enough.add(unit(line, score.get(), parts));
            }
        }
        enough.sort(Comparator.comparing(BriefPage.Unit::score, Comparator.reverseOrder())
                .thenComparing(BriefPage.Unit::name));
        int most = ends(enough);
        return new BriefPage.Compared(
                by != null ? by.name(language) : parts.isEmpty() ? "" : name(rule, parts.getFirst(), language),
                parts.stream().map(part -> name(rule, part, language)).toList(),
                enough.subList(0, most),
                enough.subList(enough.size() - most, enough.size()).reversed(),
                enough.size(),
                few,
                rule.smallest());
    }

    /** How many stand at each end; nobody does of whom the other end has as much. */
    private static int ends(List<BriefPage.Unit> ordered) {
        int most = Math.min(MOST_UNITS, ordered.size() / 2);
        while (most > 0
                && ordered.get(most - 1)
                                .score()
                                .compareTo(ordered.get(ordered.size() - most).score())
                        == 0) {
            most--;
        }
        return most;
    }

    private BriefPage.Unit unit(Standing.Line line, BigDecimal score, List<String> parts) {
        return new BriefPage.Unit(
                line.key(),
                units.find(line.key()).map(Unit::name).orElse(line.key()),
                score,
                parts.stream()
                        .map(part -> new BriefPage.Part(part, line.figure(part)))
                        .toList());
    }

    static String name(RateRule rule, String code, Language language) {
        return rule.find(code).map(rate -> rate.name(language)).orElse(code);
    }
}
