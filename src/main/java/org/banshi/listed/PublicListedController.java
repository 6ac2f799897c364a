package org.banshi.listed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.banshi.calendar.CityClock;
import org.banshi.notice.Objecting;
import org.banshi.notice.Objectors;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Listed cases for everybody, and the form by which whoever knows better objects to what is told. */
@Controller
@RequestMapping(ListedConfiguration.PUBLIC)
final class PublicListedController {
    private static final String ONE = "/{id:[0-9]+}";

    private final PublicListed published;
    private final Objections objections;
    private final Objectors objectors;
    private final ListedNames names;
    private final CityClock clock;

    PublicListedController(
            PublicListed published, Objections objections, Objectors objectors, ListedNames names, CityClock clock) {
        this.published = published;
        this.objections = objections;
        this.objectors = objectors;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    PublicListedPage all(HttpServletResponse response) {
        fresh(response);
        return new PublicListedPage(published.all().stream().map(this::line).toList(), published.away());
    }

    private PublicListedPage.Line line(PublicListed.Entry told) {
        return new PublicListedPage.Line(
                told,
                names.category(told),
                names.street(told),
                told.offAt() == null && clock.today().isAfter(told.until()));
    }

    @GetMapping(ONE)
    PublicCasePage one(@PathVariable long id, HttpServletResponse response) {
        fresh(response);
        PublicListedPage.Line line = published.find(id).map(this::line).orElse(null);
        PublicListed.Gone gone =
                line != null ? null : published.gone(id).orElseThrow(() -> Problem.notFound("listed.none"));
        return new PublicCasePage(id, line, gone, published.answers(id));
    }

    @GetMapping(ONE + "/object")
    ListedObjectionPage form(@PathVariable long id) {
        return new ListedObjectionPage(id, subject(id), Objecting.BLANK, FormErrors.NONE);
    }

    @PostMapping(ONE + "/object")
    Answer object(@PathVariable long id, Objecting typed, HttpServletRequest request) {
        PublicListed.Subject subject = subject(id);
        String page = ListedConfiguration.PUBLIC + "/" + subject.id();
        try {
            objections.object(id, typed, objectors.raiser(typed, request.getRemoteAddr()));
            return new SeeOther(page, "listed.objectedNow");
        } catch (Problem refused) {
            if (refused.status() == 409) {
                return SeeOther.warning(page, "listed.objectedBefore");
            }
            return new ListedObjectionPage(id, subject, typed, Objectors.wrong(refused));
        }
    }

    private PublicListed.Subject subject(long notice) {
        return published.subject(notice).orElseThrow(() -> Problem.notFound("listed.none"));
    }

    /** Never kept by anybody on the way: what was taken back is gone at once. */
    private static void fresh(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
