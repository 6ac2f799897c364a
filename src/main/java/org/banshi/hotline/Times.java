package org.banshi.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Dating;
import org.banshi.calendar.Limit;
import org.banshi.matter.RunningClock;
import org.banshi.matter.Situation;
import org.banshi.matter.Timed;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The limits that hold for a request at a moment. */
@Component
final class Times {
    /** The clock of handling; it runs from dispatch to reply. */
    static final String HANDLE = "handle";

    /** The clock of a promise; it takes the place of the handling clock. */
    static final String PROMISE = "promise";

    /** The clock that has the raiser told of a promise now and then. */
    static final String PROMISE_NOTE = "promiseNote";

    /** The clock of one co-handler. */
    static final String CO_REPLY = "coReply";

    private final Rules rules;
    private final Calendars calendars;
    private final CityClock clock;

    Times(Rules rules, Calendars calendars, CityClock clock) {
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
    }

    RequestLimits limits() {
        return rules.current(HotlineRules.LIMITS).value();
    }

    /** A limit by the rule in force, with its version. */
    Function<Situation, Timed> by(Function<RequestLimits, Limit> part) {
        return situation -> timed(part.apply(limits()));
    }

    Function<Situation, Timed> byGrade(Function<RequestLimits, RequestLimits.ByGrade> part) {
        return situation -> timed(part.apply(limits()).of(situation.grade()));
    }

    Timed timed(Limit limit) {
        Versioned<RequestLimits> version = rules.current(HotlineRules.LIMITS);
        return new Timed(limit, HotlineRules.LIMITS.name(), version.version());
    }

    /** A full handling limit: by grade; an enquiry of ordinary grade has its own. */
    Timed handle(Situation situation) {
        return handle(situation.type(), situation.grade());
    }

    /** A full handling limit for what is of that type and grade. */
    Timed handle(@Nullable String type, String grade) {
        boolean enquiry = "enquiry".equals(type) && "normal".equals(grade);
        return timed(enquiry ? limits().enquiry() : limits().handle().of(grade));
    }

    /** What is left at least after a reply is sent back. */
    Timed atLeast(Situation situation) {
        return timed(handle(situation).limit().unit().isDays() ? limits().sendBackDays() : limits().sendBackHours());
    }

    /** Co-handlers answer some working days before the lead, but never in under half the limit (R-C05). */
    Instant coDue(Situation situation) {
        RunningClock handle = situation.clock(HANDLE).orElse(null);
        Limit full =
                handle == null || handle.limit() == null ? handle(situation).limit() : handle.limit();
        int half = (full.number() + 1) / 2;
        int number = full.unit() == Limit.Unit.WORKING_DAY ? Math.max(full.number() - limits().coLead(), half) : half;
        Instant start = handle == null ? situation.now() : handle.startedAt();
        Instant due = due(start, new Limit(number, full.unit()));
        if (due.isAfter(situation.now())) {
            return due;
        }
        // Called in late: half the limit from now, but never after the lead.
        Instant late = due(situation.now(), new Limit(half, full.unit()));
        return handle != null && handle.due() != null && handle.due().isBefore(late) ? handle.due() : late;
    }

    private Instant due(Instant start, Limit limit) {
        return switch (calendars.due(start, limit)) {
            case Dating.Dated dated -> dated.due();
            // Where the calendar ends, count plain days rather than nothing.
            case Dating.Undated _ -> start.plus(java.time.Duration.ofDays(limit.number()));
        };
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

    /** 24:00 of a day. */
    Instant endOf(LocalDate day) {
        return calendars.endOf(day);
    }
}
