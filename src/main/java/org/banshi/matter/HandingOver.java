package org.banshi.matter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Member;
import org.banshi.people.MemberLeaving;
import org.banshi.people.Members;
import org.banshi.web.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands over what waits for somebody by name. Each matter gets a line that says from whom to whom and why; no lifecycle
 * has this action, and it changes neither state nor clocks. Whoever still holds something is not switched off.
 */
@Service
public class HandingOver {
    /** The action that stands on the timeline; residents do not see it. */
    static final String HANDED_OVER = "handedOver";

    private static final Action ACTION = Action.named(HANDED_OVER).inside();

    private final JdbcClient db;
    private final Kinds kinds;
    private final MatterRows rows;
    private final Writing writing;
    private final Timekeeper timekeeper;
    private final Members members;
    private final Accounts accounts;
    private final CityClock clock;
    private final ApplicationEventPublisher events;

    @SuppressWarnings("checkstyle:ParameterNumber") // it acts beside the ledger, with the ledger's parts
    HandingOver(
            JdbcClient db,
            Kinds kinds,
            MatterRows rows,
            Writing writing,
            Timekeeper timekeeper,
            Members members,
            Accounts accounts,
            CityClock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.kinds = kinds;
        this.rows = rows;
        this.writing = writing;
        this.timekeeper = timekeeper;
        this.members = members;
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    /** What waits for somebody by name or names somebody and is open, by number; numbers only, no words. */
    public List<Holding> of(long staff) {
        Map<Long, Set<String>> named = named(staff);
        return db.sql("""
                select id, number, kind, state, owner_unit, due, owner_person is not distinct from :staff as owns
                from matter_matter
                where outcome is null and (owner_person = :staff or id = any (:named)) order by id""")
                .param("staff", staff)
                .param("named", named.keySet().toArray(Long[]::new))
                .query((row, n) -> new Holding(
                        row.getLong("id"),
                        Objects.requireNonNull(row.getString("number")),
                        Objects.requireNonNull(row.getString("kind")),
                        Objects.requireNonNull(row.getString("state")),
                        row.getString("owner_unit"),
                        Matter.instant(row, "due"),
                        row.getBoolean("owns"),
                        named.getOrDefault(row.getLong("id"), Set.of())))
                .list();
    }

    /** The columns that name somebody and that actions may set: who did something stays who did it. */
    private static Set<String> columns(Kind kind) {
        return kind.lifecycle().namingColumnsOf(_ -> true).stream()
                .filter(kind.columns()::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<Long, Set<String>> named(long staff) {
        Map<Long, Set<String>> named = new LinkedHashMap<>();
        for (Kind kind : kinds.all()) {
            for (String column : columns(kind)) {
                db.sql("select k.matter from " + kind.table() + " k join matter_matter m on m.id = k.matter where k."
                                + column + " = :staff and m.outcome is null")
                        .param("staff", staff)
                        .query(Long.class)
                        .list()
                        .forEach(id ->
                                named.computeIfAbsent(id, _ -> new TreeSet<>()).add(column));
            }
        }
        return named;
    }

    /**
     * Hands over all that somebody holds, in the running transaction.
     *
     * @param from who leaves it
     * @param to who takes over, by number of the matter
     * @param why the reason, which stands on each timeline
     * @param by an administrator
     * @return how many matters
     * @throws Problem 422 {@code to} if nobody takes a matter over, or somebody who may not; 409 if it is refused by what
     *     holds for that matter
     */
    @Transactional
    public int all(long from, Map<String, Long> to, String why, Actor.Staff by) {
        Permissions.require(by, Permission.UNITS_WRITE);
        int count = 0;
        for (Holding seen : of(from)) {
            Locked locked = rows.lock(seen.id()).orElseThrow();
            count += one(locked, from, to, why, by) ? 1 : 0;
        }
        return count;
    }

    private boolean one(Locked locked, long from, Map<String, Long> receivers, String why, Actor.Staff by) {
        Matter matter = locked.matter();
        Kind kind = kinds.require(matter.kind());
        Set<String> parts = columns(kind).stream()
                .filter(column -> locked.own().get(column) instanceof Number named && named.longValue() == from)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean owns = Objects.equals(matter.ownerPerson(), from);
        if (!matter.isOpen() || !owns && parts.isEmpty()) {
            return false;
        }
        Long to = receivers.get(matter.number());
        if (to == null) {
            throw Problem.invalid("to", "handover.nobody", matter.number());
        }
        Situation situation = situation(locked, by);
        check(kind, situation, parts, from, to);
        Change change = new Change();
        parts.forEach(part -> change.own(part, to));
        if (owns) {
            change.assignPerson(to);
        }
        change.noteTo(to, "matter.tell.handedOver", matter.number());
        write(locked, kind, situation, change, Map.of("leaves", from, "takes", to, "why", why), parts);
        return true;
    }

    private Situation situation(Locked locked, Actor.Staff by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant last = locked.matter().updatedAt();
        return Ledger.situation(locked, by, now.isBefore(last) ? last : now);
    }

    /** Where the unit must act, somebody of that unit; where the person is named, a colleague who may be named. */
    private void check(Kind kind, Situation situation, Set<String> parts, long from, long to) {
        Matter matter = situation.matter();
        Member taker = members.find(to)
                .filter(Member::active)
                .filter(member -> member.kind() == Member.Kind.PERSON && member.id() != from)
                .orElseThrow(() -> Problem.invalid("to", "handover.notThere", matter.number()));
        String unit =
                parts.isEmpty() ? matter.ownerUnit() : members.require(from).unit();
        if (!Objects.equals(unit, taker.unit())) {
            throw Problem.invalid("to", "handover.otherUnit", matter.number(), taker.name());
        }
        if (parts.isEmpty()) {
            return;
        }
        Set<Role> roles = accounts.find(to)
                .filter(account -> !account.disabled())
                .map(Account::roles)
                .orElse(Set.of());
        Set<String> may = kind.lifecycle().namingColumnsOf(roles::contains);
        parts.stream().filter(part -> !may.contains(part)).findFirst().ifPresent(part -> {
            throw Problem.invalid("to", "handover.noRole", matter.number(), taker.name());
        });
        Map<String, Object> form = new LinkedHashMap<>();
        parts.forEach(part -> form.put(part, Long.toString(to)));
        try {
            kind.checkNamed(situation.with(Form.of(form)));
        } catch (Problem refused) {
            String code = refused.errors().isEmpty()
                    ? refused.code()
                    : refused.errors().getFirst().code();
            String told = "handover.refused." + code;
            throw Problem.invalid("to", told, matter.number(), taker.name());
        }
    }

    private void write(
            Locked locked, Kind kind, Situation situation, Change change, Map<String, Object> form, Set<String> parts) {
        Matter matter = locked.matter();
        State state = kind.lifecycle().state(matter.state());
        Step step = new Step(kind, ACTION, situation, locked.clocks(), state, timekeeper).apply(change);
        Chain.Line line = Writing.line(step, Role.ADMIN.name(), locked.length() + 1, situation.now(), matter.state());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("form", form);
        payload.put("parts", parts);
        writing.write(locked, step, Role.ADMIN.name(), new Writing.Addition(locked.lastHash(), line, payload));
        events.publishEvent(new Done(
                matter.id(),
                matter.number(),
                kind.name(),
                HANDED_OVER,
                matter.state(),
                matter.state(),
                matter.version() + 1,
                situation.now()));
    }

    @EventListener
    void on(MemberLeaving leaving) {
        int open = of(leaving.staff()).size();
        if (open > 0) {
            throw Problem.invalid("active", "member.open", open);
        }
    }
}
