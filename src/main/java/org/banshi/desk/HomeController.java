package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.calendar.Calendars;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.outbox.Outbox;
import org.banshi.web.Count;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk's first page: my inbox. */
@Controller
final class HomeController {
    private static final int SIZE = 30;
    private static final int NOTES = 8;
    private static final String LATE = "late";

    private final Matters matters;
    private final Outbox outbox;
    private final Calendars calendars;
    private final Messages messages;
    private final Names names;

    HomeController(Matters matters, Outbox outbox, Calendars calendars, Messages messages, Names names) {
        this.matters = matters;
        this.outbox = outbox;
        this.calendars = calendars;
        this.messages = messages;
        this.names = names;
    }

    @GetMapping("/desk")
    Page home(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request) {
        Voice voice = Voice.of(messages, request);
        boolean reader = Permissions.has(staff, Permission.MATTERS_READ);
        // Who has an inbox works through it; who only reads watches over all of it.
        boolean watches = reader && staff.roles().stream().allMatch(HomeController::readsOnly);
        Slice<Matter> found =
                reader ? matters.list(query(watches, state), staff, after, SIZE) : new Slice<>(List.of(), null);
        return new HomePage(
                reader,
                watches,
                !reader ? List.of() : watches ? watched(staff, state, voice) : inbox(staff, state, voice),
                found.map(matter -> Row.of(matter, voice, names)),
                notes(staff, voice),
                calendars.missingSoon().orElse(null),
                matters.undatedClocks());
    }

    private static boolean readsOnly(Role role) {
        return role.equals(Role.SUPERVISOR) || role.equals(Role.LEADER);
    }

    private static Query query(boolean watches, @Nullable String state) {
        Query query = Query.of(watches ? Query.Scope.BY_DUE : Query.Scope.INBOX);
        return LATE.equals(state) ? query.overdue(true) : Filters.inState(query, state);
    }

    private List<HomePage.Tab> inbox(Actor.Staff staff, @Nullable String state, Voice voice) {
        Map<String, Long> counts = matters.inboxByState(staff);
        Count late = matters.count(Query.of(Query.Scope.INBOX).overdue(true), staff, false);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<HomePage.Tab> tabs = new ArrayList<>();
        tabs.add(new HomePage.Tab(null, voice.text("desk.home.all"), Count.exact(all), isAll(state), false));
        tabs.add(new HomePage.Tab(LATE, voice.text("desk.home.late"), late, LATE.equals(state), true));
        counts.forEach((key, count) -> tabs.add(new HomePage.Tab(
                key,
                voice.state(key.substring(0, key.indexOf('.')), key.substring(key.indexOf('.') + 1)),
                Count.exact(count),
                Objects.equals(key, state),
                false)));
        return tabs;
    }

    private List<HomePage.Tab> watched(Actor.Staff staff, @Nullable String state, Voice voice) {
        Query open = Query.of(Query.Scope.BY_DUE);
        return List.of(
                new HomePage.Tab(
                        null, voice.text("desk.home.open"), matters.count(open, staff, false), isAll(state), false),
                new HomePage.Tab(
                        LATE,
                        voice.text("desk.home.late"),
                        matters.count(open.overdue(true), staff, false),
                        LATE.equals(state),
                        true));
    }

    private static boolean isAll(@Nullable String state) {
        return state == null || state.isBlank();
    }

    private List<HomePage.Note> notes(Actor.Staff staff, Voice voice) {
        List<String> desks = new ArrayList<>(List.of("staff:" + staff.id()));
        if (staff.unit() != null) {
            desks.add("unit:" + staff.unit());
        }
        staff.roles().forEach(role -> desks.add("role:" + role.name()));
        return outbox.desk(desks, NOTES).stream()
                .map(sent -> new HomePage.Note(
                        Objects.requireNonNullElse(outbox.text(sent, voice.language()), sent.template()),
                        sent.subject(),
                        sent.createdAt()))
                .toList();
    }
}
