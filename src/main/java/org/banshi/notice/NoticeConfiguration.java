package org.banshi.notice;

import org.banshi.access.PublicPaths;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's lines of the menus, and its pages that anybody may open. */
@Configuration
class NoticeConfiguration {
    static final String LEDGER = "/ledger";

    @Bean
    MenuItem ledgerMenu() {
        return MenuItem.portal("notice.ledger.menu", LEDGER, 60);
    }

    @Bean
    PublicPaths noticePaths() {
        return PublicPaths.of(LEDGER, LEDGER + "/**");
    }
}
