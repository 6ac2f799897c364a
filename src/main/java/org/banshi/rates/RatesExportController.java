package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.text.Paper;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Rates as a file for appraisal: each line tells numerator, denominator, version, cut-off and the list behind it, with and
 * without what was left out, and that it is a reference and no verdict on anybody (R-K08).
 */
@Controller
@RequestMapping(RatesConfiguration.HERE)
final class RatesExportController {
    private final RateSight sight;
    private final TrendSight trends;
    private final Messages messages;

    RatesExportController(RateSight sight, TrendSight trends, Messages messages) {
        this.sight = sight;
        this.trends = trends;
        this.messages = messages;
    }

    @GetMapping("/export.csv")
    void rates(
            RatesController.Wanted wanted, Actor.Staff staff, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.RATES_READ);
        Language language = Language.of(request);
        RatesPage page = sight.page(wanted, staff, language);
        Paper paper = paper(
                response, "rates-" + page.span().from() + "-" + page.span().until());
        paper.row(heads(language, "line", "rate", "sentence", "numerator", "denominator", "percent"));
        for (RatesPage.Row row : page.rows()) {
            write(paper, page, row, language);
        }
        write(paper, page, page.all(), language);
        paper.end();
    }

    private List<String> heads(Language language, String... own) {
        List<String> heads = new ArrayList<>();
        for (String each : own) {
            heads.add(messages.text(language, "rates.file." + each));
        }
        for (String each : List.of(
                "numeratorAfter",
                "denominatorAfter",
                "percentAfter",
                "few",
                "rule",
                "cutOff",
                "from",
                "until",
                "list",
                "use")) {
            heads.add(messages.text(language, "rates.file." + each));
        }
        return heads;
    }

    private void write(Paper paper, RatesPage page, RatesPage.Row row, Language language) throws IOException {
        for (int i = 0; i < page.rates().size(); i++) {
            RatesPage.Column rate = page.rates().get(i);
            Figure figure = row.figures().get(i);
            Figure after = Optional.ofNullable(row.after().get(i)).orElse(figure);
            paper.row(List.of(
                    row.name(),
                    rate.name(),
                    rate.sentence(),
                    figure.numerator().toPlainString(),
                    Long.toString(figure.denominator()),
                    percent(figure),
                    after.numerator().toPlainString(),
                    Long.toString(after.denominator()),
                    percent(after),
                    compared(rate, page.few(figure), language),
                    Integer.toString(page.version()),
                    page.cutOff().toString(),
                    page.span().first().toString(),
                    page.span().last().toString(),
                    page.requests(rate, row, "all"),
                    messages.text(language, "rates.file.reference")));
        }
        for (int i = 0; i < page.composites().size(); i++) {
            RatesPage.Column composite = page.composites().get(i);
            BigDecimal after = row.compositesAfter().get(i);
            String value = plain(row.composites().get(i));
            beside(
                    paper,
                    page,
                    row.name(),
                    composite.name(),
                    composite.sentence(),
                    value,
                    after == null ? value : plain(after),
                    language);
        }
        beside(paper, page, row, "rates.unreachable", row.unreachable(), language);
        beside(paper, page, row, "rates.silent", row.silent(), language);
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    /** What is told beside rates: a number alone in its numerator (R-K03). */
    private void beside(Paper paper, RatesPage page, RatesPage.Row row, String what, long n, Language language)
            throws IOException {
        paper.row(List.of(
                row.name(),
                messages.text(language, what),
                "",
                Long.toString(n),
                "",
                "",
                "",
                "",
                "",
                "",
                Integer.toString(page.version()),
                page.cutOff().toString(),
                page.span().first().toString(),
                page.span().last().toString(),
                "",
                messages.text(language, "rates.file.reference")));
    }

    /** A weighted sum has neither numerator nor denominator of its own. */
    @SuppressWarnings("checkstyle:ParameterNumber") // one line of a file
    private void beside(
            Paper paper,
            RatesPage page,
            String line,
            String name,
            String sentence,
            String value,
            String after,
            Language language)
            throws IOException {
        paper.row(List.of(
                line,
                name,
                sentence,
                "",
                "",
                value,
                "",
                "",
                after,
                "",
                Integer.toString(page.version()),
                page.cutOff().toString(),
                page.span().first().toString(),
                page.span().last().toString(),
                "",
                messages.text(language, "rates.file.reference")));
    }

    /** A rate month by month. */
    @GetMapping("/trend/export.csv")
    void trend(
            RatesController.Wanted wanted,
            RatesController.Opened opened,
            Actor.Staff staff,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.RATES_READ);
        Language language = Language.of(request);
        TrendPage page = trends.page(wanted, opened, staff, language);
        Paper paper = paper(
                response, "trend-" + page.rate().code() + "-" + page.span().until());
        paper.row(heads(language, "month", "line", "rate", "numerator", "denominator", "percent"));
        for (TrendPage.Point point : page.points()) {
            Figure after = Optional.ofNullable(point.after()).orElse(point.figure());
            paper.row(List.of(
                    point.month().until().toString(),
                    page.name(),
                    page.rate().name(),
                    point.figure().numerator().toPlainString(),
                    Long.toString(point.figure().denominator()),
                    percent(point.figure()),
                    after.numerator().toPlainString(),
                    Long.toString(after.denominator()),
                    percent(after),
                    compared(page.rate(), page.few(point), language),
                    Integer.toString(point.version()),
                    page.cutOff().toString(),
                    point.month().first().toString(),
                    point.month().last().toString(),
                    page.requests(point),
                    messages.text(language, "rates.file.reference")));
        }
        paper.end();
    }

    private String compared(RatesPage.Column rate, boolean few, Language language) {
        String so = !rate.ranked() ? "isUnranked" : few ? "isFew" : "isEnough";
        return messages.text(language, "rates.file." + so);
    }

    private static String percent(Figure figure) {
        return figure.percent().map(BigDecimal::toPlainString).orElse("");
    }

    /** The list behind a figure, all of it. */
    @GetMapping("/requests/export.csv")
    void requests(
            RatesController.Wanted wanted,
            RatesController.Opened opened,
            Actor.Staff staff,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.RATES_READ);
        Language language = Language.of(request);
        RateRequestsPage page = sight.requests(wanted, opened, staff, language);
        Paper paper = paper(response, "requests-" + page.rate().code());
        paper.row(List.of(
                messages.text(language, "rates.number"),
                messages.text(language, "rates.by.unit"),
                messages.text(language, "rates.by.category"),
                messages.text(language, "rates.raised"),
                messages.text(language, "rates.due"),
                messages.text(language, "rates.closed"),
                messages.text(language, "rates.weight"),
                messages.text(language, "rates.file.use")));
        String next;
        do {
            for (RateRequestsPage.Row row : page.requests().items()) {
                paper.row(cells(row, language));
            }
            next = page.requests().next();
            page = next == null ? page : sight.requests(wanted, opened.behind(Long.valueOf(next)), staff, language);
        } while (next != null);
        paper.end();
    }

    private List<String> cells(RateRequestsPage.Row row, Language language) {
        return List.of(
                Optional.ofNullable(row.number()).orElse(""),
                row.unit(),
                Optional.ofNullable(row.category()).orElse(""),
                time(row.raisedAt()),
                time(row.dueAt()),
                time(row.closedAt()),
                row.weight().toPlainString(),
                messages.text(language, "rates.file.reference"));
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    static Paper paper(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
        return new Paper.Csv(response.getOutputStream());
    }
}
