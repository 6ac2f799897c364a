package org.banshi.pattern;

/** How seldom chance alone gives as much as was seen. */
final class Chance {
    private static final double SERIES_FROM = 15;

    private Chance() {}

    /**
     * That of {@code of} cases {@code seen} or more are so, if elsewhere {@code usual} of {@code usualOf} were: with what is
     * known of the usual share, no more (beta-binomial), so that a comparison with few is a weak one.
     */
    static double ofAsMany(long seen, long of, long usual, long usualOf) {
        double a = usual + 1.0;
        double b = usualOf - usual + 1.0;
        double sum = 0;
        for (long x = of; x >= seen; x--) {
            sum += Math.exp(lnGamma(of + 1.0)
                    - lnGamma(x + 1.0)
                    - lnGamma(of - x + 1.0)
                    + lnBeta(x + a, of - x + b)
                    - lnBeta(a, b));
        }
        return Math.min(1, sum);
    }

    private static double lnBeta(double a, double b) {
        return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
    }

    /** Stirling's series, moved up to where it is exact to ten digits. */
    static double lnGamma(double number) {
        double x = number;
        double moved = 0;
        while (x < SERIES_FROM) {
            moved += Math.log(x);
            x++;
        }
        double i = 1 / (x * x);
        return (x - 0.5) * Math.log(x)
                - x
                + 0.5 * Math.log(2 * Math.PI)
                + (1.0 / 12 - i * (1.0 / 360 - i / 1260)) / x
                - moved;
    }
}
