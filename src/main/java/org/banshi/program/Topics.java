package org.banshi.program;

import java.util.Map;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.springframework.stereotype.Component;

/** The kind {@code topic}: what many raise, taken up as the topic of a month (每月一题; M03, R-H25). */
@Component
public final class Topics implements Kind {
    /** Name of the kind. */
    public static final String NAME = "topic";

    private final Lifecycle lifecycle;

    Topics(TopicWork work, TopicTasks tasks, TopicJudging judging, ProgramTimes times) {
        this.lifecycle = TopicLifecycle.declare(work, tasks, judging, times);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "program_topic";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "begins", "ends", "measures", "result", "verdict", "before_n", "since_n", "since_months", "closed");
    }

    @Override
    public Set<String> tables() {
        return Set.of(TopicTasks.TABLE, TopicWork.POLICIES);
    }

    @Override
    public Map<String, String> taken() {
        return Map.of("program_topic_task_once", "taskHasTopic");
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.DISPATCHER, Role.OFFICE, Role.GROUP, Role.SUPERVISOR, Role.LEADER);
    }
}
