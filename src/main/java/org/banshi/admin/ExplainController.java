package org.banshi.admin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Limit;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows anybody of the staff how a limit is counted. */
@Controller
final class ExplainController {
    private static final int MOST = 400;

    private final Calendars calendars;
    private final CityClock clock;

    ExplainController(Calendars calendars, CityClock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @GetMapping("/admin/calendar/explain")
    ExplainPage explain(
            Actor.Staff staff,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String unit) {
        if (start.isEmpty() && number.isEmpty() && unit.isEmpty()) {
            String now = LocalDateTime.ofInstant(clock.instant(), clock.getZone())
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
            return new ExplainPage(now, "5", Limit.Unit.WORKING_DAY.name(), null, List.of(), FormErrors.NONE);
        }
        List<FieldError> errors = new ArrayList<>();
        Instant from = start(start, errors);
        Integer count = number(number, errors);
        Limit.Unit of = unit(unit, errors);
        if (from == null || count == null || of == null) {
            return new ExplainPage(start, number, unit, null, List.of(), new FormErrors(errors));
        }
        Limit limit = new Limit(count, of);
        return new ExplainPage(
                start, number, unit, calendars.due(from, limit), calendars.explain(from, limit), FormErrors.NONE);
    }

    private @Nullable Instant start(String typed, List<FieldError> errors) {
        try {
            LocalDateTime local = LocalDateTime.parse(typed);
            if (local.getYear() >= 1900 && local.getYear() <= 9000) {
                return local.atZone(clock.getZone()).toInstant();
            }
        } catch (DateTimeParseException _) {
            // told below, as a year nobody means
        }
        errors.add(FieldError.of("start", "badDate"));
        return null;
    }

    private static @Nullable Integer number(String typed, List<FieldError> errors) {
        try {
            int number = Integer.parseInt(typed.strip());
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below, as a number out of range
        }
        errors.add(FieldError.of("number", "outOfRange", 0, MOST));
        return null;
    }

    private static Limit.@Nullable Unit unit(String typed, List<FieldError> errors) {
        for (Limit.Unit unit : Limit.Unit.values()) {
            if (unit.name().equals(typed)) {
                return unit;
            }
        }
        errors.add(FieldError.of("unit", "notAChoice"));
        return null;
    }
}
