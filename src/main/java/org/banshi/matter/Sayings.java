package org.banshi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What staff said in lines of one name on many timelines, read at once. */
@Service
public class Sayings {
    private final Kinds kinds;
    private final JsonMapper json;
    private final JdbcTemplate db;

    Sayings(Kinds kinds, JsonMapper json, JdbcTemplate db) {
        this.kinds = kinds;
        this.json = json;
        this.db = db;
    }

    /**
     * One line.
     *
     * @param at when it was said
     * @param form what was filled in; empty once it is erased
     */
    public record Saying(Instant at, Map<String, String> form) {
        /** What a field holds; empty where there is nothing. */
        public String field(String name) {
            return form.getOrDefault(name, "");
        }
    }

    /**
     * The lines, the oldest first, by number. Where the words of a matter are withheld from the reader, there are none.
     *
     * @param numbers matters of which the caller has asked whether the reader may know of them
     * @param action name of the lines
     */
    public Map<String, List<Saying>> of(Collection<String> numbers, String action, Actor.Staff reader) {
        Map<String, List<Saying>> said = new HashMap<>();
        if (numbers.isEmpty()) {
            return said;
        }
        db.query(
                """
                select m.number, m.kind, m.type, m.confidential, e.at, p.body
                from matter_matter m join matter_event e on e.matter = m.id
                left join matter_payload p on (p.matter, p.seq) = (e.matter, e.seq)
                where m.number = any(?) and e.action = ? and e.actor = 'staff' order by e.matter, e.seq""",
                row -> {
                    Kind kind = kinds.require(row.getString("kind"));
                    if (!kind.isShielded(row.getString("type"), row.getBoolean("confidential"))
                            || kind.wordReaders().stream().anyMatch(reader::has)) {
                        said.computeIfAbsent(row.getString("number"), _ -> new ArrayList<>())
                                .add(new Saying(Matter.needInstant(row, "at"), form(row.getString("body"))));
                    }
                },
                numbers.toArray(String[]::new),
                action);
        return said;
    }

    private Map<String, String> form(@Nullable String body) {
        Map<String, String> form = new LinkedHashMap<>();
        if (body != null) {
            json.readTree(body).path("form").properties().forEach(e -> {
                if (e.getValue().isValueNode()) {
                    form.put(e.getKey(), e.getValue().asString());
                }
            });
        }
        return form;
    }
}
