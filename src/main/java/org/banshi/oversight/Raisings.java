package org.banshi.oversight;

import java.util.Map;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.springframework.stereotype.Component;

/** The kind {@code raising}: what a unit cannot do alone, asked of the tier above (提级, M09, R-D05). */
@Component
public final class Raisings implements Kind {
    /** Name of the kind. */
    public static final String NAME = "raising";

    static final String WAY = "oversight_way";

    private final Lifecycle lifecycle;

    Raisings(RaisingSteps steps, OversightTimes times) {
        this.lifecycle = RaisingLifecycle.declare(steps, times);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "oversight_raising";
    }

    @Override
    public Set<String> columns() {
        return Set.of("open", "refused", "level", "ends");
    }

    @Override
    public Set<String> tables() {
        return Set.of(WAY);
    }

    @Override
    public Map<String, String> taken() {
        return Map.of("oversight_raising_once", "oversight.raisedAlready");
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.SUPERVISOR, Role.LEADER);
    }
}
