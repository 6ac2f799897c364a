package org.banshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A long menu stands in drawers, a short one does not, and nothing of it is lost. */
class MenuDrawerTest {
    @Test
    void aShortMenuHasNoDrawers() {
        List<MenuItem> menu = menu(10, 20, 30, 40, 50, 51, 52, 900);
        assertThat(MenuDrawer.of(menu)).containsExactly(new MenuDrawer(null, menu));
    }

    @Test
    void aLongOneKeepsTheDaysWorkAtHandAndTheRestBehindAWord() {
        List<MenuDrawer> drawers = MenuDrawer.of(menu(10, 15, 20, 40, 41, 45, 48, 50, 50, 52, 814, 900));
        assertThat(drawers)
                .extracting(MenuDrawer::key)
                .containsExactly(null, "web.menu.promised", "web.menu.watch", null);
        assertThat(drawers).extracting(drawer -> drawer.lines().size()).containsExactly(3, 3, 4, 2);
    }

    @Test
    void oneOrTwoLinesNeedNoDrawer() {
        assertThat(MenuDrawer.of(menu(10, 15, 20, 30, 36, 37, 38, 40, 41, 900)))
                .extracting(MenuDrawer::key)
                .containsExactly((String) null);
    }

    @Test
    void whoHasOneDrawerOnlySeesAllOfIt() {
        List<MenuItem> menu = menu(790, 800, 802, 803, 804, 805, 806, 810, 812, 900);
        assertThat(MenuDrawer.of(menu)).containsExactly(new MenuDrawer(null, menu));
    }

    @Test
    void nothingIsLostAndTheOrderStays() {
        List<MenuItem> menu = IntStream.range(0, 950)
                .mapToObj(order -> new MenuItem("key", "/" + order, order, Set.of("ADMIN")))
                .toList();
        assertThat(MenuDrawer.of(menu).stream().flatMap(drawer -> drawer.lines().stream()))
                .containsExactlyElementsOf(menu);
    }

    private static List<MenuItem> menu(int... orders) {
        return IntStream.of(orders)
                .mapToObj(order -> new MenuItem("key", "/" + order, order, Set.of("ADMIN")))
                .toList();
    }
}
