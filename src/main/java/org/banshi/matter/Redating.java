package org.banshi.matter;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the clocks of a matter again when a calendar changed, and dates those that waited for one (R-C02); see {@link Redatings}. */
@Service
public final class Redating {
    private static final String IN_DAYS = "limit_unit in ('CALENDAR_DAY','WORKING_DAY')";

    private static final String RUNNING = " from matter_clock where stopped_at is null and not imported and ";

    /** Matters that a preview reads at once. */
    private static final int BATCH = 200;

    /** How long a preview may count before it says how far it came. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JdbcTemplate db;
    private final MatterRows rows;
    private final Kinds kinds;
    private final Writing writing;
    private final Timekeeper timekeeper;
    private final Calendars calendars;
    private final CityClock clock;
    private final TransactionTemplate transaction;

    @SuppressWarnings("checkstyle:ParameterNumber") // as the sweeper, and the calendar
    Redating(
            JdbcTemplate db,
            MatterRows rows,
            Kinds kinds,
            Writing writing,
            Timekeeper timekeeper,
            Calendars calendars,
            CityClock clock,
            TransactionTemplate transaction) {
        this.db = db;
        this.rows = rows;
        this.kinds = kinds;
        this.writing = writing;
        this.timekeeper = timekeeper;
        this.calendars = calendars;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** How many matters have open clocks that a calendar counts. */
    long countOpen() {
        Long count = db.queryForObject("select count(distinct matter)" + RUNNING + IN_DAYS, Long.class);
        return count == null ? 0 : count;
    }

    /** The next matters with open clocks that a calendar counts, rising. */
    List<Long> open(long after, int most) {
        return db.queryForList(
                "select distinct matter" + RUNNING + IN_DAYS + " and matter > ? order by matter limit ?",
                Long.class,
                after,
                most);
    }

    /** Matters with such clocks that were started then, rising. */
    List<Long> startedBetween(Instant from, Instant until) {
        return db.queryForList(
                "select distinct matter" + RUNNING + IN_DAYS + " and started_at between ? and ? order by matter",
                Long.class,
                Timestamp.from(from),
                Timestamp.from(until));
    }

    /**
     * Dates clocks that waited for a calendar that is there now, also when the server that loaded it died at once.
     *
     * @return how many matters were dated
     */
    public int catchUp() {
        Object years = calendars.years().toArray(Integer[]::new);
        List<Long> matters = db.queryForList(
                "select distinct matter" + RUNNING + "undated_year = any(?) order by matter", Long.class, years);
        return (int) matters.stream()
                .filter(matter -> Boolean.TRUE.equals(transaction.execute(_ -> redate(matter))))
                .count();
    }

    /** How many running clocks have no date because a year's calendar is missing. */
    public long undated() {
        Long count = db.queryForObject(
                "select count(*) from matter_clock where stopped_at is null and undated_year is not null", Long.class);
        return count == null ? 0 : count;
    }

    /**
     * What loading a year would do to the open matters; nothing is stored. It is counted by the very code that counts
     * again when the year is loaded, and stops after two seconds; then it says of how many it knows.
     *
     * @param csv as {@link Calendars#load(int, String, long, String)} takes it
     * @throws org.banshi.calendar.BadCalendar if it cannot be loaded
     */
    public RedatingPreview preview(int year, String csv) {
        return calendars.supposing(year, csv, () -> {
            long end = System.nanoTime() + PATIENCE.toNanos();
            List<Long> all =
                    db.queryForList("select distinct matter" + RUNNING + IN_DAYS + " order by matter", Long.class);
            RedatingPreview.Counted counted = new RedatingPreview.Counted(all.size());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            for (int from = 0; from < all.size() && System.nanoTime() < end; from += BATCH) {
                List<Long> batch = all.subList(from, Math.min(from + BATCH, all.size()));
                rows.all(batch).forEach(locked -> counted.add(look(locked, now)));
            }
            return counted.preview();
        });
    }

    private RedatingPreview.One look(Locked locked, Instant now) {
        Matter matter = locked.matter();
        boolean moved = !countAgain(locked, now).isEmpty();
        return new RedatingPreview.One(
                matter.number(), moved, matter.due(), due(locked), matter.dueStoppedAt() == null, now);
    }

    /** Counts each running clock again, in memory; what moved. */
    private List<Map<String, @Nullable Object>> countAgain(Locked locked, Instant at) {
        List<Map<String, @Nullable Object>> moves = new ArrayList<>();
        for (LiveClock running : locked.clocks()) {
            Instant before = running.due;
            if (running.isRunning() && timekeeper.countAgain(running, at)) {
                Map<String, @Nullable Object> move = new LinkedHashMap<>();
                move.put("clock", running.name);
                move.put("before", before == null ? null : before.toString());
                move.put("after", running.due == null ? null : running.due.toString());
                moves.add(move);
                if (running.due == null || running.due.isAfter(at)) {
                    running.breachedAt = null;
                }
            }
        }
        return moves;
    }

    private @Nullable Instant due(Locked locked) {
        Matter matter = locked.matter();
        LiveClock governing = Step.governing(kinds.require(matter.kind()).lifecycle(), locked.clocks())
                .orElse(null);
        return governing == null ? matter.due() : governing.due;
    }

    /** Counts one matter again, in the transaction under way; whether anything moved. */
    boolean redate(long id) {
        Locked locked = rows.lock(id).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = now.isBefore(locked.matter().updatedAt()) ? locked.matter().updatedAt() : now;
        List<Map<String, @Nullable Object>> moves = countAgain(locked, at);
        if (moves.isEmpty()) {
            return false;
        }
        write(locked, moves, at);
        return true;
    }

    private void write(Locked locked, List<Map<String, @Nullable Object>> moves, Instant at) {
        Matter matter = locked.matter();
        Chain.Line line = new Chain.Line(
                locked.length() + 1, at, null, "redated", "house", null, null, null, matter.state(), matter.state());
        Write write = new Write();
        byte[] hash = writing.event(
                write,
                matter.id(),
                new Writing.Addition(locked.lastHash(), line, Map.of("form", Map.of("moves", moves))));
        locked.clocks().forEach(running -> running.write(write, matter.id()));
        write.add(
                "update matter_matter set due = ?, last_hash = ?, length = ?, updated_at = ? where id = ?",
                due(locked),
                hash,
                line.seq(),
                at,
                matter.id());
        write.run(db);
    }
}
