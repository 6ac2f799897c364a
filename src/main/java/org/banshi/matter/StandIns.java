package org.banshi.matter;

import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.people.Deputies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a deputy stands in for somebody whom a matter names. Those who are to be four stay four: nobody does who is
 * named in the same matter for another part, did something in it for another part, or would stand in for two. Lists ask
 * the same of the database: {@link Conditions}.
 */
@Component
final class StandIns {
    private final Deputies deputies;
    private final JdbcClient db;

    StandIns(Deputies deputies, JdbcClient db) {
        this.deputies = deputies;
        this.db = db;
    }

    /** Whoever is named in that column and on leave, if the member of the staff stands in. */
    Optional<Long> absent(Kind kind, String column, Situation situation, Actor.Staff staff) {
        if (!(situation.own().get(column) instanceof Number named) || named.longValue() == staff.id()) {
            return Optional.empty();
        }
        Set<Long> absent = deputies.absentFor(staff.id(), staff.unit());
        return Optional.of(named.longValue())
                .filter(absent::contains)
                .filter(_ -> kind.lifecycle().namingColumnsOf(_ -> true).stream()
                        .noneMatch(other -> situation.names(other, staff)))
                .filter(only -> kind.lifecycle().namingColumnsOf(staff::has).stream()
                        .map(other -> situation.own().get(other))
                        .noneMatch(other -> other instanceof Number two
                                && two.longValue() != only
                                && absent.contains(two.longValue())))
                .filter(_ -> !didForAnother(kind, column, situation, staff));
    }

    private boolean didForAnother(Kind kind, String column, Situation situation, Actor.Staff staff) {
        return db.sql("""
                select exists (select from matter_event
                  where matter = :matter and actor_id = :staff and actor_role = any(:parts))""")
                .param("matter", situation.matter().id())
                .param("staff", staff.id())
                .param("parts", kind.lifecycle().partsBeside(column))
                .query(Boolean.class)
                .single();
    }
}
