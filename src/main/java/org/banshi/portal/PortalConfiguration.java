package org.banshi.portal;

import org.banshi.access.PublicPaths;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** What the portal adds to the house: open paths and its menu. */
@Configuration
class PortalConfiguration {

    @Bean
    PublicPaths portalPaths() {
        return PublicPaths.of("/raise", "/receipt/**", "/follow", "/follow/**", "/public");
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

    /** Forgets codes and counters whose time is over; several servers may do so at once. */
    @Configuration
    @Profile("!test")
    static class Tick {
        private final Receipts receipts;
        private final WrongCodes wrongCodes;

        Tick(Receipts receipts, WrongCodes wrongCodes) {
            this.receipts = receipts;
            this.wrongCodes = wrongCodes;
        }

        @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
        void sweep() {
            receipts.sweep();
            wrongCodes.sweep();
        }
    }
}
