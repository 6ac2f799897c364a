package org.banshi.notice;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Permission;
import org.banshi.access.PublicPaths;
import org.banshi.access.Role;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rule, its lines of the menus, and its pages that anybody may open. */
@Configuration
class NoticeConfiguration {
    static final String LEDGER = "/ledger";
    static final String PUBLIC = "/published";
    static final String DESK = "/desk/published";
    static final String PLEDGES = "/pledges";
    static final String PLEDGES_DESK = "/desk/pledges";

    @Bean
    RuleKey<NoticeRule> noticeRule() {
        return NoticeRule.RULE;
    }

    @Bean
    MenuItem noticesMenu() {
        return new MenuItem(
                "notice.menu",
                DESK,
                49,
                Permission.PUBLIC_PROPOSE.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    MenuItem publicNoticesMenu() {
        return MenuItem.portal("notice.public.title", PUBLIC, 50);
    }

    @Bean
    MenuItem pledgesMenu() {
        return new MenuItem(
                "notice.pledge.menu",
                PLEDGES_DESK,
                50,
                Stream.of(Permission.PLEDGE, Permission.PLEDGE_VERIFY)
                        .flatMap(permission -> permission.roles().stream())
                        .map(Role::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    PublicPaths noticePaths() {
        return PublicPaths.of(LEDGER, LEDGER + "/**", PUBLIC, PUBLIC + "/**", PLEDGES);
    }
}
