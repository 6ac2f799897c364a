package org.banshi.matter;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permission;
import org.banshi.calendar.CityClock;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies what the rule of retention says, at night: messages, lines of the logs, and closed matters, which are emptied by
 * the same act as when a person asks. The ledger itself, who did what when, is never deleted. What a law holds is left.
 */
@Service
public class Retaining {
    /** Held for the transaction of one night, so that one server at a time applies it. */
    private static final long LOCK = 0x62616e736869_05L;

    private static final int MOST_CLOSED = 2000;
    private static final int AT_ONCE = 50;
    private static final int HOUR = 3;

    private static final String SENT =
            " from outbox_message o where state in ('sent', 'given_up') and created_at < :before"
                    + " and not exists (select from matter_hold h join matter_matter m on m.id = h.matter"
                    + " where m.number = o.subject and h.lifted_at is null)";

    private static final String CLOSED = """
             from matter_matter m where m.kind = :kind and m.outcome is not null and m.closed_at < :before
               and not exists (select from matter_erasure_of x join matter_erasure e on e.id = x.erasure
                 where x.matter = m.id and e.state = 'done')
               and not exists (select from matter_matter o where o.main_id = m.id and o.outcome is null)""";

    private static final String FREE = """
             and not exists (select from matter_hold h where h.matter = m.id
               and (h.lifted_at is null or h.lifted_by = :approver))
             and not exists (select from matter_event e where e.matter = m.id and e.actor_id = :approver)""";

    private final JdbcClient db;
    private final Rules rules;
    private final Kinds kinds;
    private final Accounts accounts;
    private final Members members;
    private final Forgetting forgetting;
    private final Audit audit;
    private final CityClock clock;
    private final TransactionOperations transaction;

