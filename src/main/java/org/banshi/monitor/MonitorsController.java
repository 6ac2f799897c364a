package org.banshi.monitor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.Field;
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
    private final Units units;
    private final MonitorNames names;

    MonitorsController(
            Appointments appointments, AppointmentRows rows, OpinionRows opinions, Units units, MonitorNames names) {
        this.appointments = appointments;
        this.rows = rows;
        this.opinions = opinions;
        this.units = units;
        this.names = names;
    }

    @GetMapping
    MonitorsPage all(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MONITORS_READ);
        return page(null, 0, FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping
    Answer appoint(Appointments.NewAppointment typed, Actor.Staff staff, HttpServletRequest request) {
        try {
            appointments.appoint(typed, staff);
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
            Appointments.@Nullable NewAppointment typed,
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
                        ? fields(
                                typed == null
                                        ? new Appointments.NewAppointment(
                                                null, null, null, today.toString(), null, null, null, null)
                                        : typed,
                                language)
                        : List.of(),
                wrongEnd,
                errors);
    }

    private List<Field> fields(Appointments.NewAppointment typed, Language language) {
        return List.of(
                Field.select(
                                "staff",
                                names.text(language, "monitor.whom"),
                                appointments.candidates().stream()
                                        .map(each -> new Field.Option(Long.toString(each.staff()), each.name()))
                                        .toList())
                        .value(typed.staff())
                        .hint(names.text(language, "monitor.whomHint"))
                        .required(),
                Field.text("region", names.text(language, "monitor.region"))
                        .value(typed.region())
                        .hint(names.text(language, "monitor.regionHint"))
                        .required(),
                Field.text("categories", names.text(language, "monitor.categories"))
                        .value(typed.categories())
                        .hint(names.text(language, "monitor.categoriesHint")),
                Field.of(Field.Input.DATE, "from", names.text(language, "monitor.from"))
                        .value(typed.from())
                        .required(),
                Field.of(Field.Input.DATE, "until", names.text(language, "monitor.to"))
                        .value(typed.until())
                        .required(),
                Field.select(
                                "worksFor",
                                names.text(language, "monitor.worksFor"),
                                units.all().stream()
                                        .filter(Unit::active)
                                        .map(unit -> new Field.Option(unit.code(), unit.name()))
                                        .toList())
                        .value(typed.worksFor())
                        .hint(names.text(language, "monitor.worksForHint")),
                Field.of(Field.Input.TEL, "phone", names.text(language, "monitor.phone"))
                        .value(typed.phone())
                        .hint(names.text(language, "monitor.phoneHint")),
                Field.textarea("ground", names.text(language, "monitor.ground"))
                        .value(typed.ground())
                        .required()
                        .max(500));
    }
}
