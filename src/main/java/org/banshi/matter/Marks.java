package org.banshi.matter;

import java.util.Map;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.calendar.CityClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lines that rooms above leave on the timeline of a matter of any kind: it was escalated, supervised, listed. They move no
 * clock, change no state and count no version; who raised the matter sees that it happened, and none of its words.
 */
@Service
public class Marks {
    private final MatterRows rows;
    private final Kinds kinds;
    private final Writing writing;
    private final CityClock clock;
    private final JdbcTemplate db;

    Marks(MatterRows rows, Kinds kinds, Writing writing, CityClock clock, JdbcTemplate db) {
        this.rows = rows;
        this.kinds = kinds;
        this.writing = writing;
        this.clock = clock;
        this.db = db;
    }

    /** Takes the matter until the transaction ends, so that nothing happens to it meanwhile; empty if there is none. */
    @Transactional
    public Optional<Matter> hold(String number) {
        return rows.lock(number).map(Locked::matter);
    }

    /**
     * Leaves a line of the house, in the transaction that runs.
     *
     * @param matter its internal number
     * @param name what happened, with a text {@code matter.action.NAME}
     * @param form what is said about it, for staff
     * @throws IllegalArgumentException if its kind has an action of that name, which alone may write such a line
     */
    @Transactional
    public void leave(long matter, String name, Map<String, Object> form) {
        Locked locked = rows.lock(matter).orElseThrow();
        write(locked, Chain.Line.beside(locked, clock.instant(), name), form);
    }

    /**
     * Leaves a line of somebody who may do what it tells; whether this matter is within reach, the caller has asked.
     *
     * @param permission which lets the staff do it, and in which role
     * @throws org.banshi.web.Problem 403 if the staff lacks it
     * @throws IllegalArgumentException as {@link #leave(long, String, Map)}
     */
    @Transactional
    public void leave(long matter, String name, Map<String, Object> form, Actor.Staff staff, Permission permission) {
        Locked locked = rows.lock(matter).orElseThrow();
        write(locked, Chain.Line.beside(locked, clock.instant(), name, staff, permission), form);
    }

    private void write(Locked locked, Chain.Line line, Map<String, Object> form) {
        Matter matter = locked.matter();
        if (kinds.require(matter.kind()).lifecycle().actions().stream()
                .anyMatch(action -> action.name().equals(line.action()))) {
            throw new IllegalArgumentException(matter.kind() + " has an action " + line.action());
        }
        Write write = new Write();
        byte[] hash =
                writing.event(write, matter.id(), new Writing.Addition(locked.lastHash(), line, Map.of("form", form)));
        write.add(
                "update matter_matter set last_hash = ?, length = ?, updated_at = ? where id = ?",
                hash,
                line.seq(),
                line.at(),
                matter.id());
        write.run(db);
    }
}
