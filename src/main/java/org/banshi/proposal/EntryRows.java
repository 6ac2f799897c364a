package org.banshi.proposal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was put forward to a call, for the desk. */
@Component
public final class EntryRows {
    /** The states one may ask for. */
    public static final List<String> STATES =
            List.of("received", "gathered", "selected", "handedOn", "notTaken", "withdrawn");

    private static final int MOST = 500;

    private final Matters matters;
    private final JdbcClient db;

    EntryRows(Matters matters, JdbcClient db) {
        this.matters = matters;
        this.db = db;
    }

    /**
     * One that was put forward.
     *
     * @param title in its raiser's words
     * @param raisedAt when
     * @param due until when there has to be an answer
     * @param scorers how many have scored it
     * @param mine whether the reader has
     * @param total its points; absent while the reader may not see them
     * @param with how many are merged into it
     */
    public record Entry(
            String number,
            String title,
            String state,
            Instant raisedAt,
            @Nullable Instant due,
            int scorers,
            boolean mine,
            @Nullable BigDecimal total,
            int with) {
        private Entry titled(String words) {
            return new Entry(number, words, state, raisedAt, due, scorers, mine, total, with);
        }
    }

    /**
     * Those that the reader may see: open ones first, then by points as far as they are seen, at most 500.
     *
     * @param state which state; all where absent
     * @throws org.banshi.web.Problem 403 unless the reader may read proposals
     */
    public List<Entry> of(long call, @Nullable String state, Actor.Staff reader) {
        Permissions.require(reader, Permission.CALLS_SCORE);
        List<Entry> found = db.sql("""
                select r.number, r.state, r.raised_at, case when r.outcome is null then r.due end as due,
                  s.scorers, s.mine, case when s.mine or r.outcome is not null then round(s.total, 1) end as total,
                  (select count(*) from proposal_entry o where o.gathered_into = e.matter) as together
                from proposal_entry e join matter_row r on r.id = e.matter
                  cross join lateral (
                    select count(distinct p.staff) as scorers, coalesce(bool_or(p.staff = :reader), false) as mine,
                      100 * sum(c.weight * p.points::numeric / c.scale) / nullif(count(distinct p.staff), 0)
                        / (select sum(weight) from proposal_criterion w where w.call = e.call) as total
                    from proposal_score p join proposal_criterion c on c.call = p.call and c.code = p.criterion
                    where p.matter = e.matter) s
                where e.call = :call and (:state::text is null or r.state = :state)
                order by r.outcome is not null, r.state <> 'received', 7 desc nulls last, e.matter limit\s""" + MOST)
                .param("reader", reader.id())
                .param("call", call)
                .param("state", state)
                .query((row, _) -> new Entry(
                        row.getString("number"),
                        "",
                        row.getString("state"),
                        row.getTimestamp("raised_at").toInstant(),
                        row.getTimestamp("due") == null
                                ? null
                                : row.getTimestamp("due").toInstant(),
                        row.getInt("scorers"),
                        row.getBoolean("mine"),
                        row.getBigDecimal("total"),
                        row.getInt("together")))
                .list();
        Map<String, String> titles = titles(found.stream().map(Entry::number).toList(), reader);
        return found.stream()
                .filter(entry -> titles.containsKey(entry.number()))
                .map(entry -> entry.titled(String.valueOf(titles.get(entry.number()))))
                .toList();
    }

    private Map<String, String> titles(List<String> numbers, Actor reader) {
        return numbers.isEmpty() ? Map.of() : matters.titles(numbers, reader);
    }

    /** The call of a proposal. */
    long call(long matter) {
        return db.sql("select call from proposal_entry where matter = ?")
                .param(matter)
                .query(Long.class)
                .single();
    }

    /** Those of these numbers that wait for an answer to that call. */
    List<String> waiting(long call, List<String> numbers) {
        return db.sql("""
                select r.number from proposal_entry e join matter_row r on r.id = e.matter
                where e.call = :call and r.state = 'received' and r.number = any(:numbers)""")
                .param("call", call)
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Numbers and titles of those merged into it. */
    Map<String, String> gathered(long matter, Actor reader) {
        return titles(
                db.sql(
                                "select r.number from proposal_entry e join matter_row r on r.id = e.matter where e.gathered_into = ?")
                        .param(matter)
                        .query(String.class)
                        .list(),
                reader);
    }
}
