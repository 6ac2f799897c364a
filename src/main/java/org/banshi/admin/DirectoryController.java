package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.rule.Effects;
import org.banshi.rule.Rules;
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

/** The dispatch directory line by line: each change publishes its rule's next version (R-H10). */
@Controller
@RequestMapping(DirectoryController.HERE)
final class DirectoryController {
    static final String HERE = "/admin/directory";

    private final Rules rules;
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final CityClock clock;
    private final Effects effects;
    private final DirectoryLines checks;

    @SuppressWarnings("checkstyle:ParameterNumber") // all that a line may name, and what would come of it
    DirectoryController(
            Rules rules,
            Units units,
            Categories categories,
            Regions regions,
            CityClock clock,
            Effects effects,
            DirectoryLines checks) {
        this.checks = checks;
        this.effects = effects;
        this.rules = rules;
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping
    Answer show(Actor.Staff me) {
        Permissions.require(me, Permission.RULES_WRITE);
        return page(new DirectoryPage.Form("", "", "", "", "", "", last(), ""), null, null, FormErrors.NONE);
    }

    @PostMapping
    Answer add(Actor.Staff me, DirectoryPage.Form form) {
        Permissions.require(me, Permission.RULES_WRITE);
        List<Directory.Entry> lines = new ArrayList<>(lines());
        Directory.Entry line = new Directory.Entry(
                UnitForm.absent(form.type()),
                UnitForm.absent(form.category()),
                UnitForm.absent(form.region()),
                form.unit(),
                UnitForm.absent(form.remark()));
        lines.add(line);
        return publish(me, lines, form, null, checks.check(line));
    }

    @GetMapping("/remove")
    Answer ask(Actor.Staff me, @RequestParam int line) {
        Permissions.require(me, Permission.RULES_WRITE);
        return page(new DirectoryPage.Form("", "", "", "", "", "", last(), ""), there(line), null, FormErrors.NONE);
    }

    @PostMapping("/remove")
    Answer remove(Actor.Staff me, @RequestParam int line, DirectoryPage.Form form) {
        Permissions.require(me, Permission.RULES_WRITE);
        List<Directory.Entry> lines = new ArrayList<>(lines());
        lines.remove(there(line));
        return publish(me, lines, form, line, new ArrayList<>());
    }

    private Answer publish(
            Actor.Staff me,
            List<Directory.Entry> lines,
            DirectoryPage.Form form,
            @Nullable Integer removing,
            List<FieldError> errors) {
        if (!form.look().isEmpty() && errors.isEmpty()) {
            List<Effects.Shift> preview = effects.of(HotlineRules.DIRECTORY, new Directory(lines));
            return page(again(form, form.expected()), removing, preview, FormErrors.NONE);
        }
        if (form.why().isEmpty()) {
            errors.add(FieldError.of("why", "required"));
        }
        if (errors.isEmpty()) {
            try {
                rules.publish(
                        HotlineRules.DIRECTORY,
                        new Directory(lines),
                        clock.instant(),
                        me.id(),
                        form.why(),
                        number(form.expected()));
                return new SeeOther(HERE, "admin.directory.published");
            } catch (Problem problem) {
                errors.addAll(
                        problem.code().equals("rule.stale")
                                ? List.of(FieldError.of(
                                        "why", problem.code(), problem.args().toArray()))
                                : FormErrors.of(problem).errors());
            }
        }
        // Whoever was overtaken keeps what was typed and may send it again on top of what came between.
        return page(again(form, last()), removing, null, new FormErrors(errors));
    }

    private static DirectoryPage.Form again(DirectoryPage.Form form, String expected) {
        return new DirectoryPage.Form(
                form.type(), form.category(), form.region(), form.unit(), form.remark(), form.why(), expected, "");
    }

    private static int number(String typed) {
        return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
    }

    private int there(int line) {
        if (line < 0 || line >= lines().size()) {
            throw Problem.notFound("directory.line", line + 1);
        }
        return line;
    }

    private List<Directory.Entry> lines() {
        return rules.current(HotlineRules.DIRECTORY).value().entries();
    }

    private String last() {
        return Integer.toString(rules.history(HotlineRules.DIRECTORY).getFirst().version());
    }

    private DirectoryPage page(
            DirectoryPage.Form form,
            @Nullable Integer removing,
            @Nullable List<Effects.Shift> preview,
            FormErrors errors) {
        List<CategoriesPage.Row> tree = categories.all().stream()
                .filter(Category::active)
                .map(category -> new CategoriesPage.Row(
                        category, categories.path(category.code()).size() - 1))
                .toList();
        return new DirectoryPage(
                lines().stream().map(this::row).toList(), form, removing, units.all(), tree, preview, errors);
    }

    private DirectoryPage.Row row(Directory.Entry entry) {
        Unit unit = units.find(entry.unit()).orElse(null);
        String region = entry.region();
        return new DirectoryPage.Row(
                entry.type(),
                entry.category() == null ? "" : categories.fullName(entry.category()),
                region == null ? "" : regions.find(region).map(Region::name).orElse(region),
                unit == null ? entry.unit() : unit.name(),
                unit != null && unit.active(),
                UnitForm.stripped(entry.why()));
    }
}
