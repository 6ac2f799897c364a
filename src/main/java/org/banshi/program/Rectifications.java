package org.banshi.program;

import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/**
 * The kind {@code rectification}: what a screening found, verified, put on the ledger, mended, and accepted in as many
 * rounds as it takes (M14).
 *
 * <p>Each is passed on its own. No action, here or anywhere, passes several at once: whoever passes one has looked at that
 * one, says what was found, and stands on its timeline with it.
 */
@Component
public final class Rectifications implements Kind {
    /** Name of the kind. */
    public static final String NAME = "rectification";

    /** States before it is on the ledger, and that of what was no problem. */
    static final Set<String> KEPT = Set.of("found", "verified", "dropped");

    private final Lifecycle lifecycle;
    private final Lists lists;

    Rectifications(RectificationWork repair, TaskWork work, ProgramTimes times, Lists lists) {
        this.lists = lists;
        this.lifecycle = RectificationLifecycle.declare(repair, work, times);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "program_item";
    }

    @Override
    public Set<String> tables() {
        return Set.of(RectificationWork.ROUNDS);
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.SUPERVISOR, Role.LEADER);
    }

    /** What is not verified, or was found to be no problem, is nobody's business but the office's and the group's. */
    @Override
    public Set<String> keptIn() {
        return KEPT;
    }

    @Override
    public void raised(Situation situation, Change change) {
        lists.officeTakesPart(situation, change);
    }
}
