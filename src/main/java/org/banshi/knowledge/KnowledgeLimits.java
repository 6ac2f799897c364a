package org.banshi.knowledge;

import org.banshi.rule.RuleKey;

/**
 * How knowledge is looked after (R-H28), a rule with versions.
 *
 * @param remindDays working days before a review is due at which its owner is reminded, 0 to 60
 * @param questionDays days after which a question that nobody asked again is forgotten, 7 to 1,000
 * @param questionsADay at most so many new lines of questions a day, so that nobody fills the list by machine
 */
public record KnowledgeLimits(int remindDays, int questionDays, int questionsADay) {
    /** The rule. */
    public static final RuleKey<KnowledgeLimits> RULE =
            new RuleKey<>("knowledge.limits", KnowledgeLimits.class, new KnowledgeLimits(5, 180, 200));

    private static final int MOST_REMIND = 60;
    private static final int SHORTEST = 7;
    private static final int LONGEST = 1000;
    private static final int MOST_LINES = 10_000;

    /** Refuses what makes no sense. */
    public KnowledgeLimits {
        if (remindDays < 0 || remindDays > MOST_REMIND) {
            throw new IllegalArgumentException("remindDays: 0 to " + MOST_REMIND);
        }
        if (questionDays < SHORTEST || questionDays > LONGEST) {
            throw new IllegalArgumentException("questionDays: " + SHORTEST + " to " + LONGEST);
        }
        if (questionsADay < 1 || questionsADay > MOST_LINES) {
            throw new IllegalArgumentException("questionsADay: 1 to " + MOST_LINES);
        }
    }
}
