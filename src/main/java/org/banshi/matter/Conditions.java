package org.banshi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.people.Deputies;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.text.Sought;
import org.banshi.text.Tokens;
import org.jspecify.annotations.Nullable;

/** The conditions of a list: what the reader may see, and what it asked for. */
final class Conditions {
    /** {@code matter_is_shielded}, written out: the database runs a function's own query anew for each row. */
    static final String SHIELDED =
            "(m.confidential or exists (select from matter_shielded_type t where t.kind = m.kind and t.type = m.type))";

    static final String OVERDUE = "coalesce(m.due_stopped_at, ?) > m.due";

    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> values = new ArrayList<>();

    /** What is looked at again in what an index has found. */
    private final StringBuilder comparison = new StringBuilder("true");

    private final List<Object> compared = new ArrayList<>();

    /** For whom the reader stands in. */
    private Set<Long> absent = Set.of();

    private Conditions() {}

    /** No condition yet. */
    static Conditions open() {
        return new Conditions();
    }

    static Conditions of(Query query, Actor actor, Kinds kinds, Units units, Deputies deputies, Instant now) {
        return of(query, actor, kinds, units, deputies, now, _ -> false);
    }

    /**
     * The conditions of a list whose words are looked for in an index of words.
     *
     * @param frequent beginnings of words that so many have that it is quicker to look at what has the others
     */
    static Conditions of(
            Query query,
            Actor actor,
            Kinds kinds,
            Units units,
            Deputies deputies,
            Instant now,
            Predicate<Tokens.Term> frequent) {
        Conditions conditions = new Conditions();
        if (actor instanceof Actor.Staff staff) {
            conditions.absent = deputies.absentFor(staff.id(), staff.unit());
        }
        conditions.visible(actor, kinds, units);
        conditions.asked(query, units, now);
        if (query.q() != null && !query.q().isBlank()) {
            conditions.words(query.q().strip(), query.meant(), frequent);
        }
        if (query.scope() == Query.Scope.INBOX) {
            conditions.waiting(actor);
        } else if (query.scope() == Query.Scope.BY_DUE) {
            conditions.sql.append(" and m.outcome is null");
        }
        return conditions;
    }

    /** Readers see all of their kinds, units what they take part in; nobody a report about the own unit. */
    private void visible(Actor actor, Kinds kinds, Units units) {
        switch (actor) {
            case Actor.House _ -> {}
            // Who acts for somebody, or comes by phone, is shown one matter at a time, by the gate.
            case Actor.Anyone _, Actor.Proxy _ -> sql.append(" and false");
            case Actor.Raiser raiser ->
                and(raiser.phoneKey() == null ? "m.number = ?" : "m.number = ? and false", raiser.number());
            case Actor.Staff staff -> {
                String[] readable = kinds.all().stream()
                        .filter(kind -> kind.readers().stream().anyMatch(staff::has))
                        .map(Kind::name)
                        .toArray(String[]::new);
                String unit = Objects.requireNonNullElse(staff.unit(), "");
                sql.append(
                        " and (m.kind = any(?) and m.kind || '.' || m.state <> all(?) or exists (select 1 from matter_party p where p.unit = ? and p.matter = m.id and p.until is null)");
                values.addAll(List.of(readable, kept(kinds), unit));
                kinds.all().forEach(kind -> named(kind, staff));
                sql.append(")");
                and("(m.about_unit is null or m.about_unit <> all(?))", (Object) above(unit, units));
            }
        }
    }

    /** What is kept even from those who read all of a kind, as kind and state. */
    static String[] kept(Kinds kinds) {
        return kinds.all().stream()
                .flatMap(kind -> kind.keptIn().stream().map(state -> kind.name() + "." + state))
                .toArray(String[]::new);
    }

    /** Whoever is named in a matter sees it, as the gate says; asked only of those who hold a role that can be named. */
    private void named(Kind kind, Actor.Staff staff) {
        List<String> columns = kind.lifecycle().namingColumnsOf(staff::has).stream()
                .map(column -> "n." + column)
                .sorted()
                .toList();
        if (columns.isEmpty() || kind.readers().stream().anyMatch(staff::has)) {
            return;
        }
        sql.append(" or (m.kind = ? and exists (select 1 from ")
                .append(kind.table())
                .append(" n where n.matter = m.id and (? in (")
                .append(String.join(", ", columns))
                .append(")");
        values.addAll(List.of(kind.name(), staff.id()));
        if (!absent.isEmpty()) {
            standingIn(kind, staff, columns);
        }
        sql.append(")))");
    }

