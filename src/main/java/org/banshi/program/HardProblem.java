package org.banshi.program;

import java.util.Map;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/** The kind {@code hardProblem}: what a leader takes upon himself to solve. */
@Component
final class HardProblem implements Kind {
    static final String NAME = "hardProblem";

    private final Lifecycle lifecycle;
    private final ProblemPeople people;

    HardProblem(
            ProblemChoosing choosing,
            ProblemSolving solving,
            ProblemForms forms,
            ProgramTimes times,
            ProblemPeople people) {
        this.people = people;
        this.lifecycle = ProblemLifecycle.declare(choosing, solving, forms, times);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "program_problem";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "leader",
                "helper",
                "monitor",
                "appraiser",
                "key",
                "active",
                "goal",
                "measures",
                "end_date",
                "need",
                "process",
                "result",
                "evaluated",
                "closed",
                "public_text",
                "objected",
                "reworks");
    }

    @Override
    public void checkNamed(Situation situation) {
        people.check(situation);
    }

    @Override
    public Set<String> tables() {
        return Set.of(ProblemForms.TABLE);
    }

    @Override
    public Map<String, String> taken() {
        return Map.of("program_problem_one_key", "leaderHasKeyProblem");
    }

    /** Helper, monitor and appraiser read those in which they are named. */
    @Override
    public Set<Role> readers() {
        return Set.of(Role.OFFICE, Role.GROUP, Role.SUPERVISOR, Role.LEADER);
    }
}
