package org.banshi.matter;

import java.util.Map;
import java.util.TreeMap;
import org.banshi.rule.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * How long what is kept (R-S05): one rule with versions. What is absent is kept for ever. Only a version that was published
 * by who may decide on erasures is applied.
 *
 * @param outboxMonths months after which messages that left, or were given up, are deleted
 * @param logMonths months after which lines of the two logs are deleted; three years at least (R-S07, R-S08)
 * @param closedMonths by kind: months after its end at which a matter is emptied of all that tells of its raiser
 */
public record Retention(
        @Nullable Integer outboxMonths, @Nullable Integer logMonths, Map<String, Integer> closedMonths) {
    /** The rule. */
    public static final RuleKey<Retention> RULE =
            new RuleKey<>("matter.retention", Retention.class, new Retention(null, null, Map.of()));

    /** The shortest time for messages. */
    public static final int LEAST_OUTBOX = 3;

    /** The shortest time for logs. */
    public static final int LEAST_LOGS = 37;

    /** The shortest time for closed matters. */
    public static final int LEAST_CLOSED = 12;

    /** Nobody means more than a hundred years. */
    public static final int MOST = 1200;

    /** Refuses what is shorter than it may be. */
    public Retention {
        closedMonths = new TreeMap<>(closedMonths);
        check("outboxMonths", outboxMonths, LEAST_OUTBOX);
        check("logMonths", logMonths, LEAST_LOGS);
        closedMonths.forEach((kind, months) -> check(kind, months, LEAST_CLOSED));
    }

    private static void check(String name, @Nullable Integer months, int least) {
        if (months != null && (months < least || months > MOST)) {
            throw new IllegalArgumentException(name + ": " + least + " to " + MOST + " months");
        }
    }
}
