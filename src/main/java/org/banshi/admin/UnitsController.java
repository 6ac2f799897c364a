package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.matter.Matters;
import org.banshi.people.Changes;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.rule.Rules;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's pages of units: their tree, their duty lists, their history. */
@Controller
@RequestMapping(UnitsController.HERE)
final class UnitsController {
    static final String HERE = "/admin/units";

    private final Units units;
    private final Changes changes;
    private final Members members;
    private final Regions regions;
    private final Matters matters;
    private final Rules rules;
    private final UnitChanging changing;

    @SuppressWarnings("checkstyle:ParameterNumber") // the registers that one page shows
    UnitsController(
            Units units,
            Changes changes,
            Members members,
            Regions regions,
            Matters matters,
            Rules rules,
            UnitChanging changing) {
        this.units = units;
        this.changes = changes;
        this.members = members;
        this.regions = regions;
        this.matters = matters;
        this.rules = rules;
        this.changing = changing;
    }

    @GetMapping
    Answer list(Actor.Staff me) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return new UnitsPage(rows());
    }

    @GetMapping("/new")
    Answer fresh(Actor.Staff me) {
        Permissions.require(me, Permission.UNITS_WRITE);
        return new UnitPage(true, UnitForm.NEW, rows(), 0, List.of(), ChangeLines.NONE, FormErrors.NONE);
    }

    @PostMapping("/new")
    Answer add(Actor.Staff me, UnitForm form) {
        FormErrors errors = changing.add(me, form);
        return errors.any()
                ? new UnitPage(true, form, rows(), 0, List.of(), ChangeLines.NONE, errors)
                : new SeeOther(HERE, "admin.unit.added");
    }

    @GetMapping("/unit")
    Answer show(Actor.Staff me, @RequestParam String code) {
        Permissions.require(me, Permission.UNITS_WRITE);
        Unit unit = units.require(code);
        return page(UnitForm.of(unit, units.duties(code)), FormErrors.NONE);
    }

    @PostMapping("/unit")
    Answer change(Actor.Staff me, UnitForm form) {
        FormErrors errors = changing.change(me, form);
        if (errors.any()) {
            return page(form, errors);
        }
        // Whoever switched off a unit at which the directory still points is shown where.
        boolean points =
                !units.require(form.code()).active() && !lines(form.code()).isEmpty();
        return new SeeOther(points ? HERE + "/unit?code=" + form.code() : HERE, "admin.unit.changed");
    }

    private UnitPage page(UnitForm form, FormErrors errors) {
        return new UnitPage(
                false,
                form,
                rows(),
                matters.openOf(form.code()),
                lines(form.code()),
                ChangeLines.of(changes.ofUnit(form.code()), members),
                errors);
    }

    private List<Integer> lines(String unit) {
        List<Directory.Entry> all =
                rules.current(HotlineRules.DIRECTORY).value().entries();
        return IntStream.range(0, all.size())
                .filter(line -> all.get(line).unit().equals(unit))
                .mapToObj(line -> line + 1)
                .toList();
    }

    private List<UnitsPage.Row> rows() {
        List<UnitsPage.Row> rows = new ArrayList<>();
        List<Unit> all = units.all();
        all.stream().filter(unit -> unit.parent() == null).forEach(root -> add(rows, root, 0));
        return rows;
    }

    private void add(List<UnitsPage.Row> rows, Unit unit, int depth) {
        String region = unit.region() == null
                ? null
                : regions.find(unit.region()).map(Region::name).orElse(unit.region());
        Set<String> duties = units.duties(unit.code());
        rows.add(new UnitsPage.Row(unit, depth, region, duties.size()));
        units.children(unit.code()).forEach(child -> add(rows, child, depth + 1));
    }
}
