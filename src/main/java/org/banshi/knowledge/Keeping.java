package org.banshi.knowledge;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.text.Tokens;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes items of knowledge, releases them by a second person, withdraws them and looks at them again. Nothing that was
 * written is ever changed: a changed wording is another version (M32, R-H28).
 */
@Service
public class Keeping {
    private static final int LONGEST_REASON = 300;

    private final JdbcClient db;
    private final Items items;
    private final Wording wording;
    private final CityClock clock;

    Keeping(JdbcClient db, Items items, Wording wording, CityClock clock) {
        this.db = db;
        this.items = items;
        this.wording = wording;
        this.clock = clock;
    }

    /** Whether somebody writes for a unit: its own people, or who looks after all knowledge. */
    public static boolean mayWrite(Actor.Staff actor, String unit) {
        return Permissions.has(actor, Permission.KNOWLEDGE_WRITE)
                || Permissions.has(actor, Permission.KNOWLEDGE_OWN) && unit.equals(actor.unit());
    }

    /** Whether somebody may release what another one wrote for a unit. */
    public static boolean mayRelease(Actor.Staff actor, Item item) {
        return actor.id() != item.writtenBy()
                && (Permissions.has(actor, Permission.KNOWLEDGE_RELEASE) || mayWrite(actor, item.unit()));
    }

    /**
     * Writes a new item; it is offered to nobody until somebody else has released it.
     *
     * @return its number
     * @throws Problem 403 to whoever does not write for that unit, 422 with every field that is wrong
     */
    @Transactional
    public long write(Item.Draft draft, Actor.Staff actor) {
        if (draft.unit() != null && !mayWrite(actor, draft.unit())) {
            throw Problem.forbidden("knowledge.notYours");
        }
        wording.check(draft);
        long id = db.sql("insert into knowledge_item (unit) values (:unit) returning id")
                .param("unit", draft.unit())
                .query(Long.class)
                .single();
        insert(id, 1, draft, actor);
        return id;
    }

    /**
     * Writes another version; the one before stays in force until this one is released and has begun.
     *
     * @param seen the version that was the last when the writer began
     * @return the version
     * @throws Problem 403, 404, 409 when somebody else wrote one meanwhile, 422
     */
    @Transactional
    public int revise(long id, int seen, Item.Draft draft, Actor.Staff actor) {
        String unit = lock(id);
        if (!mayWrite(actor, unit)) {
            throw Problem.forbidden("knowledge.notYours");
        }
        int last = last(id);
        if (last != seen) {
            throw Problem.conflict("knowledge.stale");
        }
        wording.check(new Item.Draft(
                unit,
                draft.title(),
                draft.body(),
                draft.category(),
                draft.region(),
                draft.source(),
                draft.link(),
                draft.since(),
                draft.until(),
                draft.reviewOn()));
        insert(id, last + 1, draft, actor);
        return last + 1;
    }

    private void insert(long id, int version, Item.Draft draft, Actor.Staff actor) {
        db.sql("""
                insert into knowledge_wording (item, version, title, body, category, region, source, link, since, until,
                  review_on, search, written_at, written_by)
                values (:item, :version, :title, :body, :category, :region, :source, :link, :since, :until,
                  :review, array_to_tsvector(:tokens), :at, :staff)
                """)
                .param("item", id)
                .param("version", version)
                .param("title", draft.title())
                .param("body", draft.body())
                .param("category", draft.category())
                .param("region", draft.region())
                .param("source", draft.source())
                .param("link", draft.link())
                .param("since", draft.since())
                .param("until", draft.until())
                .param("review", draft.reviewOn())
                .param("tokens", Tokens.of(Objects.requireNonNull(draft.title()), Objects.requireNonNull(draft.body())))
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", actor.id())
                .update();
    }

    /**
     * Lets a version be offered, from its first day on.
     *
     * @throws Problem 403 to its writer and to whoever may not, 404, 409 when it is decided, withdrawn or over
     */
    @Transactional
    public void release(long id, int version, Actor.Staff actor) {
        Item item = undecided(id, version, actor);
        if (item.until() != null && item.until().isBefore(clock.today())) {
            throw Problem.conflict("knowledge.over");
        }
        act("release", item, actor, null, null);
        db.sql("update knowledge_item set review_on = :on where id = :id")
                .param("on", item.reviewOn())
                .param("id", id)
                .update();
    }

