package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.text.Paper;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What was published as files, rates and times apart; each line tells by what it was counted and under which hash it stands (R-K08). */
@Controller
@RequestMapping(PublishedController.HERE + "/{id}")
final class PublishedExportController {
    private final Snapshots snapshots;
    private final PublishedSight published;
    private final Messages messages;

    PublishedExportController(Snapshots snapshots, PublishedSight published, Messages messages) {
        this.snapshots = snapshots;
        this.published = published;
        this.messages = messages;
    }

    @GetMapping("/export.csv")
    void rates(@PathVariable long id, Actor.Staff staff, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.RATES_READ);
        Language language = Language.of(request);
        SnapshotPage page = published.page(snapshots.require(id), null, staff, language);
        Paper paper = RatesExportController.paper(response, "published-" + id);
        paper.row(heads(
                language,
                "rates.file.line",
                "rates.file.rate",
                "rates.file.sentence",
                "rates.file.numerator",
                "rates.file.denominator",
                "rates.file.percent",
                "rates.file.numeratorAfter",
                "rates.file.denominatorAfter",
                "rates.file.percentAfter"));
        for (SnapshotPage.Line line : page.lines()) {
            for (int i = 0; i < page.rates().size(); i++) {
                RatesPage.Column rate = page.rates().get(i);
                Figure figure = line.figures().get(i);
                Figure after = Optional.ofNullable(line.after().get(i)).orElse(figure);
                String compared = rate.ranked() ? compared(page, figure.denominator()) : "rates.file.isUnranked";
                paper.row(row(
                        page,
                        compared,
                        page.requests(rate, line),
                        language,
                        line.name(),
                        rate.name(),
                        rate.sentence(),
                        figure.numerator().toPlainString(),
                        Long.toString(figure.denominator()),
                        percent(figure),
                        after.numerator().toPlainString(),
                        Long.toString(after.denominator()),
                        percent(after)));
            }
            composites(paper, page, line, language);
        }
        paper.end();
    }

    /** Weighted sums, worked out from what was frozen by the definitions of then. */
    private void composites(Paper paper, SnapshotPage page, SnapshotPage.Line line, Language language)
            throws IOException {
        for (int i = 0; i < page.composites().size(); i++) {
            RatesPage.Column composite = page.composites().get(i);
            BigDecimal value = line.composites().get(i);
            String plain = value == null ? "" : value.toPlainString();
            paper.row(row(
                    page,
                    "rates.file.isEnough",
                    "",
                    language,
                    line.name(),
                    composite.name(),
                    composite.sentence(),
                    "",
                    "",
                    plain,
                    "",
                    "",
                    ""));
        }
    }

    @GetMapping("/times.csv")
    void times(@PathVariable long id, Actor.Staff staff, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.RATES_READ);
        Language language = Language.of(request);
        SnapshotPage page = published.page(snapshots.require(id), null, staff, language);
        if (page.times() == null) {
            throw Problem.notFound("rates.noTimes", id);
        }
        Paper paper = RatesExportController.paper(response, "published-times-" + id);
        paper.row(heads(
                language,
                "rates.file.line",
                "rates.wait",
                "rates.file.sentence",
                "rates.wait.median",
                "rates.wait.ninth",
                "rates.wait.number"));
        for (WaitsPage.Row line : page.times()) {
            for (Wait wait : Wait.values()) {
                Waits.Took took = line.line().took().get(wait);
                if (took != null) {
                    paper.row(row(
                            page,
                            compared(page, took.of()),
                            page.requests(wait, line),
                            language,
                            line.name(),
                            messages.text(language, "rates.wait." + wait.code()),
                            messages.text(language, "rates.wait." + wait.code() + ".how"),
                            took.median().toPlainString(),
                            took.ninth().toPlainString(),
                            Long.toString(took.of())));
                }
            }
        }
        paper.end();
    }

    private List<String> heads(Language language, String... own) {
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(
                                "rates.file.few",
                                "rates.file.rule",
                                "rates.file.cutOff",
                                "rates.file.from",
                                "rates.file.until",
                                "rates.file.list",
                                "rates.published.hash",
                                "rates.file.use"))
                .map(key -> messages.text(language, key))
                .toList();
    }

    private List<String> row(SnapshotPage page, String compared, String list, Language language, String... own) {
        Snapshot one = page.snapshot();
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(
                                messages.text(language, compared),
                                Integer.toString(one.ruleVersion()),
                                one.cutOff().toString(),
                                one.from().toString(),
                                one.until().toString(),
                                list,
                                one.hash(),
                                messages.text(language, "rates.file.reference")))
                .toList();
    }

    private static String compared(SnapshotPage page, long of) {
        return of < page.smallest() ? "rates.file.isFew" : "rates.file.isEnough";
    }

    private static String percent(Figure figure) {
        return figure.percent().map(BigDecimal::toPlainString).orElse("");
    }
}
