package org.banshi.monitor;

import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rule and its lines of the menu. */
@Configuration
class MonitorConfiguration {
    static final String MONITORING = "/desk/monitoring";
    static final String MONITORS = "/desk/monitors";

    @Bean
    RuleKey<MonitorLimits> monitorLimits() {
        return MonitorLimits.RULE;
    }

    @Bean
    MenuItem monitoringMenu() {
        return new MenuItem("monitor.menu", MONITORING, 10, names(Permission.MONITOR));
    }

    @Bean
    MenuItem monitorsMenu() {
        return new MenuItem("monitor.monitors", MONITORS, 52, names(Permission.MONITORS_READ));
    }

    private static Set<String> names(Permission permission) {
        return permission.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}
