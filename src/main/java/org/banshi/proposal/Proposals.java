package org.banshi.proposal;

import java.util.Set;
import org.banshi.access.Permission;
import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/** The kind {@code proposal}: what a resident puts forward to an open call (群众出题, M30). */
@Component
public final class Proposals implements Kind {
    /** Name of the kind. */
    public static final String NAME = "proposal";

    private final Lifecycle lifecycle;

    Proposals(ProposalSteps steps) {
        this.lifecycle = ProposalLifecycle.declare(steps);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "proposal_entry";
    }

    @Override
    public Set<String> columns() {
        return Set.of("gathered_into", "words", "target", "request");
    }

    @Override
    public Set<Role> readers() {
        return Permission.CALLS_SCORE.roles();
    }

    @Override
    public boolean isOpenToPhone() {
        return true;
    }

    @Override
    public void raised(Situation situation, Change change) {
        change.tellRaiser("proposal.tell.received", situation.matter().number());
    }
}
