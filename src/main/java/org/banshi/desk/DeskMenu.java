package org.banshi.desk;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desk's lines of the menu. */
@Configuration
class DeskMenu {

    @Bean
    MenuItem deskHome() {
        return new MenuItem("desk.menu.home", "/desk", 10, names(Permission.MATTERS_READ.roles()));
    }

    @Bean
    MenuItem deskMatters() {
        return new MenuItem("desk.menu.matters", "/desk/matters", 20, names(Permission.MATTERS_READ.roles()));
    }

    @Bean
    MenuItem deskIntake() {
        return new MenuItem("desk.menu.intake", "/desk/intake", 30, names(Permission.INTAKE.roles()));
    }

    @Bean
    MenuItem deskProxies() {
        return new MenuItem("desk.menu.proxies", ProxyController.HERE, 36, names(Permission.INTAKE.roles()));
    }

    @Bean
    MenuItem deskOutages() {
        return new MenuItem("desk.menu.outages", OutageController.HERE, 38, names(Permission.NOTICES_CONFIRM.roles()));
    }

    @Bean
    MenuItem deskOnCall() {
        return new MenuItem("desk.menu.oncall", OnCallsController.HERE, 39, names(Permission.MATTERS_READ.roles()));
    }

    @Bean
    MenuItem deskErasures() {
        return new MenuItem(
                "desk.menu.erasures", ErasureController.HERE, 60, names(Permission.ERASURES_DECIDE.roles()));
    }

    @Bean
    MenuItem deskRenumberings() {
        Set<Role> roles = Stream.of(Permission.INTAKE, Permission.RENUMBERINGS_DECIDE)
                .flatMap(permission -> permission.roles().stream())
                .collect(Collectors.toSet());
        return new MenuItem("desk.menu.renumberings", RenumberingController.HERE, 37, names(roles));
    }

    private static Set<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}
