package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of a day in stretches is the tree of the day, and every leaf has a way to its root. */
class RootTreeTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000, 1023, 1024, 1025, 2047, 2048, 2049, 3071, 5000, 9217})
    void theStretchesHaveTheSameRootAndEveryLeafAWayToIt(int chains) {
        Random random = new Random(chains);
        RootTree tree = new RootTree();
        Merkle plain = new Merkle();
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < chains; i++) {
            byte[] leaf = new byte[32];
            random.nextBytes(leaf);
            leaves.add(leaf);
            tree.add(10L * i, leaf);
            plain.add(leaf);
        }
        List<RootTree.Block> blocks = tree.blocks();
        assertThat(tree.root()).isEqualTo(plain.root());
        Merkle above = new Merkle();
        blocks.forEach(block -> above.add(block.hash()));
        assertThat(above.root()).isEqualTo(plain.root());
        assertThat(blocks).hasSize((chains + RootTree.STRETCH - 1) / RootTree.STRETCH);
        for (int i = 0; i < Math.min(chains, 40); i++) {
            int at = i == 0 ? chains - 1 : random.nextInt(chains);
            int block = at / RootTree.STRETCH;
            List<byte[]> stretch =
                    leaves.subList(block * RootTree.STRETCH, Math.min(chains, (block + 1) * RootTree.STRETCH));
            assertThat(blocks.get(block).first()).isEqualTo(10L * block * RootTree.STRETCH);
            byte[] up = leaves.get(at);
            up = climb(up, RootTree.way(stretch, at % RootTree.STRETCH));
            up = climb(
                    up, RootTree.way(blocks.stream().map(RootTree.Block::hash).toList(), block));
            assertThat(up).as("leaf %d of %d", at, chains).isEqualTo(plain.root());
        }
    }

    private static byte[] climb(byte[] from, List<TimelineProof.Step> way) {
        byte[] up = from;
        for (TimelineProof.Step step : way) {
            byte[] beside = java.util.HexFormat.of().parseHex(step.hash());
            up = step.side().equals(TimelineProof.LEFT) ? Chain.join(beside, up) : Chain.join(up, beside);
        }
        return up;
    }
}
