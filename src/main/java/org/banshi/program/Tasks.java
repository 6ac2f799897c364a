package org.banshi.program;

import java.util.List;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/** The kind {@code task}: work promised on a list, with road map, dates, target and somebody answerable (M11, M12). */
@Component
public final class Tasks implements Kind {
    /** Name of the kind. */
    public static final String NAME = "task";

    /** By a date; within the year (当年开工当年完工); long-running. */
    public static final List<String> TYPES = List.of("dated", "year", "long");

    private final Lifecycle lifecycle;
    private final Lists lists;

    Tasks(TaskDrafting drafting, TaskWork work, TaskStrikeOff strikeOff, ProgramTimes times, Lists lists) {
        this.lists = lists;
        this.lifecycle = TaskLifecycle.declare(drafting, work, strikeOff, times);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "program_item";
    }

    @Override
    public Set<String> tables() {
        return Set.of("program_milestone", "program_fund", Slots.TABLE);
    }

    /** A group reads only what it checks, a list office only what it gave out, a unit only what it takes part in. */
    @Override
    public Set<Role> readers() {
        return Set.of(Role.SUPERVISOR, Role.LEADER);
    }

    @Override
    public List<String> types() {
        return TYPES;
    }

    @Override
    public void raised(Situation situation, Change change) {
        lists.officeTakesPart(situation, change);
    }
}
