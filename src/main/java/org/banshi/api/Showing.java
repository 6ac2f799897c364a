package org.banshi.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Explanation;
import org.banshi.matter.Done;
import org.banshi.matter.Field;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Similar;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what the ledger tells into the answers of the API. */
@Component
final class Showing {
    private final Labels labels;
    private final Times times;
    private final Calendars calendars;
    private final CityClock clock;
    private final Matters matters;

    Showing(Labels labels, Times times, Calendars calendars, CityClock clock, Matters matters) {
        this.labels = labels;
        this.times = times;
        this.calendars = calendars;
        this.clock = clock;
        this.matters = matters;
    }

    Shown.Done done(Done done, NewMatter.@Nullable Identity identity, Language language) {
        return new Shown.Done(
                done.number(),
                done.action(),
                done.from(),
                done.to(),
                labels.state(language, done.kind(), done.to()),
                done.version(),
                times.need(done.at()),
                identity == null ? null : new Shown.Identity(identity.name(), identity.phone(), identity.onBehalfOf()));
    }

    /** The answer to the action that shows who raised it. */
    Shown.Done revealed(MatterView view, NewMatter.Identity identity, Language language) {
        Matter m = view.matter();
        Instant at = clock.instant();
        Done done = new Done(m.id(), m.number(), m.kind(), "reveal", m.state(), m.state(), m.version(), at);
        return done(done, identity, language);
    }

    Shown.Like like(Similar.Match match, Language language) {
        List<String> why = new ArrayList<>();
        match.common().forEach(key -> why.add(labels.text(language, key)));
        why.add(labels.text(language, "matter.similar.words", match.percent()));
        why.add(labels.text(language, "matter.similar.days", match.days()));
        return new Shown.Like(item(match.matter(), language), Math.round(match.score() * 1000) / 1000.0, why);
    }

    /** As the raiser sees it: the answer once it is released, the date that was told. */
    Shown.Request request(MatterView view, Language language) {
        Matter m = view.matter();
        String outcome = m.outcome() == null ? null : m.outcome().code();
        return new Shown.Request(
                m.number(),
                m.kind(),
                m.type(),
                labels.type(language, m.kind(), m.type()),
                m.title(),
                m.text(),
                m.state(),
                labels.state(language, m.kind(), m.state()),
                m.leadUnit(),
                labels.unit(m.leadUnit()),
                m.category(),
                labels.category(m.category()),
                m.region(),
                labels.region(m.region()),
                m.address(),
                m.confidential(),
                times.need(m.raisedAt()),
                times.of(m.toldDue() == null ? m.due() : m.toldDue()),
                outcome,
                outcome == null ? null : labels.outcome(language, outcome),
                m.answeredAt() == null ? null : m.publicAnswer(),
                times.of(m.answeredAt()),
                times.of(m.closedAt()),
                view.timeline().stream()
                        .map(line -> line(m.kind(), line, false, language))
                        .toList(),
                actions(view, language));
    }

    Shown.Item item(Matter m, Language language) {
        return new Shown.Item(
                m.number(),
                m.kind(),
                m.type(),
                labels.type(language, m.kind(), m.type()),
                m.grade(),
                labels.grade(language, m.kind(), m.grade()),
                m.title(),
                m.state(),
                labels.state(language, m.kind(), m.state()),
                m.category(),
                labels.category(m.category()),
                m.region(),
                labels.region(m.region()),
                m.address(),
                m.leadUnit(),
                labels.unit(m.leadUnit()),
                m.ownerRole(),
                m.ownerUnit(),
                m.channel(),
                m.outsideNumber(),
                times.need(m.raisedAt()),
                times.of(m.due()),
                m.isOverdue(clock.instant()),
                m.outcome() == null ? null : m.outcome().code(),
                times.of(m.closedAt()));
    }

