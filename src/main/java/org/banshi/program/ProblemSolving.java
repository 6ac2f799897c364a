package org.banshi.program;

import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.RunningClock;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/** How a hard problem is solved, watched, judged and shown to everybody. */
@Component
final class ProblemSolving {
    /** The clock after which the monitor must look again. */
    static final String PROCESS_CHECK = "processCheck";

    /** The clock of the monitor's look. */
    static final String PROCESS_FORM = "processForm";

    /** Marks up to this one send it back to work, solved or not. */
    private static final int BAD = 2;

    private final ProblemForms forms;
    private final ProgramTimes times;

    ProblemSolving(ProblemForms forms, ProgramTimes times) {
        this.forms = forms;
        this.times = times;
    }

    Field[] progressForm() {
        return new Field[] {Field.text("text").need().upTo(10_000)};
    }

    Field[] publishForm() {
        return new Field[] {Field.text("publicText").need().upTo(10_000)};
    }

    Field[] objectForm() {
        return new Field[] {Field.text("ground").need()};
    }

    /** Two months have passed: the monitor is asked to look, while work goes on. */
    void openCheck(Situation s, Change c) {
        c.stop(PROCESS_CHECK).start(PROCESS_FORM, times.timed(ProgramLimits::slot));
        c.ask(Role.MONITOR).tellOwner("program.tell.processCheck", s.matter().number());
    }

    boolean noCheckIsOpen(Situation s) {
        return s.clock(PROCESS_FORM).isEmpty();
    }

    /** The monitor may look at any time; the next two months begin with each look. */
    void fillProcess(Situation s, Change c) {
        forms.keep(s, c, ProblemForms.PROCESS);
        c.stop(PROCESS_FORM).stop(PROCESS_CHECK).decided();
        c.start(PROCESS_CHECK, times.timed(ProgramLimits::processCheck));
    }

    void finish(Situation s, Change c) {
        c.own("evaluated", false).stop(ProgramTimes.END).stop(PROCESS_CHECK);
        c.go("evaluated").ask(Role.APPRAISER);
    }

    boolean isEvaluated(Situation s) {
        return s.ownYes("evaluated");
    }

    boolean isNotEvaluated(Situation s) {
        return !isEvaluated(s);
    }

    /** The appraiser's word; a bad one sends it back to work. */
    void evaluate(Situation s, Change c) {
        forms.keep(s, c, ProblemForms.RESULT);
        boolean solved = s.form().yes("solved");
        int satisfaction = s.form().integer("satisfaction").orElse(0);
        c.set(Fact.SOLVED, solved).set(Fact.SATISFACTION, satisfaction).set(Fact.VERDICT_BY, "staff");
        c.decided();
        if (solved && satisfaction > BAD) {
            c.own("evaluated", true)
                    .tellOwner("program.tell.problemEvaluated", s.matter().number());
        } else {
            c.own("reworks", s.ownInt("reworks") + 1);
            back(s, c);
        }
    }

    /** Back to work with what was left of the time, and the monitor's two months begin again. */
    private void back(Situation s, Change c) {
        c.resume(ProgramTimes.END, times.timed(ProgramLimits::remedy));
        c.start(PROCESS_CHECK, times.timed(ProgramLimits::processCheck));
        ProblemChoosing.toLeader(s, c, "solving");
        c.tellOwner("program.tell.problemSentBack", s.matter().number());
    }

    void publish(Situation s, Change c) {
        c.own("public_text", s.form().need("publicText")).go("onNotice");
    }

    boolean noticeStands(Situation s) {
        RunningClock notice = s.clock("notice").orElse(null);
        return notice == null || notice.due() == null || s.now().isBefore(notice.due());
    }

    /** An objection with a ground sends it back, whoever objected: what counts is what was said. */
    void object(Situation s, Change c) {
        c.own("objected", s.ownInt("objected") + 1).own("evaluated", false);
        back(s, c);
    }

    void close(Situation s, Change c) {
        c.own("active", false).own("closed", true).end("closed", Outcome.VERDICT);
    }
}
