package org.banshi.brief;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.banshi.matter.Endings;
import org.banshi.notice.NoticeFigures;
import org.banshi.program.CurrentTopics;
import org.banshi.rates.Snapshot;
import org.banshi.web.Bars;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * How the city does, for everybody.
 *
 * @param wall whether it hangs on a wall: larger, and read anew each minute
 * @param months the month that runs and the one before
 * @param raised a chart of what was raised, absent where a month has so few that they might be somebody
 * @param finished a chart of what ended, likewise
 * @param year the twelve months together
 * @param classes what was raised most in the twelve months, and last what is in no class of its own
 * @param took how long it took
 * @param told rates as published
 * @param topics the topics of the month
 * @param promised promised work
 * @param cutOff when it was counted
 */
record CityPage(
        boolean wall,
        List<Month> months,
        @Nullable Bars raised,
        @Nullable Bars finished,
        Sums year,
        List<OfClass> classes,
        List<Endings.Took> took,
        Told told,
        List<CurrentTopics.Topic> topics,
        List<CityCounts.Promised> promised,
        Instant cutOff)
        implements Page {
    /** Below this number nobody outside is told how many: it might be somebody. */
    static final int FEW = 5;

    /** Whether a number may be told. */
    static boolean isTold(long number) {
        return number == 0 || number >= FEW;
    }

    /** How many were raised, how many ended; absent where there are too few to be told. */
    record Sums(@Nullable Long raised, @Nullable Long finished) {
        static Sums of(long raised, long finished) {
            return new Sums(isTold(raised) ? raised : null, isTold(finished) ? finished : null);
        }
    }

    /**
     * A month.
     *
     * @param how how what ended did so; those with few are told together
     */
    record Month(YearMonth month, Sums sums, List<How> how) {}

    /** How many ended so; {@code outcome} is absent for several ways together. */
    record How(@Nullable String outcome, long ended) {}

    /** A class; {@code code} is absent for several together and for none. */
    record OfClass(@Nullable String code, String name, long year, long month) {}

    /** The newest figures that were told in public, and links to those before. */
    record Told(@Nullable Published newest, List<Link> earlier) {}

    /** A notice. */
    record Link(long notice, String title, Instant at) {}

    /**
     * Figures that were frozen and told in public.
     *
     * @param notice number of the notice
     * @param snapshot what was frozen
     * @param correction number of the one that corrects it
     * @param correctionNotice number of the notice that tells it
     */
    record Published(
            long notice,
            Snapshot snapshot,
            @Nullable Long correction,
            @Nullable Long correctionNotice,
            Instant releasedAt,
            List<Line> lines) {}

    /** A figure under the name that the reader's language has for it. */
    record Line(String name, NoticeFigures.Line figure) {}
}
