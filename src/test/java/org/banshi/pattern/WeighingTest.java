package org.banshi.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.banshi.rates.Figure;
import org.junit.jupiter.api.Test;

/** What is made stands out, and honest cities seldom do: counted in a thousand months of a city that is honest and uneven. */
class WeighingTest {
    private static final int MONTHS = 1000;
    private static final int UNITS = 20;
    private static final int HANDS = 6;
    private static final PatternRule RULE = PatternRule.RULE.preset();

    private final Weighing weighing = new Weighing(RULE);

    @Test
    void chanceIsWhatSmallCasesSay() {
        assertThat(Chance.ofAsMany(0, 5, 3, 10)).isCloseTo(1, within(1e-9));
        // Nothing known: each count from 0 to 4 is as likely.
        assertThat(Chance.ofAsMany(4, 4, 0, 0)).isCloseTo(0.2, within(1e-9));
        assertThat(Chance.ofAsMany(3, 4, 0, 0)).isCloseTo(0.4, within(1e-9));
        // Very much known: as good as throwing coins.
        assertThat(Chance.ofAsMany(10, 10, 5_000_000, 10_000_000)).isCloseTo(1 / 1024.0, within(1e-6));
        assertThat(Chance.lnGamma(11)).isCloseTo(Math.log(3_628_800), within(1e-9));
    }

    @Test
    void aHandThatWritesSatisfiedOnlyStandsOutAndSoDoesNobodyElse() {
        List<Weighing.Counted> all = List.of(
                new Weighing.Counted("roads", "1", 40, 40),
                new Weighing.Counted("roads", "2", 90, 120),
                new Weighing.Counted("water", "1", 12, 18),
                new Weighing.Counted("water", "2", 30, 41));
        List<Weighing.Odd> odd = weighing.allSatisfied(all);
        assertThat(odd).hasSize(1);
        assertThat(odd.getFirst().counted().unit()).isEqualTo("roads");
        assertThat(odd.getFirst().usual().parts()).isEqualTo("90/120");
        assertThat(odd.getFirst().oneIn()).isGreaterThanOrEqualTo(RULE.oneIn());
    }

    @Test
    void aHandWithFewOfEachUnitIsSeenOverAllOfThem() {
        List<Weighing.Counted> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(new Weighing.Counted("u" + i, "1", 9, 9));
            all.add(new Weighing.Counted("u" + i, "2", 14, 18));
        }
        List<Weighing.Odd> odd = weighing.allSatisfied(all);
        assertThat(odd).hasSize(1);
        assertThat(odd.getFirst().counted().unit()).isNull();
        assertThat(odd.getFirst().counted().of()).isEqualTo(90);
    }

    @Test
    void whereEverybodyIsSatisfiedOrThereAreFewNothingStandsOut() {
        assertThat(weighing.allSatisfied(List.of(
                        new Weighing.Counted("roads", "1", 40, 40),
                        new Weighing.Counted("roads", "2", 60, 60),
                        new Weighing.Counted("water", "3", 19, 19),
                        new Weighing.Counted("water", "2", 20, 60))))
                .isEmpty();
        assertThat(weighing.allSatisfied(List.of(new Weighing.Counted("roads", "1", 400, 400))))
                .as("nobody to compare with")
                .isEmpty();
    }

    @Test
    void aThousandHonestMonthsOfTwentyUnitsGiveFewFalseAlarms() {
        Random random = new Random(20261208);
        Map<Pattern.Sort, Long> alarms = new EnumMap<>(Pattern.Sort.class);
        for (int i = 0; i < MONTHS; i++) {
            alarms.merge(
                    Pattern.Sort.ONE_HAND,
                    (long) weighing.allSatisfied(hands(random)).size(),
                    Long::sum);
            alarms.merge(Pattern.Sort.LAST_MOMENT, lastMoment(random), Long::sum);
            alarms.merge(
                    Pattern.Sort.AT_ONCE,
                    (long) weighing.againstOthers(uneven(random, 40, 0.03), RULE.many())
                            .size(),
                    Long::sum);
            alarms.merge(
                    Pattern.Sort.SAME_WORDS,
                    (long) weighing.againstOthers(uneven(random, 60, 0.08), RULE.fewest() / 2)
                            .size(),
                    Long::sum);
        }
        System.getLogger("measured").log(System.Logger.Level.INFO, "false alarms {0}", alarms);
        // Measured with this seed: see docs/oversight.md. A thousand months of twenty units are 20,000 looks of each
        // sort.
        assertThat(alarms)
                .as("false alarms %s", alarms)
                .allSatisfy((_, number) -> assertThat(number).isLessThanOrEqualTo(30));
    }

    /** Units differ in how satisfied people are, and callers a little in what they hear. */
    private static List<Weighing.Counted> hands(Random random) {
        double[] kind = random.doubles(HANDS, -0.03, 0.03).toArray();
        List<Weighing.Counted> all = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            double share = Math.clamp(0.85 + random.nextGaussian() * 0.07, 0.5, 0.97);
            for (int hand = 0; hand < HANDS; hand++) {
                int of = 5 + random.nextInt(40);
                all.add(new Weighing.Counted(
                        "u" + unit,
                        Integer.toString(hand),
                        happen(random, of, Math.min(0.985, share + kind[hand])),
                        of));
            }
        }
        return all;
    }

    /** Units differ, and a month of one unit differs from another by half. */
    private long lastMoment(Random random) {
        Map<String, Figure> before = new HashMap<>();
        List<Weighing.Counted> now = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            double share = 0.02 + random.nextDouble() * 0.13;
            before.put("u" + unit, new Figure(BigDecimal.valueOf(happen(random, 300, share)), 300));
            now.add(new Weighing.Counted("u" + unit, "", happen(random, 60, share * (0.6 + random.nextDouble())), 60));
        }
        return weighing.againstBefore(now, before, RULE.fewest() / 2).size();
    }

    private static List<Weighing.Counted> uneven(Random random, int of, double usual) {
        return java.util.stream.IntStream.range(0, UNITS)
                .mapToObj(unit -> new Weighing.Counted(
                        "u" + unit, "", happen(random, of, usual * (0.3 + 1.4 * random.nextDouble())), of))
                .collect(Collectors.toList());
    }

    private static long happen(Random random, int of, double share) {
        return random.doubles(of).filter(each -> each < share).count();
    }
}
