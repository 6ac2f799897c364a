package org.banshi.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.banshi.rule.RuleOffer;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Definitions of rates: the preset, those that are offered ready-made, and months of account. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=rates")
class RateRuleTest {
    private static final int PRESET = -2030102569;

    @Autowired
    private Rules rules;

    @Autowired
    private List<RuleOffer<RateRule>> offers;

    static RuleOffer<RateRule> offer(List<RuleOffer<RateRule>> offers, String code) {
        return offers.stream()
                .filter(offer -> offer.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePresetIsTheVersionThatListsWithoutAnotherWerePublishedBy() {
        // Whoever changes the preset makes every list of version 0 mean something else: publish a version instead.
        assertThat(rules.json(rules.version(RateRule.RULE, 0)).hashCode()).isEqualTo(PRESET);
    }

    @Test
    void whatRanksNobodyIsInNoCompositeAndOlderDefinitionsRankAsTheyDid() {
        String json = rules.with(offer(offers, "lessUnranked")).orElseThrow();
        RateRule with = rules.parse(RateRule.RULE, json);
        assertThat(with.rates().stream().filter(rate -> !rate.ranks()).map(Rate::code))
                .containsExactly("redone", "extended");
        assertThat(json.split("\"ranked\" : false", -1)).hasSize(3);
        assertThat(RateRule.RULE.preset().rates()).allMatch(Rate::ranks);
        List<Rate> rates = with.rates();
        assertThatThrownBy(() -> new RateRule(
                        1,
                        20,
                        rates,
                        List.of(new RateRule.Composite("c", "甲", "C", List.of(new RateRule.Part("redone", 100))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redone");
    }

    @Test
    void aMonthOfAccountMayRunFromTheNineteenthToTheEighteenth() {
        RateRule usual = RateRule.RULE.preset();
        RateRule rule = new RateRule(19, usual.smallest(), usual.rates(), usual.composites());
        assertThat(rule.begins(YearMonth.of(2026, 3))).isEqualTo("2026-02-19");
        assertThat(rule.month(LocalDate.parse("2026-03-18"))).isEqualTo(YearMonth.of(2026, 3));
        assertThat(rule.month(LocalDate.parse("2026-03-19"))).isEqualTo(YearMonth.of(2026, 4));
        assertThat(rules.current(RateRule.RULE).value().begins(YearMonth.of(2026, 3)))
                .isEqualTo("2026-03-01");
    }
}
