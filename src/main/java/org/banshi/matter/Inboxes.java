package org.banshi.matter;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.people.Deputies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Whose inboxes are the same. */
@Service
public final class Inboxes {
    private final Deputies deputies;
    private final JdbcClient db;
    private final String question;

    Inboxes(Kinds kinds, Deputies deputies, JdbcClient db) {
        this.deputies = deputies;
        this.db = db;
        this.question = "with p as (select * from unnest(:ids::bigint[], :units::text[]) p (id, unit))"
                + " select p.id from p join matter_matter m on m.owner_person = p.id"
                + " where m.owner_unit is distinct from p.unit"
                + kinds.all().stream().map(Inboxes::named).collect(Collectors.joining());
    }

    /** Those who are named in a matter that their unit has no part in: they may see what their colleagues may not. */
    private static String named(Kind kind) {
        return kind.lifecycle().namingColumnsOf(_ -> true).stream()
                .sorted()
                .map(column -> " union select p.id from " + kind.table() + " n join p on p.id = n." + column
                        + " join matter_matter m on m.id = n.matter and m.outcome is null"
                        + " where n." + column + " = any(:ids) and not exists (select 1 from matter_party t"
                        + " where t.matter = m.id and t.unit = p.unit and t.until is null)")
                .collect(Collectors.joining());
    }

    /**
     * Those who must be asked for by themselves. Everybody else has the same inbox as all others of the same unit and
     * roles: nothing is theirs by name, or for somebody on leave, that is not also their unit's.
     */
    public Set<Long> alone(Collection<Actor.Staff> staff) {
        List<Actor.Staff> all = List.copyOf(staff);
        Set<Long> alone = new HashSet<>(db.sql(question)
                .param("ids", all.stream().map(Actor.Staff::id).toArray(Long[]::new))
                .param(
                        "units",
                        all.stream()
                                .map(one -> Objects.requireNonNullElse(one.unit(), ""))
                                .toArray(String[]::new))
                .query(Long.class)
                .list());
        all.stream()
                .filter(one -> !deputies.absentFor(one.id(), one.unit()).isEmpty())
                .forEach(one -> alone.add(one.id()));
        return alone;
    }
}
