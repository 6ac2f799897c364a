package org.banshi.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the desk's menu that stand together: at hand, or behind one word where there are many.
 *
 * @param key key of the message that names the drawer; absent for lines at hand
 * @param lines the lines, in order
 */
public record MenuDrawer(@Nullable String key, List<MenuItem> lines) {
    /** So many lines stand beside each other without drawers. */
    static final int CALM = 8;

    private static final int PROMISED = 40;
    private static final int WATCH = 48;
    private static final int HOUSE = 70;
    private static final int LAST = 900;

    public MenuDrawer {
        lines = List.copyOf(lines);
    }

    /** How much waits at each of its lines; asked once, for each asks the database. */
    public long[] waiting() {
        return lines.stream().mapToLong(line -> line.waiting().getAsLong()).toArray();
    }

    /** A menu in drawers, as the orders of its lines have it; a drawer with one or two lines is none. */
    static List<MenuDrawer> of(List<MenuItem> menu) {
        if (menu.size() <= CALM) {
            return List.of(new MenuDrawer(null, menu));
        }
        List<MenuDrawer> all = Stream.of(
                        drawer(null, menu, 0, PROMISED),
                        drawer("web.menu.promised", menu, PROMISED, WATCH),
                        drawer("web.menu.watch", menu, WATCH, HOUSE),
                        drawer("web.menu.house", menu, HOUSE, LAST),
                        drawer(null, menu, LAST, Integer.MAX_VALUE))
                .filter(drawer -> !drawer.lines().isEmpty())
                .toList();
        if (all.stream().filter(drawer -> drawer.key() != null).count() == 1
                && all.getFirst().key() != null) {
            // Nothing else is at hand: what is behind one word alone helps nobody.
            return List.of(new MenuDrawer(null, menu));
        }
        return together(all);
    }

    private static MenuDrawer drawer(@Nullable String key, List<MenuItem> menu, int from, int before) {
        List<MenuItem> lines = menu.stream()
                .filter(line -> line.order() >= from && line.order() < before)
                .toList();
        return new MenuDrawer(lines.size() <= 2 ? null : key, lines);
    }

    private static List<MenuDrawer> together(List<MenuDrawer> all) {
        List<MenuDrawer> joined = new ArrayList<>();
        for (MenuDrawer drawer : all) {
            if (!joined.isEmpty() && drawer.key() == null && joined.getLast().key() == null) {
                joined.add(new MenuDrawer(
                        null,
                        Stream.concat(joined.removeLast().lines().stream(), drawer.lines().stream())
                                .toList()));
            } else {
                joined.add(drawer);
            }
        }
        return joined;
    }
}
