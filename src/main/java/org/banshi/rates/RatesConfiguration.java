package org.banshi.rates;

import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.PublicPaths;
import org.banshi.access.Role;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rule and its line of the menu. */
@Configuration
class RatesConfiguration {
    static final String HERE = "/desk/rates";

    @Bean
    RuleKey<RateRule> rateRule() {
        return RateRule.RULE;
    }

    @Bean
    RuleKey<ExclusionRule> exclusionRule() {
        return ExclusionRule.RULE;
    }

    @Bean
    RuleKey<SampleRule> sampleRule() {
        return SampleRule.RULE;
    }

    @Bean
    PublicPaths publicSamples() {
        return PublicPaths.of(PublicSampleController.HERE, PublicSampleController.HERE + "/*/list.txt");
    }

    @Bean
    MenuItem sampleMenu() {
        return new MenuItem(
                "rates.sample.menu",
                SampleController.HERE,
                53,
                Permission.SAMPLE_CALL.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    MenuItem ratesMenu() {
        return new MenuItem(
                "rates.menu",
                HERE,
                52,
                Permission.RATES_READ.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }
}
