package org.banshi.program;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Permission;
import org.banshi.access.PublicPaths;
import org.banshi.access.Role;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's lines of the menus, and its pages that anybody may open. */
@Configuration
class ProgramMenu {

    @Bean
    MenuItem listsMenu() {
        return new MenuItem(
                "program.menu.lists",
                "/desk/lists",
                40,
                Permission.MATTERS_READ.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    MenuItem visitsMenu() {
        return new MenuItem(
                "visit.menu",
                "/desk/visits",
                41,
                names(Role.OFFICE, Role.GROUP, Role.SUPERVISOR, Role.LEADER, Role.HANDLER));
    }

    @Bean
    MenuItem problemsMenu() {
        return new MenuItem(
                "hardProblem.menu",
                "/desk/problems",
                42,
                names(
                        Role.OFFICE,
                        Role.GROUP,
                        Role.SUPERVISOR,
                        Role.LEADER,
                        Role.HELPER,
                        Role.MONITOR,
                        Role.APPRAISER,
                        Role.HANDLER));
    }

    @Bean
    MenuItem deedsMenu() {
        return new MenuItem(
                "deed.menu",
                "/desk/deeds",
                43,
                names(Role.OFFICE, Role.GROUP, Role.SUPERVISOR, Role.LEADER, Role.HANDLER));
    }

    @Bean
    MenuItem wavesMenu() {
        return new MenuItem("deed.waves", "/desk/waves", 44, names(Role.OFFICE));
    }

    @Bean
    MenuItem topicsMenu() {
        return new MenuItem(
                "topic.menu",
                "/desk/topics",
                45,
                names(Role.DISPATCHER, Role.OFFICE, Role.GROUP, Role.SUPERVISOR, Role.LEADER, Role.HANDLER));
    }

    @Bean
    MenuItem publicTopicsMenu() {
        return MenuItem.portal("topic.menu", "/topics", 41);
    }

    @Bean
    MenuItem publicListsMenu() {
        return MenuItem.portal("program.menu.public", "/lists", 40);
    }

    @Bean
    PublicPaths publicListPaths() {
        return PublicPaths.of("/lists", "/lists/**", "/notices", "/notices/**", "/topics", "/topics/*");
    }

    private static Set<String> names(Role... roles) {
        return Stream.of(roles).map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}
