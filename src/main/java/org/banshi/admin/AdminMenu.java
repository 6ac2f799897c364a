package org.banshi.admin;

import java.util.Set;
import org.banshi.access.Role;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The administrators' lines of the menu. */
@Configuration
class AdminMenu {

    @Bean
    MenuItem rulesMenu() {
        return new MenuItem("admin.menu.rules", "/admin/rules", 810, Set.of(Role.ADMIN.name()));
    }

    @Bean
    MenuItem calendarMenu() {
        return new MenuItem("admin.menu.calendar", "/admin/calendar", 820, Set.of(Role.ADMIN.name()));
    }
}
