package org.banshi.program;

import java.time.LocalDate;
import java.util.Map;
import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** How a hard problem finds its people, its goal and its date, before work begins. */
@Component
final class ProblemChoosing {
    private final ProblemPeople people;
    private final ProblemForms forms;
    private final ProgramTimes times;

    ProblemChoosing(ProblemPeople people, ProblemForms forms, ProgramTimes times) {
        this.people = people;
        this.forms = forms;
        this.times = times;
    }

    Field[] chooseForm() {
        return new Field[] {
            people.field(ProblemPeople.LEADER, Role.LEADER).need(),
            Field.choice("unit", people::handlingUnits).need(),
            people.field(ProblemPeople.HELPER, Role.HELPER).need(),
            Field.bool("key")
        };
    }

    Field[] fixForm() {
        return new Field[] {
            Field.text("goal").need().startingWithOwn("goal"),
            Field.text("measures").need().upTo(10_000).startingWithOwn("measures"),
            Field.date("endDate").need().startingWithOwn("end_date")
        };
    }

    Field[] startForm() {
        return new Field[] {
            people.field(ProblemPeople.MONITOR, Role.MONITOR).need(),
            people.field(ProblemPeople.APPRAISER, Role.APPRAISER).need()
        };
    }

    Field[] replaceForm() {
        return new Field[] {
            people.field(ProblemPeople.LEADER, Role.LEADER),
            people.field(ProblemPeople.HELPER, Role.HELPER),
            people.field(ProblemPeople.MONITOR, Role.MONITOR),
            people.field(ProblemPeople.APPRAISER, Role.APPRAISER),
            Field.text("reason").need()
        };
    }

    Field[] moveForm() {
        return new Field[] {
            Field.choice("unit", people::handlingUnits).need(),
            Field.text("reason").need()
        };
    }

    Field[] redateForm() {
        return new Field[] {Field.date("endDate").need(), Field.text("reason").need()};
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need()};
    }

    void choose(Situation s, Change c) {
        people.check(s);
        long leader = Long.parseLong(s.form().need(ProblemPeople.LEADER));
        c.own(ProblemPeople.LEADER, leader).own("key", key(s, leader));
        c.own(ProblemPeople.HELPER, Long.valueOf(s.form().need(ProblemPeople.HELPER)));
        c.assign(s.form().need("unit"), Relation.LEAD);
        c.go("chosen").assignPerson(leader);
        c.tellOwner("program.tell.problemChosen", s.matter().number());
    }

    /** A leader's first one is the key problem; with one already, another can be taken only beside it. */
    private boolean key(Situation s, long leader) {
        boolean has = people.hasKeyProblem(leader, s);
        if (!(s.form().values().get("key") instanceof Boolean key)) {
            return !has;
        }
        if (key && has) {
            throw Problem.invalid("key", "leaderHasKeyProblem");
        }
        if (!key && !has) {
            throw Problem.invalid("key", "firstIsKeyProblem");
        }
        return key;
    }

    boolean isNotKey(Situation s) {
        return !s.ownYes("key");
    }

    boolean leaderIsFree(Situation s) {
        return s.ownText(ProblemPeople.LEADER)
                .map(Long::valueOf)
                .filter(leader -> !people.hasKeyProblem(leader, s))
                .isPresent();
    }

    void makeKey(Situation s, Change c) {
        c.own("key", true);
    }

    void fillNeed(Situation s, Change c) {
        forms.keep(s, c, ProblemForms.NEED);
    }

    void fix(Situation s, Change c) {
        LocalDate day = times.future(s, "endDate");
        c.own("goal", s.form().need("goal")).own("measures", s.form().need("measures"));
        c.own("end_date", day).go("fixed");
    }

    void sendBack(Situation s, Change c) {
        toLeader(s, c, "chosen");
        c.tellOwner("program.tell.problemSentBack", s.matter().number());
    }

    /** Into a state that the leader owns. */
    static void toLeader(Situation s, Change c, String state) {
        c.go(state).assignPerson(Long.parseLong(s.ownText(ProblemPeople.LEADER).orElseThrow()));
    }

    boolean endIsAhead(Situation s) {
        return endDate(s).isAfter(times.today(s));
    }

    private static LocalDate endDate(Situation s) {
        return LocalDate.parse(s.ownText("end_date").orElseThrow());
    }

    void start(Situation s, Change c) {
        people.check(s);
        c.own(ProblemPeople.MONITOR, Long.valueOf(s.form().need(ProblemPeople.MONITOR)));
        c.own(ProblemPeople.APPRAISER, Long.valueOf(s.form().need(ProblemPeople.APPRAISER)));
        c.startAt(ProgramTimes.END, times.endOf(endDate(s)));
        c.start(ProblemSolving.PROCESS_CHECK, times.timed(ProgramLimits::processCheck));
        toLeader(s, c, "solving");
        c.tellOwner("program.tell.problemStarted", s.matter().number());
    }

    /** People change posts; who comes in keeps apart as those before did. */
    void replace(Situation s, Change c) {
        if (s.form().values().size() == 1) {
            throw Problem.invalid(ProblemPeople.LEADER, "nobodyNamed");
        }
        people.check(s);
        Map<String, Long> after = people.after(s);
        after.forEach((part, person) -> {
            if (s.form().text(part).isPresent()) {
                c.own(part, person);
            }
        });
        if (s.form().text(ProblemPeople.LEADER).isPresent()) {
            long leader = java.util.Objects.requireNonNull(after.get(ProblemPeople.LEADER));
            c.own("key", !people.hasKeyProblem(leader, s));
            if (s.matter().ownerUnit() != null) {
                c.assignPerson(leader)
                        .tellOwner("program.tell.problemChosen", s.matter().number());
            }
        }
    }

    /** Another unit has to do it; the leader stays, and who judges may not come from it. */
    void move(Situation s, Change c) {
        String unit = s.form().need("unit");
        if (unit.equals(s.matter().leadUnit())) {
            throw Problem.invalid("unit", "sameUnit");
        }
        people.check(s);
        c.assign(unit, Relation.LEAD)
                .tellOwner("program.tell.problemMoved", s.matter().number());
        s.ownText(ProblemPeople.LEADER)
                .filter(_ -> s.matter().ownerUnit() != null)
                .ifPresent(leader -> c.assignPerson(Long.parseLong(leader)));
    }

    /** Another date, with the reason; those before stay on the timeline. */
    void redate(Situation s, Change c) {
        LocalDate day = times.future(s, "endDate");
        c.own("end_date", day).stop(ProgramTimes.END).startAt(ProgramTimes.END, times.endOf(day));
        c.tellOwner("program.tell.redated", s.matter().title(), day.toString());
    }

    void drop(Situation s, Change c) {
        c.own("active", false).end("dropped", Outcome.REJECTED);
    }
}
