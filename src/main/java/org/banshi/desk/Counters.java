package org.banshi.desk;

import java.time.Duration;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.web.Count;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The numbers above an inbox: one question to the database for all four. */
@Component
final class Counters {
    static final String LATE = "late";
    static final String SOON = "soon";
    static final String NEW = "new";
    private static final Duration PRESSING = Duration.ofHours(24);

    private final Matters matters;
    private final CityClock clock;

    Counters(Matters matters, CityClock clock) {
        this.matters = matters;
        this.clock = clock;
    }

    /**
     * What waits.
     *
     * @param open all of it
     * @param soon due within a day
     * @param late overdue
     * @param fresh raised today
     */
    record Numbers(Count open, Count soon, Count late, Count fresh) {}

    /** Who has an inbox works through it; who only reads watches over all of it. */
    static boolean watches(Actor.Staff staff) {
        return staff.roles().stream().allMatch(role -> role.equals(Role.SUPERVISOR) || role.equals(Role.LEADER));
    }

    /** What stands behind a number: {@link #LATE}, {@link #SOON}, {@link #NEW}, a state, or everything. */
    Query query(Actor.Staff staff, @Nullable String which) {
        Query all = Query.of(watches(staff) ? Query.Scope.BY_DUE : Query.Scope.INBOX);
        return switch (which) {
            case LATE -> all.overdue(true);
            case SOON -> all.overdue(false).dueBefore(clock.instant().plus(PRESSING));
            case NEW -> all.since(clock.today().atStartOfDay(clock.getZone()).toInstant());
            case null, default -> Filters.inState(all, which);
        };
    }

    /** The numbers of one reader. */
    Numbers of(Actor.Staff staff) {
        List<Count> counts = matters.counts(
                List.of(query(staff, null), query(staff, SOON), query(staff, LATE), query(staff, NEW)), staff);
        return new Numbers(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    }
}
