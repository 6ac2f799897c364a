package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Receipts;
import org.banshi.people.Units;
import org.banshi.region.Regions;
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

/** Deeds on the desk: the list with its figures, the form that registers one, the page of one. */
@Controller
@RequestMapping("/desk/deeds")
final class DeedController {
    private static final int SIZE = 50;

    private final Deeds deeds;
    private final DeedRows rows;
    private final DeedFields fields;
    private final ProgramChoices choices;
    private final Matters matters;
    private final Receipts receipts;
    private final Looks looks;
    private final Units units;
    private final Waves waves;
    private final Regions regions;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // a list, its figures, a form and a receipt
    DeedController(
            Deeds deeds,
            DeedRows rows,
            DeedFields fields,
            ProgramChoices choices,
            Matters matters,
            Receipts receipts,
            Looks looks,
            Units units,
            Waves waves,
            Regions regions,
            CityClock clock) {
        this.deeds = deeds;
        this.rows = rows;
        this.fields = fields;
        this.choices = choices;
        this.matters = matters;
        this.receipts = receipts;
        this.looks = looks;
        this.units = units;
        this.waves = waves;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping
    DeedsPage list(
            DeedFilter filter,
            @RequestParam(defaultValue = "unit") String by,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        DeedCounts.By apart = Stream.of(DeedCounts.By.values())
                .filter(each ->
                        each != DeedCounts.By.ALL && DeedsPage.parameter(each).equals(by))
                .findFirst()
                .orElse(DeedCounts.By.UNIT);
        Map<String, String> names = new HashMap<>();
        units.all().forEach(unit -> names.put(unit.code(), unit.name()));
        if (apart == DeedCounts.By.WAVE) {
            waves.all().forEach(wave -> names.put(wave.code(), wave.name()));
        }
        return new DeedsPage(
                rows.page(filter, staff, after, SIZE),
                filter,
                fields.filters(filter, Language.of(request)),
                apart,
                rows.parts(apart, filter, staff),
                names,
                clock.instant(),
                Deeds.mayRegister(staff));
    }

    @GetMapping("/new")
    NewDeedPage blank(Actor.Staff staff, HttpServletRequest request) {
        Deeds.requireRegistrar(staff);
        return fields.page(DeedForm.blank(staff.id(), clock.today()), FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping("/new")
    Answer register(DeedForm form, Actor.Staff staff, HttpServletRequest request) {
        Deeds.requireRegistrar(staff);
        try {
            NewDeed deed = form.read(choices);
            String number = receipts.once(staff.id() + "/deed/" + form, () -> deeds.register(deed, staff));
            return new SeeOther("/desk/deeds/" + number + "/receipt");
        } catch (Problem problem) {
            return fields.page(form, FormErrors.of(problem), staff, Language.of(request));
        }
    }

    /** Number and code, for whoever registered it and nobody else. */
    @GetMapping("/{number}/receipt")
    DeedReceiptPage receipt(@PathVariable String number, Actor.Staff staff) {
        MatterView view = deed(number, staff);
        Long taker = view.timeline().getFirst().staff();
        if (taker == null || taker != staff.id()) {
            throw Problem.notFound("noSuchMatter", number);
        }
        return new DeedReceiptPage(number, receipts.code(number).orElse(null));
    }

    /** Each page that is shown leaves a line about who looked. */
    @GetMapping("/{number}")
    DeedPage page(@PathVariable String number, Actor.Staff staff) {
        MatterView view = deed(number, staff);
        Matter matter = view.matter();
        DeedRow row =
                rows.find(number, matter.title(), staff).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        looks.record(staff, number, Looks.MATTER, null);
        String region = matter.region() == null ? "" : regions.fullName(matter.region());
        return new DeedPage(view, row, (region + " " + (matter.address() == null ? "" : matter.address())).strip());
    }

    private MatterView deed(String number, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        MatterView view = matters.view(number, staff);
        if (!view.matter().kind().equals(Deed.NAME)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        return view;
    }
}
