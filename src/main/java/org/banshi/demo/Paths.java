package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.banshi.calendar.Limit;
import org.banshi.demo.Event.Doer;
import org.banshi.demo.Event.Later;
import org.banshi.hotline.RequestLimits;
import org.jspecify.annotations.Nullable;

/** The stories that the table of requests tells by name, each to the state in which it stands now. */
final class Paths {
    private final Course course;
    private final Row row;
    private final RequestLimits limits;
    private final Steps steps;
    private final @Nullable Course main;

    private Paths(Course course, @Nullable Course main) {
        this.course = course;
        this.row = course.row;
        this.limits = course.terms.limits();
        this.steps = new Steps(course);
        this.main = main;
    }

    /**
     * Walks a request along its path.
     *
     * @param main the course of the request it is merged into
     */
    static void walk(Course course, @Nullable Course main) {
        Paths paths = new Paths(course, main);
        paths.intake(course.row.path());
    }

    private void intake(String path) {
        switch (path) {
            case "raised" -> course.alive(course.due(limits.accept()));
            case "raised-late" -> course.dead(course.due(limits.accept()));
            case "accepted" -> {
                steps.accept();
                course.alive(course.due(course.byGrade(limits.dispatch())));
            }
            case "accepted-late" -> {
                steps.accept();
                course.dead(course.due(course.byGrade(limits.dispatch())));
            }
            case "answered" -> answer().alive(course.due(limits.silence()));
            case "answered-silent" -> answer().dead(course.due(limits.silence()));
            case "knowledge-answered" -> knowledgeAnswered();
            case "rejected" -> reject(row.reply());
            case "rejected-objected-upheld" -> {
                object("诉求人的事项就在本市发生，不应不管。");
                decide("uphold", row.reply());
            }
            case "rejected-objected-overturned" -> {
                object("这件事影响我们基本生活，请重新研究。");
                decide("overturn", row.internal());
                steps.dispatch()
                        .sign()
                        .reply(row.reply(), "复核后受理，限时办结。")
                        .approve()
                        .verdict();
            }
            case "withdrawn" -> withdraw();
            case "merged" -> merge();
            case "merged-closed" -> {
                Course into = merge();
                course.from(into.approvedAt());
                steps.verdict();
            }
            default -> dispatching(path);
        }
    }

    private void dispatching(String path) {
        switch (path) {
            case "dispatched" -> {
                steps.accept().dispatch();
                course.alive(course.due(course.byGrade(limits.sign())));
            }
            case "dispatched-late-sign" -> {
                steps.accept().dispatch();
                course.dead(course.due(course.byGrade(limits.sign())));
                course.require(course.handleDue().isAfter(course.terms.now()));
            }
            case "returned" -> {
                steps.accept().dispatch().giveBack(row.internal());
                course.alive(course.due(limits.ruling()));
            }
            case "returned-ruled-same" -> {
                steps.accept().dispatch().giveBack("经研究，该事项不在本单位职责范围内。");
                steps.rule(course.lead(), row.internal())
                        .sign()
                        .reply(row.reply(), "")
                        .approve()
                        .verdict();
            }
            case "returned-ruled-other" -> {
                steps.accept().dispatch().giveBack("经核实，不属本单位职责，建议另行派单。");
                steps.rule(row.line().at("unit2"), "按职责分工，由有管理权限的单位办理。").sign();
                steps.reply().approve().verdict();
            }
            case "handed-down" -> {
                steps.accept().dispatch();
                String below = row.line().at("handTo");
                course.does(
                        course.office(course.pace(15, 120), course.due(course.byGrade(limits.sign()))),
                        course.handler(),
                        "handDown",
                        "unit",
                        below,
                        "note",
                        "请按职责办理，结果报我单位。");
                course.handledBy(below, false);
                steps.sign().reply().approve().verdict();
            }
            default -> working(path);
        }
    }

