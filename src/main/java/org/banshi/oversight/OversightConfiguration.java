package org.banshi.oversight;

import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rules and its line of the menu. */
@Configuration
class OversightConfiguration {
    static final String BOARD = "/desk/board";

    static final String CHARGES = "/desk/charges";
    static final String MEETINGS = "/desk/meetings";

    @Bean
    RuleKey<LightRule> lightRule() {
        return LightRule.RULE;
    }

    @Bean
    RuleKey<LadderRule> ladderRule() {
        return LadderRule.RULE;
    }

    @Bean
    RuleKey<OversightLimits> oversightLimits() {
        return OversightLimits.RULE;
    }

    @Bean
    RuleKey<MeetingLimits> meetingLimits() {
        return MeetingLimits.RULE;
    }

    @Bean
    MenuItem chargesMenu() {
        return new MenuItem("oversight.charges.menu", CHARGES, 50, names(Permission.ASSIGN_CHARGE));
    }

    @Bean
    MenuItem meetingsMenu() {
        return new MenuItem("oversight.meetings", MEETINGS, 51, names(Permission.MEETINGS_READ));
    }

    @Bean
    MenuItem boardMenu() {
        return new MenuItem("oversight.menu", BOARD, 50, names(Permission.OVERSIGHT_READ));
    }

    private static Set<String> names(Permission permission) {
        return permission.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}
