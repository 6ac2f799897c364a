package org.banshi.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What loading a year's calendar would do to the open matters.
 *
 * @param all how many have a running limit that is counted in days
 * @param looked how many of them were looked at before time was up
 * @param moved on how many a line "counted again" would be written
 * @param shifts by how many days their due would move, later or (below nought) earlier, and of how many
 * @param dated how many without a due would get one
 * @param undated how many would lose theirs
 * @param lateAtOnce how many that are not late now would be late the moment it is loaded
 * @param some of those whose due would move, at most 20, what would be late first
 */
public record RedatingPreview(
        long all,
        long looked,
        long moved,
        SortedMap<Long, Long> shifts,
        long dated,
        long undated,
        long lateAtOnce,
        List<Move> some) {
    private static final int SOME = 20;

    /** The due of one matter. */
    public record Move(
            String number,
            @Nullable Instant before,
            @Nullable Instant after,
            boolean lateAtOnce) {}

    /** Whether all were looked at. */
    public boolean complete() {
        return looked == all;
    }

    /** One matter as it was counted; running: whether its handling is still on. */
    record One(
            String number,
            boolean moved,
            @Nullable Instant before,
            @Nullable Instant after,
            boolean running,
            Instant now) {
        boolean lateAtOnce() {
            boolean lateNow = before != null && !before.isAfter(now);
            return running && !lateNow && after != null && !after.isAfter(now);
        }
    }

    /** Adds them up. */
    static final class Counted {
        private final long all;
        private final SortedMap<Long, Long> shifts = new TreeMap<>();
        private final List<Move> late = new ArrayList<>();
        private final List<Move> others = new ArrayList<>();
        private long looked;
        private long moved;
        private long dated;
        private long undated;
        private long lateAtOnce;

        Counted(long all) {
            this.all = all;
        }

        void add(One one) {
            looked++;
            moved += one.moved() ? 1 : 0;
            Instant before = one.before();
            Instant after = one.after();
            if (before == null && after == null || before != null && before.equals(after)) {
                return;
            }
            if (before == null) {
                dated++;
            } else if (after == null) {
                undated++;
            } else {
                shifts.merge(Duration.between(before, after).toDays(), 1L, Long::sum);
            }
            lateAtOnce += one.lateAtOnce() ? 1 : 0;
            List<Move> list = one.lateAtOnce() ? late : others;
            if (list.size() < SOME) {
                list.add(new Move(one.number(), before, after, one.lateAtOnce()));
            }
        }

        RedatingPreview preview() {
            List<Move> some = new ArrayList<>(late);
            others.stream().limit(SOME - late.size()).forEach(some::add);
            return new RedatingPreview(all, looked, moved, shifts, dated, undated, lateAtOnce, List.copyOf(some));
        }
    }
}
