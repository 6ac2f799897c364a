package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.banshi.web.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** How those are turned away who may not: people to the login or to a page, programs by problem+json. */
@Component
@ConditionalOnWebApplication
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final List<String> STAFF = List.of("/desk", "/admin", "/account", "/demo");

    private final HandlerExceptionResolver problems;
    private final RefusedDoors doors;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, RefusedDoors doors) {
        this.problems = problems;
        this.doors = doors;
    }

    /** Nobody is signed in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String path = request.getRequestURI();
        if (path.equals("/api") || path.startsWith("/api/")) {
            answer(Problem.unauthorized("notSignedIn"), request, response);
        } else if (STAFF.stream().noneMatch(at -> path.equals(at) || path.startsWith(at + "/"))) {
            answer(Problem.notFound("notFound"), request, response);
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            response.setHeader("HX-Redirect", "/login");
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, login(request));
        }
    }

    /** Somebody is signed in and may not, or a form came without its token: after a long pause, or from another site. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure) {
        String code = failure instanceof CsrfException ? "formTooOld" : "forbidden";
        if (!(failure instanceof CsrfException)) {
            doors.tried(request);
        }
        answer(Problem.forbidden(code), request, response);
    }

    /** Tells a problem from within a filter. */
    void answer(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"banshi\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"banshi\", charset=\"UTF-8\"");
        }
        problems.resolveException(request, response, null, problem);
    }

    private static String login(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/login";
        }
        String query = request.getQueryString();
        String here = request.getRequestURI() + (query == null ? "" : "?" + query);
        return here.equals("/desk") ? "/login" : "/login?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }
}
