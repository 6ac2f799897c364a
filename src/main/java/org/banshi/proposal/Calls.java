package org.banshi.proposal;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open calls for topics: opened, told anew, closed after their last day, answered once everybody has an answer. What was told
 * to residents is never rewritten.
 */
@Service
public class Calls {
    private final CallRows rows;
    private final Rules rules;
    private final CityClock clock;
    private final JdbcClient db;

    Calls(CallRows rows, Rules rules, CityClock clock, JdbcClient db) {
        this.rows = rows;
        this.rules = rules;
        this.clock = clock;
        this.db = db;
    }

    /** Whether the actor may open one: an account of an office that has a unit. */
    public boolean mayOpen(Actor actor) {
        return Permissions.has(actor, Permission.CALLS_WRITE)
                && actor instanceof Actor.Staff staff
                && staff.unit() != null;
    }

    /** Whether the actor is of the office that calls. */
    public boolean isOwn(Call call, Actor actor) {
        return mayOpen(actor)
                && actor instanceof Actor.Staff staff
                && call.office().code().equals(staff.unit());
    }

    /**
     * A call.
     *
     * @throws Problem 404 if there is none
     */
    public Call require(long id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("proposal.noSuchCall"));
    }

    /** All calls, the newest first. */
    public List<Call> all() {
        return rows.all();
    }

    /** What became of all that was put forward to it. */
    public Counts counts(long id) {
        return rows.counts(id);
    }

    /**
     * Opens a call; the actor's office keeps it from then on.
     *
     * @throws Problem 401 or 403 unless the actor is of an office, 422 wrong fields
     */
    @Transactional
    public long open(NewCall typed, Actor actor) {
        Permissions.require(actor, Permission.CALLS_WRITE);
        if (!(actor instanceof Actor.Staff staff) || staff.unit() == null) {
            throw Problem.forbidden("proposal.notYourCall");
        }
        Versioned<Criteria> rule = rules.current(Criteria.RULE);
        Reading reading = new Reading();
        Told told = told(typed, reading);
        LocalDate answerBy = reading.day("answerBy", typed.answerBy());
        Criteria.CriteriaSet set = rule.value().set(typed.criteria()).orElse(null);
        if (set == null) {
            reading.wrong(
                    "criteria", typed.criteria() == null || typed.criteria().isBlank() ? "required" : "notAChoice");
        }
        if (reading.isGood()) {
            ahead(told, answerBy, reading);
        }
        reading.finish();
        long id = insert(staff, Objects.requireNonNull(set), rule.version(), answerBy);
        write(id, 1, told, null, staff);
        return id;
    }

    /** What residents are told. */
    private record Told(String title, String text, LocalDate from, LocalDate until) {}

    private static Told told(NewCall typed, Reading reading) {
        return new Told(
                reading.words("title", typed.title(), NewCall.MOST_TITLE),
                reading.words("text", typed.text(), NewCall.MOST_TEXT),
                reading.day("from", typed.from()),
                reading.day("until", typed.until()));
    }

    private void ahead(Told told, LocalDate answerBy, Reading reading) {
        inOrder(told, answerBy, reading);
        if (told.until().isBefore(clock.today())) {
            reading.wrong("until", "inThePast");
        }
    }

    private static void inOrder(Told told, LocalDate answerBy, Reading reading) {
        if (told.until().isBefore(told.from())) {
            reading.wrong("until", "endsBeforeBegins");
        } else if (!answerBy.isAfter(told.until())) {
            reading.wrong("answerBy", "proposal.answerAfterEnd");
        }
    }

    private long insert(Actor.Staff staff, Criteria.CriteriaSet set, int version, LocalDate answerBy) {
        long id = db.sql("""
                insert into proposal_call (office, criteria_set, criteria_name, criteria_version, answer_by, opened_at, opened_by)
                values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        Objects.requireNonNull(staff.unit()),
                        set.code(),
                        set.name(),
                        version,
                        answerBy,
                        Timestamp.from(clock.instant()),
                        staff.id())
                .query(Long.class)
                .single();
        int nr = 0;
        for (Criteria.Criterion criterion : set.criteria()) {
            db.sql(
                            "insert into proposal_criterion (call, code, nr, name, hint, weight, scale) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(java.util.Arrays.asList(
                            id,
                            criterion.code(),
                            ++nr,
                            criterion.name(),
                            criterion.hint(),
                            criterion.weight(),
                            criterion.scale()))
                    .update();
        }
        return id;
    }

    private void write(long id, int nr, Told told, @Nullable String why, Actor.Staff staff) {
        db.sql("""
                insert into proposal_version (call, nr, title, text, from_day, until_day, why, at, staff)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(
                        id,
                        nr,
                        told.title(),
                        told.text(),
                        told.from(),
                        told.until(),
                        why,
                        Timestamp.from(clock.instant()),
                        staff.id()))
                .update();
    }

    /**
     * Tells residents something else, with the reason; what was told before stays to be read. The last day may only be put
     * off, not beyond the day of the answers, and the first day stays once it has come.
     *
     * @throws Problem 403 not the office that calls, 404 no such call, 409 it is closed, 422 wrong fields
     */
    @Transactional
    public void change(long id, NewCall typed, Actor actor) {
        Call call = own(id, actor);
        if (call.state() != Call.State.OPEN) {
            throw Problem.conflict("proposal.isClosed");
        }
        Reading reading = new Reading();
        Told told = told(typed, reading);
        String why = reading.words("why", typed.why(), NewCall.MOST_WHY);
        if (reading.isGood()) {
            inOrder(told, call.answerBy(), reading);
            if (told.until().isBefore(call.until())) {
                reading.wrong("until", "proposal.notSooner");
            }
            if (!told.from().equals(call.from()) && !clock.today().isBefore(call.from())) {
                reading.wrong("from", "proposal.hasBegun");
            }
        }
        reading.finish();
        write(id, call.version() + 1, told, why, (Actor.Staff) actor);
        db.sql("update proposal_call set version = version + 1 where id = ?")
                .param(id)
                .update();
    }

    private Call own(long id, Actor actor) {
        Permissions.require(actor, Permission.CALLS_WRITE);
        rows.hold(id);
        Call call = require(id);
        if (!isOwn(call, actor)) {
            throw Problem.forbidden("proposal.notYourCall");
        }
        return call;
    }

    /** Closes each call whose last day has passed; several servers may do so at once. */
    @Transactional
    public int closeDue() {
        return db.sql("""
                update proposal_call c set state = 'closed', closed_at = :now
                where c.state = 'open' and exists (select from proposal_version v
                  where v.call = c.id and v.nr = c.version and v.until_day < :today)""")
                .param("now", Timestamp.from(clock.instant()))
                .param("today", clock.today())
                .update();
    }

    /**
     * Closes a call as answered.
     *
     * @param summary what came of it all, for residents
     * @throws Problem 403 not the office that calls, 404 no such call, 409 not closed yet, answered already, or somebody has
     *     no answer, 422 without a summary
     */
    @Transactional
    public void answer(long id, @Nullable String summary, Actor actor) {
        closeDue();
        Call call = own(id, actor);
        if (call.state() == Call.State.OPEN) {
            throw Problem.conflict("proposal.stillOpen");
        }
        if (call.state() == Call.State.ANSWERED) {
            throw Problem.conflict("proposal.isAnswered");
        }
        Reading reading = new Reading();
        String words = reading.words("summary", summary, NewCall.MOST_TEXT);
        reading.finish();
        long waiting = rows.counts(id).waiting();
        if (waiting > 0) {
            throw Problem.conflict("proposal.notAllAnswered", waiting);
        }
        db.sql(
                        "update proposal_call set state = 'answered', answered_at = ?, answered_by = ?, summary = ? where id = ?")
                .params(Timestamp.from(clock.instant()), ((Actor.Staff) actor).id(), words, id)
                .update();
    }
}