    Shown.Matter matter(MatterView view, Language language) {
        Matter m = view.matter();
        boolean judged = m.solved() != null || m.satisfaction() != null || m.contacted() != null;
        return new Shown.Matter(
                item(m, language),
                m.text(),
                view.wordsWithheld(),
                m.rewordedTitle(),
                m.rewordedText(),
                m.confidential(),
                m.aboutUnit(),
                m.mainId() == null ? null : matters.numberOf(m.mainId()).orElse(null),
                times.of(m.toldDue()),
                m.publicAnswer(),
                times.of(m.answeredAt()),
                judged ? new Shown.Verdict(m.contacted(), m.solved(), m.satisfaction(), m.verdictBy()) : null,
                m.breaches(),
                m.version(),
                own(view.own()),
                view.parties().stream()
                        .map(party -> new Shown.Party(
                                party.unit(),
                                labels.unit(party.unit()),
                                camel(party.relation().name())))
                        .toList(),
                view.clocks().stream()
                        .map(dial -> clock(m.kind(), dial, language))
                        .toList(),
                view.timeline().stream()
                        .map(line -> line(m.kind(), line, true, language))
                        .toList(),
                actions(view, language));
    }

    private Shown.Line line(String kind, MatterView.Line line, boolean forStaff, Language language) {
        // Where nobody acted in a role, it is told whether the raiser or the house did.
        String role = line.role() == null || line.role().isEmpty() ? line.actor() : line.role();
        return new Shown.Line(
                line.seq(),
                times.need(line.at()),
                line.action(),
                labels.action(language, kind, line.action()),
                line.actor(),
                forStaff ? line.staff() : null,
                role,
                labels.role(language, role),
                line.unit(),
                labels.unit(line.unit()),
                line.from(),
                line.to(),
                labels.state(language, kind, line.to()),
                forStaff ? line.form() : null);
    }

    private List<Shown.Action> actions(MatterView view, Language language) {
        String kind = view.matter().kind();
        return view.offers().stream()
                .map(offer -> new Shown.Action(
                        offer.name(),
                        labels.action(language, kind, offer.name()),
                        offer.fields().stream()
                                .map(input -> field(kind, offer.name(), input, language))
                                .toList()))
                .toList();
    }

    private Shown.Field field(String kind, String action, MatterView.Input input, Language language) {
        Field field = input.field();
        boolean bounded = field.type() == Field.Type.TEXT || field.type() == Field.Type.INTEGER;
        return new Shown.Field(
                field.name(),
                labels.field(language, kind, action, field.name()),
                camel(field.type().name()),
                field.required(),
                bounded && field.min() > 0 ? field.min() : null,
                bounded ? field.max() : null,
                field.type() == Field.Type.CHOICE
                        ? input.options().stream()
                                .map(option -> new Shown.Option(
                                        option.value(),
                                        labels.option(language, kind, field.name(), option),
                                        option.why().isEmpty() ? null : option.why()))
                                .toList()
                        : null,
                input.start());
    }

    private Shown.Clock clock(String kind, MatterView.Dial dial, Language language) {
        return new Shown.Clock(
                dial.name(),
                labels.clock(language, kind, dial.name()),
                dial.unit(),
                dial.limit() == null
                        ? null
                        : new Shown.Limit(
                                dial.limit().number(), camel(dial.limit().unit().name())),
                dial.rule(),
                dial.ruleVersion(),
                times.need(dial.startedAt()),
                times.of(dial.due()),
                dial.undatedYear(),
                times.of(dial.stoppedAt()),
                times.of(dial.pausedUntil()),
                times.of(dial.breachedAt()),
                dial.imported(),
                days(dial.why()));
    }

    private @Nullable List<Shown.Day> days(@Nullable Explanation why) {
        return why == null
                ? null
                : calendars.explain(why.start(), why.limit()).stream()
                        .map(day -> new Shown.Day(
                                day.date(),
                                camel(day.kind().name()),
                                day.name().isEmpty() ? null : day.name(),
                                day.count()))
                        .toList();
    }

    private static Map<String, Object> own(Map<String, Object> columns) {
        Map<String, Object> own = new LinkedHashMap<>();
        columns.forEach((name, value) -> {
            if (!name.equals("matter")) {
                own.put(camel(name), value);
            }
        });
        return own;
    }

    /** {@code DATE_TIME} and {@code date_time} as {@code dateTime}. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.toLowerCase(Locale.ROOT).split("_")) {
            camel.append(
                    camel.isEmpty() || part.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }
}
