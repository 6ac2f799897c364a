package org.banshi.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The staff: persons and machines, found by their number. Nobody is ever deleted, since logs name them. */
@Service
public final class Members {
    private final JdbcClient db;
    private final Units units;

    public Members(JdbcClient db, Units units) {
        this.db = db;
        this.units = units;
    }

    /** The one with this number, active or not. */
    public Optional<Member> find(long id) {
        return db.sql("select id, name, unit, kind, phone, active from people_staff where id = :id")
                .param("id", id)
                .query(Members::member)
                .optional();
    }

    /** The one with this number; 404 {@code member.unknown} if there is none. */
    public Member require(long id) {
        return find(id).orElseThrow(() -> Problem.notFound("member.unknown", id));
    }

    /** Whether there is anybody at all, active or not. */
    public boolean any() {
        return db.sql("select exists (select from people_staff)")
                .query(Boolean.class)
                .single();
    }

    /** The active persons of a unit, by name; machines are left out. */
    public List<Member> ofUnit(String unit) {
        return db.sql("""
                select id, name, unit, kind, phone, active from people_staff
                where unit = :unit and active and kind = 'person' order by name, id
                """).param("unit", unit).query(Members::member).list();
    }

    /** The names of these numbers, for staff pages; unknown numbers are left out. */
    public Map<Long, String> names(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return db
                .sql("select id, name from people_staff where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> Map.entry(row.getLong("id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Adds a person or machine.
     *
     * @throws Problem 422 if a field is wrong or the unit unknown
     */
    public Member add(String name, @Nullable String unit, Member.Kind kind, @Nullable String phone) {
        check(name, unit, phone);
        return db.sql("""
                insert into people_staff (name, unit, kind, phone) values (:name, :unit, :kind, :phone)
                returning id, name, unit, kind, phone, active
                """)
                .param("name", name)
                .param("unit", unit)
                .param("kind", kind.code())
                .param("phone", phone)
                .query(Members::member)
                .single();
    }

    /**
     * Changes name, unit, telephone or whether work may be assigned; number and kind stay. Who is not active cannot log
     * in either; verified credentials are forgotten within a second.
     *
     * @throws Problem 422 if a field is wrong, 404 if there is no such member
     */
    public Member update(Member member) {
        check(member.name(), member.unit(), member.phone());
        return db.sql("""
                with bumped as (update people_version set version = nextval('people_version_seq'))
                update people_staff set name = :name, unit = :unit, phone = :phone, active = :active where id = :id
                returning id, name, unit, kind, phone, active
                """)
                .param("id", member.id())
                .param("name", member.name())
                .param("unit", member.unit())
                .param("phone", member.phone())
                .param("active", member.active())
                .query(Members::member)
                .optional()
                .orElseThrow(() -> Problem.notFound("member.unknown", member.id()));
    }

    private void check(String name, @Nullable String unit, @Nullable String phone) {
        List<FieldError> errors = new ArrayList<>();
        Fields.text(errors, "name", name, 200);
        Fields.optional(errors, "phone", phone, 40);
        if (unit != null && units.find(unit).isEmpty()) {
            errors.add(FieldError.of("unit", "unit.unknown", unit));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static Member member(ResultSet row, int n) throws SQLException {
        return new Member(
                row.getLong("id"),
                row.getString("name"),
                row.getString("unit"),
                Member.Kind.of(row.getString("kind")),
                row.getString("phone"),
                row.getBoolean("active"));
    }
}