    /**
     * Sends a version back; its writer writes another one.
     *
     * @throws Problem as {@link #release}, 422 without a reason
     */
    @Transactional
    public void refuse(long id, int version, String reason, Actor.Staff actor) {
        act("refuse", undecided(id, version, actor), actor, reason(reason), null);
    }

    /**
     * Takes an item out of use at once, with all that was written so far; what was answered with it stays.
     *
     * @throws Problem 403, 404, 409 when nothing is in force or waiting, 422 without a reason
     */
    @Transactional
    public void withdraw(long id, String reason, Actor.Staff actor) {
        String unit = lock(id);
        if (!mayWrite(actor, unit) && !Permissions.has(actor, Permission.KNOWLEDGE_RELEASE)) {
            throw Problem.forbidden("knowledge.notYours");
        }
        int last = last(id);
        if (withdrawn(id) >= last) {
            throw Problem.conflict("knowledge.decided");
        }
        act("withdraw", items.version(id, last).orElseThrow(), actor, reason(reason), null);
    }

    /**
     * Says that what is in force was looked at and is still right.
     *
     * @param next when to look again
     * @throws Problem 403, 404, 409 when nothing is in force, 422 for a day that is not ahead
     */
    @Transactional
    public void review(long id, @Nullable LocalDate next, Actor.Staff actor) {
        String unit = lock(id);
        if (!mayWrite(actor, unit)) {
            throw Problem.forbidden("knowledge.notYours");
        }
        Item item = items.inForce(id).orElseThrow(() -> Problem.conflict("knowledge.notInForce"));
        if (next == null || !next.isAfter(clock.today())) {
            throw Problem.invalid("reviewOn", next == null ? "required" : "inThePast");
        }
        act("review", item, actor, null, next);
        db.sql("update knowledge_item set review_on = :on where id = :id")
                .param("on", next)
                .param("id", id)
                .update();
    }

    private static String reason(String reason) {
        if (reason.isBlank()) {
            throw Problem.invalid("reason", "required");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "tooLong", LONGEST_REASON);
        }
        return reason.strip();
    }

    private Item undecided(long id, int version, Actor.Staff actor) {
        lock(id);
        Item item = items.version(id, version).orElseThrow(() -> Problem.notFound("knowledge.none", id));
        if (actor.id() == item.writtenBy()) {
            throw Problem.forbidden("knowledge.own");
        }
        if (!mayRelease(actor, item)) {
            throw Problem.forbidden("knowledge.notYours");
        }
        boolean decided = db.sql("""
                select exists (select from knowledge_act
                  where item = :id and version = :version and act in ('release', 'refuse'))
                """)
                .param("id", id)
                .param("version", version)
                .query(Boolean.class)
                .single();
        // What was written before and never released does not come after what was written later.
        if (decided || withdrawn(id) >= version || last(id) > version) {
            throw Problem.conflict("knowledge.decided");
        }
        return item;
    }

    /** Up to which version it was withdrawn. */
    private int withdrawn(long id) {
        return db.sql("select coalesce(max(version), 0) from knowledge_act where item = :id and act = 'withdraw'")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private int last(long id) {
        return db.sql("select max(version) from knowledge_wording where item = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private String lock(long id) {
        return db.sql("select unit from knowledge_item where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("knowledge.none", id));
    }

    private void act(String act, Item item, Actor.Staff actor, @Nullable String reason, @Nullable LocalDate next) {
        db.sql("""
                insert into knowledge_act (item, version, writer, act, at, staff, reason, review_on)
                values (:item, :version, :writer, :act, :at, :staff, :reason, :next)
                """)
                .param("item", item.id())
                .param("version", item.version())
                .param("writer", item.writtenBy())
                .param("act", act)
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", actor.id())
                .param("reason", reason)
                .param("next", next)
                .update();
    }
}
