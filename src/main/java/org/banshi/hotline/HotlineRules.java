package org.banshi.hotline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.outbox.NoteKind;
import org.banshi.outbox.NoteKinds;
import org.banshi.outbox.Wording;
import org.banshi.rule.RuleKey;
import org.banshi.rule.Rules;
import org.banshi.web.Language;
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

    /** Words that suggest a grade of urgency. */
    public static final RuleKey<UrgencyWords> URGENCY =
            new RuleKey<>("hotline.urgency", UrgencyWords.class, UrgencyWords.PRESET);

    /** The city's own words for messages to residents. */
    public static final RuleKey<MessageTexts> MESSAGES =
            new RuleKey<>("hotline.messages", MessageTexts.class, new MessageTexts(Map.of()));

    /** Templates for answers. */
    public static final RuleKey<AnswerTemplates> ANSWERS =
            new RuleKey<>("hotline.answers", AnswerTemplates.class, new AnswerTemplates(List.of()));

    @Bean
    NoteKinds notesOfTheHotline() {
        return new NoteKinds(Map.of(
                "hotline.tell.onCallGap", NoteKind.DANGER,
                "hotline.tell.onCallNobody", NoteKind.DANGER));
    }

    @Bean
    RuleKey<MessageTexts> messageTexts() {
        return MESSAGES;
    }

    @Bean
    RuleKey<AnswerTemplates> answerTemplates() {
        return ANSWERS;
    }

    /** Messages leave in the city's own words, by what holds at that moment. */
    @Bean
    Wording wordsToResidents(Rules rules) {
        return new Wording((template, values, language) -> {
            String name =
                    template.startsWith(MessageTexts.PREFIX) ? template.substring(MessageTexts.PREFIX.length()) : "";
            String key = language == Language.EN ? name + MessageTexts.ENGLISH : name;
            String own = rules.current(MESSAGES).value().texts().get(key);
            if (own == null) {
                return null;
            }
            Map<String, String> filled = new HashMap<>();
            List<String> fields = MessageTexts.fields(name);
            for (int i = 0; i < Math.min(fields.size(), values.size()); i++) {
                filled.put(fields.get(i), values.get(i));
            }
            return Filling.fill(own, filled);
        });
    }

    @Bean
    RuleKey<DangerWords> dangerWords() {
        return DANGER;
    }

    @Bean
    RuleKey<UrgencyWords> urgencyWords() {
        return URGENCY;
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
