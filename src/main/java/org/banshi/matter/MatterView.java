package org.banshi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.calendar.Explanation;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * One matter as one reader may see it.
 *
 * @param matter the row, its words replaced by the hotline's wording where the reader may not see the raiser's
 * @param wordsWithheld whether that was done
 * @param own the kind's own columns
 * @param timeline its events, the oldest first
 * @param clocks all its clocks, the oldest first
 * @param parties units that take part now
 * @param offers what the reader may do now
 * @param overdue whether the handling is late
 */
public record MatterView(
        Matter matter,
        boolean wordsWithheld,
        Map<String, Object> own,
        List<Line> timeline,
        List<Dial> clocks,
        List<Situation.Party> parties,
        List<Offer> offers,
        boolean overdue) {

    /**
     * One line of the timeline.
     *
     * @param seq place in the chain
     * @param at when it happened
     * @param action what was done
     * @param actor staff, raiser, anyone, house
     * @param staff staff number; absent for residents' eyes
     * @param role role in which staff acted
     * @param unit unit for which staff acted
     * @param actsFor staff number of whom the staff stood in for; absent for nobody and for residents' eyes
     * @param from state before
     * @param to state after
     * @param form what was filled in; empty where the reader may not see it
     */
    public record Line(
            int seq,
            Instant at,
            String action,
            String actor,
            @Nullable Long staff,
            @Nullable String role,
            @Nullable String unit,
            @Nullable Long actsFor,
            @Nullable String from,
            String to,
            Map<String, Object> form) {}

    /**
     * One clock.
     *
     * @param name which clock
     * @param unit the unit it runs for, if for one
     * @param limit its limit; absent when a date was set
     * @param rule rule of the limit
     * @param ruleVersion that rule's version
     * @param startedAt when it started
     * @param due when it runs out; absent when its year has no calendar
     * @param undatedYear that year
     * @param stoppedAt when it stopped
     * @param pausedUntil end of its pause
     * @param breachedAt when it was found run out
     * @param imported whether it came with history
     * @param why how its due was counted
     */
    public record Dial(
            String name,
            @Nullable String unit,
            @Nullable Limit limit,
            @Nullable String rule,
            @Nullable Integer ruleVersion,
            Instant startedAt,
            @Nullable Instant due,
            @Nullable Integer undatedYear,
            @Nullable Instant stoppedAt,
            @Nullable Instant pausedUntil,
            @Nullable Instant breachedAt,
            boolean imported,
            @Nullable Explanation why) {}

    /**
     * An action the reader may do now.
     *
     * @param name its name
     * @param fields its form, with the options of the moment
     */
    public record Offer(String name, List<Input> fields) {
        /** Whether it can be filled in: where a choice is needed, there is something to choose. */
        boolean isPossible() {
            return fields.stream()
                    .noneMatch(input -> input.field().required()
                            && input.field().type() == Field.Type.CHOICE
                            && input.options().isEmpty());
        }
    }

    /**
     * A field of an offered action.
     *
     * @param field the field
     * @param options what may be chosen, the suggestion first
     * @param start what the form begins with, if anything
     */
    public record Input(
            Field field,
            List<Field.Option> options,
            @Nullable String start) {}

    /** The offer of that name, if the reader has it. */
    public Optional<Offer> offer(String name) {
        return offers.stream().filter(offer -> offer.name().equals(name)).findFirst();
    }
}
