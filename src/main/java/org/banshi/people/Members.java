package org.banshi.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The staff: persons and machines, found by their number. Nobody is ever deleted, since logs name them. */
@Service
public final class Members {
    private final JdbcClient db;
    private final Units units;
    private final CityClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;

    /** The staff of the house. */
    @Autowired
    public Members(
            JdbcClient db,
            Units units,
            CityClock clock,
            ApplicationEventPublisher events,
            TransactionOperations transaction) {
        this.db = db;
        this.units = units;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** The staff on its own: nobody else has a say in who leaves. */
    public Members(JdbcClient db, Units units, CityClock clock) {
        this(db, units, clock, _ -> {}, TransactionOperations.withoutTransaction());
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

    /** All persons, active or not, by number; machines are left out. */
    public List<Member> persons() {
        return db.sql("select id, name, unit, kind, phone, active from people_staff where kind = 'person' order by id")
                .query(Members::member)
                .list();
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
     * A page of the persons of the staff, the latest first.
     *
     * @param words part of a name or telephone, or the number; absent for all
     * @param unit code of a unit, with all under it; absent for all
     * @param active only who may be assigned work, or only the others; absent for both
     * @param after where the page before ended, absent for the first
     */
    public Slice<Member> search(
            @Nullable String words, @Nullable String unit, @Nullable Boolean active, @Nullable String after, int size) {
        List<Member> found = db.sql("""
                select id, name, unit, kind, phone, active from people_staff
                where kind = 'person' and id < :after
                  and (:words::text is null or position(:words in lower(name)) > 0 or position(:words in phone) > 0
                    or id::text = :words)
                  and (:units::text[] is null or unit = any (:units))
                  and (:active::boolean is null or active = :active)
                order by id desc limit :size
                """)
                .param("after", after == null || !after.matches("[0-9]{1,18}") ? Long.MAX_VALUE : Long.parseLong(after))
                .param("words", words == null ? null : words.strip().toLowerCase(Locale.ROOT))
                .param("units", unit == null ? null : units.under(unit).toArray(String[]::new))
                .param("active", active)
                .param("size", size + 1)
                .query(Members::member)
                .list();
        return Slice.of(found, size, member -> Long.toString(member.id()));
    }

    /** Adds a person or machine, by the house. Throws like {@link #add(Member, Because)}. */
    public Member add(String name, @Nullable String unit, Member.Kind kind, @Nullable String phone) {
        return add(new Member(0, name, unit, kind, phone, true), Because.HOUSE);
    }

    /**
     * Adds a person or machine.
     *
     * @param member all but the number, which the house gives
     * @throws Problem 422 if a field is wrong or the unit unknown
     */
    public Member add(Member member, Because because) {
        check(member.name(), member.unit(), member.phone(), because);
        return write("""
                with row as (
                  insert into people_staff (name, unit, kind, phone, active)
                  values (:name, :unit, :kind, :phone, :active) returning *),
                done as (select id::text as subject, null::jsonb as before, to_jsonb(row.*) - 'id' as after from row),
                """, member, because)
                .param("kind", member.kind().code())
                .query(Members::member)
                .single();
    }

    /** Changes somebody, by the house. Throws like {@link #update(Member, Because)}. */
    public Member update(Member member) {
        return update(member, Because.HOUSE);
    }

    /**
     * Changes name, unit, telephone or whether work may be assigned; number and kind stay. Who is not active cannot log
     * in either; verified credentials are forgotten within a second. Before somebody is switched off,
     * {@link MemberLeaving} is told to the rooms above, while nobody can give that person work; any of them may refuse.
     *
     * @throws Problem 422 if a field is wrong, or open work still waits for who would be switched off; 404 if there is no
     *     such member
     */
    public Member update(Member member, Because because) {
        check(member.name(), member.unit(), member.phone(), because);
        return Objects.requireNonNull(transaction.execute(_ -> {
            if (!member.active() && isHeldAsActive(member.id())) {
                events.publishEvent(new MemberLeaving(member.id()));
            }
            return change(member, because);
        }));
    }

    /** Takes the person, so that nobody assigns work until the transaction ends; whether switched on. */
    private boolean isHeldAsActive(long id) {
        return db.sql("select active from people_staff where id = :id for update")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private Member change(Member member, Because because) {
        return write("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                row as (
                  update people_staff set name = :name, unit = :unit, phone = :phone, active = :active
                  where id = :id returning *),
                done as (
                  select row.id::text as subject, to_jsonb(old.*) - 'id' as before, to_jsonb(row.*) - 'id' as after
                  from row join people_staff old on old.id = row.id),
                """, member, because)
                .param("id", member.id())
                .query(Members::member)
                .optional()
                .orElseThrow(() -> Problem.notFound("member.unknown", member.id()));
    }

    private JdbcClient.StatementSpec write(String done, Member member, Because because) {
        String sql = done + "logged as (" + Changes.line("staff") + ")"
                + " select id, name, unit, kind, phone, active from row";
        return Changes.because(db.sql(sql), because, clock.instant())
                .param("name", member.name())
                .param("unit", member.unit())
                .param("phone", member.phone())
                .param("active", member.active());
    }

    private void check(String name, @Nullable String unit, @Nullable String phone, Because because) {
        List<FieldError> errors = new ArrayList<>();
        Fields.text(errors, "name", name, 200);
        Fields.optional(errors, "phone", phone, 40);
        if (unit != null && units.find(unit).isEmpty()) {
            errors.add(FieldError.of("unit", "unit.unknown", unit));
        }
        because.check(errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    static Member member(ResultSet row, int n) throws SQLException {
        return new Member(
                row.getLong("id"),
                row.getString("name"),
                row.getString("unit"),
                Member.Kind.of(row.getString("kind")),
                row.getString("phone"),
                row.getBoolean("active"));
    }
}
