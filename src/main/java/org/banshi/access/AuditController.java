package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.banshi.people.Members;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.MenuItem;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's pages: the logs, to be read and taken along, and nothing else. Taking along is an act that is logged. */
@Controller
class AuditController {
    static final String ACTS = "/admin/audit";
    static final String LOOKS = "/admin/looks";

    private final AuditSearch search;
    private final Audit audit;
    private final Members members;
    private final Messages messages;

    AuditController(AuditSearch search, Audit audit, Members members, Messages messages) {
        this.search = search;
        this.audit = audit;
        this.members = members;
        this.messages = messages;
    }

    @Bean
    static MenuItem auditMenu() {
        return new MenuItem("access.audit.title", ACTS, 820, Set.of(Role.AUDITOR.name()));
    }

    @Bean
    static MenuItem looksMenu() {
        return new MenuItem("access.looks.title", LOOKS, 830, Set.of(Role.AUDITOR.name()));
    }

    @GetMapping(ACTS)
    Answer events(Actor.Staff me, AuditFilter filter, @RequestParam(required = false) @Nullable String after) {
        Permissions.require(me, Permission.LOGS_READ);
        FormErrors errors = filter.errors();
        Slice<SecurityEvent> events =
                errors.any() ? new Slice<SecurityEvent>(List.of(), null) : search.acts(filter, after, AuditPage.SIZE);
        List<Long> staff = events.items().stream()
                .map(SecurityEvent::staff)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new AuditPage(null, events.items(), members.names(staff), filter, events.next(), errors);
    }

    @GetMapping(LOOKS)
    Answer looks(Actor.Staff me, AuditFilter filter, @RequestParam(required = false) @Nullable String after) {
        Permissions.require(me, Permission.LOGS_READ);
        FormErrors errors = filter.errors();
        Slice<Look> looks =
                errors.any() ? new Slice<Look>(List.of(), null) : search.looks(filter, after, AuditPage.SIZE);
        List<Long> staff = looks.items().stream().map(Look::staff).distinct().toList();
        return new AuditPage(looks.items(), null, members.names(staff), filter, looks.next(), errors);
    }

    @GetMapping(ACTS + "/export")
    void exportActs(Actor.Staff me, AuditFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AuditTable table = begin(me, filter, "acts", request, response);
        table.acts(filter);
    }

    @GetMapping(LOOKS + "/export")
    void exportLooks(Actor.Staff me, AuditFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AuditTable table = begin(me, filter, "looks", request, response);
        table.looks(filter);
    }

    private AuditTable begin(
            Actor.Staff me, AuditFilter filter, String which, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Permissions.require(me, Permission.LOGS_READ);
        if (filter.errors().any()) {
            throw Problem.invalid(filter.errors().errors());
        }
        audit.record(me, "logExported", which, filter.told());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + which + ".csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new AuditTable(search, members, messages, Language.of(request), response.getWriter());
    }
}
