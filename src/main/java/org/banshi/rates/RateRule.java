package org.banshi.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.banshi.rule.RuleKey;
import org.banshi.web.Language;

/**
 * The rates of a city, a rule with versions.
 *
 * @param firstDay day on which a month of account begins, 1 to 28: 19 makes March run from 19 February to 18 March
 * @param smallest a denominator below this is shown, not compared
 * @param rates the rates, in the order in which they are shown
 * @param composites weighted sums of them
 */
public record RateRule(int firstDay, int smallest, List<Rate> rates, List<Composite> composites) {
    /** The rule. */
    public static final RuleKey<RateRule> RULE = new RuleKey<>("rates.definitions", RateRule.class, preset());

    private static final int LAST_FIRST_DAY = 28;
    private static final int HUNDRED = 100;

    /**
     * A weighted sum of rates.
     *
     * @param code short name for programs
     * @param name name in Chinese
     * @param nameEn name in English
     * @param parts which rates, and their weights of a hundred in all
     */
    public record Composite(String code, String name, String nameEn, List<Part> parts) {
        public Composite {
            parts = List.copyOf(parts);
            if (parts.stream().mapToInt(Part::weight).sum() != HUNDRED
                    || parts.stream().anyMatch(part -> part.weight() <= 0)) {
                throw new IllegalArgumentException("composites: weights above 0 that make 100");
            }
        }

        /** Its name. */
        public String name(Language language) {
            return language == Language.ZH ? name : nameEn;
        }
    }

    /**
     * @param rate code of the rate
     * @param weight of a hundred
     */
    public record Part(String rate, int weight) {}

    /** Refuses what cannot be counted. */
    public RateRule {
        rates = List.copyOf(rates);
        composites = List.copyOf(composites);
        if (firstDay < 1 || firstDay > LAST_FIRST_DAY) {
            throw new IllegalArgumentException("firstDay: 1 to " + LAST_FIRST_DAY);
        }
        if (smallest < 1) {
            throw new IllegalArgumentException("smallest: at least 1");
        }
        Set<String> codes = new HashSet<>();
        rates.forEach(rate -> once(codes, rate.code()));
        for (Composite composite : composites) {
            for (Part part : composite.parts()) {
                Rate of = find(rates, part.rate())
                        .orElseThrow(() -> new IllegalArgumentException("composites: there is no rate " + part.rate()));
                if (!of.ranks()) {
                    throw new IllegalArgumentException("composites: nobody is ranked by " + part.rate());
                }
            }
            once(codes, composite.code());
        }
    }

    private static void once(Set<String> codes, String code) {
        if (!codes.add(code)) {
            throw new IllegalArgumentException("code: " + code + " is there twice");
        }
    }

    /** The rate of that code. */
    public Optional<Rate> find(String code) {
        return find(rates, code);
    }

    private static Optional<Rate> find(List<Rate> rates, String code) {
        return rates.stream().filter(rate -> rate.code().equals(code)).findFirst();
    }

    /** The first day of a month of account. */
    LocalDate begins(YearMonth month) {
        return firstDay == 1 ? month.atDay(1) : month.minusMonths(1).atDay(firstDay);
    }

    /** The month of account that a day belongs to. */
    YearMonth month(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return firstDay > 1 && day.getDayOfMonth() >= firstDay ? month.plusMonths(1) : month;
    }

    /** The working formula of the field (R-K02), and what else the city looks at. */
    private static RateRule preset() {
        List<Fact> judged = List.of(Fact.JUDGED);
        return new RateRule(
                1,
                20,
                List.of(
                        rate(
                                "signed",
                                "签收率",
                                "Signed for in time",
                                Moment.RAISED,
                                List.of(Fact.SIGN_DUE),
                                Fact.SIGNED_IN_TIME),
                        rate("onTime", "按期办结率", "Done in time", Moment.DUE, List.of(Fact.DATED), Fact.IN_TIME),
                        rate("contacted", "响应率", "In touch", Moment.CLOSED, judged, Fact.CONTACTED),
                        rate("solved", "解决率", "Solved", Moment.CLOSED, judged, Fact.SOLVED),
                        new Rate(
                                "satisfied",
                                "满意率",
                                "Satisfied",
                                Moment.CLOSED,
                                judged,
                                List.of(
                                        Rate.Counted.whole(Fact.SATISFIED),
                                        new Rate.Counted(Fact.FAIR, new BigDecimal("0.9")))),
                        rate("firstTime", "一次解决率", "Solved the first time", Moment.CLOSED, judged, Fact.FIRST_TIME),
                        rate("redone", "重办率", "Came back to work", Moment.CLOSED, judged, Fact.REDONE),
                        rate("extended", "延期率", "Put off", Moment.DUE, List.of(Fact.DATED), Fact.EXTENDED)),
                List.of(new Composite(
                        "composite",
                        "综合得分",
                        "Composite",
                        List.of(new Part("contacted", 10), new Part("solved", 50), new Part("satisfied", 40)))));
    }

    private static Rate rate(String code, String name, String nameEn, Moment moment, List<Fact> of, Fact counted) {
        return new Rate(code, name, nameEn, moment, of, List.of(Rate.Counted.whole(counted)));
    }
}
