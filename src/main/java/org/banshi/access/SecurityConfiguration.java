package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
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
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Open to everybody, also to whoever is signed in as somebody: the ways in, errors, and whether the house is well. */
    private static final String[] OPEN = {
        "/error", "/login", "/invitation/*", "/actuator/health", "/actuator/health/**", "/livez", "/readyz"
    };

    /** What programs read without credentials. */
    private static final String[] READ_BY_ANYBODY = {
        "/api/v1/requests/**",
        "/api/v1/knowledge",
        "/api/v1/knowledge/*",
        "/api/v1/calls",
        "/api/v1/calls/*",
        "/api/v1/listed",
        "/api/v1/listed/*",
        "/api/v1/openapi.json"
    };

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
                .authorizeHttpRequests(paths -> paths.requestMatchers(HttpMethod.GET, READ_BY_ANYBODY)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, READ_BY_ANYBODY)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/requests",
                                "/api/v1/requests/**",
                                "/api/v1/calls/*/submissions")
                        .access((who, _) -> new AuthorizationDecision(!onlyAudits(who.get())))
                        // What is behind these asks for a resident's own proof.
                        .requestMatchers("/api/v1/mine/**")
                        .access((who, at) ->
                                new AuthorizationDecision(!writes(at.getRequest()) || !onlyAudits(who.get())))
                        .requestMatchers(SecurityConfiguration::writes)
                        .access((who, _) -> new AuthorizationDecision(mayWrite(who.get())))
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
        String[] ofResidents = Stream.concat(
                        Stream.of("/"), publicPaths.stream().flatMap(paths -> paths.patterns().stream()))
                .toArray(String[]::new);
        return http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .securityContext(context -> context.securityContextRepository(sessions))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.disable())
                .authorizeHttpRequests(paths -> paths.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(ofResidents)
                        .access((who, at) ->
                                new AuthorizationDecision(!writes(at.getRequest()) || !onlyAudits(who.get())))
                        .requestMatchers(HttpMethod.GET, "/webjars/**", "/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/robots.txt", "/*.webmanifest")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers("/account", "/logout")
                        .authenticated()
                        .requestMatchers(SecurityConfiguration::writes)
                        .access((who, _) -> new AuthorizationDecision(mayWrite(who.get())))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    private static boolean writes(HttpServletRequest request) {
        return !READING.contains(request.getMethod());
    }

    /** Whoever audits reads, at every door that there is or will be, residents' too; the own account is the one exception. */
    private static boolean mayWrite(Authentication who) {
        return who instanceof StaffAuthentication && who.isAuthenticated() && !onlyAudits(who);
    }

    private static boolean onlyAudits(Authentication who) {
        return who instanceof StaffAuthentication staff
                && staff.getPrincipal().roles().equals(Set.of(Role.AUDITOR));
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
