package org.banshi.hotline;

import org.banshi.calendar.Limit;

/**
 * All time limits of a request: one rule with versions (R-H16 to R-H20, presets of section 14).
 *
 * @param accept to accept or reject what was raised
 * @param dispatch to send it to a unit, by grade
 * @param sign for the unit to sign or return it, by grade
 * @param handle to handle it, by grade
 * @param enquiry to answer an enquiry of ordinary grade
 * @param ruling to rule on a return
 * @param coLead working days by which co-handlers answer earlier (R-C05)
 * @param extension more time for an ordinary request, once (R-C04)
 * @param enquiryExtension more time for an enquiry, once
 * @param promiseMonths the furthest date that can be promised, months (R-H19)
 * @param promiseNote how often the raiser hears of a promise
 * @param review to check a reply
 * @param callBack to call back, each attempt (R-H20)
 * @param dispute to decide a second bad verdict
 * @param silence after which an answer nobody objects to is closed as silent
 * @param reopenWindow in which a closed request may be reopened
 * @param objectionWindow in which a rejection may be objected to
 * @param objection to decide an objection
 * @param sendBackDays least time after a reply is sent back, where limits are days
 * @param sendBackHours least time after a reply is sent back, where limits are hours
 */
public record RequestLimits(
        Limit accept,
        ByGrade dispatch,
        ByGrade sign,
        ByGrade handle,
        Limit enquiry,
        Limit ruling,
        int coLead,
        Limit extension,
        Limit enquiryExtension,
        int promiseMonths,
        Limit promiseNote,
        Limit review,
        Limit callBack,
        Limit dispute,
        Limit silence,
        Limit reopenWindow,
        Limit objectionWindow,
        Limit objection,
        Limit sendBackDays,
        Limit sendBackHours) {

    /**
     * A limit for each grade of urgency (R-H18).
     *
     * @param critical 特急
     * @param urgent 紧急
     * @param normal 一般
     */
    public record ByGrade(Limit critical, Limit urgent, Limit normal) {
        Limit of(String grade) {
            return switch (grade) {
                case "critical" -> critical;
                case "urgent" -> urgent;
                default -> normal;
            };
        }
    }

    /** What holds before a city sets its own. */
    static final RequestLimits PRESET = new RequestLimits(
            Limit.hours(2),
            new ByGrade(Limit.hours(1), Limit.hours(2), Limit.hours(24)),
            new ByGrade(Limit.minutes(30), Limit.hours(2), Limit.workingDays(1)),
            new ByGrade(Limit.hours(24), Limit.hours(24), Limit.workingDays(5)),
            Limit.workingDays(1),
            Limit.workingDays(1),
            2,
            Limit.workingDays(5),
            Limit.workingDays(2),
            9,
            Limit.days(30),
            Limit.workingDays(1),
            Limit.workingDays(1),
            Limit.workingDays(1),
            Limit.days(3),
            Limit.days(15),
            Limit.days(15),
            Limit.workingDays(1),
            Limit.workingDays(1),
            Limit.hours(4));
}
