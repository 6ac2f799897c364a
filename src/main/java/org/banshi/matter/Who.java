package org.banshi.matter;

import org.banshi.access.Role;

/** Who may do an action. */
public sealed interface Who {
    /** Staff holding a role, whatever their unit. */
    record OfRole(Role role) implements Who {}

    /** Staff holding a role in a unit that stands so to the matter. */
    record OfUnit(Role role, Relation relation) implements Who {}

    /** The one person named in that column of the kind's own, holding the role. */
    record Named(Role role, String column) implements Who {}

    /** Those whom a unit that stands so names as its signers, holding the role; deputies while they are on leave. */
    record Signer(Role role, Relation relation) implements Who {}

    /** The raiser, proven by the code or the phone. */
    record TheRaiser() implements Who {}

    /** Whoever acts for the raiser, as long as that is granted. */
    record TheProxy() implements Who {}

    /** The house itself: a clock that ran out, a cascade. */
    record TheHouse() implements Who {}
}
