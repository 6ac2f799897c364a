package org.banshi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger. Everything that happens to a matter happens here, and leaves a line that is never rewritten. */
@Service
public class Ledger {
    private final Kinds kinds;
    private final Gate gate;
    private final MatterRows rows;
    private final Writing writing;
    private final Births births;
    private final Timekeeper timekeeper;
    private final CityClock clock;
    private final ApplicationEventPublisher events;

    @SuppressWarnings("checkstyle:ParameterNumber") // the engine's parts meet here and nowhere else
    Ledger(
            Kinds kinds,
            Gate gate,
            MatterRows rows,
            Writing writing,
            Births births,
            Timekeeper timekeeper,
            CityClock clock,
            ApplicationEventPublisher events) {
        this.kinds = kinds;
        this.gate = gate;
        this.rows = rows;
        this.writing = writing;
        this.births = births;
        this.timekeeper = timekeeper;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Puts a new matter on the ledger: row, first event, first clock, identity and messages in one statement.
     *
     * @return number and code; the code is not kept and cannot be told again
     */
    @Transactional
    public Receipt raise(NewMatter raised, Actor actor) {
        return raise(raised, actor, _ -> {});
    }

    /**
     * Puts a new matter on the ledger with what belongs to it from the start, such as rows beside it or units that take
     * part.
     */
    @Transactional
    public Receipt raise(NewMatter raised, Actor actor, Consumer<Change> also) {
        Instant now = now();
        Kind kind = kinds.require(raised.kind());
        Receipt receipt = births.raise(kind, new Birth(raised, also), actor, now);
        publishBirth(kind, receipt, now);
        return receipt;
    }

    /**
     * What is raised together with others.
     *
     * @param matter what is raised
     * @param also what belongs to it from the start
     */
    public record Birth(NewMatter matter, Consumer<Change> also) {}

    /**
     * Puts many new matters of one kind on the ledger, each with everything that {@link #raise(NewMatter, Actor, Consumer)
     * raising} it alone would write, but in a few statements for all of them.
     *
     * @return their numbers and codes, in the same order
     * @throws IllegalArgumentException if they are of several kinds
     * @throws org.springframework.dao.DataIntegrityViolationException if the database refuses one of them; then none is
     *     raised
     */
    @Transactional
    public List<Receipt> raiseAll(List<Birth> born, Actor actor) {
        if (born.isEmpty()) {
            return List.of();
        }
        Kind kind = kinds.require(born.getFirst().matter().kind());
        if (born.stream().anyMatch(birth -> !birth.matter().kind().equals(kind.name()))) {
            throw new IllegalArgumentException("several kinds at once");
        }
        Instant now = now();
        List<Receipt> receipts = births.raiseAll(kind, born, actor, now);
        receipts.forEach(receipt -> publishBirth(kind, receipt, now));
        return receipts;
    }

    private void publishBirth(Kind kind, Receipt receipt, Instant now) {
        publish(new Done(
                receipt.id(),
                receipt.number(),
                kind.name(),
                Births.RAISE.name(),
                "",
                kind.lifecycle().first().name(),
                1,
                now));
    }

    /**
     * Does an action: the only way in which a matter changes.
     *
     * @param number the matter
     * @param action name of the action
     * @param form the raw fields, from JSON or a page
     * @param actor who acts
     * @param expectedVersion the version the actor saw; absent for whatever is now
     * @throws Problem 404 unknown or not to be known, 403 not yours, 409 stale or not possible in this state, 422 field
     *     errors; then nothing has changed and nothing is written
     */
    @Transactional
    public Done perform(
            String number, String action, Map<String, ?> form, Actor actor, @Nullable Integer expectedVersion) {
        Object ahead = ahead(number, action, actor);
        Locked locked = rows.lock(number).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        return perform(locked, intend(locked, action, form, actor, expectedVersion, ahead), action);
    }

    /** What an action works out before anybody has to wait; a matter that it is not possible for is refused later. */
    private @Nullable Object ahead(String number, String action, Actor actor) {
        if (kinds.all().stream().noneMatch(kind -> kind.lifecycle().worksAhead(action))) {
            return null;
        }
        Locked seen = rows.find(number).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        Kind kind = kinds.require(seen.matter().kind());
        Situation bare = situation(seen, actor, now());
        return gate.possible(kind, bare).stream()
                .filter(one -> one.name().equals(action))
                .findFirst()
                .map(Action::ahead)
                .map(working -> working.apply(bare))
                .orElse(null);
    }

    /**
     * What an action would make of a matter, with nothing written and nobody told: it is refused here exactly as it would
     * be in earnest.
     *
     * @throws Problem as {@link #perform}
     */
    @Transactional(readOnly = true)
    public Foreseen foresee(
            String number, String action, Map<String, ?> form, Actor actor, @Nullable Integer expectedVersion) {
        Locked found = rows.find(number).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        Intent intent = intend(found, action, form, actor, expectedVersion, null);
        Matter matter = found.matter();
        Instant due = intent.step().columns.containsKey("due")
                ? (Instant) intent.step().columns.get("due")
                : matter.due();
        return new Foreseen(matter.version(), intent.step().state().name(), due);
    }

    /** An action that is admitted and worked out, but not written; for whom a deputy does it, if one does. */
    private record Intent(
            Kind kind,
            Step step,
            String part,
            Instant now,
            @Nullable Long actsFor) {}

    private Intent intend(
            Locked locked,
            String name,
            Map<String, ?> raw,
            Actor actor,
            @Nullable Integer expectedVersion,
            @Nullable Object ahead) {
        Matter matter = locked.matter();
        Kind kind = kinds.require(matter.kind());
        Instant now = later(now(), matter.updatedAt());
        Situation bare = situation(locked, actor, now).foreknowing(ahead);
        Action action = kind.lifecycle().action(name, matter.state());
        String part = gate.admit(kind, action, bare, expectedVersion);
        Form form = actor instanceof Actor.House ? Form.of(plain(raw)) : Form.read(action.fields(), raw, bare);
        Situation situation = bare.with(form);
        Change change = new Change();
        action.then().accept(situation, change);
        Step step = new Step(
                        kind,
                        action,
                        situation,
                        locked.clocks(),
                        kind.lifecycle().state(matter.state()),
                        timekeeper)
                .apply(change);
        return new Intent(
                kind, step, part, now, gate.actsFor(kind, action, bare).orElse(null));
    }

    private Done perform(Locked locked, Intent intent, String name) {
        Matter matter = locked.matter();
        Step step = intent.step();
        String part = intent.part();
        Instant now = intent.now();
        Chain.Line line = Writing.line(step, part, locked.length() + 1, now, matter.state());
        Map<String, Object> payload = payload(step);
        if (intent.actsFor() != null) {
            payload.put("actsFor", intent.actsFor());
        }
        writing.write(locked, step, part, new Writing.Addition(locked.lastHash(), line, payload));
        for (Effect.Pass pass : step.passes) {
            rows.mergedInto(matter.id())
                    .forEach(id -> rows.lock(id)
                            .ifPresent(merged -> perform(
                                    merged,
                                    intend(merged, pass.action(), pass.form(), new Actor.House(), null, null),
                                    pass.action())));
        }
        int version = matter.version() + (step.action.quiet() ? 0 : 1);
        Done done = new Done(
                matter.id(),
                matter.number(),
                intent.kind().name(),
                name,
                matter.state(),
                step.state().name(),
                version,
                now);
        publish(done);
        return done;
    }

    private static Map<String, Object> plain(Map<String, ?> raw) {
        Map<String, Object> plain = new LinkedHashMap<>();
        raw.forEach((key, value) -> {
            if (value != null) {
                plain.put(key, value);
            }
        });
        return plain;
    }

    private static Map<String, Object> payload(Step step) {
        Map<String, Object> payload = new LinkedHashMap<>();
        Map<String, Object> form = new LinkedHashMap<>();
        step.before
                .form()
                .values()
                .forEach((name, value) -> form.put(name, value instanceof LocalDate d ? d.toString() : value));
        payload.put("form", form);
        if (step.before.actor() instanceof Actor.Proxy proxy) {
            // Under which grant, so that the person can tell; not in the form, which units read.
            payload.put("proxy", proxy.grant());
        }
        step.noteRows(payload);
        if (!step.added.isEmpty()) {
            payload.put("added", step.added);
        }
        if (!step.clockNotes().isEmpty()) {
            payload.put("clocks", step.clockNotes());
        }
        return payload;
    }

    static Situation situation(Locked locked, Actor actor, Instant now) {
        List<RunningClock> running = locked.clocks().stream()
                .filter(LiveClock::isRunning)
                .map(LiveClock::view)
                .toList();
        return new Situation(
                locked.matter(),
                locked.own(),
                running,
                locked.parties(),
                locked.doings(),
                Form.empty(),
                actor,
                now,
                Map.of(),
                null);
    }

    /** A chain never goes back in time, whatever the clocks of several servers say. */
    private static Instant later(Instant now, Instant last) {
        return now.isBefore(last) ? last : now;
    }

    /** Now, as fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void publish(Done done) {
        events.publishEvent(done);
    }
}
