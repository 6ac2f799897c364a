package org.banshi.insight;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of themes and of what belongs to them. */
@Component
final class ThemeRows {
    private static final int LONGEST_TITLE = 120;

    /** Held for a transaction that changes what belongs to themes: a search and a person never undo each other. */
    private static final long LOCK = 0x62616e736869_22L;

    private final JdbcClient db;

    ThemeRows(JdbcClient db) {
        this.db = db;
    }

    /** Waits until nobody else changes what belongs to themes, and keeps others waiting until the transaction ends. */
    void hold() {
        db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
    }

    /** Where a matter belongs, and whether a person put it there. */
    record Membership(long theme, boolean placed) {}

    /** How many matters of a theme were raised in the week that begins on that Monday. */
    record Week(LocalDate monday, int matters) {}

    /** What a person changed. */
    record Choice(
            Instant at,
            String staff,
            String what,
            long theme,
            @Nullable Long other,
            String title,
            int matters) {}

    List<Theme> hottest(@Nullable Long after, int most) {
        return db.sql("""
                select t.* from insight_theme t left join insight_theme a on a.id = :after
                where t.joined_into is null and t.matters > 0
                  and (a.id is null or (t.heat, -t.id) < (a.heat, -a.id))
                order by t.heat desc, t.id limit :most""")
                .param("after", after)
                .param("most", most)
                .query(Theme::read)
                .list();
    }

    Optional<Theme> find(long id) {
        return db.sql("select * from insight_theme where id = ?")
                .param(id)
                .query(Theme::read)
                .optional();
    }

    /** The numbers of a theme's matters, the most typical first. */
    List<String> numbers(long theme, int from, int most) {
        return db.sql("""
                select m.number from insight_member x join matter_row m on m.id = x.matter
                where x.theme = :theme order by x.rank, x.matter offset :from limit :most""")
                .param("theme", theme)
                .param("from", from)
                .param("most", most)
                .query(String.class)
                .list();
    }

    List<Week> weeks(long theme, String zone) {
        return db.sql("""
                select date_trunc('week', m.raised_at at time zone :zone)::date as monday, count(*) as n
                from insight_member x join matter_row m on m.id = x.matter
                where x.theme = :theme group by 1 order by 1""")
                .param("theme", theme)
                .param("zone", zone)
                .query((row, _) ->
                        new Week(Objects.requireNonNull(row.getObject("monday", LocalDate.class)), row.getInt("n")))
                .list();
    }

    List<Choice> choices(long theme) {
        return db.sql("""
                select c.*, s.name from insight_choice c join people_staff s on s.id = c.staff
                where c.theme = :theme or c.other = :theme order by c.id desc limit 50""")
                .param("theme", theme)
                .query((row, _) -> new Choice(
                        row.getTimestamp("at").toInstant(),
                        row.getString("name"),
                        row.getString("what"),
                        row.getLong("theme"),
                        row.getObject("other", Long.class),
                        row.getString("title"),
                        row.getInt("matters")))
                .list();
    }

    Map<Long, Membership> memberships(Collection<Long> matters) {
        Map<Long, Membership> found = new HashMap<>();
        db.sql("select matter, theme, placed_by is not null as placed from insight_member where matter = any(:matters)")
                .param("matters", matters.toArray(Long[]::new))
                .query((row, _) -> found.put(
                        row.getLong("matter"), new Membership(row.getLong("theme"), row.getBoolean("placed"))))
                .list();
        return found;
    }

    List<Long> matters(long theme) {
        return db.sql("select matter from insight_member where theme = ? order by rank, matter")
                .param(theme)
                .query(Long.class)
                .list();
    }

