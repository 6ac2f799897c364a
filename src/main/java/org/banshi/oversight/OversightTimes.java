package org.banshi.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Limit;
import org.banshi.matter.Situation;
import org.banshi.matter.Timed;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** The limits of supervision that hold at a moment. */
@Component
final class OversightTimes {
    /** The clock of the day by which is answered; its due is the matter's. */
    static final String END = "end";

    private final Rules rules;
    private final Calendars calendars;
    private final CityClock clock;

    OversightTimes(Rules rules, Calendars calendars, CityClock clock) {
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
    }

    OversightLimits limits() {
        return rules.current(OversightLimits.RULE).value();
    }

    /** A limit by the rule in force, with its version. */
    Function<Situation, Timed> by(Function<OversightLimits, Limit> part) {
        return _ -> {
            Versioned<OversightLimits> version = rules.current(OversightLimits.RULE);
            return new Timed(part.apply(version.value()), OversightLimits.RULE.name(), version.version());
        };
    }

    /** By when an order is received: by the form of the meeting that gave it, if one did. */
    Timed receive(Situation order) {
        return order.ownText("called")
                .flatMap(MeetingForm::of)
                .map(form -> {
                    Versioned<MeetingLimits> version = rules.current(MeetingLimits.RULE);
                    return new Timed(version.value().of(form), MeetingLimits.RULE.name(), version.version());
                })
                .orElseGet(() -> by(OversightLimits::receive).apply(order));
    }

    LocalDate today() {
        return clock.today();
    }

    /** 24:00 of a day. */
    Instant endOf(LocalDate day) {
        return calendars.endOf(day);
    }

    /** A required day of the form that is still to come. */
    LocalDate future(Situation situation, String field) {
        LocalDate day = situation.form().date(field).orElseThrow(() -> Problem.invalid(field, "required"));
        if (!day.isAfter(LocalDate.ofInstant(situation.now(), clock.getZone()))) {
            throw Problem.invalid(field, "inThePast");
        }
        return day;
    }
}
