package org.banshi.portal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.banshi.hotline.Danger;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.State;
import org.banshi.portal.JourneyPage.Stage;
import org.banshi.portal.JourneyPage.Step;
import org.banshi.portal.JourneyPage.When;
import org.banshi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a request stands, in words for somebody who knows nothing of offices. */
@Component
final class Stages {
    private static final List<String> WAY = List.of(
            "portal.way.raised",
            "portal.way.accepted",
            "portal.way.dispatched",
            "portal.way.working",
            "portal.way.answered",
            "portal.way.closed");

    /** States in which the date that counts for the raiser is that of the answer. */
    private static final Set<String> HANDLING =
            Set.of("dispatched", "returned", "working", "promised", "drafted", "received", "gathered");

    private static final Set<String> WAITS_FOR_RAISER = Set.of("approved", "answered");

    private static final Set<String> GOOD_ENDS = Set.of("closed", "selected", "handedOn");

    private final Kinds kinds;
    private final Danger danger;

    Stages(Kinds kinds, Danger danger) {
        this.kinds = kinds;
        this.danger = danger;
    }

    Stage stage(MatterView view) {
        Matter matter = view.matter();
        boolean handling = HANDLING.contains(matter.state());
        MatterView.Dial step = handling || !matter.isOpen() ? null : stepClock(view);
        Instant due = step != null ? step.due() : handling ? matter.due() : null;
        Instant told = handling && matter.toldDue() != null && !Objects.equals(matter.toldDue(), due)
                ? matter.toldDue()
                : null;
        return new Stage(
                "portal.state." + matter.state() + ".now",
                "portal.state." + matter.state() + ".next",
                tone(view),
                due,
                handling ? matter.dueStoppedAt() : null,
                handling ? "portal.due.answer" : step == null ? "portal.due.step" : dueKey(step.name()),
                told,
                matter.isOpen() && (danger.isIn(matter.title()) || danger.isIn(matter.text())));
    }

    private static String dueKey(String clock) {
        return switch (clock) {
            case "callBack" -> "portal.due.callBack";
            case "silence" -> "portal.due.silence";
            default -> "portal.due.step";
        };
    }

    private MatterView.@Nullable Dial stepClock(MatterView view) {
        State state = kinds.require(view.matter().kind())
                .lifecycle()
                .state(view.matter().state());
        State.StepClock clock = state.clock();
        return clock == null
                ? null
                : view.clocks().stream()
                        .filter(dial -> dial.stoppedAt() == null && dial.name().equals(clock.name()))
                        .findFirst()
                        .orElse(null);
    }

    private static Tone tone(MatterView view) {
        String state = view.matter().state();
        if (WAITS_FOR_RAISER.contains(state)) {
            return Tone.WARN;
        }
        return view.matter().isOpen() ? Tone.INFO : GOOD_ENDS.contains(state) ? Tone.GOOD : Tone.NEUTRAL;
    }

    /** The way with what is behind and ahead; none for what ended without being handled. */
    static List<Step> steps(String state) {
        int now = switch (state) {
            case "raised", "objected" -> 1;
            case "accepted", "returned" -> 2;
            case "dispatched", "working", "promised", "drafted", "merged" -> 3;
            case "replied" -> 4;
            case "approved", "disputed", "answered" -> 5;
            case "closed" -> WAY.size();
            default -> -1;
        };
        return now < 0
                ? List.of()
                : IntStream.range(0, WAY.size())
                        .mapToObj(i -> new Step(WAY.get(i), i < now ? When.DONE : i == now ? When.NOW : When.AHEAD))
                        .toList();
    }
}
