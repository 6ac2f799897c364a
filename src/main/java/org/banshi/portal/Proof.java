package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.banshi.access.Actor;
import org.springframework.web.util.WebUtils;

/** That this browser has proved to be the raiser of a number; kept in its session. */
final class Proof {
    /** Begins all that the portal keeps in a session. */
    private static final String ALL = "portal.";

    private static final String PREFIX = ALL + "raiser.";

    private static final String BROWSER = ALL + "browser";

    private Proof() {}

    /** A random name of this browser, as long as its session lives. */
    static String browser(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        synchronized (WebUtils.getSessionMutex(session)) {
            if (session.getAttribute(BROWSER) instanceof String known) {
                return known;
            }
            String name = UUID.randomUUID().toString();
            session.setAttribute(BROWSER, name);
            return name;
        }
    }

    /**
     * The session gets a new name with each proof, for somebody else may know the old one; once only for a form that was sent
     * twice at the same moment, or the browser might keep the name that was given first.
     */
    static void remember(HttpServletRequest request, String number) {
        HttpSession known = request.getSession(false);
        HttpSession session = known == null ? request.getSession(true) : known;
        synchronized (WebUtils.getSessionMutex(session)) {
            if (known != null && session.getAttribute(PREFIX + number) == null) {
                request.changeSessionId();
            }
            session.setAttribute(PREFIX + number, "proven");
        }
    }

    static Optional<Actor.Raiser> of(HttpServletRequest request, String number) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PREFIX + number) != null
                ? Optional.of(new Actor.Raiser(number))
                : Optional.empty();
    }

    /** All numbers that this browser has proved to have raised. */
    static List<Actor.Raiser> all(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? List.of()
                : Collections.list(session.getAttributeNames()).stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .map(name -> new Actor.Raiser(name.substring(PREFIX.length())))
                        .toList();
    }

    /** For a computer that others use too: forgets every number, code and phone; staff who are signed in stay so. */
    static void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        List<String> names = Collections.list(session.getAttributeNames());
        if (names.stream().allMatch(name -> name.startsWith(ALL))) {
            session.invalidate();
        } else {
            names.stream().filter(name -> name.startsWith(ALL)).forEach(session::removeAttribute);
        }
    }
}
