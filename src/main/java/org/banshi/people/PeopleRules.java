package org.banshi.people;

import org.banshi.rule.RuleKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules about people that an administrator sets. */
@Configuration
class PeopleRules {

    @Bean
    RuleKey<OnCallHours> onCallHours() {
        return OnCallHours.RULE;
    }
}
