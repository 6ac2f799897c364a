package org.banshi.proposal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.banshi.rule.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * By what proposals are scored: sets of criteria, a rule with versions (E12, E13). A call keeps the criteria that it was
 * opened with.
 *
 * @param sets those there are, the suggested one first
 */
public record Criteria(List<CriteriaSet> sets) {
    private static final int MOST_WEIGHT = 100;
    private static final int LEAST_SCALE = 2;
    private static final int MOST_SCALE = 100;
    private static final int MOST_CRITERIA = 8;
    private static final int LONGEST = 60;

    /** The rule. */
    public static final RuleKey<Criteria> RULE = new RuleKey<>(
            "proposal.criteria",
            Criteria.class,
            new Criteria(List.of(
                    new CriteriaSet(
                            "small-firm-felt",
                            "切口小、可落地、可感",
                            List.of(
                                    new Criterion("small", "切口小", "是不是一件具体的事，一年内看得到头", 1, 5),
                                    new Criterion("firm", "可落地", "有没有单位、办法和钱去办", 1, 5),
                                    new Criterion("felt", "可感", "办成以后，居民自己感觉得到吗", 1, 5))),
                    new CriteriaSet(
                            "small-wide-doable",
                            "小切口、影响大、能办到",
                            List.of(
                                    new Criterion("small", "小切口", "是不是一件具体的事", 1, 5),
                                    new Criterion("wide", "影响大", "关系到多少人，多少地方", 1, 5),
                                    new Criterion("doable", "能办到", "职权以内、年内能办到吗", 1, 5))))));

    /**
     * One set.
     *
     * @param code which
     * @param name what it is called
     * @param criteria one or more
     */
    public record CriteriaSet(String code, String name, List<Criterion> criteria) {
        /** Refuses what makes no sense. */
        public CriteriaSet {
            named(code, name);
            criteria = List.copyOf(criteria);
            if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
                throw new IllegalArgumentException("criteria: 1 to " + MOST_CRITERIA);
            }
            Set<String> codes = new HashSet<>();
            if (!criteria.stream().allMatch(each -> codes.add(each.code()))) {
                throw new IllegalArgumentException("criteria: a code is there twice");
            }
        }
    }

    /**
     * One criterion.
     *
     * @param code which
     * @param name what it is called
     * @param hint what it asks
     * @param weight how much it counts among the others, 1 to 100
     * @param scale the most points, 2 to 100; the fewest are 0
     */
    public record Criterion(
            String code, String name, @Nullable String hint, int weight, int scale) {
        /** Refuses what makes no sense. */
        public Criterion {
            named(code, name);
            if (weight < 1 || weight > MOST_WEIGHT) {
                throw new IllegalArgumentException("weight: 1 to " + MOST_WEIGHT);
            }
            if (scale < LEAST_SCALE || scale > MOST_SCALE) {
                throw new IllegalArgumentException("scale: " + LEAST_SCALE + " to " + MOST_SCALE);
            }
        }
    }

    /** Refuses what makes no sense. */
    public Criteria {
        sets = List.copyOf(sets);
        Set<String> codes = new HashSet<>();
        if (sets.isEmpty() || !sets.stream().allMatch(each -> codes.add(each.code()))) {
            throw new IllegalArgumentException("sets: at least one, each code once");
        }
    }

    Optional<CriteriaSet> set(@Nullable String code) {
        return sets.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    private static void named(String code, String name) {
        if (!code.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("code: small letters, digits, hyphens");
        }
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("name: 1 to " + LONGEST + " characters");
        }
    }
}
