package org.banshi.matter;

import org.banshi.people.UnitClosing;
import org.banshi.web.Problem;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Somebody has to answer for every open matter: a unit that has one stays switched on, and one that is switched off gets
 * none. The database holds both ({@code people_unit_is_free}, {@code matter_party_unit_works}); here it is put into words.
 */
@Component
final class UnitKeeping {
    private final Matters matters;

    UnitKeeping(Matters matters) {
        this.matters = matters;
    }

    @EventListener
    void on(UnitClosing closing) {
        long open = matters.openOf(closing.code());
        if (open > 0) {
            throw Problem.invalid("active", "unit.open", open);
        }
    }

    /** What whoever came too late is told, if the database refused for this reason. */
    static RuntimeException told(DataIntegrityViolationException refused) {
        String said = String.valueOf(refused.getMostSpecificCause().getMessage());
        if (said.contains("somebody who is switched off")) {
            return Problem.conflict("personSwitchedOff");
        }
        return said.contains("matter_party_unit_works") || said.contains("a unit that is switched off")
                ? Problem.conflict("unitSwitchedOff")
                : refused;
    }
}
