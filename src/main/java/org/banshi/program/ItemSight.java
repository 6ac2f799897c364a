package org.banshi.program;

import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Role;

/**
 * Which items of a list somebody sees, as a condition on {@code program_item i} and {@code matter_row m}. Staff see what the
 * ledger lets them read; residents what was promised and given out, not what a screening or an inspection holds against a
 * unit. Whatever shows items of a list asks here.
 */
final class ItemSight {
    /** For residents; it has no parameter. What was decided and given up before it was given out was promised all the same. */
    static final String PUBLIC = "((i.issued_on is not null or m.state = 'terminated') and m.kind not in ('"
            + Rectifications.NAME + "', '" + Findings.NAME + "'))";

    private static final String TAKES_PART = ":unit = any(m.units)";

    private static final String READ_BY_ALL_READERS = "(m.kind <> '" + Rectifications.NAME + "' or m.state not in ("
            + Rectifications.KEPT.stream().sorted().collect(Collectors.joining("', '", "'", "'")) + "))";

    private ItemSight() {}

    /** Whether somebody reads what everybody may, and no more. */
    static boolean isPublic(Actor actor) {
        return switch (actor) {
            case Actor.Anyone _, Actor.Raiser _, Actor.Proxy _ -> true;
            case Actor.House _, Actor.Staff _ -> false;
        };
    }

    /** The condition; {@code :unit} is the actor's unit. */
    static String of(WorkList list, Actor actor) {
        return switch (actor) {
            case Actor.House _ -> "true";
            case Actor.Anyone _, Actor.Raiser _, Actor.Proxy _ -> PUBLIC;
            // It gave all of it out, and so takes part in all of it.
            case Actor.Staff staff when list.office().equals(staff.unit()) -> "true";
            case Actor.Staff staff
            when staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER) ->
                "(" + READ_BY_ALL_READERS + " or " + TAKES_PART + ")";
            case Actor.Staff _ -> TAKES_PART;
        };
    }
}
