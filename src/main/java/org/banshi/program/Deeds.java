package org.banshi.program;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Deeds (办实事): registers them. All else happens on the ledger; how many were done, {@link DeedCounts} counts. */
@Service
public final class Deeds {
    /** Types of deed. */
    public static final List<String> TYPES =
            List.of("selling", "skills", "training", "clinic", "repair", "culture", "other");

    private static final int NAME = 100;
    private static final int ADDRESS = 300;

    private final Ledger ledger;
    private final Members members;
    private final Units units;
    private final Waves waves;
    private final Categories categories;
    private final Regions regions;
    private final CityClock clock;

    Deeds(
            Ledger ledger,
            Members members,
            Units units,
            Waves waves,
            Categories categories,
            Regions regions,
            CityClock clock) {
        this.ledger = ledger;
        this.members = members;
        this.units = units;
        this.waves = waves;
        this.categories = categories;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * Registers a deed of the own unit.
     *
     * @return number and code; with the code, whoever it is for can confirm it
     * @throws Problem 401 or 403 unless the actor is a handler of a unit, 422 wrong fields
     */
    public Receipt register(NewDeed deed, Actor actor) {
        if (!(actor instanceof Actor.Staff staff)) {
            throw Problem.unauthorized("notSignedIn");
        }
        String unit = requireRegistrar(staff);
        Entries entries = new Entries();
        String type = entries.need("type", deed.type(), NAME);
        if (!TYPES.contains(type)) {
            entries.wrong("type", "notAChoice");
        }
        NewMatter.Words words = new NewMatter.Words(
                entries.need("title", deed.title(), Entries.TITLE), entries.need("need", deed.need(), Entries.TEXT));
        NewMatter.Identity whom = new NewMatter.Identity(
                entries.text("beneficiary", deed.beneficiary(), NAME),
                entries.phone("phone", deed.phone()),
                null,
                null);
        NewMatter.Place place = new NewMatter.Place(
                entries.region(deed.region(), regions), entries.text("address", deed.address(), ADDRESS), null, null);
        String category = entries.category(deed.category(), categories);
        Map<String, Object> own = own(entries, deed, staff.id(), unit, whom.name() != null || whom.phone() != null);
        entries.finish();
        return ledger.raise(
                new NewMatter(
                        Deed.NAME,
                        type,
                        null,
                        category,
                        words,
                        place,
                        NewMatter.Origin.of(HardProblems.CHANNEL),
                        whom,
                        false,
                        own),
                staff);
    }

    /** Whether somebody may register deeds: the handlers of units, for their own. */
    static boolean mayRegister(Actor.Staff staff) {
        return staff.has(Role.HANDLER) && staff.unit() != null;
    }

    /** The unit for which the actor registers; 403 unless there is one. */
    static String requireRegistrar(Actor.Staff staff) {
        String unit = staff.unit();
        if (unit == null || !mayRegister(staff)) {
            throw Problem.forbidden("forbidden");
        }
        return unit;
    }

    private Map<String, Object> own(Entries entries, NewDeed deed, long staff, String unit, boolean named) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("doer", doer(entries, deed.doer() == null ? staff : deed.doer(), unit));
        own.put("named", named);
        String site = site(entries, deed.site(), unit);
        if (site != null) {
            own.put("site", site);
        }
        if (!named && site == null) {
            entries.wrong("beneficiary", "deedForNobody");
        }
        LocalDate day = entries.need("day", deed.day());
        if (day.isBefore(clock.today())) {
            entries.wrong("day", "inThePast");
        }
        own.put("day", day);
        String wave = wave(entries, deed.wave(), day);
        if (wave != null) {
            own.put("wave", wave);
        }
        return own;
    }

    private long doer(Entries entries, long doer, String unit) {
        boolean ofUnit = members.find(doer)
                .filter(member -> member.active() && member.kind() == Member.Kind.PERSON)
                .filter(member -> unit.equals(member.unit()))
                .isPresent();
        if (!ofUnit) {
            entries.wrong("doer", "doerElsewhere");
        }
        return doer;
    }

    /** The community confirms, and so it cannot be the unit that does it. */
    private @Nullable String site(Entries entries, @Nullable String given, String unit) {
        String site = entries.text("site", given, NAME);
        if (site != null && units.find(site).filter(Unit::active).isEmpty()) {
            entries.wrong("site", "unknown", site);
        }
        if (unit.equals(site)) {
            entries.wrong("site", "siteIsDoers");
        }
        return site;
    }

    private @Nullable String wave(Entries entries, @Nullable String given, LocalDate day) {
        String code = entries.text("wave", given, NAME);
        if (code == null) {
            return null;
        }
        waves.find(code)
                .ifPresentOrElse(
                        wave -> {
                            if (!wave.has(day)) {
                                entries.wrong("wave", "notInWave", wave.begins(), wave.ends());
                            }
                        },
                        () -> entries.wrong("wave", "unknown", code));
        return code;
    }
}
