package org.banshi.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Action;
import org.banshi.matter.Kind;
import org.banshi.matter.Kinds;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a monitor sees: what anybody may know of matters of the own area, who has them, and which acts were done. */
@Component
final class Sight {
    private static final String SEEN = """
            select distinct on (p.id) p.id, s.appointment, p.handle, p.kind, p.category, p.street, p.state, p.raised_at,
              p.answered_at, p.closed_at, r.unit, r.unit_name, r.due, r.due_stopped_at is not null as stopped, r.number,
              (coalesce(r.due_stopped_at, :now) > r.due) as late,
              exists (select from monitor_opinion o where o.about = p.id and o.monitor = s.staff) as written
            from monitor_sight s join matter_public p on p.id = s.matter join matter_row r on r.id = s.matter
            where s.staff = :staff and :today between s.from_day and s.until_day and p.kind = any(:kinds)
            """;

    private final Kinds kinds;
    private final CityClock clock;
    private final JdbcClient db;

    Sight(Kinds kinds, CityClock clock, JdbcClient db) {
        this.kinds = kinds;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A matter, as much as a monitor may know.
     *
     * @param id internal number, for no page
     * @param number for the unit and the supervisors, for no page of the monitor
     * @param handle how pages name it
     * @param unit code of the unit that leads it
     */
    record Seen(
            long id,
            long appointment,
            String number,
            String handle,
            String kind,
            @Nullable String category,
            @Nullable String street,
            String state,
            @Nullable String unit,
            @Nullable String unitName,
            Instant raisedAt,
            @Nullable Instant due,
            boolean late,
            @Nullable Instant answeredAt,
            @Nullable Instant closedAt,
            boolean written) {

        static Seen read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
            return new Seen(
                    row.getLong("id"),
                    row.getLong("appointment"),
                    row.getString("number"),
                    row.getString("handle"),
                    row.getString("kind"),
                    row.getString("category"),
                    row.getString("street"),
                    row.getString("state"),
                    row.getString("unit"),
                    row.getString("unit_name"),
                    Objects.requireNonNull(instant(row, "raised_at")),
                    row.getBoolean("stopped") ? null : instant(row, "due"),
                    row.getBoolean("late"),
                    instant(row, "answered_at"),
                    instant(row, "closed_at"),
                    row.getBoolean("written"));
        }
    }

    /**
     * What is asked for.
     *
     * @param open only what has not ended
     * @param late only what is or was late
     */
    record Wanted(boolean open, boolean late) {}

    Slice<Seen> list(Wanted wanted, Actor.Staff monitor, @Nullable Long after, int size) {
        return Slice.of(
                ask("""
                        and (cast(:after as bigint) is null or p.id < :after) and (not :open or p.closed_at is null)
                        and (not :late or coalesce(r.due_stopped_at, :now) > r.due) order by p.id desc limit :size""", monitor)
                        .param("after", after)
                        .param("open", wanted.open())
                        .param("late", wanted.late())
                        .param("size", size + 1)
                        .query(Seen::read)
                        .list(),
                size,
                seen -> Long.toString(seen.id()));
    }

    /** The one with that handle, if it is in sight. */
    Optional<Seen> find(String handle, Actor.Staff monitor) {
        return handle.matches("[0-9a-f]{24}")
                ? ask("and p.handle = :handle order by p.id", monitor)
                        .param("handle", handle)
                        .query(Seen::read)
                        .optional()
                : Optional.empty();
    }

    private JdbcClient.StatementSpec ask(String sql, Actor.Staff monitor) {
        return db.sql(SEEN + sql)
                .param("staff", monitor.id())
                .param("today", clock.today())
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param(
                        "kinds",
                        kinds.all().stream()
                                .filter(Kind::isPublished)
                                .map(Kind::name)
                                .toArray(String[]::new));
    }

    /** Which act was done when; by whom and with what stays inside. */
    record Act(Instant at, String action) {}

    /** The acts that whoever raised it sees too, the oldest first; so no remark among staff, and no look at a person. */
    List<Act> acts(Seen seen) {
        Set<String> open = new HashSet<>(kinds.require(seen.kind()).lifecycle().actions().stream()
                .filter(Action::open)
                .map(Action::name)
                .collect(Collectors.toSet()));
        open.add("raise");
        return db.sql("select at, action from monitor_act where matter = ? and action = any(?) order by seq")
                .params(seen.id(), open.toArray(String[]::new))
                .query((row, _) -> new Act(Objects.requireNonNull(instant(row, "at")), row.getString("action")))
                .list();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
