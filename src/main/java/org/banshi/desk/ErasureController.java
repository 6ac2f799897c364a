package org.banshi.desk;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.banshi.access.Actor;
import org.banshi.matter.Erasures;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deciding whether people are forgotten, and what the law asks to keep; numbers only. */
@Controller
final class ErasureController {
    static final String HERE = "/desk/erasures";

    private final Erasures erasures;

    ErasureController(Erasures erasures) {
        this.erasures = erasures;
    }

    @GetMapping(HERE)
    Answer waiting(Actor.Staff staff) {
        return page(staff, "", "", FormErrors.NONE);
    }

    private ErasurePage page(Actor.Staff staff, String number, String reason, FormErrors errors) {
        return new ErasurePage(erasures.waiting(staff), erasures.holds(staff), number, reason, errors, null);
    }

    @PostMapping(HERE + "/{id}/approve")
    Answer approve(@PathVariable long id, Actor.Staff staff) {
        erasures.approve(id, staff);
        return new SeeOther(HERE, "desk.erasure.approved");
    }

    @PostMapping(HERE + "/{id}/refuse")
    Answer refuse(@PathVariable long id, @RequestParam(defaultValue = "") String ground, Actor.Staff staff) {
        try {
            erasures.refuse(id, ground, staff);
            return new SeeOther(HERE, "desk.erasure.refused");
        } catch (Problem refused) {
            return new ErasurePage(
                    erasures.waiting(staff),
                    erasures.holds(staff),
                    "",
                    "",
                    FormErrors.NONE,
                    new ErasurePage.Refusing(id, ground, FormErrors.of(refused)));
        }
    }

    @PostMapping(HERE)
    Answer hold(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason,
            Actor.Staff staff) {
        try {
            erasures.hold(number, reason, staff);
            return new SeeOther(HERE, "desk.erasure.heldNow");
        } catch (Problem refused) {
            return page(staff, number, reason, FormErrors.of(refused));
        }
    }

    @PostMapping(HERE + "/holds/{number}/lift")
    Answer lift(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String liftReason,
            Actor.Staff staff) {
        try {
            erasures.lift(number, moment(since), liftReason, staff);
            return new SeeOther(HERE, "desk.erasure.lifted");
        } catch (Problem refused) {
            if (refused.status() == 404) {
                throw refused;
            }
            return page(staff, "", "", FormErrors.of(refused));
        }
    }

    /** The moment that the page wrote into the form. */
    private static Instant moment(String since) {
        try {
            return Instant.parse(since);
        } catch (DateTimeParseException e) {
            throw Problem.notFound("notFound");
        }
    }
}
