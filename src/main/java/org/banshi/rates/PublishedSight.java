package org.banshi.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of a published list together. */
@Component
final class PublishedSight {
    private final Snapshots snapshots;
    private final RateNames names;
    private final Matters matters;
    private final Members members;
    private final Messages messages;

    PublishedSight(Snapshots snapshots, RateNames names, Matters matters, Members members, Messages messages) {
        this.matters = matters;
        this.snapshots = snapshots;
        this.names = names;
        this.members = members;
        this.messages = messages;
    }

    SnapshotPage page(Snapshot snapshot, @Nullable Recount recount, Actor.Staff staff, Language language) {
        Standing standing = snapshots.figures(snapshot);
        RateRule rule = standing.rule().value();
        List<SnapshotPage.Line> lines = new ArrayList<>(standing.lines().stream()
                .map(line -> line(rule, line, line.key(), names.line(snapshot.by(), line.key(), language)))
                .toList());
        lines.add(line(rule, standing.all(), null, messages.text(language, "rates.all")));
        Long replacedBy = snapshots.correction(snapshot.id()).orElse(null);
        return new SnapshotPage(
                snapshot,
                members.find(snapshot.madeBy()).map(Member::name).orElse(""),
                rule.rates().stream().map(rate -> names.column(rate, language)).toList(),
                rule.composites().stream()
                        .map(composite -> names.column(composite, rule, language))
                        .toList(),
                lines,
                rule.smallest(),
                snapshots.waits(snapshot).map(table -> times(table, language)).orElse(null),
                recount,
                recount == null ? Set.of() : known(recount, staff),
                recount == null ? Map.of() : names(recount, language),
                replacedBy,
                replacedBy == null && Permissions.has(staff, Permission.RATES_PUBLISH),
                null,
                FormErrors.NONE);
    }

    /** By the keys of the lines, as the rates above them; everything last. */
    private List<WaitsPage.Row> times(Waits.Table table, Language language) {
        List<WaitsPage.Row> rows = new ArrayList<>(table.lines().stream()
                .map(line -> new WaitsPage.Row(names.line(table.asked().by(), line.key(), language), line))
                .toList());
        rows.add(new WaitsPage.Row(messages.text(language, "rates.all"), table.all()));
        return rows;
    }

    private Map<String, String> names(Recount recount, Language language) {
        return Stream.concat(
                        recount.differences().stream().flatMap(each -> Stream.of(each.line(), each.nowLine())),
                        recount.times().stream().flatMap(each -> Stream.of(each.line(), each.nowLine())))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(
                        key -> key, key -> names.line(recount.snapshot().by(), key, language)));
    }

    private Set<String> known(Recount recount, Actor.Staff staff) {
        Set<String> numbers = Stream.concat(
                        recount.differences().stream().map(Recount.Difference::number),
                        recount.times().stream().map(Recount.Time::number))
                .collect(Collectors.toSet());
        return matters.titles(numbers, staff).keySet();
    }

    private static SnapshotPage.Line line(RateRule rule, Standing.Line line, @Nullable String key, String name) {
        return new SnapshotPage.Line(
                key,
                name,
                rule.rates().stream().map(rate -> line.figure(rate.code())).toList(),
                RateSight.after(rule, line),
                rule.composites().stream()
                        .map(composite -> line.composite(composite).orElse(null))
                        .toList());
    }
}
