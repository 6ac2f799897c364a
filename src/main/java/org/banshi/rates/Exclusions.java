package org.banshi.rates;

import java.util.Map;
import java.util.Set;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.springframework.stereotype.Component;

/** The kind {@code exclusion}: a unit asks that a request be left out of its appraisal (剔除, R-K04). */
@Component
public final class Exclusions implements Kind {
    /** Name of the kind. */
    public static final String NAME = "exclusion";

    private final Lifecycle lifecycle;

    Exclusions(ExclusionSteps steps) {
        this.lifecycle = ExclusionLifecycle.declare(steps);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "rates_exclusion";
    }

    @Override
    public Set<String> columns() {
        return Set.of("runs", "granted_at", "granted_by", "declined_by");
    }

    @Override
    public Map<String, String> taken() {
        return Map.of("rates_exclusion_once", "rates.excludedAlready");
    }

    @Override
    public Set<Role> readers() {
        return Permission.EXCLUSIONS_READ.roles();
    }
}
