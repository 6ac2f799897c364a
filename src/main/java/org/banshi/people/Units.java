package org.banshi.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The units of the city and their duty lists. The tree is kept in memory; whether another server has changed it is asked
 * at most once a second, own changes show at once.
 */
@Service
public final class Units {
    private static final long CHECK_NANOS = 1_000_000_000L;

    private final JdbcClient db;
    private final CityClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(null, 0));

    /** What is in memory; each change puts a new, empty one, so that nobody stores a tree that he read before it. */
    private record Kept(@Nullable UnitTree tree, long checkedAt) {}

    /** The units of the house. */
    @Autowired
    public Units(JdbcClient db, CityClock clock, ApplicationEventPublisher events, TransactionOperations transaction) {
        this.db = db;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** Units on their own: nobody else has a say in what becomes of them. */
    public Units(JdbcClient db, CityClock clock) {
        this(db, clock, _ -> {}, TransactionOperations.withoutTransaction());
    }

    /** The unit with this code, active or not. */
    public Optional<Unit> find(String code) {
        return Optional.ofNullable(tree().units().get(code));
    }

    /** The unit with this code; 404 {@code unit.unknown} if there is none. */
    public Unit require(String code) {
        return find(code).orElseThrow(() -> Problem.notFound("unit.unknown", code));
    }

    /** The one active unit of this name; empty if there is none or more than one. */
    public Optional<Unit> byName(String name) {
        List<Unit> found = tree().units().values().stream()
                .filter(unit -> unit.active() && unit.name().equals(name.strip()))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** All units, active or not, by code. */
    public List<Unit> all() {
        return List.copyOf(tree().units().values());
    }

    /** The units directly below. */
    public List<Unit> children(String code) {
        return tree().children(code);
    }

    /** Whether a unit is the other one or lies anywhere below it. */
    public boolean isUnder(String code, String ancestorOrSelf) {
        return tree().isUnder(code, ancestorOrSelf);
    }

    /** Codes of the unit itself and of all below it; empty for an unknown unit. */
    public Set<String> under(String code) {
        return tree().under(code);
    }

    /** Whether the category is on the unit's duty list, itself or by the beginning of its code (R-H14). */
    public boolean duty(String unit, String category) {
        return tree().duties(unit).stream().anyMatch(category::startsWith);
    }

    /** The unit's duty list: codes of categories or their beginnings. */
    public Set<String> duties(String unit) {
        return tree().duties(unit);
    }

    /** Adds a unit, by the house. Throws like {@link #create(Unit, Because)}. */
    public Unit create(Unit unit) {
        return create(unit, Because.HOUSE);
    }

    /**
     * Adds a unit.
     *
     * @throws Problem 422 if a field is wrong, 409 {@code unit.exists} if the code is taken
     */
    public Unit create(Unit unit, Because because) {
        check(unit, because);
        int added = fields("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                done as (
                  insert into people_unit (code, name, parent, kind, region, phone, active)
                  values (:code, :name, :parent, :kind, :region, :phone, :active)
                  on conflict (code) do nothing
                  returning code as subject, null::jsonb as before, to_jsonb(people_unit.*) - 'code' as after)
                """, unit, because);
        changed();
        if (added == 0) {
            throw Problem.conflict("unit.exists", unit.code());
        }
        return unit;
    }

    /** Changes a unit, by the house. Throws like {@link #update(Unit, Because)}. */
    public Unit update(Unit unit) {
        return update(unit, Because.HOUSE);
    }

    /**
     * Changes a unit; its code stays. Before one is switched off, {@link UnitClosing} is told to the rooms above, while
     * nobody can give it new work; any of them may refuse.
     *
     * @throws Problem 422 if a field is wrong, the new parent lies below the unit, or it is still needed and would be
     *     switched off; 404 if there is no such unit
     */
    public Unit update(Unit unit, Because because) {
        check(unit, because);
        require(unit.code());
        if (unit.parent() != null && isUnder(unit.parent(), unit.code())) {
            throw Problem.invalid("parent", "unit.ring", unit.parent());
        }
        transaction.executeWithoutResult(_ -> {
            if (!unit.active() && isHeldAsActive(unit.code())) {
                events.publishEvent(new UnitClosing(unit.code()));
            }
            write(unit, because);
        });
        changed();
        return unit;
    }

    /** Takes the unit, so that nobody gives it work until the transaction ends; whether it is switched on. */
    private boolean isHeldAsActive(String code) {
        return db.sql("select active from people_unit where code = :code for update")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    private void write(Unit unit, Because because) {
        fields("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                done as (
                  update people_unit u set name = :name, parent = :parent, kind = :kind, region = :region,
                    phone = :phone, active = :active
                  from people_unit old where u.code = :code and old.code = u.code
                  returning u.code as subject, to_jsonb(old.*) - 'code' as before, to_jsonb(u.*) - 'code' as after)
                """, unit, because);
    }

    /** Replaces the unit's duty list, by the house. Throws like {@link #setDuty(String, Set, Because)}. */
    public void setDuty(String unit, Set<String> categories) {
        setDuty(unit, categories, Because.HOUSE);
    }

    /**
     * Replaces the unit's duty list by these categories or beginnings of categories.
     *
     * @throws Problem 404 if there is no such unit, 422 {@code categories} if one is empty
     */
    public void setDuty(String unit, Set<String> categories, Because because) {
        require(unit);
        if (categories.stream().anyMatch(category -> category.isBlank() || category.indexOf('\0') >= 0)) {
            throw Problem.invalid("categories", "required");
        }
        List<FieldError> errors = new ArrayList<>();
        because.check(errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Changes.because(db.sql("""
                with bumped as (update people_version set version = nextval('people_version_seq')),
                gone as (delete from people_duty where unit = :unit and category <> all (:categories)),
                come as (
                  insert into people_duty (unit, category)
                  select :unit, category from unnest(:categories) category
                  on conflict do nothing),
                done as (
                  select :unit as subject,
                    (select jsonb_build_object('duty', coalesce(string_agg(category, ' ' order by category), ''))
                     from people_duty where unit = :unit) as before,
                    jsonb_build_object('duty', coalesce((select string_agg(category, ' ' order by category)
                     from unnest(:categories) category), '')) as after)
                """ + Changes.line("unit")), because, clock.instant())
                .param("unit", unit)
                .param("categories", new TreeSet<>(categories).toArray(String[]::new))
                .update();
        changed();
    }

    private int fields(String done, Unit unit, Because because) {
        return Changes.because(db.sql(done + Changes.line("unit")), because, clock.instant())
                .param("code", unit.code())
                .param("name", unit.name())
                .param("parent", unit.parent())
                .param("kind", unit.kind().code())
                .param("region", unit.region())
                .param("phone", unit.phone())
                .param("active", unit.active())
                .update();
    }

    private void check(Unit unit, Because because) {
        List<FieldError> errors = new ArrayList<>();
        Fields.text(errors, "code", unit.code(), 40);
        Fields.text(errors, "name", unit.name(), 200);
        Fields.optional(errors, "region", unit.region(), 12);
        Fields.optional(errors, "phone", unit.phone(), 40);
        if (unit.parent() != null && find(unit.parent()).isEmpty()) {
            errors.add(FieldError.of("parent", "unit.unknown", unit.parent()));
        }
        because.check(errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Forgets the tree; a transaction reads what it has changed for itself, and others once it is through. */
    private void changed() {
        kept.set(new Kept(null, 0));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            if (TransactionSynchronizationManager.getResource(this) == null) {
                TransactionSynchronizationManager.bindResource(this, new AtomicReference<UnitTree>());
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(Units.this);
                        kept.set(new Kept(null, 0));
                    }
                });
            }
            own().set(null);
        }
    }

    @SuppressWarnings("unchecked") // bound in changed() and nowhere else
    private AtomicReference<@Nullable UnitTree> own() {
        return (AtomicReference<@Nullable UnitTree>)
                Objects.requireNonNull(TransactionSynchronizationManager.getResource(this));
    }

    private UnitTree tree() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            UnitTree mine = own().get();
            if (mine == null) {
                mine = UnitTree.load(db, 0);
                own().set(mine);
            }
            return mine;
        }
        Kept before = Objects.requireNonNull(kept.get());
        UnitTree known = before.tree();
        long now = System.nanoTime();
        if (known != null && now - before.checkedAt() < CHECK_NANOS) {
            return known;
        }
        long version =
                db.sql("select version from people_version").query(Long.class).single();
        if (known == null || known.version() != version) {
            known = UnitTree.load(db, version);
        }
        kept.compareAndSet(before, new Kept(known, now));
        return known;
    }
}
