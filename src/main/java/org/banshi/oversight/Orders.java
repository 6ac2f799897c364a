package org.banshi.oversight;

import java.util.Map;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.springframework.stereotype.Component;

/** The kind {@code order}: an order of supervision (督办) on one or many matters, or on none, from a meeting (R-D01, M34). */
@Component
public final class Orders implements Kind {
    /** Name of the kind. */
    public static final String NAME = "order";

    static final String ORDERED = "oversight_ordered";

    private final Lifecycle lifecycle;

    Orders(OrderSteps steps, OversightTimes times) {
        this.lifecycle = OrderLifecycle.declare(steps, times);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "oversight_order";
    }

    @Override
    public Set<String> columns() {
        return Set.of("ends", "ask_until", "extended", "sent_back");
    }

    @Override
    public Set<String> tables() {
        return Set.of(ORDERED);
    }

    @Override
    public Map<String, String> taken() {
        return Map.of("oversight_ordered_once", "oversight.orderedMeanwhile");
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.SUPERVISOR, Role.LEADER);
    }
}
