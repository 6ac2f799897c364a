package org.banshi.rates;

import java.util.List;
import java.util.Optional;
import org.banshi.calendar.Limit;
import org.banshi.rule.RuleKey;
import org.banshi.web.Language;

/**
 * What may be left out of appraisal, a rule with versions.
 *
 * @param grounds the grounds there are; whoever wants another one has it put here first
 * @param decide to decide what is asked
 * @param appeal in which the unit may appeal
 */
public record ExclusionRule(List<Ground> grounds, Limit decide, Limit appeal) {
    /** The rule. */
    public static final RuleKey<ExclusionRule> RULE = new RuleKey<>("rates.exclusions", ExclusionRule.class, preset());

    /**
     * A ground.
     *
     * @param code short name for programs
     */
    public record Ground(String code, String name, String nameEn) {
        public Ground {
            if (!code.matches("[a-z][a-zA-Z0-9]{0,30}") || name.isBlank() || nameEn.isBlank()) {
                throw new IllegalArgumentException("grounds: code, name and nameEn");
            }
        }

        /** Its name. */
        public String name(Language language) {
            return language == Language.ZH ? name : nameEn;
        }
    }

    public ExclusionRule {
        grounds = List.copyOf(grounds);
        if (grounds.isEmpty() || grounds.stream().map(Ground::code).distinct().count() != grounds.size()) {
            throw new IllegalArgumentException("grounds: at least one, each once");
        }
    }

    /** The ground of that code. */
    Optional<Ground> ground(String code) {
        return grounds.stream().filter(ground -> ground.code().equals(code)).findFirst();
    }

    private static ExclusionRule preset() {
        return new ExclusionRule(
                List.of(
                        new Ground("beyondLaw", "诉求于法无据", "No ground in law"),
                        new Ground("forceMajeure", "不可抗力", "Force majeure"),
                        new Ground("elsewhere", "正在诉讼、仲裁或复议", "Before a court or in arbitration"),
                        new Ground("upperPolicy", "须待上级政策", "Waits for policy from above"),
                        new Ground("mistaken", "评价与事实不符，有证据", "The verdict is mistaken, with evidence")),
                Limit.workingDays(5),
                Limit.workingDays(5));
    }
}
