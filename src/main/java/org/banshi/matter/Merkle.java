package org.banshi.matter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Merkle tree that grows leaf by leaf and keeps only one hash for each level. */
final class Merkle {
    private final List<byte @Nullable []> levels = new ArrayList<>();
    private long leaves;

    void add(byte[] leaf) {
        leaves++;
        byte[] carried = leaf;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(carried);
                return;
            }
            byte[] waiting = levels.get(level);
            if (waiting == null) {
                levels.set(level, carried);
                return;
            }
            carried = Chain.join(waiting, carried);
            levels.set(level, null);
        }
    }

    long leaves() {
        return leaves;
    }

    /** The root; leaves without a partner move up as they are. */
    byte[] root() {
        byte[] root = null;
        for (byte[] level : levels) {
            if (level != null) {
                root = root == null ? level : Chain.join(level, root);
            }
        }
        return root == null ? Chain.START : root;
    }
}
