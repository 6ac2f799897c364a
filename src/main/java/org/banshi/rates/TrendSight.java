package org.banshi.rates;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of a rate over twelve months together, as far as the reader may see. */
@Component
final class TrendSight {
    private static final int MONTHS = 12;

    private final RateSight sight;
    private final Rates rates;
    private final RateNames names;
    private final Messages messages;

    TrendSight(RateSight sight, Rates rates, RateNames names, Messages messages) {
        this.sight = sight;
        this.rates = rates;
        this.names = names;
        this.messages = messages;
    }

    TrendPage page(RatesController.Wanted wanted, RatesController.Opened opened, Actor.Staff staff, Language language) {
        RatesPage.Span last = sight.span(wanted);
        List<Asked> months = IntStream.range(0, MONTHS)
                .mapToObj(i -> last.until().minusMonths(MONTHS - 1L - i))
                .map(month -> rates.asked(month, month, last.by(), staff))
                .toList();
        RateRule rule = rates.rule(months.getLast().until()).value();
        String code = opened.rate() == null ? rule.rates().getFirst().code() : opened.rate();
        Rate rate = rule.find(code).orElseThrow(() -> Problem.notFound("rates.noRate", code));
        List<Standing> standings = rates.trend(code, months);
        return new TrendPage(
                span(last, MONTHS - 1, months),
                names.column(rate, language),
                rule.rates().stream().map(each -> names.column(each, language)).toList(),
                opened.line(),
                opened.line() == null
                        ? messages.text(language, "rates.all")
                        : names.line(last.by(), opened.line(), language),
                IntStream.range(0, MONTHS)
                        .mapToObj(i -> point(span(last, i, months), standings.get(i), code, opened.line()))
                        .toList(),
                rule.smallest(),
                standings.getLast().cutOff());
    }

    private static RatesPage.Span span(RatesPage.Span last, int at, List<Asked> months) {
        YearMonth month = last.until().minusMonths(MONTHS - 1L - at);
        Asked asked = months.get(at);
        return new RatesPage.Span(month, month, asked.from(), asked.until(), asked.by());
    }

    private static TrendPage.Point point(RatesPage.Span month, Standing standing, String rate, @Nullable String key) {
        Standing.Line line = key == null
                ? standing.all()
                : standing.lines().stream()
                        .filter(each -> each.key().equals(key))
                        .findFirst()
                        .orElse(NOTHING);
        return new TrendPage.Point(
                month,
                line.figure(rate),
                line.after(rate).orElse(null),
                standing.rule().version());
    }

    private static final Standing.Line NOTHING = new Standing.Line("", Map.of(), Map.of(), 0, 0);
}
