package org.banshi.brief;

import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.PublicPaths;
import org.banshi.access.Role;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's lines of the menus. */
@Configuration
class BriefConfiguration {
    static final String HERE = "/desk/brief";
    static final String PUBLIC = "/figures";

    @Bean
    MenuItem briefMenu() {
        return new MenuItem(
                "brief.menu",
                HERE,
                15,
                Permission.BRIEF_READ.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    MenuItem cityMenu() {
        return MenuItem.portal("brief.city.menu", PUBLIC, 35);
    }

    @Bean
    PublicPaths cityPaths() {
        return PublicPaths.of(PUBLIC);
    }
}
