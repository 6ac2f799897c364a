package org.banshi.insight;

/**
 * How hot a theme is: four parts, each said beside it, that add up to 100 at most. People weigh most and never more the
 * more often one of them writes.
 *
 * @param people different people: 40 points for a hundred or more, on a logarithmic scale
 * @param growth share of the matters that came in the last third of the days: up to 25 points
 * @param duration share of the days between the first and the last: up to 15 points
 * @param unresolved share of the matters that are open or unsolved: up to 20 points
 */
public record Heat(double people, double growth, double duration, double unresolved) {
    /** Points for a hundred people or more. */
    public static final int MOST_PEOPLE = 40;

    /** Points if all came in the last third of the days. */
    public static final int MOST_GROWTH = 25;

    /** Points if they came over all the days. */
    public static final int MOST_DURATION = 15;

    /** Points if none is solved. */
    public static final int MOST_UNRESOLVED = 20;

    private static final double MANY = 100;

    /**
     * Of its counts.
     *
     * @param matters how many
     * @param people how many different ones raised them
     * @param recent how many came in the last third of the days
     * @param unresolved how many are open or unsolved
     * @param span days between the first and the last matter
     * @param days that were looked at
     */
    public static Heat of(int matters, int people, int recent, int unresolved, double span, int days) {
        if (matters == 0) {
            return new Heat(0, 0, 0, 0);
        }
        return new Heat(
                MOST_PEOPLE * Math.min(1, Math.log1p(people) / Math.log1p(MANY)),
                (double) MOST_GROWTH * recent / matters,
                MOST_DURATION * Math.min(1, span / days),
                (double) MOST_UNRESOLVED * unresolved / matters);
    }

    /** All parts together, 0 to 100. */
    public double points() {
        return people + growth + duration + unresolved;
    }
}
