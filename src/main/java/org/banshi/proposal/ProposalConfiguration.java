package org.banshi.proposal;

import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.PublicPaths;
import org.banshi.access.Role;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rule, its lines of the menus, and its pages that anybody may open. */
@Configuration
class ProposalConfiguration {
    static final String HERE = "/desk/calls";

    @Bean
    RuleKey<Criteria> criteriaRule() {
        return Criteria.RULE;
    }

    @Bean
    MenuItem callsMenu() {
        return new MenuItem(
                "proposal.menu",
                HERE,
                46,
                Permission.CALLS_SCORE.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    MenuItem publicCallsMenu() {
        return MenuItem.portal("proposal.menu", "/calls", 42);
    }

    @Bean
    PublicPaths callPaths() {
        return PublicPaths.of("/calls", "/calls/**");
    }
}
