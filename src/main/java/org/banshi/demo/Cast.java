package org.banshi.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.banshi.access.Actor;
import org.banshi.access.Role;

/** Who acts in the demo city, and the numbers that matters got so far. */
final class Cast {
    private final Map<String, Actor.Staff> staff;
    private final Map<String, Actor.Staff> handlers = new HashMap<>();
    private final Map<String, Actor.Staff> groups = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    /** Everybody with an account, by login name. */
    Cast(Map<String, Actor.Staff> staff) {
        // In an order, so that each demo is the same: a unit's clerk (h-) acts for it, not its head (f-), who signs.
        this.staff = new TreeMap<>(staff);
        fill(handlers, Role.HANDLER);
        fill(groups, Role.GROUP);
    }

    private void fill(Map<String, Actor.Staff> byUnit, Role role) {
        for (Actor.Staff one : staff.values()) {
            if (one.has(role) && one.unit() != null) {
                byUnit.put(one.unit(), one);
            }
        }
    }

    Actor.Staff login(String login) {
        return Objects.requireNonNull(staff.get(login), login);
    }

    /** Whoever handles for that unit. */
    Actor.Staff handler(String unit) {
        return Objects.requireNonNull(handlers.get(unit), unit);
    }

    /** The member of that group. */
    Actor.Staff member(String group) {
        return Objects.requireNonNull(groups.get(group), group);
    }

    /** From now on that line of the tables has a number on the ledger. */
    void got(String id, String number) {
        numbers.put(id, number);
    }

    boolean has(String id) {
        return numbers.containsKey(id);
    }

    String number(String id) {
        return Objects.requireNonNull(numbers.get(id), id);
    }
}
