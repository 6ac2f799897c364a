package org.banshi.knowledge;

import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.CurrentActor;
import org.banshi.access.Permission;
import org.banshi.access.PublicPaths;
import org.banshi.access.Role;
import org.banshi.outbox.NoteKind;
import org.banshi.outbox.NoteKinds;
import org.banshi.rule.RuleKey;
import org.banshi.web.MenuItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's rule, its lines of the menus and its pages that anybody may open. */
@Configuration
class KnowledgeConfiguration {
    static final String DESK = "/desk/knowledge";
    static final String PUBLIC = "/knowledge";

    @Bean
    NoteKinds notesOfKnowledge() {
        return new NoteKinds(Map.of("knowledge.tell.review", NoteKind.UPKEEP));
    }

    @Bean
    RuleKey<KnowledgeLimits> knowledgeLimits() {
        return KnowledgeLimits.RULE;
    }

    @Bean
    MenuItem knowledgeMenu(ObjectProvider<Holdings> holdings, ObjectProvider<CurrentActor> who) {
        return new MenuItem(
                "knowledge.menu",
                DESK,
                48,
                Permission.KNOWLEDGE_READ.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()),
                () -> who.getObject().actor() instanceof Actor.Staff staff
                        ? holdings.getObject().waiting(staff)
                        : 0);
    }

    @Bean
    MenuItem publicKnowledgeMenu() {
        return MenuItem.portal("knowledge.public.menu", PUBLIC, 15);
    }

    @Bean
    PublicPaths knowledgePaths() {
        return PublicPaths.of(PUBLIC, PUBLIC + "/**");
    }
}
