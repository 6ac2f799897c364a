package org.banshi.program;

import java.time.LocalDate;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/** How a finding is answered and looked at again, and how an objection to it is decided. */
@Component
final class FindingWork {
    /** Whoever did one of these took part, and steps aside when an objection is decided. */
    private static final Set<String> PART = Set.of("raise", "answer", "recheck", "sendBack", "redate", "object");

    private final ProgramTimes times;

    FindingWork(ProgramTimes times) {
        this.times = times;
    }

    Field[] answerForm() {
        return new Field[] {Field.text("done").need(), Field.file("file")};
    }

    Field[] recheckForm() {
        return new Field[] {
            Field.choice("how", "visit", "call", "papers").need(),
            Field.text("found").need(),
            Field.file("file")
        };
    }

    Field[] sendBackForm() {
        return new Field[] {Field.text("reason").need(), Field.date("ends").need()};
    }

    Field[] objectForm() {
        return new Field[] {Field.text("ground").need(), Field.file("file")};
    }

    Field[] reviewForm() {
        return new Field[] {Field.text("reason").need()};
    }

    /** The unit says what was done: its clock stands while the group looks. */
    void answer(Situation s, Change c) {
        c.stop(ProgramTimes.END);
        c.go("answered").tellOwner("program.tell.answered", s.matter().title());
    }

    void recheck(Situation s, Change c) {
        c.own("rechecks", s.ownInt("rechecks") + 1);
        c.set(Fact.SOLVED, true).set(Fact.VERDICT_BY, "staff");
        c.end("closed", Outcome.VERDICT);
    }

    void sendBack(Situation s, Change c) {
        LocalDate ends = times.future(s, "ends");
        c.own("rechecks", s.ownInt("rechecks") + 1).own("ends", ends);
        c.startAt(ProgramTimes.END, times.endOf(ends));
        c.go("opened").tellOwner("program.tell.sentBack", s.matter().title());
    }

    boolean isTheFirstObjection(Situation s) {
        return s.ownText("objected_at").isEmpty();
    }

    boolean isInTimeToObject(Situation s) {
        return times.within(times.limits().objection(), s.matter().raisedAt(), s.now());
    }

    /** While it is not known whether the finding holds, nobody is late with it. */
    void object(Situation s, Change c) {
        c.stop(ProgramTimes.END).own("objected_at", s.now());
        c.go("objected").tellOwner("program.tell.objected", s.matter().title());
    }

    boolean tookNoPart(Situation s) {
        return !s.didBefore(PART);
    }

    /** It holds: the unit has what was left of the time, but at least some working days. */
    void uphold(Situation s, Change c) {
        reviewed(s, c);
        c.resume(ProgramTimes.END, times.timed(ProgramLimits::remedy));
        c.go("opened").tellOwner("program.tell.upheld", s.matter().title());
    }

    /** It does not hold, and was none: refused with its ground, not solved. */
    void lift(Situation s, Change c) {
        reviewed(s, c);
        c.end("lifted", Outcome.REJECTED);
    }

    private static void reviewed(Situation s, Change c) {
        c.own("reviewed_by", ((Actor.Staff) s.actor()).id());
    }
}
