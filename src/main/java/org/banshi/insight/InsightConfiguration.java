package org.banshi.insight;

import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rule and its lines of the menu. */
@Configuration
class InsightConfiguration {
    static final String HERE = "/desk/themes";
    static final String CLASSES = "/desk/classes";

    @Bean
    RuleKey<ThemeRule> themeRule() {
        return ThemeRule.RULE;
    }

    @Bean
    MenuItem themesMenu() {
        return menu("insight.menu", HERE, 50);
    }

    @Bean
    MenuItem classesMenu() {
        return menu("insight.classes.menu", CLASSES, 51);
    }

    private static MenuItem menu(String key, String path, int order) {
        return new MenuItem(
                key,
                path,
                order,
                Permission.THEMES_READ.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }
}
