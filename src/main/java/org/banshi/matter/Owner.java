package org.banshi.matter;

import org.banshi.access.Role;

/** Who owns a matter in a state. Every open state has exactly one. */
public sealed interface Owner {
    /** A role's pool: whoever holds the role may take it. */
    record Pool(Role role) implements Owner {}

    /** The unit that leads, with or without a named person. */
    record LeadUnit() implements Owner {}

    /** That of the matter this one was merged into. */
    record OfMain() implements Owner {}
}
