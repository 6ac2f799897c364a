package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads matters with what belongs to them. */
@Component
final class MatterRows {
    private final JdbcTemplate db;
    private final JsonMapper json;
    private final String whole;

    MatterRows(JdbcTemplate db, JsonMapper json, Kinds kinds) {
        this.db = db;
        this.json = json;
        this.whole = """
                select m.*,
                  (select json_agg(json_build_array(c.id, c.name, c.unit, c.limit_number, c.limit_unit, c.rule, c.rule_version,
                     c.started_at, c.due, c.undated_year, c.stopped_at, c.left_number, c.left_unit, c.paused_at, c.paused_until,
                     c.breached_at, c.imported, c.dated_from, c.dated_number, c.dated_unit) order by c.id) from matter_clock c where c.matter = m.id) as clocks,
                  (select json_agg(json_build_array(p.unit, p.relation)) from matter_party p
                     where p.matter = m.id and p.until is null) as parties,
                  (select json_agg(distinct jsonb_build_array(e.action, coalesce(e.actor_id, 0), e.actor_unit))
                     from matter_event e where e.matter = m.id) as doings,
                  %s as own
                from matter_matter m
                """.formatted(kinds.ownColumns());
    }

    Optional<Locked> find(String number) {
        return db.query(whole + "where m.number = ?", this::read, number).stream()
                .findFirst();
    }

    Optional<Locked> lock(String number) {
        return lock("number = ?", number);
    }

    Optional<Locked> lock(long id) {
        return lock("id = ?", id);
    }

    /**
     * First the lock, then the reading: a statement that has waited for a row sees the new row, but clocks, parties and
     * doings as they were before it began to wait.
     */
    private Optional<Locked> lock(String which, Object value) {
        return db
                .queryForList("select id from matter_matter where " + which + " for no key update", Long.class, value)
                .stream()
                .findFirst()
                .flatMap(id -> db.query(whole + "where m.id = ?", this::read, id).stream()
                        .findFirst());
    }

    /** Many at once, to be looked at only; those that are gone are left out. */
    List<Locked> all(List<Long> ids) {
        return db.query(whole + "where m.id = any(?) order by m.id", this::read, (Object) ids.toArray(Long[]::new));
    }

    /** The matters merged into one, in a fixed order, so that two actions never wait for each other. */
    List<Long> mergedInto(long main) {
        return db.queryForList("select id from matter_matter where main_id = ? order by id", Long.class, main);
    }

    private Locked read(ResultSet row, int line) throws SQLException {
        return new Locked(
                Matter.read(row, line),
                row.getBytes("last_hash"),
                row.getInt("length"),
                own(row.getString("own")),
                each(row.getString("clocks"), MatterRows::clock),
                each(
                        row.getString("parties"),
                        p -> new Situation.Party(
                                p.get(0).stringValue(),
                                Relation.valueOf(p.get(1).stringValue().toUpperCase(Locale.ROOT)))),
                each(
                        row.getString("doings"),
                        d -> new Situation.Doing(
                                d.get(0).stringValue(), d.get(1).longValue(), text(d.get(2)))));
    }

    private <T> List<T> each(@Nullable String array, java.util.function.Function<JsonNode, T> as) {
        List<T> list = new ArrayList<>();
        if (array != null) {
            json.readTree(array).forEach(node -> list.add(as.apply(node)));
        }
        return list;
    }

    private Map<String, Object> own(@Nullable String object) {
        Map<String, Object> own = new LinkedHashMap<>();
        if (object != null) {
            json.readTree(object).properties().forEach(e -> {
                JsonNode value = e.getValue();
                Object plain = switch (value.getNodeType()) {
                    case NULL -> null;
                    case BOOLEAN -> value.booleanValue();
                    case NUMBER -> value.numberValue();
                    default -> value.asString();
                };
                if (plain != null) {
                    own.put(e.getKey(), plain);
                }
            });
        }
        return own;
    }

    private static LiveClock clock(JsonNode c) {
        LiveClock clock = new LiveClock(c.get(0).longValue(), c.get(1).stringValue(), text(c.get(2)), need(c.get(7)));
        clock.limit = limit(c.get(3), c.get(4));
        clock.rule = text(c.get(5));
        clock.ruleVersion = c.get(6).isNull() ? null : c.get(6).intValue();
        clock.due = time(c.get(8));
        clock.undatedYear = c.get(9).isNull() ? null : c.get(9).intValue();
        clock.stoppedAt = time(c.get(10));
        clock.left = limit(c.get(11), c.get(12));
        clock.pausedAt = time(c.get(13));
        clock.pausedUntil = time(c.get(14));
        clock.breachedAt = time(c.get(15));
        clock.imported = c.get(16).booleanValue();
        clock.datedFrom = time(c.get(17));
        clock.datedBy = limit(c.get(18), c.get(19));
        return clock;
    }

    private static @Nullable Limit limit(JsonNode number, JsonNode unit) {
        return number.isNull() ? null : new Limit(number.intValue(), Limit.Unit.valueOf(unit.stringValue()));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.stringValue();
    }

    private static Instant need(JsonNode node) {
        return OffsetDateTime.parse(node.stringValue()).toInstant();
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isNull() ? null : need(node);
    }
}
