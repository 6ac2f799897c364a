package org.banshi.program;

import java.time.LocalDate;
import java.util.List;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/**
 * How a task is struck off (销号, R-D06): the unit asks with evidence, the group checks, those it is for say their word, a
 * second person signs. What comes back (反弹) comes back with its history.
 */
@Component
final class TaskStrikeOff {
    private final Milestones milestones;
    private final ProgramTimes times;

    TaskStrikeOff(Milestones milestones, ProgramTimes times) {
        this.milestones = milestones;
        this.times = times;
    }

    Field[] askForm() {
        return new Field[] {Field.text("evidence").need(), Field.file("file")};
    }

    Field[] checkForm() {
        return new Field[] {
            Field.choice("how", "visit", "call").need(), Field.text("found").need(), Field.file("file")
        };
    }

    Field[] wordForm() {
        return new Field[] {
            Field.choice("how", "visit", "call", "meeting").need(),
            Field.integer("yes", 0, 100_000).need(),
            Field.integer("no", 0, 100_000).need(),
            Field.text("said")
        };
    }

    Field[] sendBackForm() {
        return new Field[] {Field.text("reason").need(), Field.date("ends")};
    }

    Field[] signForm() {
        return new Field[] {Field.text("remark")};
    }

    Field[] reboundForm() {
        return new Field[] {Field.text("found").need(), Field.date("ends").need()};
    }

    boolean allMilestonesAreAccepted(Situation s) {
        List<Milestone> all = milestones.of(s.matter().id());
        return !all.isEmpty() && all.stream().allMatch(Milestone::isAccepted);
    }

    /** What the unit promised to reach is said to be reached: its clock stands while others look. */
    void ask(Situation s, Change c) {
        c.stop(ProgramTimes.END);
        c.own("strike_offs", s.ownInt("strike_offs") + 1).own("words_yes", 0).own("words_no", 0);
        c.go("strikeOffAsked")
                .tellOwner("program.tell.strikeOffAsked", s.matter().title());
    }

    void check(Situation s, Change c) {
        c.go("checked").tellOwner("program.tell.checked", s.matter().title());
    }

    void word(Situation s, Change c) {
        int yes = s.form().integer("yes").orElseThrow();
        int no = s.form().integer("no").orElseThrow();
        if (yes + no == 0) {
            throw Problem.invalid("yes", "nobodyAsked");
        }
        c.own("words_yes", s.ownInt("words_yes") + yes).own("words_no", s.ownInt("words_no") + no);
    }

    /** Back to work with what was left of the time, or a new date, but at least some working days. */
    void sendBack(Situation s, Change c) {
        s.form()
                .date("ends")
                .ifPresentOrElse(
                        ends -> newDate(s, c, ends),
                        () -> c.resume(ProgramTimes.END, times.timed(ProgramLimits::remedy)));
        c.go("underWay").tellOwner("program.tell.sentBack", s.matter().title());
    }

    private void newDate(Situation s, Change c, LocalDate ends) {
        if (!ends.isAfter(times.today(s))) {
            throw Problem.invalid("ends", "inThePast");
        }
        c.own("ends", ends).startAt(ProgramTimes.END, times.endOf(ends));
    }

    boolean theirWordIsHeard(Situation s) {
        return s.ownInt("words_yes") + s.ownInt("words_no") > 0;
    }

    boolean theirWordIsYes(Situation s) {
        return s.ownInt("words_yes") > s.ownInt("words_no");
    }

    /** The second signature; those who asked are told that it is done. */
    void sign(Situation s, Change c) {
        c.own("signed_on", times.today(s)).set(Fact.SOLVED, true).set(Fact.VERDICT_BY, "staff");
        c.end("struckOff", Outcome.VERDICT);
        c.tellSources("program.tell.done");
    }

    void rebound(Situation s, Change c) {
        c.own("rebounds", s.ownInt("rebounds") + 1)
                .own("signed_on", null)
                .set(Fact.SOLVED, null)
                .set(Fact.VERDICT_BY, null);
        newDate(s, c, s.form().date("ends").orElseThrow());
        c.go("underWay").tellOwner("program.tell.rebound", s.matter().title());
    }
}
