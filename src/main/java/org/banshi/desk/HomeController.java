package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.Calendars;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
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

    private final Matters matters;
    private final Outbox outbox;
    private final Calendars calendars;
    private final Messages messages;
    private final Names names;
    private final MatterLists lists;
    private final Kinds kinds;
    private final Counters counters;
    private final Looks looks;

    @SuppressWarnings("checkstyle:ParameterNumber") // the first page brings together what several rooms know
    HomeController(
            Matters matters,
            Outbox outbox,
            Calendars calendars,
            Messages messages,
            Names names,
            MatterLists lists,
            Kinds kinds,
            Counters counters,
            Looks looks) {
        this.matters = matters;
        this.outbox = outbox;
        this.calendars = calendars;
        this.messages = messages;
        this.names = names;
        this.lists = lists;
        this.kinds = kinds;
        this.counters = counters;
        this.looks = looks;
    }

    @GetMapping("/desk")
    Page home(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request,
            HttpServletResponse response) {
        LastList.remember(request, response);
        Voice voice = Voice.of(messages, request);
        boolean reader = Permissions.has(staff, Permission.MATTERS_READ);
        boolean watches = reader && Counters.watches(staff);
        Slice<Matter> found =
                reader ? matters.list(counters.query(staff, state), staff, after, SIZE) : new Slice<>(List.of(), null);
        return new HomePage(
                reader,
                watches,
                reader ? tabs(staff, watches, state, voice) : List.of(),
                reader ? lists.tabs(staff, null) : List.of(),
                found.map(matter -> Row.of(matter, voice, names)),
                watches ? Map.of() : marks(found.items(), staff),
                Batch.buttons(kinds, staff, voice),
                notes(staff, voice),
                calendars.missingSoon().orElse(null),
                matters.undatedClocks());
    }

    private List<HomePage.Tab> tabs(Actor.Staff staff, boolean watches, @Nullable String state, Voice voice) {
        Counters.Numbers numbers = counters.of(staff);
        List<HomePage.Tab> tabs = new ArrayList<>();
        tabs.add(tab(null, watches ? "desk.home.open" : "desk.home.all", "open", numbers.open(), state, voice));
        tabs.add(tab(Counters.LATE, "desk.home.late", Counters.LATE, numbers.late(), state, voice));
        tabs.add(tab(Counters.SOON, "desk.home.soon", Counters.SOON, numbers.soon(), state, voice));
        tabs.add(tab(Counters.NEW, "desk.home.new", Counters.NEW, numbers.fresh(), state, voice));
        if (!watches) {
            matters.inboxByState(staff)
                    .forEach((key, count) -> tabs.add(new HomePage.Tab(
                            key,
                            voice.state(key.substring(0, key.indexOf('.')), key.substring(key.indexOf('.') + 1)),
                            Count.exact(count),
                            Objects.equals(key, state),
                            null)));
        }
        return tabs;
    }

    private static HomePage.Tab tab(
            @Nullable String value, String key, String live, Count count, @Nullable String state, Voice voice) {
        boolean here = value == null ? isAll(state) : value.equals(state);
        return new HomePage.Tab(value, voice.text(key), count, here, live);
    }

    /** What the reader has not opened, or not since it was last changed; one question for the page. */
    private Map<String, String> marks(List<Matter> shown, Actor.Staff staff) {
        Map<String, Instant> opened =
                looks.last(staff.id(), shown.stream().map(Matter::number).toList());
        Map<String, String> marks = new HashMap<>();
        for (Matter matter : shown) {
            Instant last = opened.get(matter.number());
            if (last == null) {
                marks.put(matter.number(), "desk.row.unopened");
            } else if (last.isBefore(matter.updatedAt())) {
                marks.put(matter.number(), "desk.row.changed");
            }
        }
        return marks;
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
