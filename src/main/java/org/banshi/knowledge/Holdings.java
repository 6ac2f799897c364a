package org.banshi.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All items as the desk sees them: those that wait, hold, are over or withdrawn, with all that was ever written. */
@Component
final class Holdings {
    /** An item waits when its last version is neither released nor refused nor withdrawn. */
    private static final String WAITS = """
            not exists (select from knowledge_act a where a.item = last.item and
              (a.version = last.version and a.act in ('release', 'refuse') or a.version >= last.version and a.act = 'withdraw'))
            """;

    private static final String KNOWN =
            """
            select k.* from (
              select i.id, i.unit, i.review_on, i.helped, i.unhelpful, last.version as last, last.written_by,
                coalesce(valid.title, last.title) as title, coalesce(valid.category, last.category) as category,
                valid.version as valid, valid.until,
                """ + WAITS + """
                 as waits
              from knowledge_item i
              join lateral (select * from knowledge_wording x where x.item = i.id order by x.version desc limit 1) last on true
              left join lateral (select w.* """ + Items.IN_FORCE.replace("knowledge_item i on i.id", "knowledge_item j on j.id") + """
                 and w.item = i.id) valid on true
            ) k where true
            """;

    private final JdbcClient db;
    private final Reviews reviews;
    private final CityClock clock;

    Holdings(JdbcClient db, Reviews reviews, CityClock clock) {
        this.db = db;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Which items. */
    enum Which {
        ALL,
        MINE,
        WAITING,
        REVIEW,
        NOT_IN_FORCE;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Which of(@Nullable String code) {
            for (Which which : values()) {
                if (which.code().equals(code)) {
                    return which;
                }
            }
            return ALL;
        }
    }

    /**
     * An item in a list.
     *
     * @param valid the version in force; absent for none
     * @param waits whether its last version waits for a second person
     * @param due whether its owner is to look at it again soon
     */
    record Known(
            long id,
            String unit,
            String title,
            String category,
            int last,
            long writtenBy,
            @Nullable Integer valid,
            @Nullable LocalDate until,
            boolean waits,
            @Nullable LocalDate reviewOn,
            boolean due,
            long helped,
            long unhelpful) {}

    /** The newest first. */
    List<Known> list(Which which, Actor.Staff staff, @Nullable Long after, int limit) {
        String where = switch (which) {
            case ALL -> "";
            case MINE -> " and unit = :unit";
            case WAITING -> " and waits";
            case REVIEW -> " and valid is not null and review_on <= :horizon and (:all or unit = :unit)";
            case NOT_IN_FORCE -> " and valid is null";
        };
        return db.sql(KNOWN + where + " and (:after::bigint is null or id < :after) order by id desc limit :limit")
                .param("today", clock.today())
                .param("horizon", reviews.horizon())
                .param("unit", Objects.requireNonNullElse(staff.unit(), ""))
                .param("all", Permissions.has(staff, Permission.KNOWLEDGE_WRITE))
                .param("after", after)
                .param("limit", limit)
                .query(this::known)
                .list();
    }

    /** How many items wait for this reader: to be released, or to be looked at again. */
    long waiting(Actor.Staff staff) {
        boolean releases = Permissions.has(staff, Permission.KNOWLEDGE_RELEASE);
        boolean writes = Permissions.has(staff, Permission.KNOWLEDGE_OWN);
        if (!releases && !writes) {
            return 0;
        }
        return db.sql("""
                select (select count(*) from knowledge_wording last join knowledge_item i on i.id = last.item
                  where last.written_by <> :staff and (:releases or i.unit = :unit)
                    and not exists (select from knowledge_wording x where x.item = last.item and x.version > last.version)
                    and
                """ + WAITS + """
                ) + (select count(*) from (select i.id """ + Items.IN_FORCE + """
                  and :writes and i.unit = :unit and i.review_on <= :horizon) due)
                """)
                .param("today", clock.today())
                .param("horizon", reviews.horizon())
                .param("staff", staff.id())
                .param("unit", Objects.requireNonNullElse(staff.unit(), ""))
                .param("releases", releases)
                .param("writes", writes)
                .query(Long.class)
                .single();
    }

    Optional<Known> find(long id) {
        return db.sql(KNOWN + " and id = :id")
                .param("today", clock.today())
                .param("id", id)
                .query(this::known)
                .optional();
    }

    /**
     * A version with what was done with it.
     *
     * @param at when it was written
     */
    record Version(Item item, Instant at, List<Act> acts) {
        boolean did(String act) {
            return acts.stream().anyMatch(one -> one.act().equals(act));
        }
    }

    /** What was done with a version, when, by whom and why. */
    record Act(
            int version,
            String act,
            Instant at,
            long staff,
            @Nullable String reason) {}

    /** All that was written, the newest first. */
    List<Version> versions(long id) {
        List<Act> acts = db.sql("select * from knowledge_act where item = :id order by id")
                .param("id", id)
                .query((row, _) -> new Act(
                        row.getInt("version"),
                        row.getString("act"),
                        at(row, "at"),
                        row.getLong("staff"),
                        row.getString("reason")))
                .list();
        return db.sql("""
                select w.*, i.unit from knowledge_wording w join knowledge_item i on i.id = w.item
                where w.item = :id order by w.version desc
                """)
                .param("id", id)
                .query((row, line) -> {
                    Item item = Items.read(row, line);
                    return new Version(
                            item,
                            at(row, "written_at"),
                            acts.stream()
                                    .filter(act -> act.version() == item.version())
                                    .toList());
                })
                .list();
    }

    /** Counts that an item answered somebody's question, or did not; a plain number. */
    void count(long id, boolean helped) {
        String column = helped ? "helped" : "unhelpful";
        db.sql("update knowledge_item set " + column + " = " + column + " + 1 where id = :id")
                .param("id", id)
                .update();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private Known known(ResultSet row, int line) throws SQLException {
        LocalDate review = row.getObject("review_on", LocalDate.class);
        Integer valid = row.getObject("valid", Integer.class);
        return new Known(
                row.getLong("id"),
                row.getString("unit"),
                row.getString("title"),
                row.getString("category"),
                row.getInt("last"),
                row.getLong("written_by"),
                valid,
                row.getObject("until", LocalDate.class),
                row.getBoolean("waits"),
                review,
                valid != null && review != null && !review.isAfter(reviews.horizon()),
                row.getLong("helped"),
                row.getLong("unhelpful"));
    }
}
