package org.banshi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page, as far as the layout must know: the room that signs people in leaves one with the request.
 *
 * @param name shown at the top of the desk
 * @param title unit and roles as a reader knows them, absent for none
 * @param roles role names; they choose the menu
 */
public record Visitor(String name, @Nullable String title, Set<String> roles) {
    private static final String KEY = Visitor.class.getName();

    /** Leaves this visitor with the request, for the layout. */
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(KEY, this);
    }

    /** The signed-in visitor of the request, absent for a passer-by. */
    static @Nullable Visitor of(HttpServletRequest request) {
        return (Visitor) request.getAttribute(KEY);
    }
}
