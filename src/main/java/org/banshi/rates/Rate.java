package org.banshi.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * How a rate is counted: of the requests that a moment puts into the period and that have all of {@code of}, each counts
 * with the weight of the first of {@code counted} that it has, else not.
 *
 * @param code short name for programs
 * @param name name in Chinese
 * @param nameEn name in English
 * @param moment what puts a request into a period
 * @param of what it has to have; may be empty
 * @param counted what makes it count, and how much
 * @param ranked false where neither more nor less is better, so that nobody is put in order by it; else absent, as in definitions that
 *     are older than this
 * @param whose for which units it counts by unit; absent for the one that leads it now, as in definitions that are older than this
 */
public record Rate(
        String code,
        String name,
        String nameEn,
        Moment moment,
        List<Fact> of,
        List<Counted> counted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean ranked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Whose whose) {
    /** Decimals of a weight. */
    static final int DECIMALS = 2;

    /** For which units a request counts where lines are units; by class, by county and in the sum of all it counts once. */
    public enum Whose {
        /** For the one that leads it now. */
        LEADS,
        /** For each that it was sent to, and what one of them did for that one alone. */
        SENT
    }

    /**
     * @param fact what a request has
     * @param weight how much it counts then, above 0 up to 1, two decimals
     */
    public record Counted(Fact fact, BigDecimal weight) {
        public Counted {
            if (weight.signum() <= 0 || weight.compareTo(BigDecimal.ONE) > 0 || weight.scale() > DECIMALS) {
                throw new IllegalArgumentException("weight: above 0, up to 1, two decimals");
            }
        }

        static Counted whole(Fact fact) {
            return new Counted(fact, BigDecimal.ONE);
        }
    }

    /** Refuses what cannot be counted. */
    public Rate {
        of = List.copyOf(of);
        counted = List.copyOf(counted);
        if (!code.matches("[a-z][a-zA-Z0-9]{0,30}")) {
            throw new IllegalArgumentException("code: letters and digits, beginning with a small letter");
        }
        if (name.isBlank() || nameEn.isBlank()) {
            throw new IllegalArgumentException("name, nameEn: required");
        }
        if (counted.isEmpty()) {
            throw new IllegalArgumentException("counted: at least one");
        }
        ranked = Boolean.FALSE.equals(ranked) ? ranked : null;
        whose = whose == Whose.SENT ? whose : null;
        if (whose != null && !canBeOfUnits(of, counted)) {
            throw new IllegalArgumentException("whose: SENT needs DISPATCHED in of, and counts what one unit does");
        }
    }

    /** One by which units may be put in order. */
    public Rate(String code, String name, String nameEn, Moment moment, List<Fact> of, List<Counted> counted) {
        this(code, name, nameEn, moment, of, counted, null, null);
    }

    /** Whether units may be put in order by it. */
    public boolean ranks() {
        return ranked == null;
    }

    /** The same, by which nobody is put in order. */
    Rate unranked() {
        return new Rate(code, name, nameEn, moment, of, counted, false, whose);
    }

    private static boolean canBeOfUnits(List<Fact> of, List<Counted> counted) {
        return of.contains(Fact.DISPATCHED)
                && counted.stream().allMatch(each -> each.fact().ofOneUnit());
    }

    /** Whether it counts for the unit that leads what other units did. */
    boolean blamesWhoLeads() {
        return whose == null && canBeOfUnits(of, counted);
    }

    /** The same, counted for each unit that a request was sent to. */
    Rate forEachUnit() {
        return new Rate(code, name, nameEn, moment, of, counted, ranked, Whose.SENT);
    }

    /** Whether a request may count for several of these lines. */
    boolean countsForSeveral(Asked.By by) {
        return whose == Whose.SENT && by == Asked.By.UNIT;
    }

    boolean counts(Fact fact) {
        return counted.stream().anyMatch(each -> each.fact() == fact);
    }

    /** Its name. */
    public String name(Language language) {
        return language == Language.ZH ? name : nameEn;
    }

    /** Whether a line of the view belongs to the denominator. */
    String belongs() {
        return of.isEmpty() ? "true" : of.stream().map(Fact::column).collect(Collectors.joining(" and "));
    }

    /** How much it counts. */
    String weight() {
        return counted.stream()
                .map(each -> "when " + each.fact().column() + " then "
                        + each.weight().toPlainString())
                .collect(Collectors.joining(" ", "case ", " else 0 end"));
    }
}
