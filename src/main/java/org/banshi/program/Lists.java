package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Change;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.people.Units;
import org.banshi.text.PersonalData;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The lists of promised work and their goal trees. What stands on them is on the ledger. */
@Service
public class Lists {
    private static final Set<String> LEVELS = Set.of("city", "county", "unit");

    private final JdbcClient db;
    private final Units units;
    private final CityClock clock;

    Lists(JdbcClient db, Units units, CityClock clock) {
        this.db = db;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Makes a list; only the office that will keep it may.
     *
     * @throws Problem 403 if the actor keeps no lists or another office's, 422 field errors
     */
    @Transactional
    public WorkList make(WorkList list, Actor actor) {
        requireOffice(list.office(), actor);
        check(list);
        try {
            db.sql("""
                    insert into program_list (code, name, year, level, parent, office, checker, public, made_at, made_by)
                    values (:code, :name, :year, :level, :parent, :office, :checker, :public, :at, :by)""")
                    .param("code", list.code())
                    .param("name", list.name())
                    .param("year", list.year())
                    .param("level", list.level())
                    .param("parent", list.parent())
                    .param("office", list.office())
                    .param("checker", list.checker())
                    .param("public", list.isPublic())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", actor instanceof Actor.Staff staff ? staff.id() : 0)
                    .update();
        } catch (DuplicateKeyException _) {
            throw Problem.invalid("code", "listTaken");
        }
        return list;
    }

    /** The office of its list takes part in an item from the start: it gives it out. */
    void officeTakesPart(Situation item, Change change) {
        change.assign(office(item.ownText("list").orElseThrow()), Relation.ISSUER);
    }

    /** Asked once in a transaction, for many items may come together. */
    private String office(String list) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return find(list).orElseThrow().office();
        }
        if (!(TransactionSynchronizationManager.getResource(this) instanceof Offices)) {
            TransactionSynchronizationManager.bindResource(this, new Offices(new HashMap<>()));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Lists.this);
                }
            });
        }
        Offices asked = (Offices) Objects.requireNonNull(TransactionSynchronizationManager.getResource(this));
        return asked.byList()
                .computeIfAbsent(list, code -> find(code).orElseThrow().office());
    }

    /** The offices of lists that a transaction has asked for. */
    private record Offices(Map<String, String> byList) {}

    /** Goes on only if the actor keeps the lists of that office. */
    static void requireOffice(String office, Actor actor) {
        Permissions.require(actor, Permission.LISTS_WRITE);
        if (actor instanceof Actor.Staff staff && !office.equals(staff.unit())) {
            throw Problem.forbidden("notYourList");
        }
    }

    private void check(WorkList list) {
        List<FieldError> errors = new ArrayList<>();
        if (!list.code().matches("[0-9A-Za-z][0-9A-Za-z-]{0,39}")) {
            errors.add(FieldError.of("code", "badCode"));
        }
        if (list.name().isBlank() || list.name().length() > 200) {
            errors.add(FieldError.of("name", list.name().isBlank() ? "required" : "tooLong", 200));
        }
        if (list.year() < 2000 || list.year() > 2200) {
            errors.add(FieldError.of("year", "outOfRange", "2000", "2200"));
        }
        if (!LEVELS.contains(list.level())) {
            errors.add(FieldError.of("level", "notAChoice"));
        }
        if (list.parent() != null && find(list.parent()).isEmpty()) {
            errors.add(FieldError.of("parent", "notAChoice"));
        }
        if (units.find(list.office()).isEmpty()) {
            errors.add(FieldError.of("office", "notAChoice"));
        }
        if (list.checker() != null
                && (units.find(list.checker()).isEmpty() || list.checker().equals(list.office()))) {
            errors.add(FieldError.of("checker", "notAChoice"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** A list by its code. */
    public Optional<WorkList> find(String code) {
        return db.sql("select * from program_list where code = :code")
                .param("code", code)
                .query((row, _) -> read(row))
                .optional();
    }

    /** A list that residents see: meant for them, and made public by a second person. */
    public Optional<WorkList> findPublic(String code) {
        return db.sql("select * from program_list where code = :code and released_at is not null")
                .param("code", code)
                .query((row, _) -> read(row))
                .optional();
    }

    /**
     * Makes a list public, as another person than who made it; what stands on it is seen from then on.
     *
     * @throws Problem 403 who made it, another office, or not of those who release; 404; 409 it is public already, not meant to
     *     be, or its name holds personal data
     */
    @Transactional
    public void release(String code, Actor.Staff staff) {
        Permissions.require(staff, Permission.PROMISED_RELEASE);
        WorkList list = require(code, staff);
        if (!list.office().equals(staff.unit()) && !staff.has(Role.SUPERVISOR) && !staff.has(Role.REVIEWER)) {
            throw Problem.forbidden("notYourList");
        }
        if (db.sql("select made_by = :by from program_list where code = :code")
                .param("by", staff.id())
                .param("code", code)
                .query(Boolean.class)
                .single()) {
            throw Problem.forbidden("program.list.byAnother");
        }
        if (PersonalData.standsIn(list.name())) {
            throw Problem.conflict("program.list.personal");
        }
        int released = db.sql(
                        "update program_list set released_by = :by, released_at = :at where code = :code and public and released_at is null")
                .param("by", staff.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("code", code)
                .update();
        if (released == 0) {
            throw Problem.conflict("program.list.releasedBefore");
        }
    }

    /** Whether residents see a list. */
    public boolean isReleased(String code) {
        return findPublic(code).isPresent();
    }

    /**
     * A list that the actor may see: all for supervisors and leaders, its own for an office, those with items that a group
     * or unit takes part in; residents the public ones.
     *
     * @throws Problem 404 when there is none or the actor may not know of it
     */
    public WorkList require(String code, Actor actor) {
        return visible(actor).stream()
                .filter(list -> list.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("noSuchList", code));
    }

    /** The lists that the actor may see, the newest year first. */
    public List<WorkList> visible(Actor actor) {
        String unit = actor instanceof Actor.Staff staff && staff.unit() != null ? staff.unit() : "";
        boolean all = actor instanceof Actor.House
                || actor instanceof Actor.Staff staff && (staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER));
        return db.sql("""
                        select l.* from program_list l
                        where :all or l.public and (:staff or l.released_at is not null) or l.office = :unit or l.checker = :unit
                           or exists (select from program_item i join matter_row m on m.id = i.matter where i.list = l.code
                                and (:unit in (i.checker, i.lead) or :unit = any(string_to_array(i.co, ',')))
                                and :unit = any(m.units))
                        order by l.year desc, l.name, l.code""")
                .param("all", all)
                .param("staff", actor instanceof Actor.Staff)
                .param("unit", unit)
                .query((row, _) -> read(row))
                .list();
    }

    /**
     * Adds or renames a goal; only the list's office may.
     *
     * @throws Problem 403 if the list is another's, 404 if there is none, 422 field errors
     */
    @Transactional
    public void putGoal(String list, Goal goal, Actor actor) {
        // Whoever changes the same tree waits: two changes that are each sound could make a circle together.
        String office = db.sql("select office from program_list where code = :code for update")
                .param("code", list)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("noSuchList", list));
        requireOffice(office, actor);
        if (!goal.code().matches("[0-9A-Za-z][0-9A-Za-z-]{0,39}")) {
            throw Problem.invalid("goalCode", "badCode");
        }
        if (goal.name().isBlank() || goal.name().length() > Entries.TITLE) {
            throw Problem.invalid("name", goal.name().isBlank() ? "required" : "tooLong", Entries.TITLE);
        }
        List<Goal> goals = goals(list);
        if (goal.parent() != null && goals.stream().noneMatch(g -> g.code().equals(goal.parent()))) {
            throw Problem.invalid("parent", "notAChoice");
        }
        if (isUnder(goals, goal.parent(), goal.code())) {
            throw Problem.invalid("parent", "goalCircle");
        }
        if (goal.parent() != null && hasItems(list, goal.parent())) {
            throw Problem.invalid("parent", "goalHasItems");
        }
        db.sql("""
                insert into program_goal (list, code, parent, name) values (:list, :code, :parent, :name)
                on conflict (list, code) do update set parent = excluded.parent, name = excluded.name""")
                .param("list", list)
                .param("code", goal.code())
                .param("parent", goal.parent())
                .param("name", goal.name())
                .update();
    }

    private boolean hasItems(String list, String goal) {
        return db.sql("select exists (select from program_item where list = :list and goal = :goal)")
                .param("list", list)
                .param("goal", goal)
                .query(Boolean.class)
                .single();
    }

    private static boolean isUnder(List<Goal> goals, @org.jspecify.annotations.Nullable String code, String ancestor) {
        String next = code;
        for (int i = 0; next != null && i <= goals.size(); i++) {
            if (next.equals(ancestor)) {
                return true;
            }
            String at = next;
            next = goals.stream()
                    .filter(goal -> goal.code().equals(at))
                    .map(Goal::parent)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return false;
    }

    /** The goals of a list, by code. */
    public List<Goal> goals(String list) {
        return db.sql("select code, parent, name from program_goal where list = :list order by code")
                .param("list", list)
                .query((row, _) -> new Goal(row.getString("code"), row.getString("parent"), row.getString("name")))
                .list();
    }

    private static WorkList read(ResultSet row) throws SQLException {
        return new WorkList(
                row.getString("code"),
                row.getString("name"),
                row.getInt("year"),
                row.getString("level"),
                row.getString("parent"),
                row.getString("office"),
                row.getString("checker"),
                row.getBoolean("public"));
    }
}
