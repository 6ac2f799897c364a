package org.banshi.matter;

import java.util.Map;
import java.util.Set;
import org.banshi.outbox.AtHome;
import org.banshi.outbox.NoteKind;
import org.banshi.outbox.NoteKinds;
import org.banshi.rule.RuleKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of the engine itself. */
@Configuration
class MatterRules {

    @Bean
    NoteKinds notesOfTheEngine() {
        return new NoteKinds(Map.of("matter.tell.breach", NoteKind.BREACH));
    }

    @Bean
    RuleKey<Retention> retention() {
        return Retention.RULE;
    }

    @Bean
    RuleKey<RenumberingWait> renumberingWait() {
        return RenumberingWait.RULE;
    }

    /** Who raised a matter, follows one or acts for somebody is at home; whoever is on call, or waits for a code, is not. */
    @Bean
    AtHome peopleAtHome() {
        return new AtHome(Set.of(Identities.PREFIX, Followers.PREFIX, ProxyRows.PREFIX));
    }
}
