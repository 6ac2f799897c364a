package org.banshi.access;

import org.banshi.web.Problem;

/** Asks whether somebody may. */
public final class Permissions {
    private Permissions() {}

    /** Whether the actor has the permission. The house itself has all; passers-by and raisers have none. */
    public static boolean has(Actor actor, Permission permission) {
        return switch (actor) {
            case Actor.Staff staff -> staff.roles().stream().anyMatch(permission.roles()::contains);
            case Actor.House _ -> true;
            case Actor.Anyone _, Actor.Raiser _, Actor.Proxy _ -> false;
        };
    }

    /** The name of the role by which somebody has the permission; blank for none. */
    public static String asWhom(Actor.Staff staff, Permission permission) {
        return permission.roles().stream()
                .filter(staff::has)
                .map(Role::name)
                .findFirst()
                .orElse("");
    }

    /** Goes on only if the actor has the permission; else 401 {@code notSignedIn} or 403 {@code forbidden}. */
    public static void require(Actor actor, Permission permission) {
        if (has(actor, permission)) {
            return;
        }
        throw actor instanceof Actor.Staff ? Problem.forbidden("forbidden") : Problem.unauthorized("notSignedIn");
    }
}
