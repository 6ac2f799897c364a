package org.banshi.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who stands in for whom. A deputy is of the same unit and brings the own roles: standing in gives nobody a role. It
 * holds from the first day of a leave to its last, ends when either leaves the unit, and is not passed on. What is in
 * force is kept in memory; another server's change is seen within about a second.
 */
@Service
public final class Deputies {
    private static final long CHECK_NANOS = 1_000_000_000L;
    private static final int LONGEST_DAYS = 366;

    private static final String LINE = """
            insert into people_change (at, sort, subject, before, after, by_staff, why)
            select :at, 'staff', l.staff::text, %s, %s, :byStaff, :why
            from l join people_staff d on d.id = l.deputy""";

    private static final String TOLD = "jsonb_build_object('deputy', d.name || ' (' || d.id || ')',"
            + " 'leave', l.first_day || ' – ' || l.last_day)";

    private final JdbcClient db;
    private final Members members;
    private final CityClock clock;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    /** A leave, and the unit in which somebody stands in. */
    private record Standing(Leave leave, @Nullable String unit) {}

    private record Kept(List<Standing> leaves, long version, long checkedAt) {}

    public Deputies(JdbcClient db, Members members, CityClock clock) {
        this.db = db;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Those for whom somebody stands in today.
     *
     * @param deputy staff number of who would stand in
     * @param unit code of the unit for which this one works now, absent for the city as a whole
     */
    public Set<Long> absentFor(long deputy, @Nullable String unit) {
        LocalDate today = clock.today();
        return inForce().stream()
                .filter(standing -> Objects.equals(standing.unit(), unit))
                .map(Standing::leave)
                .filter(leave -> leave.deputy() == deputy && leave.on(today))
                .map(Leave::staff)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who stands in for somebody of the unit today, if that one is on leave. */
    public Optional<Long> deputyOf(long absent, @Nullable String unit) {
        LocalDate today = clock.today();
        return inForce().stream()
                .filter(standing -> Objects.equals(standing.unit(), unit))
                .map(Standing::leave)
                .filter(leave -> leave.staff() == absent && leave.on(today))
                .map(Leave::deputy)
                .findFirst();
    }

    /** The leaves of somebody that last or lie ahead, by day. */
    public List<Leave> of(long staff) {
        return db.sql("""
                select id, staff, deputy, first_day, last_day from people_leave
                where staff = :staff and ended_at is null and last_day >= :today order by first_day, id""")
                .param("staff", staff)
                .param("today", clock.today())
                .query(Deputies::leave)
                .list();
    }

    /**
     * Plans a leave with a deputy.
     *
     * @return its number
     * @throws Problem 404 if there is no such member; 422 {@code deputy}: missing, somebody else's unit, switched off, or
     *     away as well; {@code from}, {@code to}: missing, past, in the wrong order, too long, or within another leave;
     *     {@code why}: missing
     */
    public long plan(
            long staff, @Nullable Long deputy, @Nullable LocalDate from, @Nullable LocalDate to, Because because) {
        Member member = members.require(staff);
        List<FieldError> errors = new ArrayList<>();
        checkDeputy(member, deputy, errors);
        checkDays(from, to, errors);
        because.check(errors);
        if (errors.isEmpty() && deputy != null && from != null && to != null) {
            Long planned = writeOnce(staff, deputy, from, to, because);
            kept.set(null);
            if (planned != null) {
                return planned;
            }
            errors.add(FieldError.of(
                    overlaps(staff, from, to) ? "from" : "deputy",
                    overlaps(staff, from, to) ? "leave.overlaps" : "leave.deputyAway"));
        }
        throw Problem.invalid(errors);
    }

    /** Takes a leave back, or ends it early: from now on nobody stands in. 404 if there is none or it is over. */
    public void end(long staff, long leave, Because because) {
        List<FieldError> errors = new ArrayList<>();
        because.check(errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        int ended = Changes.because(db.sql("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                l as (
                  update people_leave set ended_at = :at
                  where id = :id and staff = :staff and ended_at is null and last_day >= :today returning *)
                """ + LINE.formatted(TOLD, "'{}'::jsonb")), because, clock.instant())
                .param("id", leave)
                .param("staff", staff)
                .param("today", clock.today())
                .update();
        kept.set(null);
        if (ended == 0) {
            throw Problem.notFound("leave.unknown", leave);
        }
    }

    /** Of two leaves planned in the same moment for the same days the database keeps the first. */
    private @Nullable Long writeOnce(long staff, long deputy, LocalDate from, LocalDate to, Because because) {
        try {
            return write(staff, deputy, from, to, because);
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMostSpecificCause().getMessage()).contains("people_leave_once")) {
                return null;
            }
            throw e;
        }
    }

    /** Nothing is written where another leave of either lies in these days. */
    private @Nullable Long write(long staff, long deputy, LocalDate from, LocalDate to, Because because) {
        return Changes.because(
                        db.sql("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                l as (
                  insert into people_leave (staff, deputy, first_day, last_day)
                  select :staff, :deputy, :from, :to
                  from (select pg_advisory_xact_lock(hashtextextended('people_leave/' || :staff, 0))) waited
                  where not exists (
                    select from people_leave where staff in (:staff, :deputy) and ended_at is null
                      and first_day <= :to and last_day >= :from)
                  returning *),
                told as (""" + LINE.formatted("null::jsonb", TOLD) + ") select id from l"),
                        because,
                        clock.instant())
                .param("staff", staff)
                .param("deputy", deputy)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private boolean overlaps(long staff, LocalDate from, LocalDate to) {
        return of(staff).stream()
                .anyMatch(leave ->
                        !leave.firstDay().isAfter(to) && !leave.lastDay().isBefore(from));
    }

    private void checkDeputy(Member member, @Nullable Long deputy, List<FieldError> errors) {
        if (deputy == null) {
            errors.add(FieldError.of("deputy", "required"));
            return;
        }
        boolean fits =
                deputy != member.id() && colleagues(member).stream().anyMatch(colleague -> colleague.id() == deputy);
        if (!fits) {
            errors.add(FieldError.of("deputy", "leave.notAColleague"));
        }
    }

    /** Who may stand in for somebody: the active persons of the same unit, by name. */
    public List<Member> colleagues(Member member) {
        return db.sql("""
                select id, name, unit, kind, phone, active from people_staff
                where unit is not distinct from :unit and active and kind = 'person' and id <> :id
                order by name, id limit 500""")
                .param("unit", member.unit())
                .param("id", member.id())
                .query(Members::member)
                .list();
    }

    private void checkDays(@Nullable LocalDate from, @Nullable LocalDate to, List<FieldError> errors) {
        if (from == null) {
            errors.add(FieldError.of("from", "required"));
        } else if (from.isBefore(clock.today())) {
            errors.add(FieldError.of("from", "inThePast"));
        }
        if (to == null) {
            errors.add(FieldError.of("to", "required"));
        } else if (from != null && to.isBefore(from)) {
            errors.add(FieldError.of("to", "leave.order"));
        } else if (from != null && ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
            errors.add(FieldError.of("to", "leave.tooLong", LONGEST_DAYS));
        }
    }

    private List<Standing> inForce() {
        Kept before = kept.get();
        long now = System.nanoTime();
        if (before != null && now - before.checkedAt() < CHECK_NANOS) {
            return before.leaves();
        }
        long version =
                db.sql("select version from people_version").query(Long.class).single();
        List<Standing> leaves = before != null && before.version() == version ? before.leaves() : load();
        kept.compareAndSet(before, new Kept(leaves, version, now));
        return leaves;
    }

    /** Days are looked at when asked, by the city's clock; who has left the unit stands in no longer. */
    private List<Standing> load() {
        return db.sql("""
                select l.id, l.staff, l.deputy, l.first_day, l.last_day, s.unit from people_leave l
                join people_staff s on s.id = l.staff join people_staff d on d.id = l.deputy
                where l.ended_at is null and l.last_day >= :yesterday
                  and s.unit is not distinct from d.unit and s.active and d.active""")
                .param("yesterday", clock.today().minusDays(1))
                .query((row, n) -> new Standing(leave(row, n), row.getString("unit")))
                .list();
    }

    private static Leave leave(ResultSet row, int n) throws SQLException {
        return new Leave(
                row.getLong("id"),
                row.getLong("staff"),
                row.getLong("deputy"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }
}
