package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.banshi.web.Answer;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Trail;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out. */
@Controller
@ConditionalOnWebApplication
final class LoginController {
    private final Credentials credentials;
    private final Sessions sessions;
    private final Audit audit;
    private final CurrentActor current;
    private final CookieCsrfTokenRepository csrfTokens;

    LoginController(
            Credentials credentials,
            Sessions sessions,
            Audit audit,
            CurrentActor current,
            CookieCsrfTokenRepository csrfTokens) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.audit = audit;
        this.current = current;
        this.csrfTokens = csrfTokens;
    }

    @GetMapping("/login")
    Answer form(@RequestParam(defaultValue = "") String next) {
        return switch (current.actor()) {
            case Actor.Staff staff -> new SeeOther(start(staff, next));
            case Actor.Anyone _, Actor.House _, Actor.Raiser _, Actor.Proxy _ ->
                new LoginPage("", within(next), null, null);
        };
    }

    @PostMapping("/login")
    Answer login(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Credentials.Verified person;
        try {
            person = credentials.login(login, password);
        } catch (Problem refusal) {
            Instant until =
                    refusal.args().isEmpty() ? null : (Instant) refusal.args().getFirst();
            return new LoginPage(login, within(next), refusal.code(), until);
        }
        sessions.begin(request, person);
        csrfTokens.saveToken(null, request, response);
        Trail.forget(request, response);
        audit.record(person.staff(), "login", null, null);
        return new SeeOther(start(person.staff(), next));
    }

    @PostMapping("/logout")
    Answer logout(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        if (actor instanceof Actor.Staff) {
            audit.record(actor, "logout", null, null);
        }
        sessions.end(request);
        csrfTokens.saveToken(null, request, response);
        Trail.forget(request, response);
        return new SeeOther("/login", "access.login.signedOut");
    }

    private static String start(Actor.Staff staff, String next) {
        String wanted = within(next);
        if (!wanted.isEmpty()) {
            return wanted;
        }
        // Who has no matters begins with what the city still lacks.
        if (staff.has(Role.SECURITY) || staff.has(Role.ADMIN) && !Permissions.has(staff, Permission.MATTERS_READ)) {
            return "/admin/start";
        }
        if (staff.has(Role.LAY_MONITOR)) {
            return "/desk/monitoring";
        }
        return staff.has(Role.AUDITOR) ? "/admin/audit" : "/desk";
    }

    /** Only a path of this site: nobody is sent elsewhere by a link to the login. */
    static String within(String next) {
        boolean plain = next.startsWith("/")
                && !next.startsWith("//")
                && next.length() <= 500
                && next.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return plain && !next.startsWith("/login") && !next.startsWith("/logout") ? next : "";
    }
}
