package org.banshi.program;

import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/**
 * The kind {@code finding}: what an inspecting group found at a unit, answered by the unit, looked at again by the group, or
 * objected to and decided by people who took no part (M13, R-D01).
 */
@Component
public final class Findings implements Kind {
    /** Name of the kind. */
    public static final String NAME = "finding";

    private final Lifecycle lifecycle;
    private final Lists lists;

    Findings(FindingWork finding, TaskWork work, ProgramTimes times, Lists lists) {
        this.lists = lists;
        this.lifecycle = FindingLifecycle.declare(finding, work, times);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "program_item";
    }

    /** A group reads only what it found, a unit only what was found at it. */
    @Override
    public Set<Role> readers() {
        return Set.of(Role.SUPERVISOR, Role.LEADER);
    }

    @Override
    public void raised(Situation situation, Change change) {
        lists.officeTakesPart(situation, change);
    }
}
