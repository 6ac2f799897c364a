package org.banshi.matter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * A sort of matter: one lifecycle and the few columns that only it needs. A room contributes it as a bean; nothing else
 * is needed for it to show up in inboxes, the API, search and the documents.
 */
public interface Kind {
    /** The name, which its matters carry and its messages begin with. */
    default String name() {
        return lifecycle().kind();
    }

    /** Its states and actions. */
    Lifecycle lifecycle();

    /** The table of its own columns, keyed by {@code matter}; empty when it needs none. */
    default String table() {
        return "";
    }

    /** The columns of that table that actions may set. */
    default Set<String> columns() {
        return Set.of();
    }

    /** The columns of that table that may tell of the raiser; an approved erasure empties them. */
    default Set<String> wordColumns() {
        return Set.of();
    }

    /** Tables of rows beside each matter, such as milestones, keyed by {@code matter} and more. */
    default Set<String> tables() {
        return Set.of();
    }

    /**
     * Unique constraints and indexes of its own tables by name, each with the code of the problem (409) for whoever came
     * second: where two act at the same moment only the database can tell who was first.
     */
    default Map<String, String> taken() {
        return Map.of();
    }

    /** Roles that may read every matter of this kind; handling units read those they take part in. */
    Set<Role> readers();

    /** States in which not even those roles read it, but only the units that take part and who is named in it. */
    default Set<String> keptIn() {
        return Set.of();
    }

    /**
     * Goes on only if the people whom the form names, by its columns, may be named in the matter together.
     *
     * @throws org.banshi.web.Problem if they may not
     */
    default void checkNamed(Situation situation) {}

    /** Whether units and search see the hotline's wording instead of the raiser's words. */
    default boolean isShielded(@Nullable String type, boolean confidential) {
        return false;
    }

    /** Roles that read the raiser's own words of shielded matters; the others see the hotline's wording. */
    default Set<Role> wordReaders() {
        return readers();
    }

    /**
     * Whether anybody may look through its matters by category, street, age and state (R-S11). A kind that residents see
     * otherwise, or not at all, stays out.
     */
    default boolean isPublished() {
        return false;
    }

    /**
     * Whether who proves the phone number that a matter was raised from finds and follows it, as by its code. So it is with
     * what is published; another kind says so itself.
     */
    default boolean isOpenToPhone() {
        return isPublished();
    }

    /**
     * The steps that anybody may know of, by the state they lead to, each with the message that followers get; only of a
     * kind that {@link #isPublished() is published}.
     */
    default Map<String, String> publicSteps() {
        return Map.of();
    }

    /** What such a message tells: nothing but what everybody may know of category and place. */
    default List<String> publicWords(@Nullable String category, @Nullable String region) {
        return List.of();
    }

    /** What a newly raised matter starts with, such as who is told. */
    default void raised(Situation situation, Change change) {}

    /** Types a matter of this kind may have. */
    default List<String> types() {
        return List.of();
    }
}
