package org.banshi.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.banshi.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises callers of the API by HTTP Basic or a bearer token. Whoever sends credentials means them: wrong ones are
 * refused also where none are needed. Cookies of the pages count for nothing here, so no other site can use them.
 */
final class ApiCredentials extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Asks by POST and changes nothing. */
    private static final Set<String> QUESTIONS = Set.of("/api/v1/text/classify");

    private final Credentials credentials;
    private final Refusals refusals;

    ApiCredentials(Credentials credentials, Refusals refusals) {
        this.credentials = credentials;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            try {
                Credentials.Verified caller = verify(header.strip());
                if (!caller.mayWrite() && !isReading(request)) {
                    throw Problem.forbidden("tokenReadOnly");
                }
                SecurityContextHolder.setContext(new SecurityContextImpl(new StaffAuthentication(caller.staff())));
            } catch (Problem problem) {
                refusals.answer(problem, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Credentials.Verified verify(String header) {
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        String rest = space < 0 ? "" : header.substring(space + 1).strip();
        if (scheme.equalsIgnoreCase("Bearer")) {
            return credentials.bearer(rest);
        }
        if (scheme.equalsIgnoreCase("Basic")) {
            String pair = decoded(rest);
            int colon = pair.indexOf(':');
            if (colon >= 0) {
                return credentials.basic(pair.substring(0, colon), pair.substring(colon + 1));
            }
        }
        throw Problem.unauthorized("badCredentials");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isReading(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || QUESTIONS.contains(request.getRequestURI());
    }
}
