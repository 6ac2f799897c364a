package org.banshi.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All units and duty lists as they stood at one version; never changed once built. */
final class UnitTree {
    private final long version;
    private final Map<String, Unit> units;
    private final Map<String, List<Unit>> children;
    private final Map<String, Set<String>> duties;

    UnitTree(long version, List<Unit> all, Map<String, Set<String>> duties) {
        this.version = version;
        this.duties = duties;
        Map<String, Unit> byCode = new LinkedHashMap<>();
        Map<String, List<Unit>> below = new LinkedHashMap<>();
        for (Unit unit : all) {
            byCode.put(unit.code(), unit);
            if (unit.parent() != null) {
                below.computeIfAbsent(unit.parent(), parent -> new ArrayList<>())
                        .add(unit);
            }
        }
        units = Collections.unmodifiableMap(byCode);
        children = below;
    }

    long version() {
        return version;
    }

    Map<String, Unit> units() {
        return units;
    }

    List<Unit> children(String code) {
        return Collections.unmodifiableList(children.getOrDefault(code, List.of()));
    }

    /** Walks upwards; a ring, which only two servers moving units at the same moment could make, ends the walk. */
    boolean isUnder(String code, String ancestorOrSelf) {
        Set<String> seen = new HashSet<>();
        String at = code;
        while (at != null && seen.add(at)) {
            if (at.equals(ancestorOrSelf)) {
                return true;
            }
            Unit unit = units.get(at);
            at = unit == null ? null : unit.parent();
        }
        return false;
    }

    Set<String> under(String code) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(code));
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            if (units.containsKey(at) && found.add(at)) {
                children(at).forEach(child -> open.addLast(child.code()));
            }
        }
        return Collections.unmodifiableSet(found);
    }

    Set<String> duties(String unit) {
        return duties.getOrDefault(unit, Set.of());
    }

    /** Reads all units and duty lists. */
    static UnitTree load(JdbcClient db, long version) {
        List<Unit> all = db.sql("""
                select code, name, parent, kind, region, phone, active from people_unit order by code
                """).query(UnitTree::unit).list();
        Map<String, Set<String>> duties = db
                .sql("select unit, category from people_duty")
                .query((row, n) -> Map.entry(row.getString("unit"), row.getString("category")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(HashSet::new))));
        return new UnitTree(version, all, duties);
    }

    private static Unit unit(ResultSet row, int n) throws SQLException {
        return new Unit(
                row.getString("code"),
                row.getString("name"),
                row.getString("parent"),
                Unit.Kind.of(row.getString("kind")),
                row.getString("region"),
                row.getString("phone"),
                row.getBoolean("active"));
    }
}
