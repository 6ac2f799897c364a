package org.banshi.hotline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Draft;
import org.banshi.matter.Matter;
import org.banshi.matter.Precedents;
import org.banshi.matter.Precedents.Precedent;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Which units a request may be for (R-H10), each with its reason: the line of the dispatch directory where one fits, then
 * those that had the requests most like it and kept them. Units that no longer work, and the one that a report is about
 * with all below it, are never named. A person decides.
 */
@Service
public final class UnitAdvice {
    private static final int MOST_UNITS = 3;
    private static final int MOST_PAST = 3;
    private static final int CANDIDATES = 200;
    /** Behind a line of the directory nothing is named that few speak for. */
    private static final double LEAST_SHARE = 0.05;

    /** A unit has taken it up and not given it back. */
    private static final Set<String> TAKEN =
            Set.of("working", "promised", "drafted", "replied", "approved", "disputed", "closed");

    private final Precedents precedents;
    private final Rules rules;
    private final Units units;
    private final CityClock clock;

    UnitAdvice(Precedents precedents, Rules rules, Units units, CityClock clock) {
        this.precedents = precedents;
        this.rules = rules;
        this.units = units;
        this.clock = clock;
    }

    /**
     * An earlier request, as the reader may see it.
     *
     * @param percent how alike the words are
     * @param sameCategory whether both are of one category
     * @param sameRegion whether both are of one county
     * @param days how many days ago it was raised
     */
    public record Past(Matter matter, long percent, boolean sameCategory, boolean sameRegion, long days) {}

    /**
     * A unit.
     *
     * @param line the line of the directory that names it; absent where earlier requests do
     * @param version of the directory
     * @param matters how many of the nearest earlier requests it had
     * @param share what those weigh among all that are near, 0 to 1
     * @param past the nearest of them
     */
    public record Advice(
            Unit unit, Directory.@Nullable Entry line, int version, int matters, double share, List<Past> past) {}

    private record Wanted(
            @Nullable String type,
            @Nullable String category,
            @Nullable String region,
            @Nullable String about) {}

    /** For a request on the ledger; nothing for a report of which it is not known whom it is about. */
    public List<Advice> of(Matter matter, boolean aboutKnown, Actor actor) {
        if (Requests.REPORT.equals(matter.type()) && !aboutKnown) {
            return List.of();
        }
        return advise(
                new Wanted(matter.type(), matter.category(), matter.region(), matter.aboutUnit()),
                precedents.like(matter.number(), TAKEN, actor, CANDIDATES),
                actor);
    }

    /** For what is not on the ledger yet; nothing for reports. */
    public List<Advice> of(Draft draft, @Nullable String type, Actor actor) {
        if (Requests.REPORT.equals(type)) {
            return List.of();
        }
        return advise(
                new Wanted(type, draft.category(), draft.place().region(), null),
                precedents.like(draft, TAKEN, actor, CANDIDATES),
                actor);
    }

    /** The unit, if it may be named: it works, and the report is neither about it nor about one above it. */
    private Optional<Unit> suitable(String code, @Nullable String about) {
        return units.find(code)
                .filter(unit -> unit.active() && unit.kind() == Unit.Kind.HANDLING)
                .filter(unit -> about == null || !units.isUnder(unit.code(), about));
    }

    private List<Advice> advise(Wanted wanted, List<Precedent> found, Actor actor) {
        List<Precedent> near = found.stream()
                .filter(one -> suitable(one.unit(), wanted.about()).isPresent())
                .toList();
        List<UnitVotes.Ranked> ranked = UnitVotes.rank(near.stream()
                .map(one -> new UnitVotes.Vote(one.unit(), one.words(), one.sameCategory(), one.sameRegion()))
                .toList());
        Versioned<Directory> directory = rules.current(HotlineRules.DIRECTORY);
        Directory.Entry line = directory
                .value()
                .find(wanted.type(), wanted.category(), wanted.region())
                .filter(entry -> suitable(entry.unit(), wanted.about()).isPresent())
                .orElse(null);
        List<Advice> advice = new ArrayList<>();
        if (line != null) {
            UnitVotes.Ranked own = ranked.stream()
                    .filter(one -> one.unit().equals(line.unit()))
                    .findFirst()
                    .orElse(new UnitVotes.Ranked(line.unit(), 0, 0));
            advice.add(advice(own, line, directory.version(), near, actor));
        }
        ranked.stream()
                .filter(one -> line == null || !one.unit().equals(line.unit()) && one.share() >= LEAST_SHARE)
                .limit(MOST_UNITS - advice.size())
                .map(one -> advice(one, null, directory.version(), near, actor))
                .forEach(advice::add);
        return advice;
    }

    private Advice advice(
            UnitVotes.Ranked ranked, Directory.@Nullable Entry line, int version, List<Precedent> near, Actor actor) {
        return new Advice(
                units.require(ranked.unit()),
                line,
                version,
                ranked.matters(),
                ranked.share(),
                past(ranked.unit(), near, actor));
    }

    private List<Past> past(String unit, List<Precedent> near, Actor actor) {
        List<Precedent> nearest = near.stream()
                .filter(one -> one.unit().equals(unit))
                .sorted(Comparator.comparingDouble((Precedent one) ->
                                new UnitVotes.Vote(unit, one.words(), one.sameCategory(), one.sameRegion()).weight())
                        .reversed())
                .limit(MOST_PAST)
                .toList();
        Map<Long, Matter> read =
                precedents.read(nearest.stream().map(Precedent::id).toList(), actor);
        Instant now = clock.instant();
        return nearest.stream()
                .filter(one -> read.containsKey(one.id()))
                .map(one -> new Past(
                        java.util.Objects.requireNonNull(read.get(one.id())),
                        Math.round(one.words() * 100),
                        one.sameCategory(),
                        one.sameRegion(),
                        Duration.between(one.raisedAt(), now).toDays()))
                .toList();
    }
}
