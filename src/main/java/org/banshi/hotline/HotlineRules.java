package org.banshi.hotline;

import java.util.List;
import org.banshi.rule.RuleKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of the hotline that an administrator sets. */
@Configuration
public class HotlineRules {
    /** Time limits of requests. */
    public static final RuleKey<RequestLimits> LIMITS =
            new RuleKey<>("hotline.limits", RequestLimits.class, RequestLimits.PRESET);

    /** The dispatch directory. */
    public static final RuleKey<Directory> DIRECTORY =
            new RuleKey<>("hotline.directory", Directory.class, new Directory(List.of()));

    /** Words of danger to life. */
    public static final RuleKey<DangerWords> DANGER =
            new RuleKey<>("hotline.danger", DangerWords.class, DangerWords.PRESET);

    @Bean
    RuleKey<DangerWords> dangerWords() {
        return DANGER;
    }

    @Bean
    RuleKey<RequestLimits> requestLimits() {
        return LIMITS;
    }

    @Bean
    RuleKey<Directory> dispatchDirectory() {
        return DIRECTORY;
    }
}
