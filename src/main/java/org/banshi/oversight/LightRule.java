package org.banshi.oversight;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.banshi.rule.RuleKey;

/**
 * When a running clock turns yellow (R-D02), a rule with versions. It turns red when it has run out, whatever a city sets.
 *
 * @param yellow share of its time that has passed, in percent, 1 to 99
 * @param kinds kinds of matter for which another share holds
 */
public record LightRule(int yellow, List<OfKind> kinds) {
    /** The rule. */
    public static final RuleKey<LightRule> RULE =
            new RuleKey<>("oversight.lights", LightRule.class, new LightRule(75, List.of()));

    private static final int HUNDRED = 100;

    /**
     * Another share for one kind.
     *
     * @param kind name of the kind, such as {@code request}
     * @param yellow share in percent, 1 to 99
     */
    public record OfKind(String kind, int yellow) {
        public OfKind {
            check(yellow);
        }
    }

    public LightRule {
        kinds = List.copyOf(kinds);
        check(yellow);
        Set<String> seen = new HashSet<>();
        if (!kinds.stream().map(OfKind::kind).allMatch(seen::add)) {
            throw new IllegalArgumentException("kinds: each once");
        }
    }

    private static void check(int yellow) {
        if (yellow < 1 || yellow >= HUNDRED) {
            throw new IllegalArgumentException("yellow: 1 to 99 percent");
        }
    }
}
