package org.banshi.oversight;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose desks a step of a ladder reaches. */
@Component
final class Recipients {
    private static final long NOBODY = -1;

    private final Units units;
    private final Signers signers;

    Recipients(Units units, Signers signers) {
        this.units = units;
        this.signers = signers;
    }

    /**
     * The desks: at least one, whoever is named or not.
     *
     * @param unit the unit whose turn it is; absent where a pool of the hotline has it, for which supervisors answer
     */
    List<String> of(LadderRule.Tier tier, @Nullable String unit) {
        return switch (tier) {
            case UNIT_HEAD -> unit == null ? role(Role.SUPERVISOR) : heads(unit);
            case SUPERVISOR -> role(Role.SUPERVISOR);
            case UPPER_UNIT -> upper(unit).map(this::heads).orElseGet(() -> role(Role.LEADER));
            case LEADER -> role(Role.LEADER);
        };
    }

    /** The unit above that still works, if there is one. */
    Optional<String> upper(@Nullable String unit) {
        return Optional.ofNullable(unit)
                .flatMap(units::find)
                .map(Unit::parent)
                .flatMap(units::find)
                .filter(Unit::active)
                .map(Unit::code);
    }

    /** Those who sign for it and are there today, or who stands in for them; the whole unit where nobody does. */
    List<String> heads(String unit) {
        Set<Long> signing = signers.canSign(unit, NOBODY);
        return signing.isEmpty()
                ? List.of("unit:" + unit)
                : signing.stream().sorted().map(id -> "staff:" + id).toList();
    }

    private static List<String> role(Role role) {
        return List.of("role:" + role.name());
    }
}
