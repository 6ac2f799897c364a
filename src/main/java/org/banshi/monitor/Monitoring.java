package org.banshi.monitor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Ledger;
import org.banshi.matter.Marks;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Relation;
import org.banshi.text.PersonalData;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a monitor does: writes a finding on a matter in sight, and says whether the answer will do. */
@Service
public class Monitoring {
    private static final Set<String> OWN = Set.of("suffices", "insufficient", "withdraw");
    private static final int NEWEST = 100;

    private final Sight sight;
    private final OpinionRows rows;
    private final Ledger ledger;
    private final Marks marks;
    private final Categories categories;
    private final CityClock clock;

    Monitoring(Sight sight, OpinionRows rows, Ledger ledger, Marks marks, Categories categories, CityClock clock) {
        this.sight = sight;
        this.rows = rows;
        this.ledger = ledger;
        this.marks = marks;
        this.categories = categories;
        this.clock = clock;
    }

    /** The newest matters in the monitor's sight that a unit works on, as pages name them. */
    public List<String> inSight(Actor.Staff monitor) {
        Permissions.require(monitor, Permission.MONITOR);
        return sight.list(new Sight.Wanted(true, false), monitor, null, NEWEST).items().stream()
                .filter(seen -> seen.unit() != null && !seen.written())
                .map(Sight.Seen::handle)
                .toList();
    }

    /** The matter with that handle, if it is in the monitor's sight; 404 else. */
    Sight.Seen require(String handle, Actor.Staff monitor) {
        Permissions.require(monitor, Permission.MONITOR);
        return sight.find(handle, monitor).orElseThrow(() -> Problem.notFound("monitor.noSuchMatter"));
    }

    /**
     * Writes a finding, which the unit that leads the matter has to answer.
     *
     * @param handle how pages name the matter
     * @throws Problem 403 no monitor; 404 not in sight; 409 no unit has it yet, or an own finding runs; 422 the words
     */
    @Transactional
    public Receipt write(String handle, @Nullable String typed, Actor.Staff monitor) {
        Sight.Seen seen = require(handle, monitor);
        Reading reading = new Reading();
        String words = reading.words("text", typed, OpinionSteps.MOST);
        if (PersonalData.standsIn(words)) {
            reading.wrong("text", "monitor.personal");
        }
        reading.finish();
        String unit = seen.unit();
        if (unit == null) {
            throw Problem.conflict("monitor.noUnitYet");
        }
        marks.hold(seen.number());
        String title =
                seen.category() == null ? seen.number() : categories.fullName(seen.category()) + " " + seen.number();
        Receipt receipt = ledger.raise(
                new NewMatter(
                        Opinions.NAME,
                        null,
                        null,
                        seen.category(),
                        new NewMatter.Words(title, words),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("list"),
                        NewMatter.Identity.NONE,
                        false,
                        Map.of(
                                "about",
                                seen.id(),
                                OpinionLifecycle.MONITOR,
                                monitor.id(),
                                "appointment",
                                seen.appointment(),
                                "day",
                                clock.today())),
                monitor,
                change -> change.assign(unit, Relation.LEAD).tellOwner("monitor.tell.written", seen.number()));
        marks.leave(seen.id(), "monitored", Map.of("opinion", receipt.number()), monitor, Permission.MONITOR);
        return receipt;
    }

    /**
     * Says whether the answer will do, or takes the own finding back.
     *
     * @param action suffices, insufficient, withdraw
     * @throws Problem 404 no own finding of that number; 403, 409, 422 as {@link Ledger#perform}
     */
    @Transactional
    public void perform(String number, String action, @Nullable String reason, Actor.Staff monitor) {
        Permissions.require(monitor, Permission.MONITOR);
        boolean own =
                rows.of(monitor.id()).stream().anyMatch(row -> row.number().equals(number));
        if (!own || !OWN.contains(action)) {
            throw Problem.notFound("monitor.noSuchOpinion");
        }
        ledger.perform(
                number,
                action,
                action.equals("suffices") || reason == null ? Map.of() : Map.of("reason", reason),
                monitor,
                null);
    }
}
