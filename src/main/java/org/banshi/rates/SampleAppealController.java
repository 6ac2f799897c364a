package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Appeals against what a drawing gave of a unit. */
@Controller
@RequestMapping(SampleController.HERE + "/{id}/appeals")
final class SampleAppealController {
    private final Samples samples;
    private final SampleAppeals appeals;
    private final SampleSight sight;

    SampleAppealController(Samples samples, SampleAppeals appeals, SampleSight sight) {
        this.samples = samples;
        this.appeals = appeals;
        this.sight = sight;
    }

    @PostMapping
    Answer appeal(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        Sample sample = samples.require(id);
        return done(
                sample,
                staff,
                request,
                () -> appeals.appeal(id, sight.smallest(sample), request.getParameter("reason"), staff));
    }

    @PostMapping("/{unit}/{decision:stands|aside}")
    Answer rule(
            @PathVariable long id,
            @PathVariable String unit,
            @PathVariable String decision,
            Actor.Staff staff,
            HttpServletRequest request) {
        return done(
                samples.require(id),
                staff,
                request,
                () -> appeals.rule(id, unit, decision.equals("aside"), request.getParameter("why." + unit), staff));
    }

    private Answer done(Sample sample, Actor.Staff staff, HttpServletRequest request, Runnable does) {
        try {
            does.run();
            return new SeeOther(SampleController.HERE + "/" + sample.id(), "rates.sample.written");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return sight.one(sample, null, staff, Language.of(request)).with(FormErrors.of(refused));
        }
    }
}
