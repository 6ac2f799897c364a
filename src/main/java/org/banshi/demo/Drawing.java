package org.banshi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.rates.Sample;
import org.banshi.rates.SampleCalls;
import org.banshi.rates.Samples;
import org.banshi.web.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finished requests of the month before, drawn by a seed of the public ledger, and some of them called once more. */
@Component
@Profile("demo")
final class Drawing {
    private static final int FROZEN = 4;
    private static final int BEGUN = 8;

    private final Samples samples;
    private final SampleCalls calls;
    private final CityClock clock;

    Drawing(Samples samples, SampleCalls calls, CityClock clock) {
        this.samples = samples;
        this.calls = calls;
        this.clock = clock;
    }

    /** All of it, early in the newest month that has begun long enough ago. */
    List<Happening> happenings(Instant now, Cast cast) {
        YearMonth running =
                YearMonth.from(LocalDate.ofInstant(now, clock.getZone()).minusDays(BEGUN));
        LocalDate day = running.atDay(FROZEN);
        return List.of(
                new Happening(at(day), "list frozen", () -> freeze(running.minusMonths(1), cast)),
                new Happening(at(day.plusDays(1)), "list drawn from", () -> draw(cast)),
                new Happening(at(day.plusDays(2)), "drawn ones called again", () -> call(cast)));
    }

    /** A month in which nothing ended has nothing to draw. */
    private void freeze(YearMonth month, Cast cast) {
        try {
            samples.freeze(month, cast.login("supervisor"));
        } catch (Problem nothing) {
            if (nothing.status() != 422) {
                throw nothing;
            }
        }
    }

    private void draw(Cast cast) {
        for (Sample sample : samples.all()) {
            samples.draw(sample.id());
        }
        call(cast);
    }

    /** Each is asked once a day; some do not answer, and one in four says that it is not solved. */
    private void call(Cast cast) {
        Actor.Staff caller = cast.login("caller");
        for (Sample sample : samples.all()) {
            int turn = 0;
            for (SampleCalls.Waiting one : calls.waiting(sample.id(), caller)) {
                if (!one.today()) {
                    calls.take(sample.id(), one.number(), said(turn++), caller);
                }
            }
        }
    }

    private static SampleCalls.Said said(int turn) {
        boolean solved = turn % 4 != 2;
        return turn % 5 == 3
                ? new SampleCalls.Said("unreached", null, null, null)
                : new SampleCalls.Said("answered", true, solved, solved ? 5 - turn % 2 : 2);
    }

    private Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(10, 0)).atZone(clock.getZone()).toInstant();
    }
}
