package org.banshi.matter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;

/** The kinds of matter that this house knows: whatever its rooms contribute. */
@Service
public final class Kinds {
    private final Map<String, Kind> byName = new LinkedHashMap<>();

    Kinds(List<Kind> kinds) {
        kinds.forEach(kind -> {
            if (byName.put(kind.name(), kind) != null) {
                throw new IllegalStateException("two kinds are named " + kind.name());
            }
        });
    }

    /** All kinds, in the order of their rooms. */
    public Collection<Kind> all() {
        return new ArrayList<>(byName.values());
    }

    /**
     * A kind by name.
     *
     * @throws Problem 404 when there is none
     */
    public Kind require(String name) {
        Kind kind = byName.get(name);
        if (kind == null) {
            throw Problem.notFound("noSuchKind", name);
        }
        return kind;
    }

    /** The SQL that reads a matter's own columns, whichever kind it is of, as one JSON object. */
    String ownColumns() {
        StringBuilder sql = new StringBuilder("case m.kind");
        byName.values().stream()
                .filter(kind -> !kind.table().isEmpty())
                .forEach(kind -> sql.append(" when '")
                        .append(kind.name())
                        .append("' then (select to_json(k) from ")
                        .append(kind.table())
                        .append(" k where k.matter = m.id)"));
        return sql.length() == "case m.kind".length()
                ? "null::json"
                : sql.append(" end").toString();
    }
}
