package org.banshi.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.banshi.people.Members;
import org.banshi.web.Answer;
import org.banshi.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's pages: the logs, to be read and nothing else. */
@Controller
class AuditController {
    private final Audit audit;
    private final Looks looks;
    private final Members members;

    AuditController(Audit audit, Looks looks, Members members) {
        this.audit = audit;
        this.looks = looks;
        this.members = members;
    }

    @Bean
    static MenuItem auditMenu() {
        return new MenuItem("access.audit.title", "/admin/audit", 820, Set.of(Role.AUDITOR.name()));
    }

    @Bean
    static MenuItem looksMenu() {
        return new MenuItem("access.looks.title", "/admin/looks", 830, Set.of(Role.AUDITOR.name()));
    }

    @GetMapping("/admin/audit")
    Answer events(Actor.Staff me, @RequestParam(defaultValue = "9223372036854775807") long after) {
        Permissions.require(me, Permission.LOGS_READ);
        List<SecurityEvent> events = audit.before(after, AuditPage.SIZE);
        List<Long> staff = events.stream()
                .map(SecurityEvent::staff)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Long older =
                events.size() < AuditPage.SIZE ? null : (Long) events.getLast().id();
        return new AuditPage(null, events, members.names(staff), older);
    }

    @GetMapping("/admin/looks")
    Answer looks(Actor.Staff me, @RequestParam(defaultValue = "9223372036854775807") long after) {
        Permissions.require(me, Permission.LOGS_READ);
        List<Look> lines = looks.before(after, AuditPage.SIZE);
        List<Long> staff = lines.stream().map(Look::staff).distinct().toList();
        Long older =
                lines.size() < AuditPage.SIZE ? null : (Long) lines.getLast().id();
        return new AuditPage(lines, null, members.names(staff), older);
    }
}
