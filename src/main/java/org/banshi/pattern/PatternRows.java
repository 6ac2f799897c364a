package org.banshi.pattern;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.rates.Figure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What patterns are worked out from: counts by unit. */
@Component
final class PatternRows {
    private static final String ENDED = " closed_at >= ? and closed_at < ? ";
    private static final String LAST = "stopped_at <= due_at and stopped_at > due_at - ? * interval '1 minute'";
    private static final String AT_ONCE =
            "satisfied and at >= answered_at and at < answered_at + ? * interval '1 second'";

    private final JdbcTemplate db;

    PatternRows(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * What ended in this time.
     *
     * @param before the beginning of the months before, for what is usual
     */
    record Span(Instant before, Instant from, Instant until) {
        Object[] with(Object... more) {
            List<Object> values = new ArrayList<>(List.of(more));
            values.add(from.atOffset(ZoneOffset.UTC));
            values.add(until.atOffset(ZoneOffset.UTC));
            return values.toArray();
        }
    }

    /** A request behind a pattern. */
    record Behind(
            long id,
            String number,
            @Nullable String unit,
            @Nullable String category,
            Instant closedAt) {}

    /** Words told to who called back, by unit and hand. */
    List<Weighing.Counted> hands(Span span) {
        return db.query(
                "select coalesce(unit, '') as unit, hand::text as what, count(*) filter (where satisfied) as seen, count(*) as of"
                        + " from pattern_word where by_phone and" + ENDED + "group by 1, 2 order by 1, 2",
                (row, _) -> counted(row),
                span.with());
    }

    /** Words that raisers gave themselves and that are satisfied, and how many of them at once. */
    List<Weighing.Counted> atOnce(Span span, PatternRule rule) {
        return db.query(
                "select coalesce(unit, '') as unit, '' as what, count(*) filter (where " + AT_ONCE
                        + ") as seen, count(*) as of from pattern_word where not by_phone and satisfied and" + ENDED
                        + "group by 1 order by 1",
                (row, _) -> counted(row),
                span.with(rule.atOnceSeconds()));
    }

    /** What was done with, and how much of it just before its due. */
    List<Weighing.Counted> lastMoment(Span span, PatternRule rule) {
        return db.query(
                "select coalesce(unit, '') as unit, '' as what, count(*) filter (where " + LAST
                        + ") as seen, count(*) as of from pattern_answer where" + ENDED + "group by 1 order by 1",
                (row, _) -> counted(row),
                span.with(rule.lastMinutes()));
    }

    /** The same of the months before. */
    Map<String, Figure> lastMomentBefore(Span span, PatternRule rule) {
        Map<String, Figure> found = new HashMap<>();
        lastMoment(new Span(span.before(), span.before(), span.from()), rule)
                .forEach(each ->
                        found.put(String.valueOf(each.unit()), new Figure(BigDecimal.valueOf(each.seen()), each.of())));
        return found;
    }

    /** Of each unit the text that answers most, if it answers several classes; and how many answers there are. */
    List<Weighing.Counted> sameWords(Span span, PatternRule rule) {
        return db.query(
                """
                with told as (select coalesce(unit, '') as unit, words, count(*) as times, count(distinct category) as classes
                  from pattern_answer where words is not null and closed_at >= ? and closed_at < ? group by 1, 2),
                best as (select distinct on (unit) unit, words, times, classes from told where classes >= ?
                  order by unit, times desc, words)
                select t.unit, coalesce(b.words, '') as what, coalesce(b.times, 0) as seen, t.of, coalesce(b.classes, 0) as more
                from (select unit, sum(times) as of from told group by unit) t left join best b on b.unit = t.unit
                order by 1""",
                (row, _) -> new Weighing.Counted(
                        row.getString("unit"),
                        row.getString("what"),
                        row.getLong("seen"),
                        row.getLong("of"),
                        row.getLong("more")),
                span.from().atOffset(ZoneOffset.UTC),
                span.until().atOffset(ZoneOffset.UTC),
                rule.many());
    }

    /** Words by browser, where one gave many. */
    Map<String, List<Sittings.Word>> browsers(Span span, PatternRule rule) {
        return sittings(
                "with here as (select * from pattern_sitting where" + ENDED
                        + ") select mark as key, matter, unit, at, raiser"
                        + " from here where mark in (select mark from here group by mark having count(distinct raiser) >= ?)"
                        + " order by mark, at, matter",
                span,
                rule.many());
    }

    /** Words by unit and telephone, where one gave many. */
    Map<String, List<Sittings.Word>> telephones(Span span, PatternRule rule) {
        return sittings(
                "with here as (select *, coalesce(unit, '') || ' ' || telephone as key from pattern_telephone where"
                        + ENDED
                        + ") select key, 0 as matter, unit, at, telephone as raiser from here"
                        + " where key in (select key from here group by key having count(*) >= ?) order by key, at",
                span,
                rule.telephone());
    }

    private Map<String, List<Sittings.Word>> sittings(String sql, Span span, int many) {
        Map<String, List<Sittings.Word>> found = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>(List.of(span.with()));
        values.add(many);
        db.query(
                sql,
                row -> {
                    found.computeIfAbsent(row.getString("key"), _ -> new ArrayList<>())
                            .add(new Sittings.Word(
                                    row.getLong("matter"),
                                    row.getString("unit"),
                                    at(row, "at"),
                                    row.getString("raiser")));
                },
                values.toArray());
        return found;
    }

    /** The matters behind a pattern, the newest first. */
    List<Behind> behind(Patterns.Found found, Span span, PatternRule rule, @Nullable Long after, int most) {
        Which which = which(found, span, rule);
        List<Object> values = new ArrayList<>(which.values());
        StringBuilder sql = new StringBuilder(
                        "select matter, number, unit, category, closed_at from rates_request where matter in (")
                .append(which.sql())
                .append(")");
        String unit = found.pattern().unit();
        if (unit != null) {
            sql.append(" and coalesce(unit, '') = ?");
            values.add(unit);
        }
        if (after != null) {
            sql.append(" and matter < ?");
            values.add(after);
        }
        values.add(most);
        return db.query(
                sql.append(" order by matter desc limit ?").toString(),
                (row, _) -> new Behind(
                        row.getLong("matter"),
                        row.getString("number"),
                        row.getString("unit"),
                        row.getString("category"),
                        at(row, "closed_at")),
                values.toArray());
    }

    /** Which matters, as SQL. */
    private record Which(String sql, List<Object> values) {
        static Which of(String sql, Object... values) {
            return new Which(sql, List.of(values));
        }
    }

    private static Which which(Patterns.Found found, Span span, PatternRule rule) {
        return switch (found.pattern().sort()) {
            case ONE_HAND ->
                Which.of(
                        "select matter from pattern_word where by_phone and satisfied and hand = ? and" + ENDED,
                        span.with(Long.valueOf(found.what())));
            case LAST_MOMENT ->
                Which.of(
                        "select matter from pattern_answer where " + LAST + " and" + ENDED,
                        span.with(rule.lastMinutes()));
            case AT_ONCE ->
                Which.of(
                        "select matter from pattern_word where not by_phone and " + AT_ONCE + " and" + ENDED,
                        span.with(rule.atOnceSeconds()));
            case SAME_WORDS ->
                Which.of("select matter from pattern_answer where words = ? and" + ENDED, span.with(found.what()));
            case ONE_BROWSER, ONE_TELEPHONE ->
                new Which("select unnest(?::bigint[])", List.of((Object)
                        found.matters().toArray(Long[]::new)));
        };
    }

    private static Weighing.Counted counted(ResultSet row) throws SQLException {
        return new Weighing.Counted(
                row.getString("unit"), row.getString("what"), row.getLong("seen"), row.getLong("of"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
