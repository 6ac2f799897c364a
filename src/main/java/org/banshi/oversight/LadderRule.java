package org.banshi.oversight;

import java.util.Comparator;
import java.util.List;
import org.banshi.calendar.Limit;
import org.banshi.rule.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, step by step, that a clock ran out: a rule with versions. Its owner was told at once, by the breach itself.
 *
 * @param ladders the one that fits a matter best holds: kind and grade, then kind, then grade, then neither
 */
public record LadderRule(List<Ladder> ladders) {
    /** The rule. */
    public static final RuleKey<LadderRule> RULE = new RuleKey<>("oversight.ladders", LadderRule.class, preset());

    private static final int MOST = 10;

    /** Whom a step tells. */
    public enum Tier {
        /** Those who sign for the unit; the whole unit where nobody does. */
        UNIT_HEAD("unitHead"),
        /** Who watches over all work. */
        SUPERVISOR("supervisor"),
        /** Those who sign for the unit above; leaders where there is none above. */
        UPPER_UNIT("upperUnit"),
        /** Leaders. */
        LEADER("leader");

        private final String code;

        Tier(String code) {
            this.code = code;
        }

        /** As the database and messages write it. */
        String code() {
            return code;
        }
    }

    /**
     * One step.
     *
     * @param after how long after the due, by the city's calendar; 0 for at once
     * @param tier whom it tells
     */
    public record Rung(Limit after, Tier tier) {}

    /**
     * The steps for some matters.
     *
     * @param kind kind of matter; absent for every one
     * @param grade grade, such as {@code urgent}; absent for every one
     * @param rungs the steps in order, 1 to 10
     */
    public record Ladder(@Nullable String kind, @Nullable String grade, List<Rung> rungs) {
        public Ladder {
            rungs = List.copyOf(rungs);
            if (rungs.isEmpty() || rungs.size() > MOST) {
                throw new IllegalArgumentException("rungs: 1 to " + MOST);
            }
        }

        private boolean fits(String ofKind, @Nullable String ofGrade) {
            return (kind == null || kind.equals(ofKind)) && (grade == null || grade.equals(ofGrade));
        }

        private int closeness() {
            return (kind == null ? 0 : 2) + (grade == null ? 0 : 1);
        }
    }

    public LadderRule {
        ladders = List.copyOf(ladders);
        if (ladders.stream().noneMatch(ladder -> ladder.kind() == null && ladder.grade() == null)) {
            throw new IllegalArgumentException("ladders: one for every kind and grade, so that nothing goes unnoticed");
        }
    }

    /** The ladder of a matter. */
    Ladder of(String kind, @Nullable String grade) {
        return ladders.stream()
                .filter(ladder -> ladder.fits(kind, grade))
                .max(Comparator.comparingInt(Ladder::closeness))
                .orElseThrow();
    }

    private static LadderRule preset() {
        return new LadderRule(List.of(
                new Ladder(
                        null,
                        null,
                        List.of(
                                new Rung(Limit.hours(0), Tier.UNIT_HEAD),
                                new Rung(Limit.workingDays(1), Tier.SUPERVISOR),
                                new Rung(Limit.workingDays(3), Tier.UPPER_UNIT),
                                new Rung(Limit.workingDays(5), Tier.LEADER))),
                new Ladder(
                        null,
                        "urgent",
                        List.of(
                                new Rung(Limit.hours(0), Tier.UNIT_HEAD),
                                new Rung(Limit.hours(0), Tier.SUPERVISOR),
                                new Rung(Limit.hours(4), Tier.UPPER_UNIT),
                                new Rung(Limit.hours(12), Tier.LEADER)))));
    }
}