    private void working(String path) {
        switch (path) {
            case "working", "reported-about-unit" -> {
                steps.working().note(row.internal());
                course.alive(course.handleDue());
            }
            case "working-late" -> {
                steps.working().note(row.internal());
                course.dead(course.handleDue());
                course.does(
                        course.after(course.handleDue(), 5, 60), Course.RAISER, "remind", "text", "已经过了答复时间，请问办到哪一步了？");
            }
            case "asked" -> {
                steps.working();
                ask(row.internal()).alive(course.handleDue());
            }
            case "paused" -> {
                steps.working();
                pause(course.day(course.terms.now()).plusDays(course.between(3, 9)));
            }
            case "closed-paused" -> {
                steps.working();
                LocalDate until = course.day(course.at()).plusDays(14);
                pause(until);
                course.does(
                        course.terms.hours().office(course.terms.hours().endOf(until), course.minutes(20, 400)),
                        course.handler(),
                        "reply",
                        "publicAnswer",
                        row.reply(),
                        "internal",
                        row.internal());
                steps.approve().verdict();
            }
            case "extended" -> {
                steps.working();
                extend().alive(course.handleDue());
            }
            case "closed-extended" -> {
                steps.working();
                extend();
                steps.reply().approve().verdict();
            }
            case "promised" -> {
                steps.working();
                promise(course.day(course.terms.now()).plusDays(course.between(20, 100)));
            }
            case "closed-promised" -> {
                steps.working();
                promise(course.day(course.at()).plusDays(row.internal().contains("五个月") ? 150 : 120));
                course.does(
                        course.terms
                                .hours()
                                .office(
                                        course.at().plus(Duration.ofDays(course.between(33, 48))),
                                        course.minutes(5, 300)),
                        course.handler(),
                        "reply",
                        "publicAnswer",
                        row.reply(),
                        "internal",
                        row.internal());
                steps.approve().verdict();
            }
            case "cohandled-working" -> cohandled();
            default -> judging(path);
        }
    }

    private void judging(String path) {
        switch (path) {
            case "replied" -> {
                steps.working().reply();
                course.alive(course.due(limits.review()));
            }
            case "replied-late" -> {
                steps.working().replyLate();
                course.alive(course.due(limits.review()));
            }
            case "sent-back" -> {
                steps.working().reply(row.reply(), "");
                course.does(
                        course.desk(course.minutes(15, 240), limits.review()),
                        course.reviewer(false),
                        "sendBack",
                        "reason",
                        row.internal());
                boolean days = course.handleLimit().unit().isDays();
                course.alive(course.due(days ? limits.sendBackDays() : limits.sendBackHours()));
            }
            case "approved" -> {
                steps.working().reply().approve();
                course.alive(course.due(limits.callBack()));
            }
            case "approved-unreached" -> {
                steps.working().reply().approve();
                unreached().alive(course.due(limits.callBack()));
            }
            case "closed-unreachable" -> {
                steps.working().reply().approve();
                unreached();
                course.from(course.terms.hours().endOf(course.day(course.at())).minusSeconds(1));
                unreached();
                course.does(course.at().plus(course.minutes(2, 20)), Course.CALLER, "close");
            }
            case "closed-satisfied", "reported-about-unit-closed", "danger-110" ->
                steps.working().reply().approve().verdict();
            case "closed-satisfied-late" ->
                steps.working().replyLate().approve().verdict();
            case "unsatisfied-then-satisfied" ->
                steps.working()
                        .firstTry(course.reviewer(false))
                        .reply()
                        .approve()
                        .verdict();
            // The reviewer that people log in as must be free to take the second look.
            case "disputed" -> {
                disputed(new Doer.Login("reviewer2"));
                course.alive(course.due(limits.dispute()));
            }
            case "closed-unsatisfied-second-time" -> {
                disputed(course.reviewer(false));
                course.does(
                        course.desk(course.minutes(30, 300), limits.dispute()),
                        course.reviewer(true),
                        "close",
                        "ground",
                        row.internal());
            }
            case "reopened" -> reopened();
            default -> throw new IllegalArgumentException("no such path: " + path);
        }
    }

    private Course answer() {
        course.classify();
        return course.does(
                course.at().plus(course.minutes(4, 60)),
                Course.OPERATOR,
                "answer",
                "publicAnswer",
                row.reply(),
                "source",
                row.internal());
    }

    private void knowledgeAnswered() {
        answer();
        course.does(
                course.awake(course.minutes(30, 30 * 60), course.due(limits.silence())),
                Course.RAISER,
                "verdict",
                "contacted",
                true,
                "solved",
                true,
                "satisfaction",
                row.number("satisfaction"),
                "comment",
                row.comment());
    }

    private void reject(String told) {
        course.classify();
        String said = row.line().at("text") + row.reply() + row.internal();
        String ground = said.contains("仲裁")
                ? "arbitration"
                : said.contains("办结") ? "finished" : said.contains("法院") ? "litigation" : "elsewhere";
        course.does(course.at().plus(course.minutes(8, 60)), Course.OPERATOR, "reject", "ground", ground, "told", told);
    }

    private void object(String reason) {
        reject("您好，您反映的事项不属于热线受理范围，请向有管辖权的机关反映。对此有异议的，可在15日内提出。");
        course.does(
                course.awake(course.minutes(120, 48 * 60), course.at().plus(Duration.ofDays(9))),
                Course.RAISER,
                "object",
                "reason",
                reason);
    }

