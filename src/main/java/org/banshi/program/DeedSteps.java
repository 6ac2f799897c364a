package org.banshi.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.springframework.stereotype.Component;

/** What is done with a deed: doing it, and somebody else's word on it. */
@Component
final class DeedSteps {
    private static final int MANY = 10_000_000;

    private final ProgramTimes times;
    private final Members members;

    DeedSteps(ProgramTimes times, Members members) {
        this.times = times;
        this.members = members;
    }

    Field[] doneForm() {
        return new Field[] {
            Field.integer("persons", 0, MANY),
            Field.integer("personTimes", 0, MANY),
            Field.integer("items", 0, MANY),
            Field.text("note")
        };
    }

    Field[] judgeForm() {
        return new Field[] {Field.bool("solved").need(), Field.integer("satisfaction", 1, 5), Field.text("comment")};
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need().upTo(500)};
    }

    static long doer(Situation s) {
        return s.ownText("doer").map(Long::parseLong).orElseThrow();
    }

    /** Three numbers that say different things; at least one of them, and nobody is reached less than once. */
    void done(Situation s, Change c) {
        int persons = s.form().integer("persons").orElse(0);
        int personTimes = s.form().integer("personTimes").orElse(persons);
        int items = s.form().integer("items").orElse(0);
        List<FieldError> errors = new ArrayList<>();
        if (personTimes < persons) {
            errors.add(FieldError.of("personTimes", "personTimesTooFew"));
        }
        if (personTimes == 0 && items == 0) {
            errors.add(FieldError.of("persons", "nothingCounted"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        c.own("persons", persons).own("person_times", personTimes).own("items", items);
        c.own("done_on", times.today(s)).stop(ProgramTimes.END).go("done");
        c.tellRaiser("program.tell.deedDone", s.matter().number());
    }

    /** Neither the doer nor anybody of the doer's unit confirms it, whatever they are besides. */
    boolean isNotTheirs(Situation s) {
        return !(s.actor() instanceof Actor.Staff staff)
                || staff.id() != doer(s)
                        && (staff.unit() == null
                                || !Objects.equals(staff.unit(), s.matter().leadUnit()));
    }

    /** Confirmed, it counts; denied, it goes back to its doer, or to the unit where the doer has left. */
    void judge(Situation s, Change c) {
        boolean solved = s.form().yes("solved");
        c.set(Fact.SOLVED, solved);
        c.set(Fact.SATISFACTION, s.form().integer("satisfaction").orElse(null));
        c.set(Fact.VERDICT_BY, s.actor() instanceof Actor.Raiser ? "raiser" : "staff");
        if (solved) {
            c.end("confirmed", Outcome.VERDICT);
            return;
        }
        c.own("reworks", s.ownInt("reworks") + 1).own("done_on", null);
        c.resume(ProgramTimes.END, times.timed(ProgramLimits::remedy));
        c.go("registered");
        if (members.find(doer(s)).filter(Member::active).isPresent()) {
            c.assignPerson(doer(s));
        }
        c.tellOwner("program.tell.deedSentBack", s.matter().number());
    }

    void withdraw(Situation s, Change c) {
        c.end("withdrawn", Outcome.WITHDRAWN);
    }
}
