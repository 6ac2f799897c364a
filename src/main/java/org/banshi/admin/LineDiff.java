package org.banshi.admin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which lines went and which came between two texts. */
final class LineDiff {
    /** Beyond so many cells of the comparison the changed middle is shown as wholly replaced. */
    private static final long MOST_CELLS = 4_000_000;

    /** What became of a line. */
    enum Change {
        KEPT,
        REMOVED,
        ADDED
    }

    /** One line. */
    record Line(Change change, String text) {}

    private LineDiff() {}

    static List<Line> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int shorter = Math.min(old.size(), now.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        add(lines, Change.KEPT, now.subList(0, head));
        middle(lines, old.subList(head, old.size() - tail), now.subList(head, now.size() - tail));
        add(lines, Change.KEPT, now.subList(now.size() - tail, now.size()));
        return lines;
    }

    private static void middle(List<Line> lines, List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > MOST_CELLS) {
            add(lines, Change.REMOVED, old);
            add(lines, Change.ADDED, now);
            return;
        }
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() && j < now.size()) {
            if (old.get(i).equals(now.get(j))) {
                add(lines, Change.KEPT, Collections.singletonList(now.get(j)));
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                add(lines, Change.REMOVED, Collections.singletonList(old.get(i++)));
            } else {
                add(lines, Change.ADDED, Collections.singletonList(now.get(j++)));
            }
        }
        add(lines, Change.REMOVED, old.subList(i, old.size()));
        add(lines, Change.ADDED, now.subList(j, now.size()));
    }

    private static void add(List<Line> lines, Change change, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(change, text)));
    }
}
