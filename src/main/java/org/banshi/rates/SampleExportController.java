package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.text.Paper;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a drawing gave, as far as the reader sees it, as a file for appraisal (R-K08): with hash, seed and version. */
@Controller
@RequestMapping(SampleController.HERE + "/{id}/export.csv")
final class SampleExportController {
    private final Samples samples;
    private final SampleSight sight;
    private final Messages messages;

    SampleExportController(Samples samples, SampleSight sight, Messages messages) {
        this.samples = samples;
        this.sight = sight;
        this.messages = messages;
    }

    @GetMapping
    void export(@PathVariable long id, Actor.Staff staff, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Language language = Language.of(request);
        SamplePage page = sight.one(samples.require(id), null, staff, language);
        Paper paper = RatesExportController.paper(response, "sample-" + id);
        paper.row(Stream.of(
                        "rates.by.unit",
                        "rates.sample.drawn",
                        "rates.sample.contacted",
                        "rates.sample.solved",
                        "rates.sample.satisfied",
                        "rates.unreachable",
                        "rates.silent",
                        "rates.sample.waiting",
                        "rates.sample.appeals",
                        "rates.published.rule",
                        "rates.published.hash",
                        "rates.sample.seed",
                        "rates.file.use")
                .map(key -> messages.text(language, key))
                .toList());
        for (SamplePage.Line line : page.lines()) {
            SampleCalls.Line figures = line.figures();
            SampleAppeals.Appeal appeal = page.appeals().get(figures.unit());
            paper.row(List.of(
                    line.name(),
                    figures.drawn().parts(),
                    figures.contacted().parts(),
                    figures.solved().parts(),
                    figures.satisfied().parts(),
                    Long.toString(figures.unreached()),
                    Long.toString(figures.declined()),
                    Long.toString(figures.waiting()),
                    appeal == null ? "" : messages.text(language, "rates.sample.appeal." + appeal.state()),
                    Integer.toString(page.sample().ruleVersion()),
                    page.sample().listHash(),
                    Objects.requireNonNullElse(page.sample().seed(), ""),
                    messages.text(language, "rates.file.reference")));
        }
        paper.end();
    }
}
