package org.banshi.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who signs what a unit writes before it leaves the unit. A unit that names nobody does not want it. Names, not roles:
 * so a deputy stands in while somebody is on leave. Kept in memory; another server's change is seen within about a
 * second.
 */
@Service
public final class Signers {
    private static final long CHECK_NANOS = 1_000_000_000L;

    private final JdbcClient db;
    private final Units units;
    private final Members members;
    private final Deputies deputies;
    private final CityClock clock;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    private record Kept(Map<String, Set<Long>> named, Map<String, Set<Long>> able, long version, long checkedAt) {}

    public Signers(JdbcClient db, Units units, Members members, Deputies deputies, CityClock clock) {
        this.db = db;
        this.units = units;
        this.members = members;
        this.deputies = deputies;
        this.clock = clock;
    }

    /** Whether what this unit writes is signed before it leaves the unit. */
    public boolean wanted(String unit) {
        return inForce().named().containsKey(unit);
    }

    /** Those who sign for the unit and still work there; may be empty though it is wanted. */
    public Set<Long> of(String unit) {
        return inForce().able().getOrDefault(unit, Set.of());
    }

    /** Whether somebody signs for the unit in the own name. */
    public boolean signs(long staff, @Nullable String unit) {
        return unit != null && of(unit).contains(staff);
    }

    /**
     * The signer on leave for whom somebody stands in today.
     *
     * @param writer whose words are to be signed: nobody stands in for the writer
     */
    public Optional<Long> absentFor(long deputy, @Nullable String unit, @Nullable Long writer) {
        return unit == null
                ? Optional.empty()
                : deputies.absentFor(deputy, unit).stream()
                        .filter(of(unit)::contains)
                        .filter(absent -> !absent.equals(writer))
                        .findFirst();
    }

    /** Those who can sign today what the writer wrote: signers who are there, deputies of those who are not. */
    public Set<Long> canSign(String unit, long writer) {
        Set<Long> can = new HashSet<>();
        of(unit).stream()
                .filter(signer -> signer != writer)
                .map(signer -> deputies.deputyOf(signer, unit).orElse(signer))
                .filter(one -> one != writer)
                .forEach(can::add);
        return Set.copyOf(can);
    }

    /**
     * Says who signs for the unit from now on; nobody switches it off.
     *
     * @throws Problem 404 if there is no such unit; 422 {@code signers}: one who does not work there; {@code why}: missing
     */
    public void set(String unit, Set<Long> signers, Because because) {
        units.require(unit);
        List<FieldError> errors = new ArrayList<>();
        Set<Long> there = new HashSet<>();
        members.ofUnit(unit).forEach(member -> there.add(member.id()));
        if (!there.containsAll(signers)) {
            errors.add(FieldError.of("signers", "leave.notAColleague"));
        }
        because.check(errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Changes.because(db.sql("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                gone as (delete from people_signer where unit = :unit and staff <> all (:signers)),
                come as (
                  insert into people_signer (unit, staff) select :unit, staff from unnest(:signers::bigint[]) staff
                  on conflict do nothing),
                done as (
                  select :unit as subject,
                    jsonb_build_object('signers', coalesce((select string_agg(s.name || ' (' || s.id || ')', '、' order by s.id)
                      from people_signer p join people_staff s on s.id = p.staff where p.unit = :unit), '')) as before,
                    jsonb_build_object('signers', coalesce((select string_agg(s.name || ' (' || s.id || ')', '、' order by s.id)
                      from people_staff s where s.id = any (:signers)), '')) as after)
                """ + Changes.line("unit")), because, clock.instant())
                .param("unit", unit)
                .param("signers", signers.toArray(Long[]::new))
                .update();
        kept.set(null);
    }

    private Kept inForce() {
        Kept before = kept.get();
        long now = System.nanoTime();
        if (before != null && now - before.checkedAt() < CHECK_NANOS) {
            return before;
        }
        long version =
                db.sql("select version from people_version").query(Long.class).single();
        Kept fresh = before != null && before.version() == version
                ? new Kept(before.named(), before.able(), version, now)
                : load(version, now);
        kept.compareAndSet(before, fresh);
        return fresh;
    }

    private Kept load(long version, long now) {
        Map<String, Set<Long>> named = new HashMap<>();
        Map<String, Set<Long>> able = new HashMap<>();
        db.sql("""
                select p.unit, p.staff, s.active and s.unit is not distinct from p.unit as there
                from people_signer p join people_staff s on s.id = p.staff
                """).query(row -> {
            String unit = Objects.requireNonNull(row.getString("unit"));
            named.computeIfAbsent(unit, _ -> new HashSet<>()).add(row.getLong("staff"));
            if (row.getBoolean("there")) {
                able.computeIfAbsent(unit, _ -> new HashSet<>()).add(row.getLong("staff"));
            }
        });
        return new Kept(Map.copyOf(named), Map.copyOf(able), version, now);
    }
}
