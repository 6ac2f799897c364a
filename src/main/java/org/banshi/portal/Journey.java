package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Look;
import org.banshi.access.Looks;
import org.banshi.access.Role;
import org.banshi.files.Attachments;
import org.banshi.hotline.Citations;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Proxies;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.TimelineEntry;
import org.banshi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the raiser, and whoever acts for that one, how a request goes: by role or unit, never by name (R-S10). */
@Component
final class Journey {
    private static final int MOST_LOOKS = 50;
    private static final String IDENTITY = "identity";

    private final Matters matters;
    private final Looks looks;
    private final Attachments attachments;
    private final Units units;
    private final Categories categories;
    private final Places places;
    private final Stages stages;
    private final Proxies proxies;
    private final Citations citations;
    private final Messages messages;

    @SuppressWarnings("checkstyle:ParameterNumber") // one page that brings together what many rooms know
    Journey(
            Matters matters,
            Looks looks,
            Attachments attachments,
            Units units,
            Categories categories,
            Places places,
            Stages stages,
            Proxies proxies,
            Citations citations,
            Messages messages) {
        this.citations = citations;
        this.matters = matters;
        this.looks = looks;
        this.attachments = attachments;
        this.units = units;
        this.categories = categories;
        this.places = places;
        this.stages = stages;
        this.proxies = proxies;
        this.messages = messages;
    }

    JourneyPage of(Actor.Resident raiser, HttpServletRequest request) {
        MatterView view = matters.view(raiser.number(), raiser);
        Language language = Language.of(request);
        Matter matter = view.matter();
        List<String> offers = view.offers().stream().map(MatterView.Offer::name).toList();
        String region = places.street(matter.region());
        String place = joined(region, matter.address());
        return new JourneyPage(
                matter,
                new JourneyPage.Where(place, matter.category() == null ? null : categories.fullName(matter.category())),
                stages.stage(view),
                Stages.steps(matter.state()),
                timeline(view, raiser, language),
                said(view),
                title(matter),
                verdict(view, language),
                RaiserActions.ORDER.stream().filter(offers::contains).toList(),
                raiser instanceof Actor.Raiser
                        ? new JourneyPage.Seen(
                                seen(looks.ofIdentity(raiser.number()), language), others(raiser.number(), language))
                        : null,
                proxies.of(raiser.number(), raiser),
                attachments.ofResident(raiser.number()),
                raiser instanceof Actor.Raiser && view.own().get("request") != null);
    }

    /** A title that we took from the words need not be read twice. */
    private static @Nullable String title(Matter matter) {
        String title = matter.title().replaceFirst("…$", "");
        return matter.text().strip().startsWith(title) ? null : matter.title();
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + " " + other;
    }

    private List<Field> verdict(MatterView view, Language language) {
        return view.offer("verdict")
                .map(offer -> new ActionFields(messages, language).of(offer, java.util.Map.of()))
                .orElse(List.of());
    }

    private List<TimelineEntry> timeline(MatterView view, Actor.Resident reader, Language language) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (MatterView.Line line : view.timeline()) {
            entries.add(new TimelineEntry(
                    line.at(),
                    done(line.action(), view.matter().kind(), language),
                    who(line, reader, language),
                    null,
                    tone(line.action()),
                    null));
        }
        return entries.reversed();
    }

    /** In plain words where we have them, first those for the kind; else as staff reads it. */
    private String done(String action, String kind, Language language) {
        String special = "portal.done." + kind + "." + action;
        if (messages.has(language, special)) {
            return messages.text(language, special);
        }
        String plain = "portal.done." + action;
        if (messages.has(language, plain)) {
            return messages.text(language, plain);
        }
        String own = kind + ".done." + action;
        return messages.text(language, messages.has(language, own) ? own : "portal.done.other");
    }

    private static Tone tone(String action) {
        return switch (action) {
            case "breach" -> Tone.BAD;
            case "ask", "return" -> Tone.WARN;
            case "approve", "answer", "verdict", "callBack", "close" -> Tone.GOOD;
            default -> Tone.NEUTRAL;
        };
    }

    private String who(MatterView.Line line, Actor.Resident reader, Language language) {
        boolean own = reader instanceof Actor.Raiser;
        return switch (line.actor()) {
            case "raiser", "anyone" -> messages.text(language, own ? "portal.you" : "portal.theRaiser");
            case "proxy" -> messages.text(language, own ? "portal.yourProxy" : "portal.theProxy");
            case "house" -> messages.text(language, "portal.house");
            default -> unitOr(line.unit(), line.role(), language);
        };
    }

    private String unitOr(@Nullable String unit, @Nullable String role, Language language) {
        String name = unit == null ? null : units.find(unit).map(Unit::name).orElse(null);
        String part = role == null || role.isEmpty() || "handler".equals(role) && name != null
                ? null
                : messages.text(language, "role." + role);
        return Objects.requireNonNullElse(joined(name, part), messages.text(language, "portal.staff"));
    }

    private JourneyPage.Said said(MatterView view) {
        Matter matter = view.matter();
        String answer = matter.answeredAt() == null ? null : matter.publicAnswer();
        Object told = matter.isOpen() ? null : view.own().get("told");
        boolean again = told != null && told.equals(answer);
        return new JourneyPage.Said(
                answer,
                matter.answeredAt(),
                answer == null ? null : citations.of(view).orElse(null),
                told == null || again ? null : told.toString(),
                isAnswered(view) ? null : Objects.toString(view.own().get("question"), null));
    }

    /** Whether the raiser has added anything since the unit asked. */
    private static boolean isAnswered(MatterView view) {
        Instant asked = last(view, "ask");
        Instant added = last(view, "addFact");
        return asked == null || !view.matter().isOpen() || added != null && !added.isBefore(asked);
    }

    private static @Nullable Instant last(MatterView view, String action) {
        return view.timeline().stream()
                .filter(line -> line.action().equals(action))
                .map(MatterView.Line::at)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private List<JourneyPage.SeenBy> others(String number, Language language) {
        return seen(
                looks.of(number).stream()
                        .filter(look -> !look.what().startsWith(IDENTITY))
                        .limit(MOST_LOOKS)
                        .toList(),
                language);
    }

    /** Unit and role, when and why; the number of the staff never leaves here. */
    private List<JourneyPage.SeenBy> seen(List<Look> found, Language language) {
        return found.stream()
                .map(look -> new JourneyPage.SeenBy(
                        look.at(),
                        unitOr(
                                look.unit(),
                                look.roles().stream()
                                        .map(Role::name)
                                        .sorted()
                                        .findFirst()
                                        .orElse(null),
                                language),
                        what(look.what(), language),
                        look.reason()))
                .toList();
    }

    private String what(String what, Language language) {
        String key = "portal.look." + (what.startsWith(IDENTITY) ? IDENTITY : what);
        return messages.text(language, messages.has(language, key) ? key : "portal.look.other");
    }
}
