package org.banshi.admin;

import java.io.IOException;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.BadCalendar;
import org.banshi.matter.Matters;
import org.banshi.matter.Redating;
import org.banshi.rule.Effects;
import org.banshi.rule.RuleKey;
import org.banshi.rule.Rules;
import org.banshi.web.Answer;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What a change would do, before it is made: nothing is stored here. */
@Controller
final class PreviewController {
    private final RuleController ruleDoor;
    private final CalendarController calendarDoor;
    private final Rules rules;
    private final Effects effects;
    private final Matters matters;
    private final Redating redating;

    @SuppressWarnings("checkstyle:ParameterNumber") // two doors, and those who know what would come of it
    PreviewController(
            RuleController ruleDoor,
            CalendarController calendarDoor,
            Rules rules,
            Effects effects,
            Matters matters,
            Redating redating) {
        this.ruleDoor = ruleDoor;
        this.calendarDoor = calendarDoor;
        this.rules = rules;
        this.effects = effects;
        this.matters = matters;
        this.redating = redating;
    }

    @PostMapping("/admin/rules/{name}/preview")
    Answer rule(
            Actor.Staff me,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String validFrom,
            @RequestParam(defaultValue = "") String why,
            @RequestParam int expectedVersion) {
        Permissions.require(me, Permission.RULES_WRITE);
        RuleKey<?> key = rules.key(name);
        RulePage.Form form = new RulePage.Form(value, validFrom, why, expectedVersion);
        try {
            return new RulePreviewPage(key, form, effects.ofJson(name, value), matters.limitsBy(name));
        } catch (Problem problem) {
            return ruleDoor.refused(key, form, problem);
        }
    }

    /** Where the links for language and large type lead back to; what was typed is not kept there. */
    @GetMapping("/admin/rules/{name}/preview")
    Answer rule(Actor.Staff me, @PathVariable String name) {
        return new SeeOther("/admin/rules/" + rules.key(name).name());
    }

    @PostMapping("/admin/calendar/preview")
    Answer calendar(
            Actor.Staff me,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String why)
            throws IOException {
        Permissions.require(me, Permission.RULES_WRITE);
        CalendarPage.Form form = new CalendarPage.Form(year, why, text);
        try {
            int number = CalendarController.year(year);
            String csv = CalendarController.text(file, text);
            return new CalendarPreviewPage(number, csv, why, redating.preview(number, csv));
        } catch (BadCalendar bad) {
            return calendarDoor.refused(form, bad);
        } catch (Problem problem) {
            return calendarDoor.refused(form, problem);
        }
    }

    /** As for rules. */
    @GetMapping("/admin/calendar/preview")
    Answer calendar(Actor.Staff me) {
        return new SeeOther("/admin/calendar");
    }
}
