package org.banshi.monitor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Answer;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of a monitor: what is in sight, one matter of it, and what was written on it. */
@Controller
@RequestMapping(MonitorConfiguration.MONITORING)
final class MonitoringController {
    private static final int PAGE = 30;

    private final Monitoring monitoring;
    private final Sight sight;
    private final MonitoredDesk desk;
    private final AppointmentRows appointments;
    private final OpinionRows opinions;
    private final MonitorNames names;

    MonitoringController(
            Monitoring monitoring,
            Sight sight,
            MonitoredDesk desk,
            AppointmentRows appointments,
            OpinionRows opinions,
            MonitorNames names) {
        this.monitoring = monitoring;
        this.sight = sight;
        this.desk = desk;
        this.appointments = appointments;
        this.opinions = opinions;
        this.names = names;
    }

    @GetMapping
    MonitoringPage list(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(required = false) @Nullable Long after,
            Actor.Staff monitor,
            HttpServletRequest request) {
        Permissions.require(monitor, Permission.MONITOR);
        Language language = Language.of(request);
        Sight.Wanted wanted = new Sight.Wanted(show.equals("open"), show.equals("late"));
        return new MonitoringPage(
                appointments.now(monitor.id()).stream()
                        .map(each -> new MonitoringPage.Area(
                                names.place(each.region()),
                                names.categories(each.categories(), language),
                                each.until()))
                        .toList(),
                wanted,
                sight.list(wanted, monitor, after, PAGE).map(seen -> desk.row(seen, language)),
                opinions.of(monitor.id()).stream()
                        .map(row -> new MonitoringPage.Own(
                                row,
                                names.category(row.category(), Opinions.NAME, language),
                                names.state(Opinions.NAME, row.state(), language)))
                        .toList());
    }

    /** Each page that is shown leaves a line about who looked, which the raiser can read. */
    @GetMapping("/{handle}")
    MonitoredPage matter(@PathVariable String handle, Actor.Staff monitor, HttpServletRequest request) {
        MonitoredPage page =
                desk.page(monitoring.require(handle, monitor), monitor, Map.of(), null, Language.of(request));
        desk.looked(page, monitor);
        return page;
    }

    @PostMapping("/{handle}")
    Answer act(
            @PathVariable String handle,
            @RequestParam Map<String, String> typed,
            Actor.Staff monitor,
            HttpServletRequest request) {
        String form = typed.getOrDefault("form", "write");
        try {
            if (form.equals("write")) {
                monitoring.write(handle, typed.get("text"), monitor);
                return new SeeOther(MonitorConfiguration.MONITORING + "/" + handle, "monitor.written");
            }
            monitoring.perform(typed.getOrDefault("opinion", ""), form, typed.get("reason"), monitor);
            return new SeeOther(MonitorConfiguration.MONITORING + "/" + handle, "monitor.done." + form);
        } catch (Problem refused) {
            if (refused.status() != 409 && refused.status() != 422) {
                throw refused;
            }
            return desk.page(monitoring.require(handle, monitor), monitor, typed, refused, Language.of(request));
        }
    }
}
