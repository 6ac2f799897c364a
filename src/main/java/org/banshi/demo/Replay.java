package org.banshi.demo;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.demo.Event.Doer;
import org.banshi.demo.Event.Later;
import org.banshi.hotline.Requests;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Roots;
import org.banshi.matter.Sweeper;
import org.banshi.outbox.Outbox;
import org.banshi.web.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets planned events happen one after the other under a moved clock, by the same doors as everybody. */
@Component
@Profile("demo")
final class Replay {
    private final Ledger ledger;
    private final Sweeper sweeper;
    private final Roots roots;
    private final Outbox outbox;
    private final CityClock clock;

    Replay(Ledger ledger, Sweeper sweeper, Roots roots, Outbox outbox, CityClock clock) {
        this.ledger = ledger;
        this.sweeper = sweeper;
        this.roots = roots;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Replays all events up to the given time.
     *
     * @param staff everybody with an account
     * @param progress is told how many events have happened
     */
    void run(List<Event> events, Map<String, Actor.Staff> staff, Instant until, IntConsumer progress) {
        Map<String, String> numbers = new HashMap<>();
        Map<String, Actor.Staff> handlers = new HashMap<>();
        staff.values().stream()
                .filter(one -> one.has(Role.HANDLER) && one.unit() != null)
                .forEach(one -> handlers.put(one.unit(), one));
        Instant hour = events.getFirst().at().truncatedTo(ChronoUnit.HOURS);
        int done = 0;
        for (Event event : events) {
            for (; !hour.isAfter(event.at()); hour = hour.plus(1, ChronoUnit.HOURS)) {
                tick(hour);
            }
            clock.moveTo(event.at());
            happen(event, numbers, doer -> switch (doer) {
                case Doer.Login(String login) -> Objects.requireNonNull(staff.get(login), login);
                case Doer.Unit(String unit) -> Objects.requireNonNull(handlers.get(unit), unit);
                case Doer.Raiser _ -> {
                    String number = numbers.get(event.row().id());
                    yield number == null ? new Actor.Anyone() : new Actor.Raiser(number);
                }
            });
            if (event.at().isAfter(until.minus(1, ChronoUnit.DAYS))) {
                // The demo phone shows the newest messages, and when they came.
                outbox.deliverDue();
            }
            progress.accept(++done);
        }
        for (; !hour.isAfter(until); hour = hour.plus(1, ChronoUnit.HOURS)) {
            tick(hour);
        }
        clock.moveTo(until);
        sweeper.sweep();
        outbox.deliverDue();
    }

    /** What the house does by itself. */
    private void tick(Instant hour) {
        clock.moveTo(hour);
        sweeper.sweep();
        outbox.deliverDue();
        if (ZonedDateTime.ofInstant(hour, clock.getZone()).getHour() == 1) {
            roots.closeDays();
        }
    }

    private void happen(Event event, Map<String, String> numbers, Function<Doer, Actor> cast) {
        Actor actor = cast.apply(event.doer());
        String id = event.row().id();
        try {
            if (event.action().equals(Event.RAISE)) {
                numbers.put(id, ledger.raise(matter(event.row()), actor).number());
            } else {
                ledger.perform(
                        Objects.requireNonNull(numbers.get(id)),
                        event.action(),
                        form(event, numbers, actor),
                        actor,
                        null);
            }
        } catch (Problem problem) {
            throw new IllegalStateException(
                    "the demo's request " + id + " (" + event.row().path() + ") cannot " + event.action() + " at "
                            + event.at() + ": " + problem.getMessage() + " " + problem.errors(),
                    problem);
        }
    }

    private static Map<String, Object> form(Event event, Map<String, String> numbers, Actor actor) {
        Map<String, Object> form = new LinkedHashMap<>();
        event.form()
                .forEach((name, value) -> form.put(
                        name,
                        value instanceof Later later
                                ? switch (later) {
                                    case Later.NumberOf(String row) -> Objects.requireNonNull(numbers.get(row));
                                    case Later.OwnId _ ->
                                        actor instanceof Actor.Staff one ? Long.toString(one.id()) : "";
                                }
                                : value));
        return form;
    }

    /** What comes by telephone, letter or visit is written down by an operator, who settles what sort it is at once. */
    private static NewMatter matter(Row row) {
        Sheet.Line line = row.line();
        boolean online = row.isOnline();
        return new NewMatter(
                Requests.NAME,
                row.type(),
                online ? null : row.grade(),
                online ? null : row.category(),
                new NewMatter.Words(line.at("title"), line.at("text")),
                new NewMatter.Place(line.orNull("region"), line.orNull("address"), null, null),
                NewMatter.Origin.of(line.at("channel")),
                new NewMatter.Identity(
                        row.raiser().at("name"), row.raiser().at("phone"), line.orNull("onBehalf"), null),
                "true".equals(line.at("confidential")),
                "critical".equals(row.grade()) ? Map.of("danger", true) : Map.of());
    }
}
