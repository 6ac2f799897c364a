package org.banshi.rates;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.banshi.web.Language;

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
 */
public record Rate(String code, String name, String nameEn, Moment moment, List<Fact> of, List<Counted> counted) {
    /** Decimals of a weight. */
    static final int DECIMALS = 2;

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
