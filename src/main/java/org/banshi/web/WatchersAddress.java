package org.banshi.web;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The port for those who watch, where there is one, is reached from this machine only, unless set otherwise. It cannot stand
 * among the defaults: without such a port Boot does not start with an address for it.
 */
final class WatchersAddress implements EnvironmentPostProcessor {
    private static final String ADDRESS = "management.server.address";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("management.server.port") && !environment.containsProperty(ADDRESS)) {
            environment.getPropertySources().addLast(new MapPropertySource("watchers", Map.of(ADDRESS, "127.0.0.1")));
        }
    }
}
