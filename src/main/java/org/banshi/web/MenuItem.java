package org.banshi.web;

import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A line of the menu; each room declares its own as beans.
 *
 * @param key key of the message that names it
 * @param path where it leads
 * @param order small comes first
 * @param roles role names that see it on the desk; empty: it stands in the portal, for everybody
 * @param waiting how much waits there for whoever makes the running request; 0 shows no number
 */
public record MenuItem(String key, String path, int order, Set<String> roles, LongSupplier waiting) {
    public MenuItem {
        roles = Set.copyOf(roles);
    }

    /** A line without a number. */
    public MenuItem(String key, String path, int order, Set<String> roles) {
        this(key, path, order, roles, () -> 0);
    }

    /** A line of the portal's menu. */
    public static MenuItem portal(String key, String path, int order) {
        return new MenuItem(key, path, order, Set.of());
    }

    boolean isFor(@Nullable Visitor visitor) {
        return visitor != null && roles.stream().anyMatch(visitor.roles()::contains);
    }
}
