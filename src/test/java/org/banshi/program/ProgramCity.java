package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Done;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.ToldInPublic;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list office and two groups beside the small city, and lists to work on. */
final class ProgramCity {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final TestCity city;
    final Actor.Staff office, office2, otherOffice, group, group2, otherGroup;
    private final Units units;
    private final Lists lists;
    private final Items items;
    private final Ledger ledger;
    private final Matters matters;

    ProgramCity(TestCity city, Units units, Lists lists, Items items, Ledger ledger, Matters matters) {
        this.city = city;
        this.units = units;
        this.lists = lists;
        this.items = items;
        this.ledger = ledger;
        this.matters = matters;
        for (String code : List.of("lists", "lists-2", "group-1", "group-2")) {
            if (units.find(code).isEmpty()) {
                units.create(new Unit(code, "单位" + code, null, Unit.Kind.OFFICE, null, null, true));
            }
        }
        office = city.staff("lists", Role.OFFICE);
        office2 = city.staff("lists", Role.OFFICE);
        otherOffice = city.staff("lists-2", Role.OFFICE);
        group = city.staff("group-1", Role.GROUP);
        group2 = city.staff("group-1", Role.GROUP);
        otherGroup = city.staff("group-2", Role.GROUP);
    }

    WorkList list() {
        int n = COUNT.incrementAndGet();
        WorkList list =
                lists.make(new WorkList("list-" + n, "民生清单" + n, 2026, "city", null, "lists", "group-1", true), office);
        lists.release(list.code(), office2);
        return list;
    }

    /** Two people let the words out that the list's promises have now. */
    void tell(JdbcClient db, WorkList list) {
        ToldInPublic.words(db, list.code(), office.id(), city.supervisor.id());
    }

    /** An item with all four elements: two milestones of weight 40 and 60. */
    NewItem item(String title) {
        return new NewItem(
                title,
                title + "，方便居民出行。",
                "dated",
                NewMatter.Place.NONE,
                NewItem.Sorting.NONE,
                new NewItem.Book("修好三条路", new BigDecimal("3.5"), "公里", null, null, "分段施工", "平整、无积水"),
                new NewItem.Answerable("roads", List.of("water"), "责任人甲", null),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 6, 30),
                List.of(
                        new NewItem.Step("完成设计", 40, LocalDate.of(2026, 4, 1)),
                        new NewItem.Step("完成施工", 60, LocalDate.of(2026, 6, 30))),
                List.of(new NewItem.Fund(
                        "city", new BigDecimal("100.00"), new BigDecimal("60"), new BigDecimal("20"))));
    }

    /** An item that says no more than who leads and who checks. */
    NewItem bare(String title, String lead, @Nullable String checker) {
        return new NewItem(
                title,
                "",
                "dated",
                NewMatter.Place.NONE,
                NewItem.Sorting.NONE,
                NewItem.Book.NONE,
                new NewItem.Answerable(lead, List.of(), null, checker),
                null,
                null,
                List.of(),
                List.of());
    }

    /**
     * A unit whose work on the list one group checks, while the other checks something else there. Each list has a unit
     * of its own: what one test plans is in the way of the next.
     */
    Unit visited(WorkList list) {
        Unit unit = units.create(Unit.handling("visited-" + list.code(), "被查单位" + list.code(), null));
        items.put(list.code(), bare("修路", unit.code(), null), office);
        items.put(list.code(), bare("修桥", "water", "group-2"), office);
        return unit;
    }

    /** The action is refused for this reason, and leaves no line. */
    static void refused(Walk walk, Actor actor, String code, String action, Object... form) {
        int before = walk.view().timeline().size();
        assertThatThrownBy(() -> walk.perform(actor, action, form)).hasMessageContaining(code);
        assertThat(walk.view().timeline()).hasSize(before);
    }

    Walk put(String title) {
        return put(list(), item(title));
    }

    /** A matter of whichever kind, by its number. */
    Walk walk(String number) {
        return new Walk(number);
    }

    Walk put(WorkList list, NewItem item) {
        return new Walk(items.put(list.code(), item, office).number());
    }

    /** One item on its way. */
    final class Walk {
        final String number;

        Walk(String number) {
            this.number = number;
        }

        Done perform(Actor actor, String action, Object... form) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < form.length; i += 2) {
                fields.put((String) form[i], form[i + 1]);
            }
            return ledger.perform(number, action, fields, actor, null);
        }

        Walk does(Actor actor, String action, Object... form) {
            perform(actor, action, form);
            return this;
        }

        Walk underWay(Actor lead) {
            return does(office, "issue").does(lead, "receive");
        }

        /** Both milestones reached and accepted. */
        Walk built(Actor lead) {
            underWay(lead);
            for (int nr = 1; nr <= 2; nr++) {
                does(lead, "reach", "milestone", "" + nr, "evidence", "现场照片");
                does(group, "acceptMilestone", "milestone", "" + nr, "found", "属实");
            }
            return this;
        }

        MatterView view() {
            return matters.view(number, new Actor.House());
        }

        MatterView view(Actor actor) {
            return matters.view(number, actor);
        }

        String state() {
            return view().matter().state();
        }
    }
}
