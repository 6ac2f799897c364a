package org.banshi.access;

import org.banshi.web.Problem;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who makes the running request. A controller may as well take a parameter of type {@link Actor} (anybody) or
 * {@link Actor.Staff} (signed in, else 401).
 */
@Component
public final class CurrentActor {

    /** The signed-in member of the staff or machine, else anyone. A raiser is proven later, by the matter's code. */
    public Actor actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor.Staff staff
                ? staff
                : new Actor.Anyone();
    }

    /** The signed-in member of the staff or machine; 401 {@code notSignedIn} if nobody is. */
    public Actor.Staff staff() {
        return switch (actor()) {
            case Actor.Staff staff -> staff;
            case Actor.Anyone _, Actor.Raiser _, Actor.Proxy _, Actor.House _ ->
                throw Problem.unauthorized("notSignedIn");
        };
    }
}
