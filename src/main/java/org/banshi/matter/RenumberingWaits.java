package org.banshi.matter;

import java.time.Duration;
import java.time.Instant;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;

/** The waiting time of lost numbers, as the security administrator sets it. */
@Service
public class RenumberingWaits {
    private final Rules rules;
    private final Accounts accounts;
    private final CityClock clock;

    RenumberingWaits(Rules rules, Accounts accounts, CityClock clock) {
        this.rules = rules;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What holds, in hours: the preset where somebody published who may not decide. */
    public int hours() {
        Versioned<RenumberingWait> current = rules.current(RenumberingWait.RULE);
        Long by = current.byStaff();
        boolean holds = by == null
                || accounts.find(by)
                        .filter(account -> !account.disabled())
                        .map(Account::roles)
                        .filter(roles -> roles.stream().anyMatch(Permission.RENUMBERINGS_DECIDE.roles()::contains))
                        .isPresent();
        return (holds ? current.value() : RenumberingWait.RULE.preset()).hours();
    }

    /** Number of the last version, which {@link #set} builds upon. */
    public int version() {
        return rules.history(RenumberingWait.RULE).getFirst().version();
    }

    /**
     * Sets another time, for what is put down from now on.
     *
     * @throws Problem 403, 422 {@code hours}, {@code why}, 409 if somebody published in between
     */
    public void set(String hours, String why, int expectedVersion, Actor.Staff staff) {
        Permissions.require(staff, Permission.RENUMBERINGS_DECIDE);
        String typed = hours.strip();
        int wanted = typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
        if (wanted < RenumberingWait.LEAST || wanted > RenumberingWait.MOST) {
            throw Problem.invalid("hours", "outOfRange", RenumberingWait.LEAST, RenumberingWait.MOST);
        }
        if (why.isBlank() || why.length() > 500) {
            throw why.isBlank() ? Problem.invalid("why", "required") : Problem.invalid("why", "tooLong", 500);
        }
        rules.publish(
                RenumberingWait.RULE, new RenumberingWait(wanted), clock.instant(), staff.id(), why, expectedVersion);
    }

    /** The first moment at which something put down now can be approved. */
    Instant from(Instant now) {
        return now.plus(Duration.ofHours(hours()));
    }
}
