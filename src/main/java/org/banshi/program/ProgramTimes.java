package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Dating;
import org.banshi.calendar.Limit;
import org.banshi.matter.Situation;
import org.banshi.matter.Timed;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** The limits that hold for promised work at a moment. */
@Component
final class ProgramTimes {
    /** The clock of the end date; its due is the matter's. */
    static final String END = "end";

    /** The clock of the next look at what is long-running; it takes the place of the end date's. */
    static final String REVIEW = "review";

    /** The clock of one milestone, its place being what it runs for. */
    static final String MILESTONE = "milestone";

    private final Rules rules;
    private final Calendars calendars;
    private final CityClock clock;

    ProgramTimes(Rules rules, Calendars calendars, CityClock clock) {
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
    }

    ProgramLimits limits() {
        return rules.current(ProgramRules.LIMITS).value();
    }

    /** A limit by the rule in force, with its version. */
    Function<Situation, Timed> by(Function<ProgramLimits, Limit> part) {
        return situation -> timed(part);
    }

    Timed timed(Function<ProgramLimits, Limit> part) {
        Versioned<ProgramLimits> version = rules.current(ProgramRules.LIMITS);
        return new Timed(part.apply(version.value()), ProgramRules.LIMITS.name(), version.version());
    }

    /** Whether a moment still lies within a window that opened then. */
    boolean within(Limit window, Instant opened, Instant now) {
        return switch (calendars.due(opened, window)) {
            case Dating.Dated dated -> now.isBefore(dated.due());
            case Dating.Undated _ -> true;
        };
    }

    LocalDate today(Situation situation) {
        return LocalDate.ofInstant(situation.now(), clock.getZone());
    }

    /** A required day of the form that is still to come. */
    LocalDate future(Situation situation, String field) {
        LocalDate day = situation.form().date(field).orElseThrow(() -> Problem.invalid(field, "required"));
        if (!day.isAfter(today(situation))) {
            throw Problem.invalid(field, "inThePast");
        }
        return day;
    }

    /** 24:00 of a day. */
    Instant endOf(LocalDate day) {
        return calendars.endOf(day);
    }
}
