package org.banshi.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Role;
import org.banshi.matter.Field;
import org.banshi.matter.Situation;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may be named in a hard problem: leader, helper, monitor and appraiser are four people, and apart. */
@Component
final class ProblemPeople {
    static final String LEADER = "leader";
    static final String HELPER = "helper";
    static final String MONITOR = "monitor";
    static final String APPRAISER = "appraiser";

    private static final List<String> PARTS = List.of(LEADER, HELPER, MONITOR, APPRAISER);

    /** The actions by which somebody worked on it. */
    private static final Set<String> WORK = Set.of("fillNeed", "fix", "progress", "finish");

    private static final String WATCHING = "fillProcess";

    private final Accounts accounts;
    private final Members members;
    private final Units units;
    private final JdbcClient db;

    ProblemPeople(Accounts accounts, Members members, Units units, JdbcClient db) {
        this.accounts = accounts;
        this.members = members;
        this.units = units;
        this.db = db;
    }

    /** A field for one person who holds the role. */
    Field field(String name, Role role) {
        return Field.choice(name, _ -> holding(role));
    }

    /** Only who can sign in and holds the role can be named: nobody else could act. */
    private List<Field.Option> holding(Role role) {
        return accounts.all().stream()
                .filter(account -> !account.disabled() && account.roles().contains(role) && isActive(account.staff()))
                .map(this::option)
                .toList();
    }

    private boolean isActive(long staff) {
        return members.find(staff).filter(Member::active).isPresent();
    }

    private Field.Option option(Account account) {
        String unit = account.unit() == null
                ? ""
                : units.find(account.unit()).map(Unit::name).orElse("");
        return Field.Option.of(
                Long.toString(account.staff()), unit.isEmpty() ? account.name() : account.name() + " · " + unit);
    }

    List<Field.Option> handlingUnits(Situation situation) {
        return units.all().stream()
                .filter(unit -> unit.active() && unit.kind() == Unit.Kind.HANDLING)
                .map(unit -> Field.Option.of(unit.code(), unit.name()))
                .toList();
    }

    /** Whether the leader has another key problem that is not over. */
    boolean hasKeyProblem(long leader, Situation s) {
        return db.sql("""
                select exists (select from program_problem
                  where leader = :leader and active and key and matter <> :matter)""")
                .param("leader", leader)
                .param("matter", s.matter().id())
                .query(Boolean.class)
                .single();
    }

    /** Everybody after this form: those named now, and those named before. */
    Map<String, Long> after(Situation s) {
        Map<String, Long> people = new LinkedHashMap<>();
        for (String part : PARTS) {
            Long named = s.form()
                    .text(part)
                    .map(Long::valueOf)
                    .or(() -> s.ownText(part).map(Long::valueOf))
                    .orElse(null);
            if (named != null) {
                people.put(part, named);
            }
        }
        return people;
    }

    /**
     * Goes on only if the people of this form may be named together.
     *
     * @throws Problem 422, on the field of whoever is named now and should not be
     */
    void check(Situation s) {
        Map<String, Long> people = after(s);
        List<FieldError> errors = new ArrayList<>();
        people.forEach((part, person) -> {
            boolean namedNow = s.form().text(part).isPresent();
            if (namedNow && isTwice(s, people, part)) {
                errors.add(FieldError.of(part, "fourDifferentPeople"));
            } else if (namedNow && hasTakenPart(s, part, person)) {
                errors.add(FieldError.of(part, "workedOnIt"));
            }
        });
        if (errors.isEmpty() && judgesOwnUnit(s, people)) {
            errors.add(FieldError.of(blamed(s), "judgesOwnUnit"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Of two fields of the same form the later one is told. */
    private static boolean isTwice(Situation s, Map<String, Long> people, String part) {
        return people.entrySet().stream()
                .filter(other -> !other.getKey().equals(part))
                .filter(other ->
                        s.form().text(other.getKey()).isEmpty() || PARTS.indexOf(other.getKey()) < PARTS.indexOf(part))
                .anyMatch(other -> other.getValue().equals(people.get(part)));
    }

    /** Who worked on it before may neither watch nor judge; who watched may not judge. */
    private static boolean hasTakenPart(Situation s, String part, long person) {
        return switch (part) {
            case MONITOR -> did(s, person, WORK);
            case APPRAISER -> did(s, person, WORK) || did(s, person, Set.of(WATCHING));
            default -> false;
        };
    }

    private static boolean did(Situation s, long person, Set<String> actions) {
        return s.doings().stream().anyMatch(doing -> doing.staff() == person && actions.contains(doing.action()));
    }

    /** Nor may the appraiser's unit be one that works on it. */
    private boolean judgesOwnUnit(Situation s, Map<String, Long> people) {
        String unit = unitOf(people.get(APPRAISER));
        String lead = s.form().text("unit").orElse(s.matter().leadUnit());
        return unit != null
                && (unit.equals(lead)
                        || unit.equals(unitOf(people.get(LEADER)))
                        || unit.equals(unitOf(people.get(HELPER)))
                        || s.doings().stream()
                                .anyMatch(
                                        doing -> Objects.equals(doing.unit(), unit) && WORK.contains(doing.action())));
    }

    private static String blamed(Situation s) {
        return Stream.of(APPRAISER, HELPER, LEADER, "unit")
                .filter(part -> s.form().text(part).isPresent())
                .findFirst()
                .orElse(APPRAISER);
    }

    private @Nullable String unitOf(@Nullable Long person) {
        return person == null ? null : members.find(person).map(Member::unit).orElse(null);
    }
}
