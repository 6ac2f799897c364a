package org.banshi.access;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which roles one account may hold together, and for which units (separation of duties). */
@Component
final class Grants {
    private static final List<Role> POWERS = List.of(Role.ADMIN, Role.SECURITY, Role.AUDITOR);

    private static final List<Role> ALONE = List.of(Role.SECURITY, Role.AUDITOR, Role.LAY_MONITOR);

    private final Units units;

    Grants(Units units) {
        this.units = units;
    }

    /**
     * Goes on only if one account of this unit may hold these roles.
     *
     * @throws Problem 422 {@code roles}: none, unknown, in conflict, or not for this unit
     */
    void check(Set<Role> roles, @Nullable String unit) {
        if (roles.isEmpty()) {
            throw Problem.invalid("roles", "required");
        }
        long powers = POWERS.stream().filter(roles::contains).count();
        if (powers > 1) {
            throw Problem.invalid("roles", "roles.powers");
        }
        // Security and auditor see no matters, a monitor from outside masked ones: whoever is one of them is nothing
        // else.
        if (roles.size() > 1 && ALONE.stream().anyMatch(roles::contains)) {
            throw Problem.invalid("roles", "roles.alone");
        }
        boolean inHotline = !Collections.disjoint(roles, Role.HOTLINE_BODY);
        if (inHotline && roles.contains(Role.HANDLER)) {
            throw Problem.invalid("roles", "roles.bothSides");
        }
        Unit.Kind kind = unit == null
                ? null
                : units.find(unit)
                        .orElseThrow(() -> Problem.invalid("unit", "unit.unknown", unit))
                        .kind();
        if (inHotline && kind == Unit.Kind.HANDLING) {
            throw Problem.invalid("roles", "roles.hotlineInUnit");
        }
        if (roles.contains(Role.HANDLER) && kind != Unit.Kind.HANDLING) {
            throw Problem.invalid("roles", "roles.handlerWithoutUnit");
        }
    }
}
