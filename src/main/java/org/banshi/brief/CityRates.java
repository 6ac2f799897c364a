package org.banshi.brief;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.notice.NoticeFigures;
import org.banshi.notice.PublicNotices;
import org.banshi.rates.Rate;
import org.banshi.rates.Snapshot;
import org.banshi.rates.Snapshots;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;

/**
 * Rates as they were published and released by a second person; nothing else tells the public a share. It asks anew each time,
 * for an objection takes a notice away at once.
 */
@Component
final class CityRates {
    private static final int MOST = 12;

    private final PublicNotices notices;
    private final Snapshots snapshots;
    private final Messages messages;

    CityRates(PublicNotices notices, Snapshots snapshots, Messages messages) {
        this.notices = notices;
        this.snapshots = snapshots;
        this.messages = messages;
    }

    /** The newest ones, the first of them with its figures for everything. */
    CityPage.Told told(Language language) {
        List<PublicNotices.Entry> entries = notices.ofFigures(MOST);
        if (entries.isEmpty()) {
            return new CityPage.Told(null, List.of());
        }
        PublicNotices.Entry first = entries.getFirst();
        return new CityPage.Told(
                Optional.ofNullable(first.snapshot())
                        .flatMap(snapshots::find)
                        .map(snapshot -> published(first, snapshot, entries, language))
                        .orElse(null),
                entries.subList(1, entries.size()).stream()
                        .map(entry -> new CityPage.Link(entry.id(), entry.title(), entry.releasedAt()))
                        .toList());
    }

    private CityPage.Published published(
            PublicNotices.Entry entry, Snapshot snapshot, List<PublicNotices.Entry> all, Language language) {
        Long correction = snapshots.correction(snapshot.id()).orElse(null);
        return new CityPage.Published(
                entry.id(),
                snapshot,
                correction,
                all.stream()
                        .filter(other -> correction != null && correction.equals(other.snapshot()))
                        .map(PublicNotices.Entry::id)
                        .findFirst()
                        .orElse(null),
                entry.releasedAt(),
                lines(entry, snapshot, language));
    }

    /** Of everything, not of single units or classes: these stand in the notice. */
    private List<CityPage.Line> lines(PublicNotices.Entry entry, Snapshot snapshot, Language language) {
        String everything = messages.text(Language.ZH, "rates.all");
        Map<String, String> names = new HashMap<>();
        for (Rate rate : snapshots.rule(snapshot).value().rates()) {
            names.put(rate.name(Language.ZH), rate.name(language));
            names.put(
                    messages.text(Language.ZH, "rates.after.name", rate.name(Language.ZH)),
                    messages.text(language, "rates.after.name", rate.name(language)));
        }
        List<CityPage.Line> lines = new ArrayList<>();
        for (NoticeFigures.Line line : notices.figures(entry.id())) {
            if (line.line().equals(everything) && line.denominator() > 0) {
                lines.add(new CityPage.Line(names.getOrDefault(line.rate(), line.rate()), line));
            }
        }
        return lines;
    }
}
