package org.banshi.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.rates.Figure;
import org.jspecify.annotations.Nullable;

/** Weighs counts against what is usual. It knows no database, so that its false alarms can be counted. */
final class Weighing {
    private static final double SELDOM = 1e6;

    private final PatternRule rule;

    Weighing(PatternRule rule) {
        this.rule = rule;
    }

    /**
     * What was counted of a unit.
     *
     * @param unit the unit, absent for all
     * @param what what its list is found by
     * @param seen how many
     * @param of of how many
     * @param more what else
     */
    record Counted(@Nullable String unit, String what, long seen, long of, long more) {
        Counted(@Nullable String unit, String what, long seen, long of) {
            this(unit, what, seen, of, 0);
        }
    }

    /** What stands out, against what, and how seldom that is. */
    record Odd(Counted counted, Figure usual, long oneIn) {}

    /** Against all others; what is shown of one unit is not usual for another. */
    List<Odd> againstOthers(List<Counted> all, long fewestSeen) {
        long seen = all.stream().mapToLong(Counted::seen).sum();
        long of = all.stream().mapToLong(Counted::of).sum();
        List<Odd> odd = new ArrayList<>();
        for (Counted one : all) {
            more(one, seen - one.seen(), of - one.of(), fewestSeen).ifPresent(odd::add);
        }
        return odd;
    }

    /** Against the unit's own time before; against others where that is too short. */
    List<Odd> againstBefore(List<Counted> now, Map<String, Figure> before, long fewestSeen) {
        List<Counted> fresh = new ArrayList<>();
        List<Odd> odd = new ArrayList<>();
        for (Counted one : now) {
            Figure own = before.getOrDefault(String.valueOf(one.unit()), Figure.NONE);
            if (own.denominator() < rule.fewest()) {
                fresh.add(one);
            } else {
                more(one, own.numerator().longValueExact(), own.denominator(), fewestSeen)
                        .ifPresent(odd::add);
            }
        }
        long seen = now.stream().mapToLong(Counted::seen).sum();
        long of = now.stream().mapToLong(Counted::of).sum();
        fresh.forEach(
                one -> more(one, seen - one.seen(), of - one.of(), fewestSeen).ifPresent(odd::add));
        return odd;
    }

    private Optional<Odd> more(Counted one, long usual, long usualOf, long fewestSeen) {
        if (one.seen() < fewestSeen || one.of() < rule.fewest() || usualOf < rule.fewest()) {
            return Optional.empty();
        }
        if (one.seen() * usualOf < rule.times() * usual * one.of()) {
            return Optional.empty();
        }
        return seldom(one, usual, usualOf);
    }

    /**
     * Hands by whom all is satisfied, against the other hands: in the same unit, or everywhere where there are too few.
     * Words of one hand about all units together come last, and only where no unit alone shows it.
     *
     * @param all words told to who called back, by unit and hand
     */
    List<Odd> allSatisfied(List<Counted> all) {
        Map<String, Counted> units = new HashMap<>();
        Map<String, Counted> hands = new HashMap<>();
        Counted everything = new Counted(null, "", 0, 0);
        for (Counted one : all) {
            units.merge(String.valueOf(one.unit()), one, Weighing::plus);
            hands.merge(one.what(), new Counted(null, one.what(), one.seen(), one.of()), Weighing::plus);
            everything = plus(everything, one);
        }
        List<Odd> odd = new ArrayList<>();
        for (Counted one : all) {
            Counted others = minus(units.getOrDefault(String.valueOf(one.unit()), one), one);
            Counted hand = hands.getOrDefault(one.what(), one);
            fewerBad(one, others.of() < rule.fewest() ? minus(everything, hand) : others)
                    .ifPresent(odd::add);
        }
        for (String hand : hands.keySet()) {
            if (odd.stream().noneMatch(shown -> shown.counted().what().equals(hand))) {
                overAll(all.stream().filter(one -> one.what().equals(hand)).toList(), units)
                        .ifPresent(odd::add);
            }
        }
        return odd;
    }

    /** Against other hands in the same units, each unit as heavy as it is with this hand. */
    private Optional<Odd> overAll(List<Counted> ofHand, Map<String, Counted> units) {
        Counted hand = new Counted(null, ofHand.getFirst().what(), 0, 0);
        double expected = 0;
        long usualOf = 0;
        for (Counted one : ofHand) {
            Counted others = minus(units.getOrDefault(String.valueOf(one.unit()), one), one);
            if (others.of() > 0) {
                hand = plus(hand, one);
                expected += (double) one.of() * others.seen() / others.of();
                usualOf += others.of();
            }
        }
        return hand.of() == 0
                ? Optional.empty()
                : fewerBad(hand, new Counted(null, "", Math.round(expected / hand.of() * usualOf), usualOf));
    }

    private Optional<Odd> fewerBad(Counted one, Counted others) {
        if (one.of() < rule.fewest()
                || others.of() < rule.fewest()
                || one.seen() < rule.allOf().doubleValue() * one.of()) {
            return Optional.empty();
        }
        if ((one.of() - one.seen()) * rule.times() * others.of() > (others.of() - others.seen()) * one.of()) {
            return Optional.empty();
        }
        return seldom(one, others.seen(), others.of());
    }

    private Optional<Odd> seldom(Counted one, long usual, long usualOf) {
        double chance = Chance.ofAsMany(one.seen(), one.of(), usual, usualOf);
        return chance > rule.rarity().doubleValue()
                ? Optional.empty()
                : Optional.of(new Odd(one, new Figure(java.math.BigDecimal.valueOf(usual), usualOf), (long)
                        Math.min(SELDOM, 1 / Math.max(chance, 1 / SELDOM))));
    }

    private static Counted plus(Counted one, Counted other) {
        return new Counted(one.unit(), one.what(), one.seen() + other.seen(), one.of() + other.of());
    }

    private static Counted minus(Counted all, Counted part) {
        return new Counted(all.unit(), all.what(), all.seen() - part.seen(), all.of() - part.of());
    }
}
