package org.banshi.demo;

import java.time.LocalDate;
import org.banshi.demo.Event.Doer;
import org.banshi.hotline.RequestLimits;
import org.jspecify.annotations.Nullable;

/** The stories that the table of requests tells by name, each to the state in which it stands now. */
final class Paths {
    private final Course course;
    private final Row row;
    private final RequestLimits limits;
    private final Steps steps;
    private final Turns turns;

    private Paths(Course course) {
        this.course = course;
        this.row = course.row;
        this.limits = course.terms.limits();
        this.steps = new Steps(course);
        this.turns = new Turns(steps);
    }

    /**
     * Walks a request along its path.
     *
     * @param main the course of the request it is merged into
     */
    static void walk(Course course, @Nullable Course main) {
        new Paths(course).raised(course.row.path(), main);
    }

    private void raised(String path, @Nullable Course main) {
        switch (path) {
            case "raised" -> course.alive(course.due(limits.accept()));
            case "raised-late" -> course.dead(course.due(limits.accept()));
            case "answered" -> turns.answer().alive(course.due(limits.silence()));
            case "answered-silent" -> turns.answer().dead(course.due(limits.silence()));
            case "knowledge-answered" -> turns.knowledgeAnswered();
            case "rejected" -> turns.reject(row.reply());
            case "objected" -> {
                turns.reject(row.reply());
                turns.object(row.comment()).alive(course.due(limits.objection()));
            }
            case "rejected-objected-upheld" -> {
                turns.rejectedAndObjected("诉求人的事项就在本市发生，不应不管。");
                turns.decide("uphold", row.reply());
            }
            case "rejected-objected-overturned" -> {
                turns.rejectedAndObjected("这件事影响我们基本生活，请重新研究。");
                turns.decide("overturn", row.internal());
                steps.dispatch().sign().reply(row.reply(), "复核后受理，限时办结。");
                steps.approve().verdict();
            }
            case "withdrawn" -> turns.withdraw();
            case "merged" -> turns.merge(main);
            case "merged-closed" -> {
                course.from(turns.merge(main).approvedAt());
                steps.verdict();
            }
            default -> accepted(path);
        }
    }

    private void accepted(String path) {
        steps.accept();
        switch (path) {
            case "accepted" -> course.alive(course.due(course.byGrade(limits.dispatch())));
            case "accepted-late" -> course.dead(course.due(course.byGrade(limits.dispatch())));
            default -> dispatched(path);
        }
    }

    private void dispatched(String path) {
        steps.dispatch();
        switch (path) {
            case "dispatched" -> course.alive(course.due(course.byGrade(limits.sign())));
            case "dispatched-late-sign" -> {
                course.dead(course.due(course.byGrade(limits.sign())));
                course.require(course.handleDue().isAfter(course.terms.now()));
            }
            case "returned" -> {
                steps.giveBack(row.internal());
                course.alive(course.due(limits.ruling()));
            }
            case "returned-ruled-same" -> {
                steps.giveBack("经研究，该事项不在本单位职责范围内。");
                steps.rule(course.lead(), row.internal()).sign().reply(row.reply(), "");
                steps.approve().verdict();
            }
            case "returned-ruled-other" -> {
                steps.giveBack("经核实，不属本单位职责，建议另行派单。");
                steps.rule(row.line().at("unit2"), "按职责分工，由有管理权限的单位办理。").sign();
                steps.reply().approve().verdict();
            }
            case "handed-down" -> {
                turns.handDown(row.line().at("handTo"));
                steps.sign().reply().approve().verdict();
            }
            default -> signed(path);
        }
    }

    private void signed(String path) {
        steps.sign();
        switch (path) {
            case "working", "reported-about-unit" -> {
                steps.note(row.internal());
                course.alive(course.handleDue());
            }
            case "drafted" -> {
                steps.draft();
                course.alive(course.handleDue());
            }
            case "working-late" -> {
                steps.note(row.internal());
                course.dead(course.handleDue());
                turns.remind();
            }
            case "cohandled-working" -> turns.cohandled();
            case "asked" -> turns.ask(row.internal()).alive(course.handleDue());
            case "paused" -> turns.pause(course.day(course.terms.now()).plusDays(course.between(3, 9)));
            case "extended" -> turns.extend().alive(course.handleDue());
            case "promised" -> turns.promise(course.day(course.terms.now()).plusDays(course.between(20, 100)));
            case "replied-late" -> {
                steps.replyLate();
                course.alive(course.due(limits.review()));
            }
            case "closed-satisfied-late" -> steps.replyLate().approve().verdict();
            case "closed-extended" -> {
                turns.extend();
                steps.reply().approve().verdict();
            }
            case "closed-paused" -> {
                LocalDate until = course.day(course.at()).plusDays(14);
                turns.pause(until);
                turns.replyFrom(course.terms.hours().endOf(until));
                steps.approve().verdict();
            }
            case "closed-promised" -> {
                turns.promise(course.day(course.at()).plusDays(row.internal().contains("五个月") ? 150 : 120));
                turns.replyFrom(course.at().plus(course.minutes(33 * 24 * 60, 48 * 24 * 60)));
                steps.approve().verdict();
            }
            default -> judged(path);
        }
    }

    private void judged(String path) {
        switch (path) {
            case "unsatisfied-then-satisfied" ->
                steps.firstTry(course.reviewer(false)).reply().approve().verdict();
            // The reviewer that people log in as must be free to take the second look.
            case "disputed" -> {
                turns.disputed(new Doer.Login("reviewer2"));
                course.alive(course.due(limits.dispute()));
            }
            case "closed-unsatisfied-second-time" -> {
                turns.disputed(course.reviewer(false));
                turns.closeDisputed(course.reviewer(true));
            }
            case "sent-back" -> {
                steps.reply(row.reply(), "");
                turns.sendBack();
            }
            default -> replied(path);
        }
    }

    private void replied(String path) {
        steps.reply();
        if ("replied".equals(path)) {
            course.alive(course.due(limits.review()));
            return;
        }
        steps.approve();
        switch (path) {
            case "approved" -> course.alive(course.due(limits.callBack()));
            case "approved-unreached" -> turns.unreached().alive(course.due(limits.callBack()));
            case "closed-unreachable" -> turns.unreachable();
            case "closed-satisfied", "reported-about-unit-closed", "danger-110" -> steps.verdict();
            case "reopened" -> {
                steps.verdict();
                turns.reopened();
            }
            default -> throw new IllegalArgumentException("no such path: " + path);
        }
    }
}
