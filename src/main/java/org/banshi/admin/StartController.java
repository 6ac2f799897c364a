package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.HotlineRules;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.web.Answer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first start of a city: a list of what is there and what is missing, with the way to each. */
@Controller
final class StartController {
    static final String HERE = "/admin/start";

    /** Without one of these the loop stops: who takes in, who sends, who does, who checks, who asks afterwards. */
    private static final List<Role> LOOP =
            List.of(Role.OPERATOR, Role.DISPATCHER, Role.HANDLER, Role.REVIEWER, Role.CALLER);

    private final Units units;
    private final Accounts accounts;
    private final Categories categories;
    private final Rules rules;
    private final Calendars calendars;
    private final CityClock clock;
    private final Environment environment;

    @SuppressWarnings("checkstyle:ParameterNumber") // everything that a city needs
    StartController(
            Units units,
            Accounts accounts,
            Categories categories,
            Rules rules,
            Calendars calendars,
            CityClock clock,
            Environment environment) {
        this.units = units;
        this.accounts = accounts;
        this.categories = categories;
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
        this.environment = environment;
    }

    @GetMapping(HERE)
    Answer show(Actor.Staff me) {
        if (!Permissions.has(me, Permission.UNITS_WRITE)) {
            Permissions.require(me, Permission.ACCOUNTS_WRITE);
        }
        List<Account> able = accounts.able();
        List<StartPage.Step> steps = new ArrayList<>();
        steps.add(holders(able, Role.SECURITY));
        steps.add(holders(able, Role.ADMIN));
        steps.add(unitsOf("hotlineUnit", Unit.Kind.HOTLINE));
        steps.add(unitsOf("handlingUnit", Unit.Kind.HANDLING));
        LOOP.forEach(role -> steps.add(holders(able, role)));
        steps.add(handlers(able));
        long active = categories.all().stream().filter(Category::active).count();
        steps.add(step("categories", active, active > 0, List.of(), CategoriesController.HERE));
        steps.add(directory());
        steps.add(calendar());
        boolean kept = environment.getProperty("BANSHI_KEYS", "").length() > 0;
        steps.add(new StartPage.Step("keys", null, 0, kept, List.of(), StartPage.Whose.HOUSE, null));
        boolean sets = Permissions.has(me, Permission.UNITS_WRITE);
        return new StartPage(steps.stream()
                .map(each -> sets || each.whose() != StartPage.Whose.ADMIN ? each : each.withoutPath())
                .toList());
    }

    private StartPage.Step unitsOf(String key, Unit.Kind kind) {
        long count = open(kind).size();
        return step(key, count, count > 0, List.of(), UnitsController.HERE);
    }

    private List<Unit> open(Unit.Kind kind) {
        return units.all().stream()
                .filter(unit -> unit.active() && unit.kind() == kind)
                .toList();
    }

    private static StartPage.Step holders(List<Account> able, Role role) {
        long count =
                able.stream().filter(account -> account.roles().contains(role)).count();
        return new StartPage.Step(
                "role", role.name(), count, count > 0, List.of(), StartPage.Whose.SECURITY, StaffController.HERE);
    }

    /** A unit to which work can be sent but where nobody can sign for it would keep it for ever. */
    private StartPage.Step handlers(List<Account> able) {
        Set<String> manned = able.stream()
                .filter(account -> account.roles().contains(Role.HANDLER) && account.unit() != null)
                .map(account -> String.valueOf(account.unit()))
                .collect(Collectors.toSet());
        List<String> lacks = open(Unit.Kind.HANDLING).stream()
                .filter(unit -> !manned.contains(unit.code()))
                .map(Unit::name)
                .toList();
        return new StartPage.Step(
                "manned",
                null,
                manned.size(),
                lacks.isEmpty() && !manned.isEmpty(),
                lacks,
                StartPage.Whose.SECURITY,
                StaffController.HERE);
    }

    private StartPage.Step directory() {
        List<String> closed = new ArrayList<>();
        var lines = rules.current(HotlineRules.DIRECTORY).value().entries();
        for (var line : lines) {
            if (units.find(line.unit()).filter(Unit::active).isEmpty() && !closed.contains(line.unit())) {
                closed.add(line.unit());
            }
        }
        return step("directory", lines.size(), !lines.isEmpty() && closed.isEmpty(), closed, DirectoryController.HERE);
    }

    private StartPage.Step calendar() {
        int year = clock.today().getYear();
        List<String> lacks = new ArrayList<>();
        if (!calendars.years().contains(year)) {
            lacks.add(Integer.toString(year));
        }
        calendars.missingSoon().filter(next -> next != year).ifPresent(next -> lacks.add(Integer.toString(next)));
        return step("calendar", calendars.years().size(), lacks.isEmpty(), lacks, "/admin/calendar");
    }

    private static StartPage.Step step(String key, long count, boolean done, List<String> lacks, String path) {
        return new StartPage.Step(key, null, count, done, lacks, StartPage.Whose.ADMIN, path);
    }
}
