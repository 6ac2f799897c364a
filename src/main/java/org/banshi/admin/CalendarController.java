package org.banshi.admin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.BadCalendar;
import org.banshi.calendar.CalendarDay;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.matter.RedatingProgress;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The working calendar: everybody of the staff may read it, an administrator loads a year. */
@Controller
@RequestMapping("/admin/calendar")
final class CalendarController {
    private static final int MOST_ERRORS = 30;

    private final Calendars calendars;
    private final RedatingProgress progress;
    private final CityClock clock;

    CalendarController(Calendars calendars, RedatingProgress progress, CityClock clock) {
        this.calendars = calendars;
        this.progress = progress;
        this.clock = clock;
    }

    @GetMapping
    CalendarPage show(Actor.Staff staff, @RequestParam(required = false) @Nullable Integer year) {
        boolean mayWrite = Permissions.has(staff, Permission.RULES_WRITE);
        int shown = year == null ? clock.today().getYear() : Math.clamp(year, 1, 9999);
        String suggested = String.valueOf(calendars.missingSoon().orElse(shown));
        return page(shown, mayWrite ? new CalendarPage.Form(suggested, "", "") : null, FormErrors.NONE);
    }

    @PostMapping
    Answer load(
            Actor.Staff staff,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String why)
            throws IOException {
        Permissions.require(staff, Permission.RULES_WRITE);
        try {
            int number = year(year);
            calendars.load(number, text(file, text), staff.id(), why);
            return new SeeOther("/admin/calendar?year=" + number, "admin.calendar.loaded");
        } catch (BadCalendar bad) {
            return refused(new CalendarPage.Form(year, why, text), bad);
        } catch (Problem problem) {
            return refused(new CalendarPage.Form(year, why, text), problem);
        }
    }

    CalendarPage refused(CalendarPage.Form form, BadCalendar bad) {
        FormErrors errors = new FormErrors(
                bad.faults().stream().limit(MOST_ERRORS).map(this::error).toList());
        return page(clock.today().getYear(), form, errors);
    }

    CalendarPage refused(CalendarPage.Form form, Problem problem) {
        return page(clock.today().getYear(), form, FormErrors.of(problem));
    }

    private FieldError error(BadCalendar.Fault fault) {
        String field = switch (fault.code()) {
            case "year" -> "year";
            case "why" -> "why";
            default -> "file";
        };
        String code = "calendar." + fault.code();
        return FieldError.of(field, code, fault.value(), fault.line());
    }

    static int year(String typed) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException _) {
            throw Problem.invalid("year", "calendar.year", typed);
        }
    }

    /** What was sent as a file, or else what a preview handed on. */
    static String text(@Nullable List<MultipartFile> files, String text) throws IOException {
        if (files == null || files.isEmpty() || files.getFirst().isEmpty()) {
            if (!text.isBlank()) {
                return text;
            }
            throw Problem.invalid("file", "required");
        }
        byte[] bytes = files.getFirst().getBytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            // What Chinese spreadsheets write when nobody asks for UTF-8.
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    private CalendarPage page(int year, CalendarPage.@Nullable Form form, FormErrors errors) {
        boolean loaded = calendars.years().contains(year);
        List<CalendarPage.Month> months = loaded
                ? IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> month(YearMonth.of(year, month)))
                        .toList()
                : List.of();
        int working = (int) months.stream()
                .flatMap(month -> month.weeks().stream())
                .flatMap(List::stream)
                .filter(day -> day != null && day.worked())
                .count();
        return new CalendarPage(
                year,
                calendars.years(),
                calendars.missingSoon().orElse(null),
                months,
                working,
                calendars.loadings().stream().filter(one -> one.year() == year).toList(),
                progress.newest().orElse(null),
                form,
                errors);
    }

    private CalendarPage.Month month(YearMonth month) {
        List<List<CalendarPage.@Nullable Day>> weeks = new ArrayList<>();
        LocalDate monday =
                month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            List<CalendarPage.@Nullable Day> week = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                LocalDate date = monday.plusDays(day);
                week.add(YearMonth.from(date).equals(month) ? day(date) : null);
            }
            weeks.add(week);
        }
        return new CalendarPage.Month(month.getMonthValue(), weeks);
    }

    private CalendarPage.Day day(LocalDate date) {
        String name = calendars.day(date).map(CalendarDay::name).orElse("");
        return new CalendarPage.Day(date, calendars.isWorkingDay(date), name);
    }
}
