package org.banshi.insight;

import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rule and its line of the menu. */
@Configuration
class InsightConfiguration {
    static final String HERE = "/desk/themes";

    @Bean
    RuleKey<ThemeRule> themeRule() {
        return ThemeRule.RULE;
    }

    @Bean
    MenuItem themesMenu() {
        return new MenuItem(
                "insight.menu",
                HERE,
                50,
                Permission.THEMES_READ.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }
}
