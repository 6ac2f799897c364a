package org.banshi.matter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a day, with the hashes of its stretches: the first 1,024 chains, the next, and so on. A tree over these
 * hashes has the same root.
 */
final class RootTree {
    /** How many chains a stretch has, but the last: a power of two, so that each is a subtree. */
    static final int STRETCH = 1024;

    private final Merkle whole = new Merkle();
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable Merkle stretch;
    private long first;

    /**
     * A stretch.
     *
     * @param nr its place, from 0
     * @param first the first matter in it
     * @param hash root over its leaves
     */
    record Block(int nr, long first, byte[] hash) {}

    /** Adds the chain of a matter; matters come in order. */
    void add(long matter, byte[] leaf) {
        whole.add(leaf);
        if (stretch == null) {
            stretch = new Merkle();
            first = matter;
        }
        stretch.add(leaf);
        if (stretch.leaves() == STRETCH) {
            close(stretch);
        }
    }

    private void close(Merkle full) {
        blocks.add(new Block(blocks.size(), first, full.root()));
        stretch = null;
    }

    long leaves() {
        return whole.leaves();
    }

    byte[] root() {
        return whole.root();
    }

    /** All stretches; nothing is added after it. */
    List<Block> blocks() {
        if (stretch != null) {
            close(stretch);
        }
        return List.copyOf(blocks);
    }

    /**
     * The way from a leaf to the root: the hash beside it on each level, from the bottom up.
     *
     * @param leaves all leaves
     * @param at which
     */
    static List<TimelineProof.Step> way(List<byte[]> leaves, int at) {
        List<TimelineProof.Step> steps = new ArrayList<>();
        way(leaves, at, steps);
        return steps;
    }

    private static byte[] way(List<byte[]> leaves, int at, List<TimelineProof.Step> steps) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int half = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, half);
        List<byte[]> right = leaves.subList(half, leaves.size());
        if (at >= 0 && at < half) {
            byte[] own = way(left, at, steps);
            byte[] beside = way(right, -1, steps);
            steps.add(new TimelineProof.Step(TimelineProof.RIGHT, TimelineProof.hex(beside)));
            return Chain.join(own, beside);
        }
        byte[] beside = way(left, -1, steps);
        byte[] own = way(right, at < 0 ? -1 : at - half, steps);
        if (at >= 0) {
            steps.add(new TimelineProof.Step(TimelineProof.LEFT, TimelineProof.hex(beside)));
        }
        return Chain.join(beside, own);
    }
}
