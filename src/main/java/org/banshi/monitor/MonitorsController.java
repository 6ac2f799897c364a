package org.banshi.monitor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
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

/** Appoints monitors, ends that, and shows what they found. */
@Controller
@RequestMapping(MonitorConfiguration.MONITORS)
final class MonitorsController {
    private final Appointments appointments;
    private final AppointmentRows rows;
    private final OpinionRows opinions;
    private final AppointmentFields fields;
    private final MonitorNames names;

    MonitorsController(
            Appointments appointments,
            AppointmentRows rows,
            OpinionRows opinions,
            AppointmentFields fields,
            MonitorNames names) {
        this.appointments = appointments;
        this.rows = rows;
        this.opinions = opinions;
        this.fields = fields;
        this.names = names;
    }

    @GetMapping
    MonitorsPage all(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MONITORS_READ);
        return page(null, 0, FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping
    Answer appoint(AppointmentFields.Typed typed, Actor.Staff staff, HttpServletRequest request) {
        try {
            appointments.appoint(typed.read(), staff);
            return new SeeOther(MonitorConfiguration.MONITORS, "monitor.appointed");
        } catch (Problem refused) {
            return page(typed, 0, FormErrors.of(refused), staff, Language.of(request));
        }
    }

    @PostMapping("/{id}")
    Answer end(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            Actor.Staff staff,
            HttpServletRequest request) {
        try {
            appointments.end(id, reason, staff);
            return new SeeOther(MonitorConfiguration.MONITORS, "monitor.endedNow");
        } catch (Problem refused) {
            return page(null, id, FormErrors.of(refused), staff, Language.of(request));
        }
    }

    private MonitorsPage page(
            AppointmentFields.@Nullable Typed typed,
            long wrongEnd,
            FormErrors errors,
            Actor.Staff staff,
            Language language) {
        LocalDate today = rows.today();
        return new MonitorsPage(
                rows.all().stream()
                        .map(each -> new MonitorsPage.Line(
                                each,
                                names.place(each.region()),
                                names.categories(each.categories(), language),
                                !each.isEnded() && !today.isAfter(each.until())))
                        .toList(),
                opinions.newest().stream()
                        .map(row -> new MonitorsPage.Found(
                                row,
                                names.category(row.category(), Opinions.NAME, language),
                                names.state(Opinions.NAME, row.state(), language)))
                        .toList(),
                Permissions.has(staff, Permission.MONITORS_APPOINT)
                        ? fields.of(typed == null ? AppointmentFields.Typed.blank(today) : typed, language)
                        : List.of(),
                wrongEnd,
                errors);
    }
}
