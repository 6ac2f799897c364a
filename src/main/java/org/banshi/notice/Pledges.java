package org.banshi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Public pledges (M10): a unit or its leader pledges with a day, somebody else finds when it was done. Kept, late and broken
 * are counted from these days, never typed.
 */
@Service
public class Pledges {
    private static final int MOST = 500;
    private static final String PLEDGE = """
            select p.*, u.name as unit_name, f.done_on, f.evidence, f.found_on
            from notice_pledge p join people_unit u on u.code = p.unit
              left join lateral (select * from notice_finding f where f.pledge = p.id order by f.nr desc limit 1) f on true
            """;

    private final JdbcClient db;
    private final Units units;
    private final CityClock clock;

    Pledges(JdbcClient db, Units units, CityClock clock) {
        this.db = db;
        this.units = units;
        this.clock = clock;
    }

    /** All of them, the one that is due last first. */
    public List<Pledge> all() {
        return db.sql(PLEDGE + " order by p.due desc, p.id desc limit ?")
                .param(MOST)
                .query(Pledges::read)
                .list();
    }

    /**
     * A pledge.
     *
     * @throws Problem 404 if there is none
     */
    public Pledge require(long id) {
        return db.sql(PLEDGE + " where p.id = ?")
                .param(id)
                .query(Pledges::read)
                .optional()
                .orElseThrow(() -> Problem.notFound("notice.noSuchPledge"));
    }

    /**
     * Pledges for the actor's unit.
     *
     * @return its number
     * @throws Problem 403 not of a unit; 422 wrong fields
     */
    @Transactional
    public long pledge(NewPledge typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.PLEDGE);
        String unit = staff.unit();
        if (unit == null) {
            throw Problem.forbidden("notice.noUnit");
        }
        LocalDate today = clock.today();
        LocalDate due = typed.checked(today);
        String leader = NoticeWords.given(typed.leader());
        return db.sql("""
                insert into notice_pledge (unit, leader, title, words, proof, due, pledged_on, pledged_by, pledged_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(Arrays.asList(
                        unit,
                        leader.isEmpty() ? null : leader,
                        NoticeWords.given(typed.title()),
                        NoticeWords.given(typed.words()),
                        NoticeWords.given(typed.proof()),
                        due,
                        today,
                        staff.id(),
                        Timestamp.from(clock.instant())))
                .query(Long.class)
                .single();
    }

    /** Whether the actor may find how it stands: of those who verify, neither the pledger nor of the unit that pledged. */
    public boolean mayFind(Pledge pledge, Actor.Staff staff) {
        String unit = staff.unit();
        return Permissions.has(staff, Permission.PLEDGE_VERIFY)
                && staff.id() != pledge.pledgedBy()
                && (unit == null || !units.isUnder(unit, pledge.unit()));
    }

    /**
     * Writes down what was found: the day on which it was done, or that it is not done.
     *
     * @param done the day as typed; empty if it is not done
     * @param evidence what shows it, for everybody
     * @throws Problem 403 the pledger or one of that unit; 404; 422 wrong fields
     */
    @Transactional
    public void find(long id, @Nullable String done, @Nullable String evidence, Actor.Staff staff) {
        Permissions.require(staff, Permission.PLEDGE_VERIFY);
        Pledge pledge = require(id);
        if (!mayFind(pledge, staff)) {
            throw Problem.forbidden("notice.notYourPledge");
        }
        LocalDate today = clock.today();
        List<FieldError> errors = new ArrayList<>();
        NewPledge.need("evidence", evidence, NewPledge.MOST_PROOF, errors);
        LocalDate day = NoticeWords.given(done).isEmpty() ? null : NewPledge.day("done", done, errors);
        if (day != null && day.isAfter(today)) {
            errors.add(FieldError.of("done", "notice.inTheFuture"));
        } else if (day != null && day.isBefore(pledge.pledgedOn())) {
            errors.add(FieldError.of("done", "notice.beforePledge"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        insert(id, day, NoticeWords.given(evidence), staff);
    }

    private void insert(long id, @Nullable LocalDate day, String evidence, Actor.Staff staff) {
        try {
            db.sql("""
                insert into notice_finding (pledge, nr, done_on, evidence, found_on, found_by, found_at)
                select ?, coalesce(max(nr), 0) + 1, ?, ?, ?, ?, ? from notice_finding where pledge = ?""")
                    .params(Arrays.asList(
                            id, day, evidence, clock.today(), staff.id(), Timestamp.from(clock.instant()), id))
                    .update();
        } catch (DuplicateKeyException e) {
            // Two found something at the same moment: the second one looks again.
            throw Problem.conflict("notice.isElsewhere");
        }
    }

    private static Pledge read(ResultSet row, int n) throws SQLException {
        return new Pledge(
                row.getLong("id"),
                row.getString("unit"),
                row.getString("unit_name"),
                row.getString("leader"),
                row.getString("title"),
                row.getString("words"),
                row.getString("proof"),
                Objects.requireNonNull(row.getObject("due", LocalDate.class)),
                Objects.requireNonNull(row.getObject("pledged_on", LocalDate.class)),
                row.getLong("pledged_by"),
                row.getObject("done_on", LocalDate.class),
                row.getString("evidence"),
                row.getObject("found_on", LocalDate.class));
    }
}
