package org.banshi.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.banshi.rule.RuleOffer;
import org.banshi.web.Messages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Definitions that a city may add to its own and that count nothing before it has published them. */
@Configuration
class ReadyRates {
    /** Of what ended, so that a list that was published stays what the ledger says. Units have to be free to give back. */
    static final Rate GIVEN_BACK = new Rate(
            "givenBack",
            "退单率",
            "Given back",
            Moment.CLOSED,
            List.of(Fact.DISPATCHED),
            List.of(Rate.Counted.whole(Fact.RETURNED)),
            false,
            Rate.Whose.SENT);

    /** Of these less seems better, and whoever is praised for less stops asking for time or for another try. */
    private static final Set<Fact> LESS = Set.of(Fact.REDONE, Fact.EXTENDED);

    @Bean
    RuleOffer<RateRule> givenBack(RateNames names) {
        return new RuleOffer<>(
                RateRule.RULE,
                "givenBack",
                GIVEN_BACK::name,
                language -> names.column(GIVEN_BACK, language).sentence(),
                ReadyRates::withGivenBack);
    }

    @Bean
    RuleOffer<RateRule> lessUnranked(Messages messages) {
        return new RuleOffer<>(
                RateRule.RULE,
                "lessUnranked",
                language -> messages.text(language, "rates.ready.less"),
                language -> messages.text(language, "rates.ready.less.says"),
                ReadyRates::withLessUnranked);
    }

    @Bean
    RuleOffer<RateRule> givenBackOfUnit(Messages messages) {
        return new RuleOffer<>(
                RateRule.RULE,
                "givenBackOfUnit",
                language -> messages.text(language, "rates.ready.ofUnit"),
                language -> messages.text(language, "rates.ready.ofUnit.says"),
                ReadyRates::withGivenBackOfUnit);
    }

    /** For definitions that are older than this: lists that were published by them stay what they are. */
    private static Optional<RateRule> withGivenBackOfUnit(RateRule now) {
        if (now.rates().stream().noneMatch(Rate::blamesWhoLeads)) {
            return Optional.empty();
        }
        List<Rate> rates = now.rates().stream()
                .map(rate -> rate.blamesWhoLeads() ? rate.forEachUnit() : rate)
                .toList();
        return Optional.of(new RateRule(now.firstDay(), now.smallest(), rates, now.composites()));
    }

    private static Optional<RateRule> withGivenBack(RateRule now) {
        if (now.find(GIVEN_BACK.code()).isPresent()
                || now.composites().stream().anyMatch(each -> each.code().equals(GIVEN_BACK.code()))
                || now.rates().stream().anyMatch(rate -> rate.counts(Fact.RETURNED))) {
            return Optional.empty();
        }
        List<Rate> more = new ArrayList<>(now.rates());
        more.add(GIVEN_BACK);
        return Optional.of(new RateRule(now.firstDay(), now.smallest(), more, now.composites()));
    }

    private static Optional<RateRule> withLessUnranked(RateRule now) {
        Predicate<Rate> less = rate -> rate.ranks()
                && LESS.stream().anyMatch(rate::counts)
                && now.composites().stream()
                        .flatMap(each -> each.parts().stream())
                        .noneMatch(part -> part.rate().equals(rate.code()));
        if (now.rates().stream().noneMatch(less)) {
            return Optional.empty();
        }
        List<Rate> rates = now.rates().stream()
                .map(rate -> less.test(rate) ? rate.unranked() : rate)
                .toList();
        return Optional.of(new RateRule(now.firstDay(), now.smallest(), rates, now.composites()));
    }
}
