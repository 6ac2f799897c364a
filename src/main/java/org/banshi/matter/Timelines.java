package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.Explanation;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads timelines and clocks for a reader. */
@Component
final class Timelines {
    private final JdbcTemplate db;
    private final JsonMapper json;

    Timelines(JdbcTemplate db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** The events, the oldest first: residents see the open actions by role or unit, without names and remarks. */
    List<MatterView.Line> of(Matter matter, Kind kind, Actor actor, boolean withheld) {
        boolean resident = actor instanceof Actor.Resident;
        Set<String> inside = names(kind, action -> !action.open());
        Set<String> toUnits = names(kind, Action::toUnits);
        Set<String> wordReaders = kind.wordReaders().stream().map(Role::name).collect(Collectors.toSet());
        Predicate<Written> readable = line -> !resident
                && (!withheld
                        || line.byStaff() && (!wordReaders.contains(line.role()) || toUnits.contains(line.action())));
        return db.query("""
                        select e.*, p.body from matter_event e left join matter_payload p using (matter, seq)
                        where e.matter = ? order by e.seq""", (row, _) -> line(row, resident, readable), matter.id()).stream()
                .filter(line -> !resident
                        || !inside.contains(line.action()) && !line.action().equals(HandingOver.HANDED_OVER))
                .toList();
    }

    private static Set<String> names(Kind kind, Predicate<Action> which) {
        return kind.lifecycle().actions().stream()
                .filter(which)
                .map(Action::name)
                .collect(Collectors.toSet());
    }

    /**
     * Who wrote a line, and with what.
     *
     * @param byStaff whether staff wrote it
     * @param role in which role
     * @param action what it did
     */
    private record Written(boolean byStaff, @Nullable String role, String action) {}

    private MatterView.Line line(ResultSet row, boolean resident, Predicate<Written> readable) throws SQLException {
        Instant happened = Matter.instant(row, "happened_at");
        String actor = row.getString("actor");
        String role = row.getString("actor_role");
        String action = row.getString("action");
        return new MatterView.Line(
                row.getInt("seq"),
                happened == null ? Matter.needInstant(row, "at") : happened,
                action,
                actor,
                resident ? null : row.getObject("actor_id", Long.class),
                role,
                row.getString("actor_unit"),
                resident ? null : actsFor(row.getString("body")),
                row.getString("from_state"),
                row.getString("to_state"),
                readable.test(new Written(actor.equals("staff"), role, action))
                        ? form(row.getString("body"))
                        : Map.of());
    }

    private @Nullable Long actsFor(@Nullable String body) {
        JsonNode absent = body == null ? null : json.readTree(body).get("actsFor");
        return absent == null ? null : absent.longValue();
    }

    private Map<String, Object> form(@Nullable String body) {
        Map<String, Object> form = new LinkedHashMap<>();
        if (body != null) {
            json.readTree(body).path("form").properties().forEach(e -> form.put(e.getKey(), plain(e.getValue())));
        }
        return form;
    }

    private static Object plain(JsonNode value) {
        return value.isContainer()
                ? value.toString()
                : value.isBoolean() ? value.booleanValue() : value.isNumber() ? value.numberValue() : value.asString();
    }

    List<MatterView.Dial> clocks(long matter) {
        return db.query("select * from matter_clock where matter = ? order by id", (row, _) -> dial(row), matter);
    }

    private MatterView.Dial dial(ResultSet row) throws SQLException {
        Integer number = row.getObject("limit_number", Integer.class);
        String why = row.getString("why");
        return new MatterView.Dial(
                row.getString("name"),
                row.getString("unit"),
                number == null ? null : new Limit(number, Limit.Unit.valueOf(row.getString("limit_unit"))),
                row.getString("rule"),
                row.getObject("rule_version", Integer.class),
                Matter.needInstant(row, "started_at"),
                Matter.instant(row, "due"),
                row.getObject("undated_year", Integer.class),
                Matter.instant(row, "stopped_at"),
                Matter.instant(row, "paused_until"),
                Matter.instant(row, "breached_at"),
                row.getBoolean("imported"),
                why == null ? null : json.readValue(why, Explanation.class));
    }
}
