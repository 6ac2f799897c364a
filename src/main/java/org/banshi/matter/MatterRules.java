package org.banshi.matter;

import org.banshi.rule.RuleKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of the engine itself. */
@Configuration
class MatterRules {

    @Bean
    RuleKey<Retention> retention() {
        return Retention.RULE;
    }

    @Bean
    RuleKey<RenumberingWait> renumberingWait() {
        return RenumberingWait.RULE;
    }
}