    /** The matters of a theme that have these numbers. */
    List<Long> matters(long theme, Collection<String> numbers) {
        return db.sql("""
                select x.matter from insight_member x join matter_row m on m.id = x.matter
                where x.theme = :theme and m.number = any(:numbers)""")
                .param("theme", theme)
                .param("numbers", numbers.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    long add(String title, boolean named, Instant now) {
        return db.sql("insert into insight_theme (title, named, counted_at) values (?, ?, ?) returning id")
                .param(cut(title))
                .param(named)
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    void title(long theme, String title, boolean named) {
        db.sql("update insight_theme set title = ?, named = ? where id = ?")
                .param(cut(title))
                .param(named)
                .param(theme)
                .update();
    }

    private static String cut(String title) {
        int end = Math.min(title.length(), LONGEST_TITLE);
        return title.substring(
                0, end < title.length() && Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end);
    }

    void place(Collection<Long> matters, long theme, @Nullable Long by) {
        db.sql("""
                insert into insight_member (matter, theme, rank, placed_by)
                select m, :theme, n, :by from unnest(:matters) with ordinality as u (m, n)
                on conflict (matter) do update set theme = excluded.theme, rank = excluded.rank,
                  placed_by = coalesce(excluded.placed_by, insight_member.placed_by)""")
                .param("theme", theme)
                .param("by", by, Types.BIGINT)
                .param("matters", matters.toArray(Long[]::new))
                .update();
    }

    void takeOut(Collection<Long> matters) {
        db.sql("delete from insight_member where matter = any(:matters) and placed_by is null")
                .param("matters", matters.toArray(Long[]::new))
                .update();
    }

    void joined(long theme, long into) {
        db.sql("update insight_theme set joined_into = ?, matters = 0 where id = ?")
                .param(into)
                .param(theme)
                .update();
    }

    void chosen(Choice choice, long staff) {
        db.sql("""
                insert into insight_choice (at, staff, what, theme, other, title, matters)
                values (:at, :staff, :what, :theme, :other, :title, :matters)""")
                .param("at", Timestamp.from(choice.at()))
                .param("staff", staff)
                .param("what", choice.what())
                .param("theme", choice.theme())
                .param("other", choice.other(), Types.BIGINT)
                .param("title", choice.title())
                .param("matters", choice.matters())
                .update();
    }

    /** Counts the matters of a theme that were raised since then. */
    Theme.Counts counts(long theme, int people, Instant from, int days, Instant now) {
        Instant recent = now.minus(Duration.ofDays(days).dividedBy(3));
        return db.sql("""
                select count(*) as matters, count(*) filter (where m.raised_at >= :recent) as recent,
                       count(*) filter (where m.outcome is null or m.solved is false) as unresolved,
                       min(m.raised_at) as first_at, max(m.raised_at) as last_at
                from insight_member x join matter_row m on m.id = x.matter
                where x.theme = :theme and m.raised_at >= :from""")
                .param("theme", theme)
                .param("recent", Timestamp.from(recent))
                .param("from", Timestamp.from(from))
                .query((row, _) -> {
                    Timestamp first = row.getTimestamp("first_at");
                    Timestamp last = row.getTimestamp("last_at");
                    return new Theme.Counts(
                            row.getInt("matters"),
                            people,
                            row.getInt("recent"),
                            row.getInt("unresolved"),
                            days,
                            first == null ? null : first.toInstant(),
                            last == null ? null : last.toInstant(),
                            now);
                })
                .single();
    }

    void counted(long theme, Theme.Counts counts) {
        db.sql("""
                update insight_theme t set matters = :matters, people = :people, recent = :recent, unresolved = :unresolved,
                  days = :days, first_at = :first, last_at = :last, counted_at = :at, heat = :heat,
                  category = (select mode() within group (order by m.category) from insight_member x
                    join matter_row m on m.id = x.matter where x.theme = t.id),
                  region = (select mode() within group (order by m.region) from insight_member x
                    join matter_row m on m.id = x.matter where x.theme = t.id)
                where t.id = :theme""")
                .param("theme", theme)
                .param("matters", counts.matters())
                .param("people", counts.people())
                .param("recent", counts.recent())
                .param("unresolved", counts.unresolved())
                .param("days", counts.days())
                .param("first", time(counts.first()), Types.TIMESTAMP)
                .param("last", time(counts.last()), Types.TIMESTAMP)
                .param("at", Timestamp.from(counts.at()))
                .param("heat", counts.heat().points())
                .update();
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** Every theme that is counted. */
    List<Long> all() {
        return db.sql("select id from insight_theme where joined_into is null order by id")
                .query(Long.class)
                .list();
    }

    /** Of these matters, those raised since then. */
    List<Long> since(Collection<Long> matters, Instant from) {
        return db.sql("select id from matter_row where id = any(:matters) and raised_at >= :from")
                .param("matters", matters.toArray(Long[]::new))
                .param("from", Timestamp.from(from))
                .query(Long.class)
                .list();
    }
}
