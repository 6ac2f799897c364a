package org.banshi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first filter: answers requests whose parameters cannot be read or stored, keeps the reader's wishes in cookies, and
 * sets what browsers must be told on every page (only our own scripts and styles, none inline).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class RequestGate extends OncePerRequestFilter {
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final ProblemAnswers answers;

    RequestGate(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        protect(response);
        Problem refusal = refusal(request);
        if (refusal != null) {
            answers.answer(refusal, null, request, response);
            return;
        }
        Preferences.keep(request, response);
        chain.doFilter(request, response);
    }

    /** What browsers must be told on every page. */
    static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** Tomcat refuses malformed percent-encoding, broken UTF-8, and forms or files that are too large. */
    private static @Nullable Problem refusal(HttpServletRequest request) {
        try {
            for (Map.Entry<String, String[]> parameter :
                    request.getParameterMap().entrySet()) {
                for (String value : parameter.getValue()) {
                    if (!StorableText.holds(value)) {
                        return Problem.invalid(parameter.getKey(), StorableText.CODE);
                    }
                }
                if (!StorableText.holds(parameter.getKey())) {
                    return Problem.status(400, "malformed");
                }
            }
            return null;
        } catch (InvalidParameterException refused) {
            return Objects.requireNonNullElseGet(
                    ProblemAdvice.ofStatus(refused.getErrorCode()), () -> Problem.status(400, "malformed"));
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            return Problem.status(400, "malformed");
        }
    }
}
