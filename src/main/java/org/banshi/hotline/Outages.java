package org.banshi.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.text.PersonalData;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices of known outages. What a notice says is never changed: it is ended, and another one put up, so that each answer
 * given with it can be read again.
 */
@Service
public class Outages {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_WORDS = 2000;
    private static final int SHOWN = 50;

    private final JdbcClient db;
    private final Ledger ledger;
    private final Matters matters;
    private final Categories categories;
    private final CityClock clock;

    Outages(JdbcClient db, Ledger ledger, Matters matters, Categories categories, CityClock clock) {
        this.db = db;
        this.ledger = ledger;
        this.matters = matters;
        this.categories = categories;
        this.clock = clock;
    }

    /**
     * A notice as it is filled in; absent is what was left empty.
     *
     * @param region a code that is known
     */
    public record Draft(
            @Nullable String title,
            @Nullable String category,
            @Nullable String region,
            @Nullable String street,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String words) {}

    /**
     * Puts a notice up. It answers at the desk at once; on the portal it stands when somebody else has confirmed it
     * (R-S11).
     *
     * @throws Problem 403 unless the actor takes calls, 422 with every field that is wrong
     */
    @Transactional
    public long putUp(Draft draft, Actor.Staff actor) {
        Permissions.require(actor, Permission.INTAKE);
        check(draft);
        long id = db.sql("""
                insert into hotline_outage (title, category, region, street, since, until, words, put_up_by)
                values (:title, :category, :region, :street, :since, :until, :words, :staff) returning id
                """)
                .param("title", draft.title())
                .param("category", draft.category())
                .param("region", draft.region())
                .param("street", draft.street())
                .param("since", time(draft.since()))
                .param("until", time(draft.until()))
                .param("words", draft.words())
                .param("staff", actor.id())
                .query(Long.class)
                .single();
        line(id, "up", actor);
        return id;
    }

