package org.banshi.program;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The register of those a project touches and whether they agree (签约): a lift in an old house, a new roof. The rate is
 * counted over the register, so that it always opens to the doors behind it.
 */
@Component
final class ProjectConsents {
    static final String TABLE = "program_household";

    /** So many doors may be written at a time. */
    private static final int MOST = 500;

    private static final int DOOR = 60;

    private final ProgramTimes times;
    private final JdbcClient db;

    ProjectConsents(ProgramTimes times, JdbcClient db) {
        this.times = times;
        this.db = db;
    }

    Field[] registerForm() {
        return new Field[] {Field.text("doors").need().upTo(10_000)};
    }

    Field[] consentForm() {
        return new Field[] {
            Field.text("doors").need().upTo(10_000),
            Field.bool("agreed").need(),
            Field.date("day").need()
        };
    }

    boolean hasRegister(Situation s) {
        return !of(s.matter().id()).isEmpty();
    }

    /** Adds doors; one that is there already keeps what it said. */
    void register(Situation s, Change c) {
        Set<String> known = doors(s);
        doors(s.form().need("doors")).stream()
                .filter(door -> !known.contains(door))
                .forEach(door -> {
                    Map<String, Object> nothing = new HashMap<>();
                    nothing.put("agreed", null);
                    nothing.put("day", null);
                    c.row(TABLE, Map.of("door", door), nothing);
                });
    }

    /** Whoever is asked again may say otherwise; what was said before stays on the timeline. */
    void consent(Situation s, Change c) {
        LocalDate day = s.form().date("day").orElseThrow();
        if (day.isAfter(times.today(s))) {
            throw Problem.invalid("day", "inTheFuture");
        }
        Set<String> said = doors(s.form().need("doors"));
        String strange =
                said.stream().filter(door -> !doors(s).contains(door)).limit(5).collect(Collectors.joining("、"));
        if (!strange.isEmpty()) {
            throw Problem.invalid("doors", "notInRegister", strange);
        }
        said.forEach(door ->
                c.row(TABLE, Map.of("door", door), Map.of("agreed", s.form().yes("agreed"), "day", day)));
    }

    private Set<String> doors(Situation s) {
        return of(s.matter().id()).stream().map(Consent::household).collect(Collectors.toSet());
    }

    private static Set<String> doors(String typed) {
        Set<String> doors = Stream.of(typed.split("[\\n\\r,，、;；]+"))
                .map(String::strip)
                .filter(door -> !door.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (doors.isEmpty()) {
            throw Problem.invalid("doors", "required");
        }
        if (doors.size() > MOST) {
            throw Problem.invalid("doors", "tooManyDoors", MOST);
        }
        doors.stream().filter(door -> door.length() > DOOR).findFirst().ifPresent(_ -> {
            throw Problem.invalid("doors", "tooLong", DOOR);
        });
        return doors;
    }

    /** The register, by door. */
    List<Consent> of(long matter) {
        return db.sql("select door, agreed, day from program_household where matter = :matter order by door")
                .param("matter", matter)
                .query((row, _) -> new Consent(
                        row.getString("door"),
                        row.getObject("agreed", Boolean.class),
                        row.getObject("day", LocalDate.class)))
                .list();
    }
}
