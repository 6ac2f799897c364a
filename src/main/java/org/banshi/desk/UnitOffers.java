package org.banshi.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.hotline.Requests;
import org.banshi.hotline.UnitAdvice;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The units that are advised beside the form that sends a request to one, each with its reason. */
@Component
final class UnitOffers {
    private static final Set<String> ACTIONS = Set.of("dispatch", "rule");

    private final UnitAdvice advice;

    UnitOffers(UnitAdvice advice) {
        this.advice = advice;
    }

    /**
     * A unit.
     *
     * @param code of the unit
     * @param name of the unit
     * @param line what the directory says, in the reader's words; absent where it does not name the unit
     * @param share what earlier requests say, in the reader's words; absent where none is like it
     * @param past the nearest of them
     */
    record Offer(
            String code,
            String name,
            @Nullable String line,
            @Nullable String share,
            List<Past> past) {}

    /**
     * An earlier request.
     *
     * @param why how alike it is, in the reader's words
     */
    record Past(String number, String title, String why) {}

    /** Those for the form that is shown; none for any other form. */
    List<Offer> beside(MatterView view, @Nullable Deed deed, Actor.Staff staff, Voice voice) {
        Matter matter = view.matter();
        if (deed == null || !ACTIONS.contains(deed.name()) || !matter.kind().equals(Requests.NAME)) {
            return List.of();
        }
        return advice.of(matter, Boolean.TRUE.equals(view.own().get("about_known")), staff).stream()
                // what gave it back is asked again only by its own name
                .filter(one -> !deed.name().equals("rule") || !one.unit().code().equals(matter.leadUnit()))
                .map(one -> offer(one, voice))
                .toList();
    }

    private static Offer offer(UnitAdvice.Advice one, Voice voice) {
        var line = one.line();
        return new Offer(
                one.unit().code(),
                one.unit().name(),
                line == null
                        ? null
                        : voice.text(
                                "desk.units.line",
                                line.why() == null ? "" : line.why(),
                                Integer.toString(one.version())),
                one.matters() == 0
                        ? null
                        : voice.text("desk.units.share", one.matters(), Math.round(one.share() * 100)),
                one.past().stream().map(past -> past(past, voice)).toList());
    }

    private static Past past(UnitAdvice.Past past, Voice voice) {
        List<String> parts = new ArrayList<>();
        parts.add(voice.text("matter.similar.words", past.percent()));
        if (past.sameCategory()) {
            parts.add(voice.text("matter.similar.category"));
        }
        if (past.sameRegion()) {
            parts.add(voice.text("matter.similar.region"));
        }
        parts.add(voice.text("matter.similar.days", past.days()));
        return new Past(
                past.matter().number(),
                voice.title(past.matter()),
                parts.stream()
                        .reduce((some, more) -> voice.text("matter.similar.and", some, more))
                        .orElse(""));
    }
}
