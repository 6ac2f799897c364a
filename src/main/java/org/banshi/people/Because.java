package org.banshi.people;

import java.util.List;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Who changes a register, and for what reason.
 *
 * @param byStaff staff number, absent for the house itself
 * @param why the reason that the history keeps, absent for the house itself
 */
public record Because(@Nullable Long byStaff, @Nullable String why) {
    static final int LONGEST = 500;

    /** The house itself: a demo, an import, an invitation that was used. */
    public static final Because HOUSE = new Because(null, null);

    /** A person with a reason, which is checked where the change is made: 422 {@code why}. */
    public static Because of(long staff, String why) {
        return new Because(staff, why.strip());
    }

    void check(List<FieldError> errors) {
        if (byStaff != null) {
            Fields.text(errors, "why", why, LONGEST);
        }
    }
}
