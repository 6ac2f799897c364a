package org.banshi.program;

import static org.banshi.access.Role.HANDLER;
import static org.banshi.access.Role.OFFICE;
import static org.banshi.access.Role.SUPERVISOR;
import static org.banshi.matter.Relation.ISSUER;
import static org.banshi.matter.Relation.LEAD;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.access.Role;
import org.banshi.matter.Action;
import org.banshi.matter.Action.Duty;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Owner;
import org.banshi.matter.State;

/** The course of a topic of the month (每月一题): 选题, 方案, 实施, 评估. The whole of it can be read here. */
final class TopicLifecycle {
    private TopicLifecycle() {}

    static Lifecycle declare(TopicWork work, TopicTasks tasks, TopicJudging judging, ProgramTimes times) {
        return Lifecycle.of(
                Topics.NAME,
                List.of(ProgramTimes.END),
                Map.of(),
                states(times),
                Stream.of(planning(work), tasks(tasks), working(work, tasks), judging(judging))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<State> states(ProgramTimes times) {
        return List.of(
                State.open("chosen", new Owner.OfUnit(ISSUER)).clock("appoint", times.by(ProgramLimits::step)),
                State.open("planning", new Owner.OfUnit(LEAD)).clock("plan", times.by(ProgramLimits::step)),
                State.open("planned", new Owner.OfUnit(ISSUER)).clock("approve", times.by(ProgramLimits::sign)),
                State.open("underWay", new Owner.OfUnit(LEAD)),
                State.open("reported", new Owner.Pool(SUPERVISOR)).clock("judge", times.by(ProgramLimits::step)),
                State.end("closed"),
                State.end("dropped"));
    }

    private static List<Action> planning(TopicWork work) {
        return List.of(
                Action.named("appoint")
                        .from("chosen")
                        .to("planning")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.appointForm())
                        .then(work::appoint),
                Action.named("plan")
                        .from("planning")
                        .to("planned")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(work.planForm())
                        .then(work::plan),
                Action.named("sendBack")
                        .from("planned")
                        .to("planning")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.reasonForm())
                        .then(work::sendBack),
                Action.named("approve")
                        .from("planned")
                        .to("underWay")
                        .byUnit(OFFICE, ISSUER)
                        .when(work::endIsAhead, "endIsPast")
                        .then(work::approve),
                Action.named("drop")
                        .from("chosen", "planning", "planned")
                        .to("dropped")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.reasonForm())
                        .then(work::drop));
    }

    private static List<Action> tasks(TopicTasks tasks) {
        String[] states = {"planning", "planned", "underWay"};
        return List.of(
                Action.named("addTask")
                        .from(states)
                        .byUnit(OFFICE, ISSUER)
                        .form(tasks.addForm())
                        .when(tasks::hasFree, "noTaskToAdd")
                        .then(tasks::add),
                Action.named("dropTask")
                        .from(states)
                        .byUnit(OFFICE, ISSUER)
                        .form(tasks.dropForm())
                        .when(tasks::hasAny, "noTaskToDrop")
                        .then(tasks::drop));
    }

    private static List<Action> working(TopicWork work, TopicTasks tasks) {
        return List.of(
                Action.named("progress")
                        .from("underWay")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(work.progressForm()),
                Action.named("policy")
                        .from("planned", "underWay", "reported")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(work.policyForm())
                        .then(work::policy),
                Action.named("redate")
                        .from("underWay")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.redateForm())
                        .then(work::redate),
                Action.named("move")
                        .from("planning", "underWay")
                        .byUnit(OFFICE, ISSUER)
                        .form(work.moveForm())
                        .then(work::move),
                Action.named("report")
                        .from("underWay")
                        .to("reported")
                        .byUnit(HANDLER, LEAD)
                        .duty(Duty.WORK)
                        .form(work.reportForm())
                        .when(tasks::areDone, "tasksOpen")
                        .then(work::report));
    }

    private static List<Action> judging(TopicJudging judging) {
        Role judge = SUPERVISOR;
        return List.of(
                Action.named("sendBack")
                        .from("reported")
                        .to("underWay")
                        .by(judge)
                        .duty(Duty.JUDGE)
                        .form(judging.sendBackForm())
                        .then(judging::sendBack),
                Action.named("judge")
                        .from("reported")
                        .to("closed")
                        .by(judge)
                        .duty(Duty.JUDGE)
                        .form(judging.judgeForm())
                        .when(judging::aMonthHasPassed, "noMonthSince")
                        .when(judging::tasksAreDone, "tasksOpen")
                        .then(judging::judge));
    }
}