    private void decide(String action, String reason) {
        course.does(
                course.desk(course.minutes(30, 300), limits.objection()),
                course.reviewer(false),
                action,
                "reason",
                reason);
    }

    private void withdraw() {
        if (course.chance(0.5)) {
            steps.working();
        } else {
            steps.accept();
        }
        course.does(
                course.awake(course.minutes(30, 200), course.at().plus(Duration.ofHours(20))),
                Course.RAISER,
                "withdraw",
                "reason",
                "情况有变化，不需要再办了。");
    }

    private Course merge() {
        Course into = main;
        if (into == null) {
            throw new IllegalStateException(row.id() + " comes before the request it is merged into");
        }
        course.classify();
        course.does(course.at().plus(course.minutes(3, 25)), Course.OPERATOR, "note", "text", row.internal());
        course.does(
                course.at().plus(course.minutes(1, 5)),
                Course.OPERATOR,
                "merge",
                "main",
                new Later.NumberOf(into.row.id()));
        course.require(course.raisedAt().isAfter(into.raisedAt().plus(Duration.ofMinutes(10)))
                && course.at().isBefore(into.approvedAt().minus(Duration.ofMinutes(10))));
        return into;
    }

    private Course ask(String question) {
        return course.does(course.part(0.1, 0.35, course.handleDue()), course.handler(), "ask", "question", question);
    }

    private void pause(LocalDate until) {
        ask("请补充与所反映事项有关的材料或线索，收到后继续办理。");
        course.does(
                course.office(course.minutes(20, 120), course.handleDue()),
                course.handler(),
                "requestPause",
                "reason",
                row.internal(),
                "until",
                until.toString());
        course.require(!until.isAfter(course.day(course.at()).plusDays(30)));
        grant("approvePause");
    }

    private Course extend() {
        course.does(course.part(0.3, 0.7, course.handleDue()), course.handler(), "extend", "reason", row.internal());
        grant("grantExtension");
        Limit more = "enquiry".equals(row.type()) ? limits.enquiryExtension() : limits.extension();
        // A due at 24:00 belongs to the day that ends there.
        Instant due = course.terms.hours().due(course.handleDue().minusSeconds(1), more);
        return course.handleUntil(due);
    }

    private void promise(LocalDate until) {
        course.does(
                course.part(0.15, 0.5, course.handleDue()),
                course.handler(),
                "promise",
                "reason",
                row.internal(),
                "until",
                until.toString());
        grant("approvePromise");
    }

    private void grant(String action) {
        course.does(course.office(course.minutes(15, 150), course.handleDue()), Course.DISPATCHER, action);
    }

    private void cohandled() {
        steps.working();
        Instant started = course.at();
        for (String unit : row.coUnits()) {
            course.does(
                    course.at().plus(course.pace(10, 60)),
                    Course.DISPATCHER,
                    "addCoHandler",
                    "unit",
                    unit,
                    "note",
                    "请配合主办单位办理。");
        }
        steps.note(row.internal());
        Limit full = course.handleLimit();
        int half = (full.number() + 1) / 2;
        Limit co =
                new Limit(full.unit().isDays() ? Math.max(full.number() - limits.coLead(), half) : half, full.unit());
        Instant coDue = course.terms.hours().due(started.minus(course.minutes(1, 2)), co);
        course.alive(coDue);
        if (course.chance(0.5)) {
            course.does(
                    course.office(course.pace(60, 300), coDue),
                    new Doer.Unit(row.coUnits().getFirst()),
                    "coReply",
                    "text",
                    "我单位已派人参与现场处置，相关情况已告知主办单位。");
        }
    }

    private Course unreached() {
        return course.does(
                course.desk(course.minutes(20, 240), limits.callBack()),
                Course.CALLER,
                "callBack",
                "reached",
                false,
                "comment",
                course.one("无人接听。", "电话占线，稍后再拨。", "关机。"));
    }

    private void disputed(Doer reviewer) {
        steps.working()
                .firstTry(reviewer)
                .reply(row.reply(), row.internal())
                .approve(reviewer)
                .verdict();
    }

    private void reopened() {
        steps.working().reply().approve().verdict();
        course.does(
                course.awake(
                        course.minutes(2 * 24 * 60, 12 * 24 * 60), course.at().plus(Duration.ofDays(14))),
                Course.RAISER,
                "reopen",
                "reason",
                row.comment());
        course.handledBy(course.lead(), true);
        if (row.isNormal() && course.chance(0.5)) {
            course.alive(course.due(course.byGrade(limits.sign())));
        } else {
            steps.sign();
            course.alive(course.handleDue());
        }
    }
}
