package org.banshi.program;

import java.time.YearMonth;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;

/**
 * Whether a topic helped: a supervisor says, who did none of it, with what residents raised before and since as the evidence,
 * counted at that moment and kept.
 */
@Component
final class TopicJudging {
    private final TopicTasks tasks;
    private final TopicDemand demand;
    private final ProgramTimes times;

    TopicJudging(TopicTasks tasks, TopicDemand demand, ProgramTimes times) {
        this.tasks = tasks;
        this.demand = demand;
        this.times = times;
    }

    Field[] judgeForm() {
        return new Field[] {
            Field.choice("verdict", "effective", "partly", "none").need(),
            Field.text("findings").need()
        };
    }

    Field[] sendBackForm() {
        return new Field[] {Field.text("reason").need()};
    }

    boolean tasksAreDone(Situation s) {
        return tasks.areDone(s);
    }

    /** Without a full month since there is nothing to compare. */
    boolean aMonthHasPassed(Situation s) {
        return TopicDemand.month(s).isBefore(YearMonth.from(times.today(s)));
    }

    void judge(Situation s, Change c) {
        TopicDemand.Figures figures = demand.of(s);
        String verdict = s.form().need("verdict");
        c.own("verdict", verdict).own("closed", true);
        c.own("before_n", figures.before())
                .own("since_n", figures.sinceFull())
                .own("since_months", figures.fullMonths());
        c.set(Fact.SOLVED, !verdict.equals("none")).set(Fact.VERDICT_BY, "staff");
        c.end("closed", Outcome.VERDICT);
    }

    /** Back to work with what was left of the time, but at least some working days. */
    void sendBack(Situation s, Change c) {
        c.resume(ProgramTimes.END, times.timed(ProgramLimits::remedy));
        c.go("underWay").tellOwner("program.tell.topicSentBack", s.matter().title());
    }
}
