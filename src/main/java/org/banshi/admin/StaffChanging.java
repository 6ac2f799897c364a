package org.banshi.admin;

import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.people.Because;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** Changes members of the staff as typed, without touching the other powers. */
@Component
class StaffChanging {
    private final Members members;
    private final Accounts accounts;

    StaffChanging(Members members, Accounts accounts) {
        this.members = members;
        this.accounts = accounts;
    }

    /**
     * Changes one of the staff.
     *
     * @throws Problem 422 if a field is wrong, the roles are not for the new unit, or it would send another power away
     */
    void change(Actor.Staff me, Member before, Member wanted, Because because) {
        if (before.active() && !wanted.active()) {
            requireNoPower(me, before.id());
        }
        accounts.checkUnit(before.id(), wanted.unit());
        members.update(wanted, because);
    }

    /** Whoever holds one of the three powers is not sent away by another of them: the account is disabled first. */
    private void requireNoPower(Actor.Staff me, long id) {
        boolean power = accounts.find(id)
                .filter(account -> !account.disabled())
                .map(account -> account.roles().contains(Role.SECURITY)
                        || account.roles().contains(Role.AUDITOR))
                .orElse(false);
        if (power || me.id() == id) {
            throw Problem.invalid("active", power ? "staff.power" : "staff.self");
        }
    }
}
