package org.banshi.api;

import java.util.List;
import org.banshi.access.Actor;
import org.banshi.hotline.Directory;
import org.banshi.hotline.Requests;
import org.banshi.hotline.UnitAdvice;
import org.banshi.hotline.Urgency;
import org.banshi.matter.Draft;
import org.banshi.matter.NewMatter;
import org.banshi.region.NamedPlaces;
import org.banshi.region.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What words say of place, urgency and the unit that they are for, as the API tells it. */
@Component
final class Hinting {
    private static final int MOST_PLACES = 3;
    private static final int TITLE = 40;

    private final NamedPlaces places;
    private final Regions regions;
    private final Urgency urgency;
    private final UnitAdvice advice;

    Hinting(NamedPlaces places, Regions regions, Urgency urgency, UnitAdvice advice) {
        this.places = places;
        this.regions = regions;
        this.urgency = urgency;
        this.advice = advice;
    }

    List<Hinted.Place> places(String text, @Nullable String near) {
        return places.in(text, near, MOST_PLACES).stream()
                .map(found -> new Hinted.Place(
                        found.region().code(), regions.fullName(found.region().code()), found.said(), found.plain()))
                .toList();
    }

    Urgency.Hint urgency(String text) {
        return urgency.of(text);
    }

    static List<Hinted.Mark> marks(String text, Urgency.Hint hint) {
        return hint.marks().stream()
                .map(mark -> new Hinted.Mark(
                        mark.from(),
                        mark.to(),
                        text.substring(mark.from(), mark.to()),
                        mark.grade(),
                        mark.why(),
                        mark.denied()))
                .toList();
    }

    /** Without a region that is known, the one that the words name plainly. */
    List<Hinted.Unit> units(
            String text, @Nullable String category, @Nullable String region, @Nullable String type, Actor.Staff staff) {
        String place = region == null
                ? places.in(text, null, 1).stream()
                        .filter(NamedPlaces.Found::plain)
                        .map(found -> found.region().code())
                        .findFirst()
                        .orElse(null)
                : region;
        String title = text.codePointCount(0, text.length()) <= TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, TITLE));
        Draft draft = new Draft(
                Requests.NAME,
                category,
                new NewMatter.Words(title, text),
                new NewMatter.Place(place, null, null, null));
        return advice.of(draft, type, staff).stream().map(Hinting::unit).toList();
    }

    private static Hinted.Unit unit(UnitAdvice.Advice one) {
        Directory.Entry line = one.line();
        return new Hinted.Unit(
                one.unit().code(),
                one.unit().name(),
                line == null ? "past" : "directory",
                line == null ? null : line.why(),
                one.share(),
                one.past().stream()
                        .map(past -> new Hinted.Past(
                                past.matter().number(),
                                past.matter().title(),
                                past.percent(),
                                past.sameCategory(),
                                past.sameRegion(),
                                past.days()))
                        .toList());
    }
}
