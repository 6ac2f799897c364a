package org.banshi.rates;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;

/** What lines and rates are called, and what a definition says as a sentence. */
@Component
final class RateNames {
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final Messages messages;

    RateNames(Units units, Categories categories, Regions regions, Messages messages) {
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.messages = messages;
    }

    String line(Asked.By by, String key, Language language) {
        if (key.isEmpty()) {
            return messages.text(language, "rates.none." + by.code());
        }
        return switch (by) {
            case UNIT -> units.find(key).map(Unit::name).orElse(key);
            case CATEGORY -> category(key);
            case REGION -> regions.find(key).isPresent() ? regions.fullName(key) : key;
        };
    }

    String category(String code) {
        return categories.find(code).map(Category::name).orElse(code);
    }

    RatesPage.Column column(Rate rate, Language language) {
        return new RatesPage.Column(
                rate.code(), rate.name(language), sentence(rate, language), List.of(), rate.ranks());
    }

    RatesPage.Column column(RateRule.Composite composite, RateRule rule, Language language) {
        String parts = composite.parts().stream()
                .map(part -> messages.text(
                        language,
                        "rates.sentence.part",
                        rule.find(part.rate()).map(rate -> rate.name(language)).orElse(part.rate()),
                        part.weight()))
                .collect(Collectors.joining(messages.text(language, "rates.sentence.plus")));
        return new RatesPage.Column(
                composite.code(),
                composite.name(language),
                parts,
                composite.parts().stream().map(RateRule.Part::rate).toList(),
                true);
    }

    /** Generated from what is counted, so that it cannot say anything else. */
    private String sentence(Rate rate, Language language) {
        String counted = rate.counted().stream()
                .map(each -> each.weight().compareTo(BigDecimal.ONE) == 0
                        ? fact(each.fact(), language)
                        : messages.text(
                                language,
                                "rates.sentence.weighted",
                                fact(each.fact(), language),
                                each.weight().toPlainString()))
                .collect(Collectors.joining(messages.text(language, "rates.sentence.plus")));
        List<String> of = rate.of().stream().map(each -> fact(each, language)).toList();
        String moment =
                messages.text(language, "rates.moment." + rate.moment().name().toLowerCase(Locale.ROOT));
        return messages.text(
                        language,
                        of.isEmpty() ? "rates.sentence" : "rates.sentence.of",
                        moment,
                        counted,
                        String.join(messages.text(language, "rates.sentence.and"), of))
                + (rate.whose() == Rate.Whose.SENT ? messages.text(language, "rates.sentence.sent") : "")
                + (rate.blamesWhoLeads() ? messages.text(language, "rates.sentence.returned") : "")
                + (rate.ranks() ? "" : messages.text(language, "rates.sentence.unranked"));
    }

    private String fact(Fact fact, Language language) {
        return messages.text(language, "rates.fact." + fact.name().toLowerCase(Locale.ROOT));
    }
}
