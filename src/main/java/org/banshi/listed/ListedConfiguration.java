package org.banshi.listed;

import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.PublicPaths;
import org.banshi.access.Role;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's lines of the menus, and its page that anybody may open. */
@Configuration
class ListedConfiguration {
    static final String DESK = "/desk/listed";
    static final String PUBLIC = "/listed";

    @Bean
    MenuItem listedMenu() {
        return new MenuItem(
                "listed.menu",
                DESK,
                50,
                Permission.LISTED_PROPOSE.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    MenuItem publicListedMenu() {
        return MenuItem.portal("listed.public", PUBLIC, 51);
    }

    @Bean
    PublicPaths listedPaths() {
        return PublicPaths.of(PUBLIC);
    }
}
