package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.HotlineRules;
import org.banshi.rule.Rules;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The made-up city of the demo, filled before the web server answers: complete or not at all, and only once. Whoever
 * lives there and what happened there are one transaction each, with a mark of its own; what is interrupted leaves
 * nothing and is done by the next start.
 */
@Component
@Profile("demo")
final class DemoCity implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);
    private static final Duration PAST = Duration.ofDays(120);
    private static final long NEWS_NANOS = Duration.ofSeconds(2).toNanos();

    private final Settlement settlement;
    private final Requesting requesting;
    private final Promising promising;
    private final Masking masking;
    private final Visiting visiting;
    private final Calling calling;
    private final Announcing announcing;
    private final Supervising supervising;
    private final Convening convening;
    private final Drawing drawing;
    private final OneBrowser oneBrowser;
    private final Neighbours neighbours;
    private final Replay replay;
    private final Marks marks;
    private final Rules rules;
    private final Calendars calendars;
    private final CityClock clock;
    private final @Nullable Instant moment;
    private volatile boolean filled;

    /**
     * Made by the house.
     *
     * @param moment the time at which the city shall stand when it is filled; real time if absent
     */
    @SuppressWarnings("checkstyle:ParameterNumber") // whoever lives there, and each sort of what happens
    DemoCity(
            Settlement settlement,
            Requesting requesting,
            Promising promising,
            Masking masking,
            Visiting visiting,
            Calling calling,
            Announcing announcing,
            Supervising supervising,
            Convening convening,
            Drawing drawing,
            OneBrowser oneBrowser,
            Neighbours neighbours,
            Replay replay,
            Marks marks,
            Rules rules,
            Calendars calendars,
            CityClock clock,
            @Value("${demo.now:#{null}}") @Nullable Instant moment) {
        this.settlement = settlement;
        this.requesting = requesting;
        this.promising = promising;
        this.masking = masking;
        this.visiting = visiting;
        this.calling = calling;
        this.announcing = announcing;
        this.supervising = supervising;
        this.convening = convening;
        this.drawing = drawing;
        this.oneBrowser = oneBrowser;
        this.neighbours = neighbours;
        this.replay = replay;
        this.marks = marks;
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
        this.moment = moment;
    }

    @Override
    public void start() {
        Instant real = clock.instant();
        Instant now = Objects.requireNonNullElse(moment, real).truncatedTo(ChronoUnit.SECONDS);
        try {
            marks.once("city", real, () -> settle(now));
            marks.once("requests", real, () -> happen(now));
        } finally {
            clock.follow();
        }
        filled = true;
    }

    /** Before the web server, which starts in the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        filled = false;
    }

    @Override
    public boolean isRunning() {
        return filled;
    }

    private void settle(Instant now) {
        if (!settlement.isFree()) {
            throw new CityThere();
        }
        clock.moveTo(now.minus(PAST));
        settlement.fill();
    }

    private void happen(Instant now) {
        long begun = System.nanoTime();
        List<Row> rows = Row.all();
        Course.Terms terms = new Course.Terms(
                new Hours(calendars, clock.getZone()),
                rules.current(HotlineRules.LIMITS).value(),
                rules.current(HotlineRules.DIRECTORY).value(),
                now);
        Plan plan = Plan.of(rows, terms);
        if (!plan.misfits().isEmpty()) {
            LOG.warn(
                    "not quite where they should be: {}",
                    plan.misfits().stream().map(Row::id).toList());
        }
        Cast cast = new Cast(settlement.staffByLogin());
        List<Happening> happenings = new ArrayList<>(requesting.happenings(plan.events(), cast));
        happenings.addAll(promising.happenings(plan, terms, cast));
        happenings.addAll(masking.happenings(now, cast));
        happenings.addAll(visiting.happenings(terms, cast));
        happenings.addAll(calling.happenings(now, cast));
        happenings.addAll(announcing.happenings(now, cast));
        happenings.addAll(supervising.happenings(now, cast));
        happenings.addAll(convening.happenings(now, cast));
        happenings.addAll(drawing.happenings(now, cast));
        happenings.addAll(oneBrowser.happenings(now, cast));
        // The ledger closes its days: requests and promised work happen in one order of time.
        happenings.sort(Comparator.comparing(Happening::at));
        replay.run(happenings, now, new News(happenings.size()));
        neighbours.fill(cast);
        LOG.atInfo()
                .addKeyValue("requests", rows.size())
                .addKeyValue("events", happenings.size())
                .addKeyValue("millis", (System.nanoTime() - begun) / 1_000_000)
                .log("the demo city is filled");
    }

    /** Says now and then how far it is. */
    private static final class News implements IntConsumer {
        private final int all;
        private long told = System.nanoTime();

        News(int all) {
            this.all = all;
        }

        @Override
        public void accept(int done) {
            if (System.nanoTime() - told > NEWS_NANOS) {
                told = System.nanoTime();
                LOG.info("filling the demo city: {} of 100", 100L * done / all);
            }
        }
    }
}
