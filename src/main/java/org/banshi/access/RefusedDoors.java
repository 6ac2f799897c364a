package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever is signed in and is answered 403 has tried a door: it is counted by its pattern, not by what stood in it. */
@Component
@ConditionalOnWebApplication
final class RefusedDoors implements HandlerInterceptor, WebMvcConfigurer {
    private final Refused refused;
    private final CurrentActor current;

    RefusedDoors(Refused refused, CurrentActor current) {
        this.refused = refused;
        this.current = current;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
            tried(request);
        }
    }

    /** Counts the door, if somebody is signed in. */
    void tried(HttpServletRequest request) {
        if (current.actor() instanceof Actor.Staff staff) {
            refused.count(Refused.FORBIDDEN, staff.id(), request.getMethod() + " " + door(request));
        }
    }

    private static String door(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern != null ? pattern.toString() : request.getRequestURI().replaceAll("[0-9]+", "*");
    }
}
