package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.banshi.demo.Event.Doer;
import org.banshi.demo.Event.Later;
import org.banshi.hotline.RequestLimits;

/** The usual steps of a request, one after the other on its course. */
final class Steps {
    final Course course;
    final Row row;
    final RequestLimits limits;

    Steps(Course course) {
        this.course = course;
        this.row = course.row;
        this.limits = course.terms.limits();
    }

    /** Accepted; a secret one reworded before. */
    Steps accept() {
        if ("danger-110".equals(row.path())) {
            course.does(
                    course.at().plusSeconds(course.between(30, 90)),
                    Course.OPERATOR,
                    "note",
                    "text",
                    "通话中已三方转接110，由其调度消防、急救和抢修力量。",
                    "handedTo",
                    "110指挥中心");
        }
        if (row.isSecret()) {
            course.classify();
            course.does(
                    course.at().plus(course.pace(3, 15)),
                    Course.OPERATOR,
                    "reword",
                    "title",
                    "群众反映的问题线索",
                    "text",
                    "有群众反映本辖区、本行业存在违规问题，请依法依规核查处理，并书面答复核查结果。办理中请勿打听反映人身份。");
        }
        if (course.chance(0.4)) {
            course.classify();
        }
        boolean open = row.isOnline() && !course.isClassified();
        course.does(
                course.at().plus(course.pace(3, 35)),
                Course.OPERATOR,
                "accept",
                "type",
                open ? row.type() : "",
                "grade",
                open ? row.grade() : "",
                "category",
                open ? row.category() : "");
        return this;
    }

    /** Sent to the unit that the directory or the table names. */
    Steps dispatch() {
        String unit = row.line().orNull("unit");
        if (unit == null) {
            unit = course.terms
                    .directory()
                    .find(row.type(), row.category(), row.line().at("region"))
                    .orElseThrow(() -> new IllegalStateException("the directory has no unit for " + row.id()))
                    .unit();
        }
        Duration pace = course.pace(20, 240);
        Instant due = course.due(course.byGrade(limits.dispatch()));
        course.does(
                row.isNormal() ? course.awake(pace, due) : course.at().plus(pace),
                Course.DISPATCHER,
                "dispatch",
                "unit",
                unit,
                "note",
                row.isNormal() ? "" : course.one("请立即处置，办结前保持电话畅通。", "紧急件，请先到现场。", "请优先办理。"));
        course.handledBy(unit, true);
        return this;
    }

    /** Signed in time and given to a person. */
    Steps sign() {
        course.does(
                course.office(course.pace(15, 240), course.due(course.byGrade(limits.sign()))),
                course.handler(),
                "sign",
                "person",
                new Later.OwnId());
        return this;
    }

    /** From the raiser's words to a unit that has signed. */
    Steps working() {
        return accept().dispatch().sign();
    }

    Steps note(String text) {
        if (!text.isBlank()) {
            course.does(course.at().plus(course.pace(20, 90)), course.handler(), "note", "text", text);
        }
        return this;
    }

    Steps reply() {
        return reply(row.reply(), row.internal());
    }

    Steps reply(String answer, String internal) {
        course.does(
                course.part(0.15, 0.8, course.handleDue()),
                course.handler(),
                "reply",
                "publicAnswer",
                answer,
                "internal",
                internal);
        return this;
    }

    /** A reply soon after signing, that a leader of the unit has still to sign. */
    Steps draft() {
        course.does(
                course.at().plus(course.pace(20, 90)),
                course.handler(),
                "reply",
                "publicAnswer",
                row.reply(),
                "internal",
                row.internal());
        return this;
    }

    /** Replied when the handling clock had run out. */
    Steps replyLate() {
        boolean days = course.handleLimit().unit().isDays();
        course.does(
                course.after(course.handleDue(), 10, days ? 3 * 24 * 60 : 9 * 60),
                course.handler(),
                "reply",
                "publicAnswer",
                row.reply(),
                "internal",
                row.internal());
        return this;
    }

    Steps approve() {
        return approve(course.reviewer(false));
    }

    Steps approve(Doer reviewer) {
        course.does(course.desk(course.minutes(15, 300), limits.review()), reviewer, "approve")
                .approved();
        return this;
    }

    /** The verdict of the table, by call or online. */
    Steps verdict() {
        int satisfaction = row.line().at("satisfaction").isEmpty() ? 4 : row.number("satisfaction");
        boolean solved = !"false".equals(row.line().at("solved"));
        return verdict(solved, satisfaction, "reopened".equals(row.path()) ? "" : row.comment());
    }

    Steps verdict(boolean solved, int satisfaction, String comment) {
        boolean contacted = !"false".equals(row.line().at("contacted"));
        if (row.isOnline() && course.chance(0.6)) {
            course.does(
                    course.awake(course.minutes(40, 700), course.due(limits.callBack())),
                    Course.RAISER,
                    "verdict",
                    "contacted",
                    contacted,
                    "solved",
                    solved,
                    "satisfaction",
                    satisfaction,
                    "comment",
                    comment);
        } else {
            course.does(
                    course.desk(course.minutes(20, 300), limits.callBack()),
                    Course.CALLER,
                    "callBack",
                    "reached",
                    true,
                    "contacted",
                    contacted,
                    "solved",
                    solved,
                    "satisfaction",
                    satisfaction,
                    "comment",
                    comment);
        }
        return this;
    }

    /** The unit says it is not theirs. */
    Steps giveBack(String reason) {
        course.does(
                course.office(course.pace(30, 200), course.due(course.byGrade(limits.sign()))),
                course.handler(),
                "return",
                "reason",
                Objects.requireNonNull(reason),
                "basis",
                "《澄安市热线诉求派单目录》及本单位职能规定。");
        return this;
    }

    /** The dispatcher rules on a return. */
    Steps rule(String unit, String reason) {
        boolean other = !unit.equals(course.lead());
        course.does(
                row.isNormal()
                        ? course.desk(course.minutes(20, 240), limits.ruling())
                        : course.at().plus(course.pace(20, 240)),
                Course.DISPATCHER,
                "rule",
                "unit",
                unit,
                "reason",
                reason);
        course.handledBy(unit, other);
        return this;
    }

    /** Reply, check and a verdict that is bad: back to work with a full limit. */
    Steps firstTry(Doer reviewer) {
        reply(
                course.one(
                        "您好，您反映的问题已安排人员到现场处理，感谢您的监督。",
                        "您好，经核实情况基本属实，已责成责任单位整改。",
                        "您好，问题已转属地处理，现已处理完毕，请您知悉。",
                        "您好，工作人员已上门查看并作了处理，如有反复请再来电。"),
                "首次办理。");
        approve(reviewer);
        verdict(false, course.between(1, 2), course.one("问题根本没解决。", "来看了一眼就走了，还是老样子。", "只处理了一半。", "答复太笼统，没有下文。"));
        course.handledBy(course.lead(), true);
        return this;
    }
}
