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
    MenuItem startMenu() {
        return new MenuItem(
                "admin.start.title", StartController.HERE, 790, Set.of(Role.ADMIN.name(), Role.SECURITY.name()));
    }

    @Bean
    MenuItem categoriesMenu() {
        return new MenuItem("admin.categories.title", CategoriesController.HERE, 804, Set.of(Role.ADMIN.name()));
    }

    @Bean
    MenuItem directoryMenu() {
        return new MenuItem("admin.directory.title", DirectoryController.HERE, 805, Set.of(Role.ADMIN.name()));
    }

    @Bean
    MenuItem unitsMenu() {
        return new MenuItem("admin.units.title", UnitsController.HERE, 802, Set.of(Role.ADMIN.name()));
    }

    @Bean
    MenuItem staffMenu() {
        return new MenuItem(
                "admin.staff.title", StaffController.HERE, 803, Set.of(Role.ADMIN.name(), Role.SECURITY.name()));
    }

    @Bean
    MenuItem onCallMenu() {
        return new MenuItem("admin.oncall.title", OnCallController.HERE, 806, Set.of(Role.ADMIN.name()));
    }

    @Bean
    MenuItem retentionMenu() {
        return new MenuItem(
                "admin.retention.title",
                RetentionController.HERE,
                830,
                Set.of(Role.SECURITY.name(), Role.AUDITOR.name()));
    }

    @Bean
    MenuItem rulesMenu() {
        return new MenuItem("admin.menu.rules", "/admin/rules", 810, Set.of(Role.ADMIN.name()));
    }

    @Bean
    MenuItem textsMenu() {
        return new MenuItem("admin.texts.title", TextsController.HERE, 812, Set.of(Role.ADMIN.name()));
    }

    @Bean
    MenuItem lostMenu() {
        return new MenuItem("admin.messages.title", LostController.HERE, 816, Set.of(Role.ADMIN.name()));
    }

    @Bean
    MenuItem machineMenu() {
        return new MenuItem(
                "admin.machine.title",
                MachineController.HERE,
                814,
                Set.of(Role.ADMIN.name(), Role.SUPERVISOR.name(), Role.LEADER.name()));
    }

    @Bean
    MenuItem calendarMenu() {
        return new MenuItem("admin.menu.calendar", "/admin/calendar", 820, Set.of(Role.ADMIN.name()));
    }
}
