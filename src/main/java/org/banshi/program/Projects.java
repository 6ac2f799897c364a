package org.banshi.program;

import java.util.List;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/**
 * The kind {@code project}: a livelihood project (民生实事项目), argued, decided upon, built, put into use and judged by its
 * users (M15, R-J01 to R-J03). Built is not done: only what is in use counts.
 */
@Component
public final class Projects implements Kind {
    /** Name of the kind. */
    public static final String NAME = "project";

    /** Begun and in use within one year (当年开工当年完工); by a date. */
    public static final List<String> TYPES = List.of("year", "dated");

    private final Lifecycle lifecycle;
    private final Lists lists;

    Projects(ProjectLifecycle course, ProgramTimes times, Lists lists) {
        this.lists = lists;
        this.lifecycle = course.declare(times);
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
        return Set.of(
                Milestones.TABLE,
                Slots.TABLE,
                "program_fund",
                ProjectDeciding.TESTS,
                ProjectDeciding.DECISIONS,
                ProjectConsents.TABLE,
                Origins.BALLOTS,
                Origins.CANDIDATES,
                ProjectUse.RATINGS);
    }

    /** A group reads only what it checks, a list office only its own, a unit only what it takes part in. */
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
