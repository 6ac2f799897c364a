package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.banshi.calendar.Limit;
import org.banshi.demo.Event.Doer;
import org.banshi.demo.Event.Later;
import org.banshi.hotline.RequestLimits;
import org.jspecify.annotations.Nullable;

/** The turns that a request can take beside the usual steps. */
final class Turns {
    private final Course course;
    private final Row row;
    private final RequestLimits limits;
    private final Steps steps;

    Turns(Steps steps) {
        this.steps = steps;
        this.course = steps.course;
        this.row = steps.row;
        this.limits = steps.limits;
    }

    Course answer() {
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

    void knowledgeAnswered() {
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

    void reject(String told) {
        course.classify();
        String said = row.line().at("text") + row.reply() + row.internal();
        String ground = said.contains("仲裁")
                ? "arbitration"
                : said.contains("办结") ? "finished" : said.contains("法院") ? "litigation" : "elsewhere";
        course.does(course.at().plus(course.minutes(8, 60)), Course.OPERATOR, "reject", "ground", ground, "told", told);
    }

    void rejectedAndObjected(String reason) {
        reject("您好，您反映的事项不属于热线受理范围，请向有管辖权的机关反映。对此有异议的，可在15日内提出。");
        object(reason);
    }

    /** The raiser does not take the rejection; a reviewer will decide. */
    Course object(String reason) {
        return course.does(
                course.awake(course.minutes(120, 48 * 60), course.at().plus(Duration.ofDays(9))),
                Course.RAISER,
                "object",
                "reason",
                reason);
    }

    void decide(String action, String reason) {
        course.does(
                course.desk(course.minutes(30, 300), limits.objection()),
                course.reviewer(false),
                action,
                "reason",
                reason);
    }

    void withdraw() {
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

    /** Merged by an operator while the main one is on its way. */
    Course merge(@Nullable Course into) {
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

    /** From above to a unit below. */
    void handDown(String below) {
        course.does(
                course.office(course.pace(15, 120), course.due(course.byGrade(limits.sign()))),
                course.handler(),
                "handDown",
                "unit",
                below,
                "note",
                "请按职责办理，结果报我单位。");
        course.handledBy(below, false);
    }

    /** The raiser asks where it stays. */
    void remind() {
        Instant when = course.after(course.handleDue(), 5, 60);
        course.does(when, Course.RAISER, "remind", "text", "已经过了答复时间，请问办到哪一步了？");
    }

    /** The answer of the table, at the first office hour from then on. */
    void replyFrom(Instant when) {
        course.does(
                course.terms.hours().office(when, course.minutes(20, 400)),
                course.handler(),
                "reply",
                "publicAnswer",
                row.reply(),
                "internal",
                row.internal());
    }

    /** Not good enough for the reviewer. */
    void sendBack() {
        course.does(
                course.desk(course.minutes(15, 240), limits.review()),
                course.reviewer(false),
                "sendBack",
                "reason",
                row.internal());
        boolean days = course.handleLimit().unit().isDays();
        course.alive(course.due(days ? limits.sendBackDays() : limits.sendBackHours()));
    }

    /** Closed against the raiser's word by a second reviewer. */
    void closeDisputed(Doer reviewer) {
        course.does(
                course.desk(course.minutes(30, 300), limits.dispute()), reviewer, "close", "ground", row.internal());
    }

    /** Tried on two days. */
    void unreachable() {
        unreached();
        course.from(course.terms.hours().endOf(course.day(course.at())).minusSeconds(1));
        unreached();
        course.does(course.at().plus(course.minutes(2, 20)), Course.CALLER, "close");
    }

    Course ask(String question) {
        return course.does(course.part(0.1, 0.35, course.handleDue()), course.handler(), "ask", "question", question);
    }

    void pause(LocalDate until) {
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

    Course extend() {
        course.does(course.part(0.3, 0.7, course.handleDue()), course.handler(), "extend", "reason", row.internal());
        grant("grantExtension");
        Limit more = "enquiry".equals(row.type()) ? limits.enquiryExtension() : limits.extension();
        // A due at 24:00 belongs to the day that ends there.
        Instant due = course.terms.hours().due(course.handleDue().minusSeconds(1), more);
        return course.handleUntil(due);
    }

    void promise(LocalDate until) {
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

    void grant(String action) {
        course.does(course.office(course.minutes(15, 150), course.handleDue()), Course.DISPATCHER, action);
    }

    void cohandled() {
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

    Course unreached() {
        return course.does(
                course.desk(course.minutes(20, 240), limits.callBack()),
                Course.CALLER,
                "callBack",
                "reached",
                false,
                "comment",
                course.one("无人接听。", "电话占线，稍后再拨。", "关机。"));
    }

    void disputed(Doer reviewer) {
        steps.firstTry(reviewer)
                .reply(row.reply(), row.internal())
                .approve(reviewer)
                .verdict();
    }

    void reopened() {
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
