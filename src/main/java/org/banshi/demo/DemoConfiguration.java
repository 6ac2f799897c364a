package org.banshi.demo;

import org.banshi.access.PublicPaths;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Opens the demo phone to everybody who plays with the demo. */
@Configuration
@Profile("demo")
class DemoConfiguration {

    @Bean
    PublicPaths demoPaths() {
        return PublicPaths.of("/demo/phone");
    }

    @Bean
    MenuItem phoneItem() {
        return MenuItem.portal("demo.menu.phone", "/demo/phone", 900);
    }
}
