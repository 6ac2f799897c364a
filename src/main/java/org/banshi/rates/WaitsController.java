package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.text.Paper;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How long requests took, at the desk and as a file. */
@Controller
@RequestMapping(WaitsController.HERE)
final class WaitsController {
    static final String HERE = RatesConfiguration.HERE + "/waits";
    private static final int PAGE = 50;

    private final RateSight sight;
    private final Rates rates;
    private final Waits waits;
    private final RateNames names;
    private final Messages messages;

    WaitsController(RateSight sight, Rates rates, Waits waits, RateNames names, Messages messages) {
        this.sight = sight;
        this.rates = rates;
        this.waits = waits;
        this.names = names;
        this.messages = messages;
    }

    @GetMapping
    WaitsPage waits(RatesController.Wanted wanted, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        return page(wanted, staff, Language.of(request));
    }

    private WaitsPage page(RatesController.Wanted wanted, Actor.Staff staff, Language language) {
        RatesPage.Span span = sight.span(wanted);
        Waits.Table table = waits.table(rates.asked(span.from(), span.until(), span.by(), staff));
        return new WaitsPage(
                span,
                table.lines().stream()
                        .map(line -> new WaitsPage.Row(names.line(span.by(), line.key(), language), line))
                        .sorted(Comparator.comparing(WaitsPage.Row::name))
                        .toList(),
                new WaitsPage.Row(messages.text(language, "rates.all"), table.all()),
                table.smallest(),
                table.cutOff(),
                table.asked().units() != null);
    }

    @GetMapping("/requests")
    WaitRequestsPage requests(
            RatesController.Wanted wanted,
            RatesController.Opened opened,
            @Nullable String wait,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        Language language = Language.of(request);
        RatesPage.Span span = sight.span(wanted);
        Asked asked = rates.asked(span.from(), span.until(), span.by(), staff);
        Wait which = Waits.find(wait).orElseThrow(() -> Problem.notFound("rates.noRate", wait == null ? "" : wait));
        return new WaitRequestsPage(
                span,
                which,
                opened.line() == null
                        ? messages.text(language, "rates.all")
                        : names.line(span.by(), opened.line(), language),
                waits.behind(asked, which, opened.line(), opened.after(), PAGE, staff)
                        .map(each -> new WaitRequestsPage.Row(
                                names.line(Asked.By.UNIT, each.unit() == null ? "" : each.unit(), language), each)));
    }

    @GetMapping("/export.csv")
    void export(
            RatesController.Wanted wanted, Actor.Staff staff, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.RATES_READ);
        Language language = Language.of(request);
        WaitsPage page = page(wanted, staff, language);
        Paper paper = RatesExportController.paper(
                response, "waits-" + page.span().from() + "-" + page.span().until());
        paper.row(List.of(
                messages.text(language, "rates.file.line"),
                messages.text(language, "rates.wait"),
                messages.text(language, "rates.wait.median"),
                messages.text(language, "rates.wait.ninth"),
                messages.text(language, "rates.wait.number"),
                messages.text(language, "rates.file.few"),
                messages.text(language, "rates.file.cutOff"),
                messages.text(language, "rates.file.from"),
                messages.text(language, "rates.file.until"),
                messages.text(language, "rates.file.list"),
                messages.text(language, "rates.file.use")));
        for (WaitsPage.Row row : page.rows()) {
            write(paper, page, row, language);
        }
        write(paper, page, page.all(), language);
        paper.end();
    }

    private void write(Paper paper, WaitsPage page, WaitsPage.Row row, Language language) throws IOException {
        for (Wait wait : Wait.values()) {
            Waits.Took took = row.line().took().get(wait);
            if (took != null) {
                paper.row(List.of(
                        row.name(),
                        messages.text(language, "rates.wait." + wait.code()),
                        took.median().toPlainString(),
                        took.ninth().toPlainString(),
                        Long.toString(took.of()),
                        messages.text(
                                language, took.of() < page.smallest() ? "rates.file.isFew" : "rates.file.isEnough"),
                        page.cutOff().toString(),
                        page.span().first().toString(),
                        page.span().last().toString(),
                        page.requests(wait, row),
                        messages.text(language, "rates.file.reference")));
            }
        }
    }
}
