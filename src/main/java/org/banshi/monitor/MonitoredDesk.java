package org.banshi.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.matter.Sayings;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page of one matter shows. */
@Component
final class MonitoredDesk {
    private static final Map<String, String> SAID =
            Map.of("raise", "text", "answer", "done", "insufficient", "reason", "conclude", "found");

    private final Sight sight;
    private final OpinionRows opinions;
    private final Sayings sayings;
    private final MonitorNames names;
    private final Messages messages;
    private final Looks looks;

    MonitoredDesk(
            Sight sight, OpinionRows opinions, Sayings sayings, MonitorNames names, Messages messages, Looks looks) {
        this.sight = sight;
        this.opinions = opinions;
        this.sayings = sayings;
        this.names = names;
        this.messages = messages;
        this.looks = looks;
    }

    MonitoringPage.Row row(Sight.Seen seen, Language language) {
        return new MonitoringPage.Row(
                seen,
                names.category(seen.category(), seen.kind(), language),
                names.place(seen.street()),
                names.state(seen.kind(), seen.state(), language));
    }

    void looked(MonitoredPage page, Actor.Staff monitor) {
        looks.record(monitor, page.row().seen().number(), Looks.MATTER, null);
    }

    /** All that was said in findings, in its order. */
    Map<String, List<MonitoredPage.Line>> said(List<String> numbers, Actor.Staff monitor) {
        Map<String, List<MonitoredPage.Line>> lines = new HashMap<>();
        SAID.forEach((action, field) -> sayings.of(numbers, action, monitor)
                .forEach((number, said) -> said.forEach(line -> lines.computeIfAbsent(number, _ -> new ArrayList<>())
                        .add(new MonitoredPage.Line(action, line.at(), line.field(field))))));
        lines.values().forEach(each -> each.sort(Comparator.comparing(MonitoredPage.Line::at)));
        return lines;
    }

    MonitoredPage page(
            Sight.Seen seen,
            Actor.Staff monitor,
            Map<String, String> typed,
            @Nullable Problem problem,
            Language language) {
        List<OpinionRows.Row> written = opinions.of(monitor.id(), seen.id());
        List<String> numbers = written.stream().map(OpinionRows.Row::number).toList();
        List<MonitoredPage.Opinion> shown = new ArrayList<>();
        for (OpinionRows.Row row : written) {
            shown.add(new MonitoredPage.Opinion(
                    row, names.state(Opinions.NAME, row.state(), language), new ArrayList<>()));
        }
        said(numbers, monitor)
                .forEach((number, lines) -> shown.stream()
                        .filter(each -> each.row().number().equals(number))
                        .forEach(each -> each.lines().addAll(lines)));
        boolean fields = problem != null && !problem.errors().isEmpty();
        return new MonitoredPage(
                row(seen, language),
                sight.acts(seen).stream()
                        .map(act -> new MonitoredPage.Act(act, names.act(seen.kind(), act.action(), language)))
                        .toList(),
                shown,
                typed,
                problem == null || fields
                        ? null
                        : messages.text(
                                language,
                                "problem." + problem.code(),
                                problem.args().toArray()),
                problem == null || !fields ? FormErrors.NONE : FormErrors.of(problem));
    }
}
