package org.banshi.oversight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Fact;
import org.banshi.matter.Ledger;
import org.banshi.matter.Marks;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Relation;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens orders of supervision: one for each unit, with the matters that it leads; what is about a unit apart from all else. */
@Service
public class Ordering {
    private final Ledger ledger;
    private final Matters matters;
    private final Marks marks;
    private final Units units;
    private final OversightTimes times;
    private final JdbcClient db;

    Ordering(Ledger ledger, Matters matters, Marks marks, Units units, OversightTimes times, JdbcClient db) {
        this.ledger = ledger;
        this.matters = matters;
        this.marks = marks;
        this.units = units;
        this.times = times;
        this.db = db;
    }

    /** Whom an order goes to, and the unit that what it supervises is about, which never learns of it (R-S10). */
    private record Whom(String unit, @Nullable String about) {}

    /**
     * Opens an order on matters, or on none for one unit. All of it or nothing.
     *
     * @return one receipt for each unit
     * @throws Problem 403 unless the actor oversees; 422 field errors: a matter that is not known, has ended, has no unit yet,
     *     or is supervised by an open order already
     */
    @Transactional
    public List<Receipt> open(NewOrder typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.OVERSEE);
        return open(typed, null, staff);
    }

    /**
     * Opens an order that may be a part of a raised matter, and is then checked by the actor's unit too; whoever calls has
     * asked whether the actor may.
     */
    @Transactional
    List<Receipt> open(NewOrder typed, @Nullable Matter raised, Actor.Staff staff) {
        Reading reading = new Reading();
        String title = reading.words("title", typed.title(), NewOrder.MOST_TITLE);
        String demand = reading.words("demand", typed.demand(), NewOrder.MOST_DEMAND);
        LocalDate ends = reading.dayAfter(times.today(), "ends", typed.ends());
        Map<Whom, List<Matter>> byWhom = byWhom(typed, raised, staff, reading);
        if (byWhom.keySet().stream()
                .anyMatch(whom -> whom.about() != null && units.isUnder(whom.unit(), whom.about()))) {
            reading.wrong("unit", "notAChoice");
        }
        reading.finish();
        List<Receipt> receipts = new ArrayList<>();
        NewMatter.Words words = NewMatter.Words.of(title, demand);
        byWhom.forEach((whom, supervised) -> {
            Map<String, Object> own = new HashMap<>(Map.of("ends", ends));
            if (raised != null) {
                own.put("raised", raised.id());
            }
            receipts.add(raise(words, whom, supervised, own, staff));
        });
        return receipts;
    }

    /** Opens an order that a meeting gives to one unit; the caller has asked whether the actor may, and read the words. */
    Receipt open(NewMatter.Words words, LocalDate ends, String unit, MeetingForm called, Actor.Staff staff) {
        return raise(
                words,
                new Whom(unit, null),
                List.of(),
                new HashMap<>(Map.of("ends", ends, "called", called.code())),
                staff);
    }

    private Map<Whom, List<Matter>> byWhom(
            NewOrder typed, @Nullable Matter raised, Actor.Staff staff, Reading reading) {
        Map<Whom, List<Matter>> byWhom = new LinkedHashMap<>();
        List<String> numbers = typed.numbers();
        int most = times.limits().mostOrdered();
        if (numbers.isEmpty()) {
            String unit = typed.unit() == null ? "" : typed.unit().strip();
            if (units.find(unit).filter(Unit::active).isEmpty()) {
                reading.wrong("unit", unit.isEmpty() ? "required" : "notAChoice");
            }
            byWhom.put(new Whom(unit, raised == null ? null : raised.aboutUnit()), List.of());
        } else if (numbers.size() > most) {
            reading.wrong("number", "oversight.tooManyOrdered", most);
        } else {
            Map<String, String> known = matters.titles(numbers, staff);
            for (String number : numbers) {
                hold(number, known.containsKey(number), reading)
                        .ifPresent(matter -> byWhom.computeIfAbsent(
                                        new Whom(Objects.requireNonNull(matter.leadUnit()), matter.aboutUnit()),
                                        _ -> new ArrayList<>())
                                .add(matter));
            }
        }
        return byWhom;
    }

    /** In the order of the numbers, so that two who order the same wait for each other and do not block each other. */
    private Optional<Matter> hold(String number, boolean known, Reading reading) {
        Matter matter = known ? marks.hold(number).orElse(null) : null;
        if (matter == null) {
            reading.wrong("number", "noSuchMatter", number);
            return Optional.empty();
        }
        if (!matter.isOpen() || matter.kind().equals(Orders.NAME)) {
            reading.wrong("number", "oversight.notToOrder", number);
            return Optional.empty();
        }
        if (matter.leadUnit() == null) {
            reading.wrong("number", "oversight.noUnitYet", number);
            return Optional.empty();
        }
        String by = orderOf(matter.id()).orElse(null);
        if (by != null) {
            reading.wrong("number", "oversight.orderedAlready", number, by);
            return Optional.empty();
        }
        return Optional.of(matter);
    }

    /** The number of the open order that supervises a matter. */
    Optional<String> orderOf(long matter) {
        return db.sql(
                        "select m.number from oversight_ordered o join matter_row m on m.id = o.matter where o.supervised = ? and o.open")
                .param(matter)
                .query(String.class)
                .optional();
    }

    /**
     * Puts one matter under the order that a run gives its unit, or opens that order, in the transaction that runs.
     *
     * @param orders what the run has opened so far
     * @return internal number of the order
     * @throws Problem 422 as {@link #open(NewOrder, Actor.Staff)}
     */
    long cover(String number, OrderRunRows.Run run, List<Long> orders, Actor.Staff staff) {
        Reading reading = new Reading();
        boolean known = matters.titles(List.of(number), staff).containsKey(number);
        Optional<Matter> held = hold(number, known, reading);
        reading.finish();
        Matter matter = held.orElseThrow();
        Whom whom = new Whom(Objects.requireNonNull(matter.leadUnit()), matter.aboutUnit());
        Matter order = room(whom, orders).orElse(null);
        if (order == null) {
            return raise(
                            NewMatter.Words.of(run.title(), run.demand()),
                            whom,
                            List.of(matter),
                            new HashMap<>(Map.of("ends", run.ends())),
                            staff)
                    .id();
        }
        db.sql("insert into oversight_ordered (matter, supervised) values (?, ?)")
                .params(order.id(), matter.id())
                .update();
        marks.leave(order.id(), "included", Map.of("matter", number), staff, Permission.OVERSEE);
        noteOn(matter, order.number(), run.ends(), staff);
        return order.id();
    }

    /** One of these orders that goes to the unit, is not answered, and takes one more. */
    private Optional<Matter> room(Whom whom, List<Long> orders) {
        return db.sql("""
                        select m.number from matter_row m where m.id = any(:orders) and m.unit = :unit
                          and m.about_unit is not distinct from cast(:about as text) and m.state in ('issued', 'working')
                          and (select count(*) from oversight_ordered o where o.matter = m.id) < :most order by m.id limit 1""")
                .param("orders", orders.toArray(Long[]::new))
                .param("unit", whom.unit())
                .param("about", whom.about())
                .param("most", times.limits().mostOrdered())
                .query(String.class)
                .optional()
                .flatMap(marks::hold)
                .filter(order -> !order.state().equals("answered") && order.isOpen());
    }

    private void noteOn(Matter matter, String order, LocalDate ends, Actor.Staff staff) {
        marks.leave(
                matter.id(), "supervised", Map.of("order", order, "ends", ends.toString()), staff, Permission.OVERSEE);
    }

    private Receipt raise(
            NewMatter.Words words, Whom whom, List<Matter> supervised, Map<String, Object> own, Actor.Staff staff) {
        LocalDate ends = (LocalDate) Objects.requireNonNull(own.get("ends"));
        NewMatter order = new NewMatter(
                Orders.NAME,
                null,
                null,
                null,
                words,
                NewMatter.Place.NONE,
                NewMatter.Origin.of("list"),
                NewMatter.Identity.NONE,
                false,
                own);
        Receipt receipt = ledger.raise(order, staff, change -> {
            change.set(Fact.ABOUT_UNIT, whom.about())
                    .assign(whom.unit(), Relation.LEAD)
                    .startAt(OversightTimes.END, times.endOf(ends));
            supervised.forEach(
                    each -> change.row(Orders.ORDERED, Map.of("supervised", each.id()), Map.of("open", true)));
            if (own.containsKey("raised") && staff.unit() != null) {
                change.assign(staff.unit(), Relation.ISSUER);
            }
            change.tellOwner("oversight.tell.ordered", words.title());
        });
        supervised.forEach(each -> noteOn(each, receipt.number(), ends, staff));
        return receipt;
    }
}
