package org.banshi.portal;

import org.banshi.access.PublicPaths;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the portal adds to the house: open paths and its menu. */
@Configuration
class PortalConfiguration {

    @Bean
    PublicPaths portalPaths() {
        return PublicPaths.of(
                "/raise",
                "/raise/*",
                "/receipt/**",
                "/follow",
                "/follow/**",
                "/mine",
                "/mine/**",
                "/public",
                "/public/**",
                "/privacy",
                "/manifest.json");
    }

    @Bean
    MenuItem raiseMenu() {
        return MenuItem.portal("portal.menu.raise", "/raise", 10);
    }

    @Bean
    MenuItem followMenu() {
        return MenuItem.portal("portal.menu.follow", "/follow", 20);
    }

    @Bean
    MenuItem publicMenu() {
        return MenuItem.portal("portal.menu.public", "/public", 30);
    }
}
