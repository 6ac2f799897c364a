package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Drawings for call-backs: froze, drawn, called, and drawn again by whoever doubts it. */
@Controller
@RequestMapping(SampleController.HERE)
final class SampleController {
    static final String HERE = RatesConfiguration.HERE + "/sample";

    private final Samples samples;
    private final SampleCalls calls;
    private final SampleSight sight;

    SampleController(Samples samples, SampleCalls calls, SampleSight sight) {
        this.samples = samples;
        this.calls = calls;
        this.sight = sight;
    }

    /**
     * The form as it comes.
     *
     * @param month month of account, such as 2026-03
     */
    record Typed(@Nullable String month) {}

    @GetMapping
    SamplesPage all(Actor.Staff staff, HttpServletRequest request) {
        return sight.all(null, FormErrors.NONE, staff, Language.of(request));
    }

    @PostMapping
    Answer freeze(Typed typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_PUBLISH);
        try {
            return new SeeOther(
                    HERE + "/" + samples.freeze(month(typed.month()), staff).id(), "rates.sample.frozen");
        } catch (Problem refused) {
            return sight.all(typed.month(), FormErrors.of(refused), staff, Language.of(request));
        }
    }

    private static YearMonth month(@Nullable String typed) {
        try {
            return YearMonth.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException e) {
            throw Problem.invalid("month", "required");
        }
    }

    @GetMapping("/{id}")
    SamplePage one(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        return sight.one(samples.require(id), null, staff, Language.of(request));
    }

    /** What of a unit was drawn, for who oversees: once nobody is called any more and no answer can be told from it. */
    @GetMapping("/{id}/requests")
    SampleListPage requests(
            @PathVariable long id, @RequestParam String unit, Actor.Staff staff, HttpServletRequest request) {
        return sight.list(samples.require(id), unit, staff, Language.of(request));
    }

    @PostMapping("/{id}/draw")
    Answer draw(@PathVariable long id, Actor.Staff staff) {
        Permissions.require(staff, Permission.SAMPLE_READ);
        return new SeeOther(HERE + "/" + id, samples.draw(id) ? "rates.sample.drawnNow" : "rates.sample.notYet");
    }

    @GetMapping("/{id}/redraw")
    SamplePage redraw(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.SAMPLE_READ);
        return sight.one(samples.require(id), samples.redraw(id), staff, Language.of(request));
    }

    /** The list as it was frozen; the hash is made of just these bytes. */
    @GetMapping("/{id}/list.txt")
    ResponseEntity<byte[]> list(@PathVariable long id, Actor.Staff staff) {
        Permissions.require(staff, Permission.SAMPLE_READ);
        samples.require(id);
        return file(id, samples.tags(id));
    }

    static ResponseEntity<byte[]> file(long id, List<Samples.Tag> tags) {
        StringBuilder lines = new StringBuilder();
        tags.forEach(
                each -> lines.append(each.unit()).append(' ').append(each.tag()).append('\n'));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sample-" + id + ".txt\"")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{id}/calls/{number}")
    SampleCallPage call(
            @PathVariable long id, @PathVariable String number, Actor.Staff staff, HttpServletRequest request) {
        return form(id, number, new SampleCalls.Said(null, null, null, null), FormErrors.NONE, staff, request);
    }

    @PostMapping("/{id}/calls/{number}")
    Answer take(
            @PathVariable long id,
            @PathVariable String number,
            SampleCalls.Said said,
            Actor.Staff staff,
            HttpServletRequest request) {
        try {
            calls.take(id, number, said, staff);
            return new SeeOther(HERE + "/" + id, "rates.sample.taken");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return form(id, number, said, FormErrors.of(refused), staff, request);
        }
    }

    private SampleCallPage form(
            long id,
            String number,
            SampleCalls.Said said,
            FormErrors errors,
            Actor.Staff staff,
            HttpServletRequest request) {
        List<SampleCalls.Waiting> waiting = calls.waiting(id, staff);
        SampleCalls.Waiting one = waiting.stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("rates.sample.notYours"));
        return new SampleCallPage(samples.require(id), one, sight.asking(said, Language.of(request)), errors);
    }
}