    @SuppressWarnings("checkstyle:ParameterNumber") // it looks at everything that is kept
    Retaining(
            JdbcClient db,
            Rules rules,
            Kinds kinds,
            Accounts accounts,
            Members members,
            Forgetting forgetting,
            Audit audit,
            CityClock clock,
            TransactionOperations transaction) {
        this.db = db;
        this.rules = rules;
        this.kinds = kinds;
        this.accounts = accounts;
        this.members = members;
        this.forgetting = forgetting;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * What one night does.
     *
     * @param version of the rule
     * @param approved whether it was published by who may decide on erasures; else nothing is done
     * @param lines by what is kept
     */
    public record Night(int version, boolean approved, List<Line> lines) {}

    /**
     * One sort of what is kept.
     *
     * @param what outbox, logs, or closed.KIND
     * @param months for how long, absent for ever
     * @param count how many go
     * @param left how many stay although their time is over: on hold, or the approver worked on them
     */
    public record Line(String what, @Nullable Integer months, long count, long left) {}

    /** Kinds whose matters can be emptied: those that keep words of a raiser. */
    public List<String> kinds() {
        return kinds.all().stream()
                .filter(kind -> !kind.wordColumns().isEmpty())
                .map(Kind::name)
                .toList();
    }

    /** What would go tonight; nothing is changed. */
    public Night preview() {
        return night(false);
    }

    /** Applies the rule now, if no other server does; each sort leaves its count in the security log. */
    public Night apply() {
        return night(true);
    }

    /** Applies it in the fourth hour of the city's day. */
    void atNight() {
        if (clock.instant().atZone(clock.getZone()).getHour() == HOUR) {
            apply();
        }
    }

    private Night night(boolean really) {
        Versioned<Retention> rule = rules.current(Retention.RULE);
        Optional<Actor.Staff> approver = approver(rule.byStaff());
        Retention retention = rule.value();
        boolean goes = really && approver.isPresent();
        List<Line> lines = new ArrayList<>();
        lines.add(outbox(retention.outboxMonths(), goes));
        lines.add(logs(retention.logMonths(), goes));
        for (String kind : kinds()) {
            Integer months = retention.closedMonths().get(kind);
            lines.add(closed(kind, months, approver.orElse(null), goes));
        }
        if (goes) {
            lines.stream()
                    .filter(line -> line.count() > 0)
                    .forEach(line -> audit.record(
                            new Actor.House(), "retentionApplied", line.what(), Long.toString(line.count())));
        }
        return new Night(rule.version(), approver.isPresent(), lines);
    }

    /** Who published it, if that person still may decide on erasures. */
    private Optional<Actor.Staff> approver(@Nullable Long staff) {
        if (staff == null) {
            return Optional.empty();
        }
        Member member = members.find(staff).filter(Member::active).orElse(null);
        return member == null
                ? Optional.empty()
                : accounts.find(staff)
                        .filter(account -> !account.disabled())
                        .map(Account::roles)
                        .filter(roles -> roles.stream().anyMatch(Permission.ERASURES_DECIDE.roles()::contains))
                        .map(roles -> new Actor.Staff(staff, member.name(), member.unit(), Set.copyOf(roles)));
    }

    private Timestamp before(int months) {
        Instant now = clock.instant();
        return Timestamp.from(now.atZone(clock.getZone()).minusMonths(months).toInstant());
    }

    private Line outbox(@Nullable Integer months, boolean really) {
        if (months == null) {
            return new Line("outbox", null, 0, 0);
        }
        long count = really
                ? db.sql("delete" + SENT).param("before", before(months)).update()
                : count("select count(*)" + SENT, before(months));
        return new Line("outbox", months, count, 0);
    }

    private long count(String sql, Timestamp before) {
        return db.sql(sql).param("before", before).query(Long.class).single();
    }

    private Line logs(@Nullable Integer months, boolean really) {
        if (months == null) {
            return new Line("logs", null, 0, 0);
        }
        long count = db.sql("select matter_forget_logs(:before, :really)")
                .param("before", before(months))
                .param("really", really)
                .query(Long.class)
                .single();
        return new Line("logs", months, count, 0);
    }

    private Line closed(String kind, @Nullable Integer months, Actor.@Nullable Staff approver, boolean really) {
        String what = "closed." + kind;
        if (months == null) {
            return new Line(what, null, 0, 0);
        }
        long staff = approver == null ? 0 : approver.id();
        long all = over("select count(*) " + CLOSED, kind, months, staff)
                .query(Long.class)
                .single();
        long free = over("select count(*) " + CLOSED + " " + FREE, kind, months, staff)
                .query(Long.class)
                .single();
        long count = really && approver != null ? empty(kind, months, approver) : Math.min(free, MOST_CLOSED);
        return new Line(what, months, count, all - free);
    }

    private JdbcClient.StatementSpec over(String sql, String kind, int months, long approver) {
        return db.sql(sql + (sql.contains(":approver") ? "" : " and :approver = :approver"))
                .param("kind", kind)
                .param("before", before(months))
                .param("approver", approver);
    }

    private long empty(String kind, int months, Actor.Staff approver) {
        long done = 0;
        while (done < MOST_CLOSED) {
            int now = Objects.requireNonNull(transaction.execute(_ -> some(kind, months, approver)));
            if (now == 0) {
                break;
            }
            done += now;
        }
        return done;
    }

    /** A few in one transaction, as one act of erasure; each is looked at again under lock. */
    private int some(String kind, int months, Actor.Staff approver) {
        boolean mine = db.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
        List<Long> found = !mine
                ? List.of()
                : over(
                                "select m.id " + CLOSED + " " + FREE + " order by m.id limit " + AT_ONCE
                                        + " for update of m skip locked",
                                kind,
                                months,
                                approver.id())
                        .query(Long.class)
                        .list();
        if (found.isEmpty()) {
            return 0;
        }
        long erasure =
                db.sql("select nextval('matter_erasure_id')").query(Long.class).single();
        Timestamp at = Timestamp.from(clock.instant());
        db.sql("""
                insert into matter_erasure (id, asked_at, state, decided_at, decided_by)
                values (:id, :at, 'done', :at, :staff)""")
                .param("id", erasure)
                .param("at", at)
                .param("staff", approver.id())
                .update();
        for (Long matter : found) {
            db.sql("insert into matter_erasure_of (erasure, matter) values (:id, :matter)")
                    .param("id", erasure)
                    .param("matter", matter)
                    .update();
            forgetting.empty(forgetting.lock(matter), erasure, approver);
        }
        forgetting.payloads(erasure);
        return found.size();
    }
}
