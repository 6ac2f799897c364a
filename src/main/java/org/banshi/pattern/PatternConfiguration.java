package org.banshi.pattern;

import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rule and its line of the menu. */
@Configuration
class PatternConfiguration {
    static final String HERE = "/desk/patterns";

    @Bean
    RuleKey<PatternRule> patternRule() {
        return PatternRule.RULE;
    }

    @Bean
    MenuItem patternsMenu() {
        return new MenuItem(
                "pattern.menu",
                HERE,
                54,
                Permission.PATTERNS_READ.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }
}
