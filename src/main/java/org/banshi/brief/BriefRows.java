package org.banshi.brief;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Tallies;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what residents raised, and lists exactly what it counts. Reports and confidential matters are left out of all of it
 * and counted once, for everything (R-S10).
 */
@Component
final class BriefRows {
    private static final String OF = " and m.kind = any(:kinds) and not m.shielded";
    private static final String APART = " and m.kind = any(:kinds) and m.shielded";
    private static final String RAISED = "m.raised_at >= :from and m.raised_at < :until";
    private static final String ENDED = "m.outcome is not null and m.closed_at >= :from and m.closed_at < :until";

    private final Tallies tallies;
    private final CityClock clock;
    private final JdbcClient db;

    BriefRows(Tallies tallies, CityClock clock, JdbcClient db) {
        this.tallies = tallies;
        this.clock = clock;
        this.db = db;
    }

    /** What can be counted and listed. */
    enum What {
        /** Raised within the days. */
        CAME(RAISED, "m.raised_at"),
        /** Ended within the days, however. */
        FINISHED(ENDED, "m.closed_at"),
        /** Raised before the end of the days, and not ended by then. */
        OPEN("m.raised_at < :until and (m.outcome is null or m.closed_at >= :until)", "m.raised_at");

        private final String condition;
        private final String at;

        What(String condition, String at) {
            this.condition = condition;
            this.at = at;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many, in the days and in those before. */
    record Pair(long now, long before) {
        Pair plus(Pair other) {
            return new Pair(now + other.now, before + other.before);
        }
    }

    /**
     * How many of a class came.
     *
     * @param code code of the class at the top of the tree; empty for none
     */
    record OfClass(String code, Pair came) {}

    /**
     * How many ended, were open at the end, and are kept apart.
     *
     * @param apart how many came in the days that are kept apart
     */
    record Rest(Pair finished, Pair open, long apart) {}

    /** What came, by class, the largest first; a matter counts once. */
    List<OfClass> came(Span span) {
        return db.sql("""
                select coalesce(left(m.category, 2), '') as class, count(*) filter (where m.raised_at >= :from) as now,
                  count(*) filter (where m.raised_at < :from) as before
                from matter_row m where m.raised_at >= :before and m.raised_at < :until""" + OF + " group by 1 order by 2 desc, 3 desc, 1")
                .params(Map.of(
                        "kinds", kinds(),
                        "before", time(span.before().from(clock.getZone())),
                        "from", time(span.now().from(clock.getZone())),
                        "until", time(span.now().until(clock.getZone()))))
                .query((row, _) ->
                        new OfClass(row.getString("class"), new Pair(row.getLong("now"), row.getLong("before"))))
                .list();
    }

    /**
     * All else of the days and of those before. What was open at an end is open still, or ended later: one look at what
     * ended since the days before, and one at what is open.
     */
    Rest rest(Span span) {
        return db.sql("""
                select ended.*, open.*, apart.* from (
                    select count(*) filter (where m.closed_at >= :from and m.closed_at < :until) as finished,
                      count(*) filter (where m.closed_at < :from) as finished_before,
                      count(*) filter (where m.closed_at >= :until and m.raised_at < :until) as later,
                      count(*) filter (where m.closed_at >= :from and m.raised_at < :from) as later_before
                    from matter_row m where m.outcome is not null and m.closed_at >= :before""" + OF + """
                  ) ended,
                  (select count(*) as open, count(*) filter (where m.raised_at < :from) as open_before
                    from matter_row m where m.outcome is null and m.raised_at < :until""" + OF + """
                  ) open,
                  (select count(*) as apart from matter_row m where\s""" + RAISED + APART + ") apart")
                .params(Map.of(
                        "kinds", kinds(),
                        "before", time(span.before().from(clock.getZone())),
                        "from", time(span.now().from(clock.getZone())),
                        "until", time(span.now().until(clock.getZone()))))
                .query((row, _) -> new Rest(
                        new Pair(row.getLong("finished"), row.getLong("finished_before")),
                        new Pair(
                                row.getLong("open") + row.getLong("later"),
                                row.getLong("open_before") + row.getLong("later_before")),
                        row.getLong("apart")))
                .single();
    }

    /** A line of the list; the title is told by the ledger, to who may know it. */
    record Line(
            long id, String number, String unit, @Nullable String category, Instant at) {}

    /**
     * What a number counts, the newest first.
     *
     * @param category class at the top of the tree, empty for none; all where absent
     */
    Slice<Line> list(What what, Span.Days days, @Nullable String category, @Nullable Long after, int size) {
        List<String> conditions = new ArrayList<>(List.of(what.condition, "m.id < :after"));
        if (category != null) {
            conditions.add("coalesce(left(m.category, 2), '') = :category");
        }
        return Slice.of(
                db.sql("select m.id, m.number, coalesce(m.unit_name, '') as unit, m.category, " + what.at
                                + " as at from matter_row m where " + String.join(" and ", conditions) + OF
                                + " order by m.id desc limit :size")
                        .param("kinds", kinds())
                        .param("from", time(days.from(clock.getZone())))
                        .param("until", time(days.until(clock.getZone())))
                        .param("after", after == null ? Long.MAX_VALUE : after)
                        .param("category", category)
                        .param("size", size + 1)
                        .query(BriefRows::line)
                        .list(),
                size,
                line -> Long.toString(line.id()));
    }

    private static Line line(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("number"),
                row.getString("unit"),
                row.getString("category"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant());
    }

    private String[] kinds() {
        return tallies.kinds().toArray(String[]::new);
    }

    private static Timestamp time(Instant at) {
        return Timestamp.from(at);
    }
}
