package org.banshi.monitor;

import java.util.Map;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.springframework.stereotype.Component;

/** The kind {@code opinion}: what a monitor found on a matter (监督意见, M35). */
@Component
public final class Opinions implements Kind {
    /** Name of the kind. */
    public static final String NAME = "opinion";

    private final Lifecycle lifecycle;

    Opinions(OpinionSteps steps) {
        this.lifecycle = OpinionLifecycle.declare(steps);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "monitor_opinion";
    }

    @Override
    public Set<String> columns() {
        return Set.of(OpinionLifecycle.MONITOR, "rounds", "open");
    }

    @Override
    public Map<String, String> taken() {
        return Map.of("monitor_opinion_once", "monitor.writtenAlready");
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.SUPERVISOR, Role.LEADER);
    }
}
