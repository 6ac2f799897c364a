package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Health and metrics on a port of their own, which only this machine reaches unless set otherwise. Whoever reaches it may
 * read; by the port that people use nobody may.
 */
@Configuration
@ConditionalOnWebApplication
@ConditionalOnProperty("management.server.port")
class WatchersDoor {

    @Bean
    @Order(5)
    SecurityFilterChain watchers(HttpSecurity http, Environment environment) {
        return http.securityMatcher(request -> isForWatchers(request, environment))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }

    /** By the port the call came in on, which no header can forge. */
    private static boolean isForWatchers(HttpServletRequest request, Environment environment) {
        Integer port = environment.getProperty("local.management.port", Integer.class);
        Integer people = environment.getProperty("local.server.port", Integer.class);
        return port != null && !port.equals(people) && request.getLocalPort() == port;
    }
}
