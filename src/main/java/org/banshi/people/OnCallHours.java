package org.banshi.people;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.banshi.rule.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * When units are at work on working days, and who is called last: one rule with versions.
 *
 * @param begins when work begins, such as 08:30
 * @param ends when it ends, such as 17:30, on the same day
 * @param office code of the unit that is called where neither a unit nor one above it has anybody on call; absent for the
 *     hotline body
 */
public record OnCallHours(
        String begins, String ends, @Nullable String office) {
    /** The rule. */
    public static final RuleKey<OnCallHours> RULE =
            new RuleKey<>("people.onCall", OnCallHours.class, new OnCallHours("08:30", "17:30", null));

    /** Refuses what is no time, and an end before the beginning. */
    public OnCallHours {
        if (!time(begins).isBefore(time(ends))) {
            throw new IllegalArgumentException("ends: not after begins");
        }
        if (office != null && office.isBlank()) {
            throw new IllegalArgumentException("office: empty");
        }
    }

    LocalTime from() {
        return time(begins);
    }

    LocalTime to() {
        return time(ends);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a time such as 08:30: " + text, e);
        }
    }
}
