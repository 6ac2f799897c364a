package org.banshi.program;

import org.banshi.rule.RuleEffect;
import org.banshi.rule.RuleKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of promised work that an administrator sets. */
@Configuration
public class ProgramRules {
    /** Limits and cadences. */
    public static final RuleKey<ProgramLimits> LIMITS =
            new RuleKey<>("program.limits", ProgramLimits.class, ProgramLimits.PRESET);

    @Bean
    RuleKey<ProgramLimits> programLimits() {
        return LIMITS;
    }

    @Bean
    RuleEffect lights(ItemRows rows) {
        return new RuleEffect(LIMITS, "light", (_, most) -> rows.lights(most));
    }
}
