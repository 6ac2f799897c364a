package org.banshi.people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.banshi.calendar.CityClock;
import org.banshi.people.OnCall.Days;
import org.banshi.people.OnCall.Part;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Keeps the on-call lists. A line is put there and taken off, with who and why in the unit's history, never changed. */
@Service
public final class OnCallLists {
    private static final int LONGEST_DAYS = 366;

    private static final String TOLD =
            "jsonb_build_object('oncall', s.name || ' (' || s.id || ') ' || o.phone || ' · ' || o.part || ' ' || o.days"
                    + " || ' · ' || o.first_day || ' – ' || o.last_day)";

    private final JdbcClient db;
    private final Members members;
    private final OnCalls calls;
    private final CityClock clock;

    public OnCallLists(JdbcClient db, Members members, OnCalls calls, CityClock clock) {
        this.db = db;
        this.members = members;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * A line to be put on a list, as somebody typed it.
     *
     * @param unit code of the unit
     * @param staff number of who is on call
     * @param phone the phone that is called; the person's own where absent
     * @param part day, night, both
     * @param days any, working, rest
     * @param from first day
     * @param to last day
     */
    public record Entry(
            String unit,
            @Nullable Long staff,
            @Nullable String phone,
            @Nullable String part,
            @Nullable String days,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        /** What tells the lines of a list apart. */
        public String key() {
            return unit + "|" + part + "|" + days + "|" + from + "|" + to;
        }
    }

    /** All lines that last or lie ahead, by unit and day, also those whose person has left. */
    public List<OnCall> all() {
        return db.sql("select " + OnCalls.COLUMNS + """
                 from people_oncall o join people_staff s on s.id = o.staff
                where o.ended_at is null and o.last_day >= :today order by o.unit, o.first_day, o.last_day, o.id""")
                .param("today", clock.today())
                .query(OnCalls::line)
                .list();
    }

    /**
     * Puts a line on a list.
     *
     * @return its number
     * @throws Problem 422 {@code staff}: missing, not of the unit, switched off; {@code phone}: missing or wrong;
     *     {@code part}, {@code days}: missing; {@code from}, {@code to}: missing, over, in the wrong order, too long, or
     *     there is such a line already; {@code why}: missing
     */
    public long add(Entry entry, Because because) {
        List<FieldError> errors = new ArrayList<>();
        Member member =
                entry.staff() == null ? null : members.find(entry.staff()).orElse(null);
        checkMember(entry, member, errors);
        String phone = entry.phone() != null ? entry.phone() : member == null ? null : member.phone();
        checkPhone(phone, errors);
        if (Part.of(entry.part()).isEmpty()) {
            errors.add(FieldError.of("part", "required"));
        }
        if (Days.of(entry.days()).isEmpty()) {
            errors.add(FieldError.of("days", "required"));
        }
        checkDays(entry, errors);
        because.check(errors);
        if (errors.isEmpty()) {
            Long added = write(entry, Objects.requireNonNull(phone), because);
            calls.changed();
            if (added != null) {
                return added;
            }
            errors.add(FieldError.of("from", "oncall.there"));
        }
        throw Problem.invalid(errors);
    }

    /** Takes a line off its list; 404 if there is none or it is over. */
    public void end(long id, Because because) {
        List<FieldError> errors = new ArrayList<>();
        because.check(errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        int ended = Changes.because(db.sql("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                o as (
                  update people_oncall set ended_at = :at
                  where id = :id and ended_at is null and last_day >= :today returning *),
                done as (
                  select o.unit as subject,""" + " " + TOLD + """
                 as before, '{}'::jsonb as after from o join people_staff s on s.id = o.staff)
                """ + Changes.line("unit")), because, clock.instant())
                .param("id", id)
                .param("today", clock.today())
                .update();
        calls.changed();
        if (ended == 0) {
            throw Problem.notFound("oncall.unknown", id);
        }
    }

    private @Nullable Long write(Entry entry, String phone, Because because) {
        return Changes.because(
                        db.sql("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                o as (
                  insert into people_oncall (unit, staff, phone, part, days, first_day, last_day)
                  values (:unit, :staff, :phone, :part, :days, :from, :to) on conflict do nothing returning *),
                done as (
                  select o.unit as subject, '{}'::jsonb as before,""" + " " + TOLD + """
                 as after from o join people_staff s on s.id = o.staff),
                logged as (""" + Changes.line("unit") + ") select id from o"),
                        because,
                        clock.instant())
                .param("unit", entry.unit())
                .param("staff", entry.staff())
                .param("phone", phone.strip())
                .param("part", entry.part())
                .param("days", entry.days())
                .param("from", entry.from())
                .param("to", entry.to())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private static void checkMember(Entry entry, @Nullable Member member, List<FieldError> errors) {
        if (entry.staff() == null) {
            errors.add(FieldError.of("staff", "required"));
        } else if (member == null
                || !member.active()
                || member.kind() != Member.Kind.PERSON
                || !entry.unit().equals(member.unit())) {
            errors.add(FieldError.of("staff", "oncall.notOfUnit"));
        }
    }

    private static void checkPhone(@Nullable String phone, List<FieldError> errors) {
        if (phone == null || phone.isBlank()) {
            errors.add(FieldError.of("phone", "oncall.noPhone"));
        } else if (!phone.strip().toLowerCase(Locale.ROOT).matches("[0-9+() \\-转x]{3,40}")) {
            errors.add(FieldError.of("phone", "oncall.badPhone"));
        }
    }

    private void checkDays(Entry entry, List<FieldError> errors) {
        if (entry.from() == null) {
            errors.add(FieldError.of("from", "required"));
        }
        if (entry.to() == null) {
            errors.add(FieldError.of("to", "required"));
        } else if (entry.to().isBefore(clock.today())) {
            errors.add(FieldError.of("to", "inThePast"));
        } else if (entry.from() != null && entry.to().isBefore(entry.from())) {
            errors.add(FieldError.of("to", "oncall.order"));
        } else if (entry.from() != null && ChronoUnit.DAYS.between(entry.from(), entry.to()) > LONGEST_DAYS) {
            errors.add(FieldError.of("to", "oncall.tooLong", LONGEST_DAYS));
        }
    }
}