    /** As {@link StandIns} says: also what names somebody on leave, and no second one, unless the reader has another part in it. */
    private void standingIn(Kind kind, Actor.Staff staff, List<String> columns) {
        String all = kind.lifecycle().namingColumnsOf(_ -> true).stream()
                .map(column -> "n." + column)
                .sorted()
                .collect(Collectors.joining(", "));
        Long[] away = absent.toArray(Long[]::new);
        sql.append(" or (array_position(array[")
                .append(all)
                .append("]::bigint[], ?) is null and (select count(distinct named) from unnest(array[")
                .append(String.join(", ", columns))
                .append("]::bigint[]) named where named = any(?)) = 1 and (false");
        values.add(staff.id());
        values.add(away);
        for (String column : columns) {
            sql.append(" or (")
                    .append(column)
                    .append(" = any(?) and not exists (select from matter_event e where e.matter = n.matter"
                            + " and e.actor_id = ? and e.actor_role = any(?)))");
            values.addAll(List.of(away, staff.id(), kind.lifecycle().partsBeside(column.substring(2))));
        }
        sql.append("))");
    }

    private static String[] above(String unit, Units units) {
        List<String> above = new ArrayList<>();
        @Nullable String next = unit;
        while (next != null && above.size() < 20) {
            above.add(next);
            next = units.find(next).map(Unit::parent).orElse(null);
        }
        return above.toArray(String[]::new);
    }

    private void asked(Query query, Units units, Instant now) {
        equal("m.kind", query.kind());
        equal("m.type", query.type());
        equal("m.state", query.state());
        equal("m.outside_number", query.outsideNumber());
        if (query.unit() != null) {
            Set<String> under = units.find(query.unit()).isPresent() ? units.under(query.unit()) : Set.of();
            and("m.lead_unit = any(?)", (Object) under.toArray(String[]::new));
        }
        if (query.category() != null) {
            category(query.category());
        }
        if (query.region() != null) {
            and("m.region like ?", prefix(query.region()));
        }
        if (query.open() != null) {
            sql.append(query.open() ? " and m.outcome is null" : " and m.outcome is not null");
        }
        if (query.overdue() != null) {
            and(
                    (query.overdue() ? "" : "coalesce(not ") + OVERDUE + (query.overdue() ? "" : ", true)"),
                    Write.time(now));
        }
        if (query.since() != null) {
            and("m.raised_at >= ?", Write.time(query.since()));
        }
        if (query.before() != null) {
            and("m.raised_at < ?", Write.time(query.before()));
        }
        if (Boolean.TRUE.equals(query.openly())) {
            sql.append(" and not " + SHIELDED);
        }
        if (query.dueBefore() != null) {
            and("m.due < ? and m.due_stopped_at is null", Write.time(query.dueBefore()));
        }
    }

    /** With all below it; behind a {@code =} only that very one, and none at all where nothing follows. */
    private void category(String code) {
        if (code.equals("=")) {
            sql.append(" and m.category is null");
        } else if (code.startsWith("=")) {
            and("m.category = ?", code.substring(1));
        } else {
            and("m.category like ?", prefix(code));
        }
    }

    private void words(String q, Map<String, Query.Meant> meant, Predicate<Tokens.Term> frequent) {
        if (q.matches("\\d{12,}")) {
            and("(m.number = ? or m.outside_number = ?)", q, q);
            return;
        }
        WordConditions words = WordConditions.of(Sought.of(q), meant, frequent);
        and(words.found(), words.ofFound().toArray());
        comparison.append(" and ").append(words.comparison());
        compared.addAll(words.compared());
    }

    private void waiting(Actor actor) {
        if (!(actor instanceof Actor.Staff staff)) {
            sql.append(" and false");
            return;
        }
        String[] roles = staff.roles().stream().map(Role::name).toArray(String[]::new);
        String unit = Objects.requireNonNullElse(staff.unit(), "");
        // Each part has an index of its own; joined by "or" none of them would be used.
        and("""
                m.id in (
                  select w.id from matter_matter w where w.owner_role = any(?)
                  union select w.id from matter_matter w where w.asked_role = any(?)
                  union select w.id from matter_matter w where w.owner_unit = ?
                  union select w.id from matter_matter w where w.owner_person = ?
                  union select p.matter from matter_party p join matter_clock c on c.matter = p.matter and c.unit = p.unit and c.stopped_at is null
                    where p.unit = ? and p.relation = 'co' and p.until is null)""", roles, roles, unit, staff.id(), unit);
    }

    private void equal(String column, @Nullable String value) {
        if (value != null) {
            and(column + " = ?", value);
        }
    }

    static String prefix(String code) {
        return code.replaceAll("[^0-9A-Za-z]", "") + "%";
    }

    Conditions and(String condition, Object... parameters) {
        sql.append(" and ").append(condition);
        values.addAll(List.of(parameters));
        return this;
    }

    /** All of it. */
    String sql() {
        return sql + " and " + comparison;
    }

    Object[] values() {
        List<Object> all = new ArrayList<>(values);
        all.addAll(compared);
        return all.toArray();
    }

    /** Without what is compared with the text. */
    String found() {
        return sql.toString();
    }

    List<Object> ofFound() {
        return values;
    }

    /** Whether anything is compared. */
    boolean compares() {
        return !compared.isEmpty();
    }

    /** What is compared with the text, row by row. */
    String comparison() {
        return comparison.toString();
    }

    List<Object> compared() {
        return compared;
    }
}
