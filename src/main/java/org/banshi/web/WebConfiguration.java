package org.banshi.web;

import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.module.SimpleModule;

/** Ties the room's parts to Spring MVC. */
@Configuration
@EnableConfigurationProperties(MapTiles.class)
class WebConfiguration implements WebMvcConfigurer {
    private final View view;

    WebConfiguration(View view) {
        this.view = view;
    }

    @Bean
    SimpleModule storableText() {
        return StorableText.module();
    }

    /** Where nobody watches, nothing is observed: it would cost every request its share. */
    @Bean
    @ConditionalOnProperty(name = "management.server.port", havingValue = "none", matchIfMissing = true)
    ObservationRegistry observations() {
        return ObservationRegistry.NOOP;
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(view);
    }
}
