package org.banshi.matter;

import org.banshi.access.Role;

/** Who owns a matter in a state. Every open state has exactly one. */
public sealed interface Owner {
    /** A role's pool: whoever holds the role may take it. */
    record Pool(Role role) implements Owner {}

    /** The one unit that stands so to the matter, with or without a named person. */
    record OfUnit(Relation relation) implements Owner {
        /** @throws IllegalArgumentException when several units may stand so */
        public OfUnit {
            if (!relation.isSingle()) {
                throw new IllegalArgumentException("no single unit stands so to a matter: " + relation);
            }
        }
    }

    /** That of the matter this one was merged into. */
    record OfMain() implements Owner {}
}
