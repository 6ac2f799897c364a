package org.banshi.access;

import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Which addresses are open to whom. Closed unless said otherwise: what a role may do behind an open address is asked
 * again where it is done.
 */
@Configuration
@ConditionalOnWebApplication
@EnableWebSecurity
class SecurityConfiguration {

    /** Programs: no sessions, no cookies, credentials with each call. */
    @Bean
    @Order(10)
    SecurityFilterChain api(HttpSecurity http, Credentials credentials, Refusals refusals) {
        return http.securityMatcher("/api/**", "/api")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .addFilterBefore(new ApiCredentials(credentials, refusals), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        paths -> paths.requestMatchers(HttpMethod.GET, "/api/v1/requests/**", "/api/v1/openapi.json")
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD, "/api/v1/requests/**", "/api/v1/openapi.json")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/api/v1/requests", "/api/v1/requests/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /** People: a session for staff, none for residents; every form carries a token that also stands in a cookie. */
    @Bean
    @Order(20)
    SecurityFilterChain pages(
            HttpSecurity http,
            Sessions sessions,
            Refusals refusals,
            CookieCsrfTokenRepository csrfTokens,
            ObjectProvider<PublicPaths> publicPaths) {
        String[] open = Stream.concat(
                        Stream.of(
                                "/",
                                "/error",
                                "/login",
                                "/invitation/*",
                                "/actuator/health",
                                "/actuator/health/**",
                                "/livez",
                                "/readyz"),
                        publicPaths.stream().flatMap(paths -> paths.patterns().stream()))
                .toArray(String[]::new);
        return http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .securityContext(context -> context.securityContextRepository(sessions))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .authorizeHttpRequests(paths -> paths.requestMatchers(open)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/webjars/**", "/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/robots.txt", "/*.webmanifest")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("banshi-csrf");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    /** Nobody comes in this way; without it the frame would make a user of its own. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new BadCredentialsException("not this way");
        };
    }
}
