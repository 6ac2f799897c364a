package org.banshi.demo;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntConsumer;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Roots;
import org.banshi.matter.Sweeper;
import org.banshi.outbox.Outbox;
import org.banshi.oversight.Escalations;
import org.banshi.oversight.Lights;
import org.banshi.program.Slots;
import org.banshi.web.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets what was planned happen one after the other under a moved clock, by the same doors as everybody. */
@Component
@Profile("demo")
final class Replay {
    private final Sweeper sweeper;
    private final Lights lights;
    private final Escalations escalations;
    private final Roots roots;
    private final Slots slots;
    private final Outbox outbox;
    private final CityClock clock;

    Replay(
            Sweeper sweeper,
            Lights lights,
            Escalations escalations,
            Roots roots,
            Slots slots,
            Outbox outbox,
            CityClock clock) {
        this.sweeper = sweeper;
        this.lights = lights;
        this.escalations = escalations;
        this.roots = roots;
        this.slots = slots;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Replays all that happens up to the given time.
     *
     * @param happenings in the order of time
     * @param progress is told how many have happened
     */
    void run(List<Happening> happenings, Instant until, IntConsumer progress) {
        Instant hour = happenings.getFirst().at().truncatedTo(ChronoUnit.HOURS);
        int done = 0;
        for (Happening happening : happenings) {
            for (; !hour.isAfter(happening.at()); hour = hour.plus(1, ChronoUnit.HOURS)) {
                tick(hour);
            }
            clock.moveTo(happening.at());
            happen(happening);
            if (happening.at().isAfter(until.minus(1, ChronoUnit.DAYS))) {
                // The demo phone shows the newest messages, and when they came.
                outbox.deliverDue();
            }
            progress.accept(++done);
        }
        for (; !hour.isAfter(until); hour = hour.plus(1, ChronoUnit.HOURS)) {
            tick(hour);
        }
        clock.moveTo(until);
        sweep();
        outbox.deliverDue();
    }

    /** What the house does by itself; follow-ups open at the first hour of a day. */
    private void tick(Instant hour) {
        clock.moveTo(hour);
        sweep();
        outbox.deliverDue();
        int ofDay = ZonedDateTime.ofInstant(hour, clock.getZone()).getHour();
        if (ofDay == 0) {
            slots.openDue();
        }
        if (ofDay == 1) {
            roots.closeDays();
        }
    }

    private void sweep() {
        sweeper.sweep();
        lights.sweep();
        escalations.sweep();
    }

    private static void happen(Happening happening) {
        try {
            happening.act().run();
        } catch (Problem problem) {
            throw new IllegalStateException(
                    "the demo's " + happening.what() + " cannot be at " + happening.at() + ": " + problem.getMessage()
                            + " " + problem.errors(),
                    problem);
        }
    }
}
