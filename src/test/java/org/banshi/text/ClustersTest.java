package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.banshi.text.Clusters.Piece;
import org.junit.jupiter.api.Test;

/** What many texts are about: groups by their words, and what their titles share. */
class ClustersTest {
    private static final List<String> ROADS =
            List.of("春风路", "东湖巷", "南苑街", "北站大道", "和平里", "新华弄", "解放坡", "长安道", "光明里", "胜利桥");
    private static final List<String> THINGS =
            List.of("路灯不亮", "垃圾没人清", "下水道堵塞", "违章停车", "自来水发黄", "公交晚点", "工地尘土", "井盖松动", "树枝挡窗", "电梯停运");

    /** One text of each place and thing: no two of them say the same. */
    private static List<Piece> noise() {
        List<Piece> noise = new ArrayList<>();
        for (int i = 0; i < ROADS.size(); i++) {
            noise.add(new Piece(ROADS.get(i) + THINGS.get(i), "请有关部门处理" + THINGS.get(i) + "，地点在" + ROADS.get(i)));
        }
        return noise;
    }

    private static List<Piece> about(String place, String thing, int times) {
        List<Piece> pieces = new ArrayList<>();
        List<String> ways = List.of("投诉%s%s", "%s%s，请管一管", "关于%s%s的问题", "请问%s%s有人管吗", "反映%s%s");
        for (int i = 0; i < times; i++) {
            pieces.add(new Piece(
                    ways.get(i % ways.size()).formatted(place, thing),
                    "我是%s的住户，%s已经很久，影响生活，第%d次反映。".formatted(place, thing, i)));
        }
        return pieces;
    }

    @Test
    void whatManySayIsAGroupAndWhatEachSaysAloneIsNot() {
        List<Piece> pieces = noise();
        pieces.addAll(about("丽发新城", "搅拌站噪音扰民", 8));
        pieces.addAll(about("伊景园", "捆绑销售车位", 6));
        List<List<Integer>> groups = Clusters.of(pieces, 5, Progress.SILENT);
        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst()).containsExactlyInAnyOrder(10, 11, 12, 13, 14, 15, 16, 17);
        assertThat(groups.getLast()).containsExactlyInAnyOrder(18, 19, 20, 21, 22, 23);
    }

    @Test
    void aNameAloneJoinsNothing() {
        List<Piece> pieces = noise();
        for (String thing : THINGS) {
            pieces.add(new Piece("丽发新城" + thing, "这里的" + thing + "要有人来看"));
        }
        assertThat(Clusters.of(pieces, 4, Progress.SILENT)).isEmpty();
    }

    @Test
    void inAnyOrderTheGroupsHoldEachTextOnceAtMostAndComeOutTheSameTwice() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<Piece> pieces = noise();
            pieces.addAll(about("滨河苑", "电梯停运", 3 + random.nextInt(6)));
            pieces.addAll(about("松雅湖", "飙车噪音", 3 + random.nextInt(6)));
            java.util.Collections.shuffle(pieces, random);
            List<List<Integer>> groups = Clusters.of(pieces, 2, Progress.SILENT);
            List<Integer> all = groups.stream().flatMap(List::stream).toList();
            Set<Integer> once = new HashSet<>(all);
            assertThat(all).hasSameSizeAs(once);
            assertThat(Clusters.of(pieces, 2, Progress.SILENT)).isEqualTo(groups);
        }
    }

    @Test
    void nothingAndTextsWithoutWordsMakeNoGroup() {
        assertThat(Clusters.of(List.of(), 2, Progress.SILENT)).isEmpty();
        List<Piece> empty = List.of(new Piece("", ""), new Piece("！！", "…"), new Piece("", ""));
        assertThat(Clusters.of(empty, 2, Progress.SILENT)).isEmpty();
    }

    @Test
    void aTitleIsMadeOfWhatTheTitlesShareAndOfNothingElse() {
        assertThat(SharedWords.of(List.of("投诉A市伊景园滨河苑捆绑销售车位问题", "A市伊景园滨河苑捆绑销售车位", "关于A市伊景园滨河苑捆绑销售车位的投诉")))
                .containsExactly("A市伊景园滨河苑捆绑销售车位");
        assertThat(SharedWords.of(List.of("张三家漏水", "李四家停电", "王五要换证"))).isEmpty();
        assertThat(SharedWords.of(List.of())).isEmpty();
    }
}
