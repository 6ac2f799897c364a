package org.banshi.hotline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which unit the nearest earlier matters speak for: each by how alike its words are, more so of one category and county. */
public final class UnitVotes {
    /** So many of the nearest are asked. */
    public static final int ASKED = 100;

    /** Above 1: a few that are very alike tell more than many that are a little. Found by trial on the earlier of old letters. */
    private static final double STEEP = 1.5;

    private static final double SAME_CATEGORY = 1.5;
    private static final double SAME_REGION = 8;

    private UnitVotes() {}

    /**
     * An earlier matter.
     *
     * @param unit that had it
     * @param words how alike the words are, 0 to 1
     * @param sameCategory whether both are of one category
     * @param sameRegion whether both are of one county
     */
    public record Vote(String unit, double words, boolean sameCategory, boolean sameRegion) {
        double weight() {
            return Math.pow(words, STEEP) * (sameCategory ? SAME_CATEGORY : 1) * (sameRegion ? SAME_REGION : 1);
        }
    }

    /**
     * A unit.
     *
     * @param share of all that was asked, 0 to 1
     * @param matters how many of those asked it had
     */
    public record Ranked(String unit, double share, int matters) {}

    /** The likeliest unit first; of the heaviest {@value #ASKED} earlier matters. */
    public static List<Ranked> rank(List<Vote> votes) {
        List<Vote> nearest = votes.stream()
                .sorted(Comparator.comparingDouble(Vote::weight).reversed())
                .limit(ASKED)
                .toList();
        double all = nearest.stream().mapToDouble(Vote::weight).sum();
        Map<String, List<Vote>> units = new LinkedHashMap<>();
        nearest.forEach(vote ->
                units.computeIfAbsent(vote.unit(), _ -> new ArrayList<>()).add(vote));
        return units.entrySet().stream()
                .map(unit -> new Ranked(
                        unit.getKey(),
                        all == 0
                                ? 0
                                : unit.getValue().stream()
                                                .mapToDouble(Vote::weight)
                                                .sum()
                                        / all,
                        unit.getValue().size()))
                .sorted(Comparator.comparingDouble(Ranked::share).reversed())
                .toList();
    }
}
