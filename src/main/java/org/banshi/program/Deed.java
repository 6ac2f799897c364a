package org.banshi.program;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.springframework.stereotype.Component;

/** The kind {@code deed}: something done for people, which counts once somebody other than its doer has confirmed it. */
@Component
final class Deed implements Kind {
    static final String NAME = "deed";

    private final Lifecycle lifecycle;
    private final Members members;
    private final ProgramTimes times;

    Deed(DeedSteps steps, Members members, ProgramTimes times) {
        this.lifecycle = DeedLifecycle.declare(steps, times);
        this.members = members;
        this.times = times;
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "program_deed";
    }

    @Override
    public Set<String> columns() {
        return Set.of("persons", "person_times", "items", "done_on", "reworks");
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.OFFICE, Role.GROUP, Role.SUPERVISOR, Role.LEADER);
    }

    @Override
    public List<String> types() {
        return Deeds.TYPES;
    }

    /** It belongs to the doer's unit and to the doer, and its clock is its day. */
    @Override
    public void raised(Situation s, Change c) {
        Member doer = members.require(DeedSteps.doer(s));
        if (doer.unit() != null) {
            c.assign(doer.unit(), Relation.LEAD);
        }
        c.assignPerson(doer.id());
        s.ownText("site").ifPresent(site -> c.assign(site, Relation.CHECKER));
        c.startAt(ProgramTimes.END, times.endOf(LocalDate.parse(s.ownText("day").orElseThrow())));
        c.tellOwner("program.tell.deedToDoer", s.matter().number());
        c.tellRaiser("program.tell.deedRegistered", s.matter().number());
    }
}