    private void check(Draft draft) {
        List<FieldError> errors = new ArrayList<>();
        text(errors, "title", draft.title(), LONGEST_TITLE);
        text(errors, "words", draft.words(), LONGEST_WORDS);
        if (draft.street() != null) {
            text(errors, "street", draft.street(), LONGEST_TITLE);
        }
        if (draft.category() == null) {
            errors.add(FieldError.of("category", "required"));
        } else if (categories.find(draft.category()).isEmpty()) {
            errors.add(FieldError.of("category", "notAChoice"));
        }
        if (draft.since() == null) {
            errors.add(FieldError.of("since", "required"));
        }
        if (draft.until() == null) {
            errors.add(FieldError.of("until", "required"));
        } else if (!draft.until().isAfter(clock.instant())
                || draft.since() != null && !draft.until().isAfter(draft.since())) {
            errors.add(FieldError.of("until", "outageOverBefore"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void text(List<FieldError> errors, String field, @Nullable String text, int most) {
        if (text == null) {
            errors.add(FieldError.of(field, "required"));
        } else if (text.length() > most) {
            errors.add(FieldError.of(field, "tooLong", most));
        } else if (PersonalData.numberStandsIn(text)) {
            errors.add(FieldError.of(field, "personalNumber"));
        }
    }

    /**
     * Lets a notice stand on the portal: it was read by somebody else than who wrote it (R-S11).
     *
     * @throws Problem 403 to who put it up and to whoever may not, 404 for none, 409 when it is over
     */
    @Transactional
    public void confirm(long id, Actor.Staff actor) {
        Permissions.require(actor, Permission.NOTICES_CONFIRM);
        Outage outage = locked(id, " for update");
        if (outage.over(clock.instant())) {
            throw Problem.conflict("outageOver");
        }
        if (outage.putUpBy() == actor.id()) {
            throw Problem.forbidden("outageOwn");
        }
        if (outage.confirmedBy() == null) {
            db.sql("update hotline_outage set confirmed_by = :staff where id = :id")
                    .param("staff", actor.id())
                    .param("id", id)
                    .update();
            line(id, "confirm", actor);
        }
    }

    /**
     * Ends a notice before its time.
     *
     * @throws Problem 403 unless the actor takes calls, 404 for none, 409 when it is over already
     */
    @Transactional
    public void end(long id, Actor.Staff actor) {
        Permissions.require(actor, Permission.INTAKE);
        Outage outage = locked(id, " for update");
        if (outage.over(clock.instant())) {
            throw Problem.conflict("outageOver");
        }
        db.sql("update hotline_outage set ended_at = :now where id = :id")
                .param("now", time(clock.instant()))
                .param("id", id)
                .update();
        line(id, "end", actor);
    }

    /**
     * Answers a matter with a notice, by the action that every answer takes.
     *
     * @param version the version of the matter that was seen; absent for one just taken down, which is answered once
     *     however often the form comes
     * @throws Problem 409 when the notice is over or is about something else; else as {@link Ledger#perform}
     */
    @Transactional
    public void answer(long id, String number, @Nullable Integer version, Actor.Staff actor) {
        Permissions.require(actor, Permission.INTAKE);
        Outage outage = locked(id, " for share");
        if (!outage.holds(clock.instant())) {
            throw Problem.conflict("outageOver");
        }
        Matter matter = matters.view(number, actor).matter();
        if (version == null && answering(matter.id()).stream().anyMatch(given -> given.id() == id)) {
            return;
        }
        if (!outage.covers(matter)) {
            throw Problem.conflict("outageElsewhere");
        }
        // What was compared with the notice is what is answered: without a version given, the one just read.
        ledger.perform(
                number,
                "answer",
                Map.of("publicAnswer", outage.words(), "source", outage.title()),
                actor,
                version == null ? Integer.valueOf(matter.version()) : version);
        db.sql("insert into hotline_outage_answer (matter, outage) values (:matter, :outage)")
                .param("matter", matter.id())
                .param("outage", id)
                .update();
    }

    /** Those that hold now, what ends first before the others. */
    public List<Outage> current() {
        return db.sql(
                        "select * from hotline_outage where ended_at is null and since <= :now and until > :now order by until, id")
                .param("now", time(clock.instant()))
                .query(Outages::read)
                .list();
    }

    /** Those that hold now and were confirmed by a second person: what the portal shows. */
    public List<Outage> published() {
        return current().stream().filter(outage -> outage.confirmedBy() != null).toList();
    }

    /** Those that hold now and may answer this matter. */
    public List<Outage> covering(Matter matter) {
        return current().stream().filter(outage -> outage.covers(matter)).toList();
    }

    /** The notice with which a matter was answered, none or one. */
    public List<Outage> answering(long matter) {
        return db.sql(
                        "select o.* from hotline_outage_answer a join hotline_outage o on o.id = a.outage where a.matter = :matter")
                .param("matter", matter)
                .query(Outages::read)
                .list();
    }

    /**
     * A notice with what came of it.
     *
     * @param outage the notice
     * @param answered how many matters were answered with it
     * @param endedBy who ended it before its time
     */
    public record Known(
            Outage outage, long answered, @Nullable Long endedBy) {}

    /**
     * The newest of all, those that are over too.
     *
     * @throws Problem 403 unless the actor puts up or confirms notices
     */
    public List<Known> newest(Actor.Staff actor) {
        Permissions.require(actor, Permission.NOTICES_CONFIRM);
        return db.sql("""
                select o.*, (select count(*) from hotline_outage_answer a where a.outage = o.id) as answered,
                  (select staff from hotline_outage_line l where l.outage = o.id and l.act = 'end') as ended_by
                from hotline_outage o order by o.id desc limit :most
                """)
                .param("most", SHOWN)
                .query((row, n) ->
                        new Known(read(row, n), row.getLong("answered"), row.getObject("ended_by", Long.class)))
                .list();
    }

    private Outage locked(long id, String lock) {
        return db.sql("select * from hotline_outage where id = :id" + lock)
                .param("id", id)
                .query(Outages::read)
                .optional()
                .orElseThrow(() -> Problem.notFound("notFound"));
    }

    private void line(long id, String act, Actor.Staff actor) {
        db.sql("insert into hotline_outage_line (outage, act, at, staff) values (:id, :act, :at, :staff)")
                .param("id", id)
                .param("act", act)
                .param("at", time(clock.instant()))
                .param("staff", actor.id())
                .update();
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static Outage read(ResultSet row, int line) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Outage(
                row.getLong("id"),
                row.getString("title"),
                row.getString("category"),
                row.getString("region"),
                row.getString("street"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getString("words"),
                ended == null ? null : ended.toInstant(),
                row.getLong("put_up_by"),
                row.getObject("confirmed_by", Long.class));
    }
}
