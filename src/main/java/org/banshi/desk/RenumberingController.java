package org.banshi.desk;

import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.RenumberingWaits;
import org.banshi.matter.Renumberings;
import org.banshi.people.Members;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Another number for somebody who lost the old one: put down by whoever takes calls, decided by a second person. */
@Controller
final class RenumberingController {
    static final String HERE = "/desk/renumberings";

    private static final Renumberings.Wish NOTHING = new Renumberings.Wish("", "", "", "");

    private final Renumberings renumberings;
    private final RenumberingWaits waits;
    private final Members members;
    private final CityClock clock;

    RenumberingController(Renumberings renumberings, RenumberingWaits waits, Members members, CityClock clock) {
        this.renumberings = renumberings;
        this.waits = waits;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping(HERE)
    Answer show(Actor.Staff staff) {
        return page(staff, NOTHING, FormErrors.NONE, null, null);
    }

    private RenumberingPage page(
            Actor.Staff staff,
            Renumberings.Wish form,
            FormErrors errors,
            ErasurePage.@Nullable Refusing refusing,
            RenumberingPage.@Nullable Wait tried) {
        boolean decides = Permissions.has(staff, Permission.RENUMBERINGS_DECIDE);
        if (!decides) {
            Permissions.require(staff, Permission.INTAKE);
        }
        List<Renumberings.Asked> waiting = decides ? renumberings.waiting(staff) : null;
        return new RenumberingPage(
                waiting,
                Permissions.has(staff, Permission.INTAKE) ? renumberings.own(staff) : null,
                members.names(
                        waiting == null
                                ? List.of()
                                : waiting.stream()
                                        .map(Renumberings.Asked::by)
                                        .distinct()
                                        .toList()),
                form,
                errors,
                refusing,
                decides && tried == null ? term(Integer.toString(waits.hours()), "", FormErrors.NONE) : tried,
                clock.instant());
    }

    private RenumberingPage.Wait term(String hours, String why, FormErrors errors) {
        return new RenumberingPage.Wait(waits.hours(), waits.version(), hours, why, errors);
    }

    /** Only for what is put down from then on: what waits keeps the moment that its numbers were told. */
    @PostMapping(HERE + "/wait")
    Answer wait(
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "-1") int expectedVersion,
            Actor.Staff staff) {
        try {
            waits.set(hours, why.strip(), expectedVersion, staff);
            return new SeeOther(HERE, "desk.renumber.waitSaved");
        } catch (Problem refused) {
            if (refused.errors().isEmpty()) {
                throw refused;
            }
            return page(staff, NOTHING, FormErrors.NONE, null, term(hours, why, FormErrors.of(refused)));
        }
    }

    @PostMapping(HERE)
    Answer ask(
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String howChecked,
            Actor.Staff staff) {
        Renumberings.Wish wish = new Renumberings.Wish(was, fresh, reason, howChecked);
        try {
            renumberings.ask(wish, staff);
            return new SeeOther(HERE, "desk.renumber.done");
        } catch (Problem refused) {
            if (refused.errors().isEmpty()) {
                throw refused;
            }
            return page(staff, wish, FormErrors.of(refused), null, null);
        }
    }

    @PostMapping(HERE + "/{id}/approve")
    Answer approve(@PathVariable long id, Actor.Staff staff) {
        renumberings.approve(id, staff);
        return new SeeOther(HERE, "desk.renumber.approved");
    }

    @PostMapping(HERE + "/{id}/refuse")
    Answer refuse(@PathVariable long id, @RequestParam(defaultValue = "") String ground, Actor.Staff staff) {
        try {
            renumberings.refuse(id, ground, staff);
            return new SeeOther(HERE, "desk.renumber.refused");
        } catch (Problem refused) {
            if (refused.errors().isEmpty()) {
                throw refused;
            }
            return page(
                    staff,
                    NOTHING,
                    FormErrors.NONE,
                    new ErasurePage.Refusing(id, ground, FormErrors.of(refused)),
                    null);
        }
    }
}
