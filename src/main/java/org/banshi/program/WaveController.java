package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Waves on the desk: their list, and the form with which the office announces one. */
@Controller
@RequestMapping("/desk/waves")
final class WaveController {
    private final Waves waves;
    private final DeedRows rows;
    private final DeedFields fields;
    private final CityClock clock;

    WaveController(Waves waves, DeedRows rows, DeedFields fields, CityClock clock) {
        this.waves = waves;
        this.rows = rows;
        this.fields = fields;
        this.clock = clock;
    }

    /** A wave as it was typed. */
    record Typed(
            @Nullable String code,
            @Nullable String name,
            @Nullable String begins,
            @Nullable String ends) {
        static final Typed NOTHING = new Typed(null, null, null, null);
    }

    @GetMapping
    WavesPage list(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return page(Typed.NOTHING, FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping
    Answer add(Typed typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.LISTS_WRITE);
        try {
            waves.add(
                    typed.code(),
                    typed.name(),
                    DeedForm.date("begins", typed.begins()),
                    DeedForm.date("ends", typed.ends()),
                    staff);
            return new SeeOther("/desk/waves", "deed.wave.added");
        } catch (Problem problem) {
            Problem told = problem.code().equals("waveExists")
                    ? Problem.invalid("code", "waveExists", problem.args().toArray())
                    : problem;
            return page(typed, FormErrors.of(told), staff, Language.of(request));
        }
    }

    private WavesPage page(Typed typed, FormErrors errors, Actor.Staff staff, Language language) {
        return new WavesPage(
                waves.all(),
                rows.parts(DeedCounts.By.WAVE, new DeedFilter(null, null, null, null), staff).stream()
                        .collect(Collectors.toMap(DeedRow.Part::key, Function.identity())),
                clock.today(),
                clock.instant(),
                Permissions.has(staff, Permission.LISTS_WRITE)
                        ? fields.wave(typed.code(), typed.name(), typed.begins(), typed.ends(), language)
                        : java.util.List.of(),
                errors);
    }
}
