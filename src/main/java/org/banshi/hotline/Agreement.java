package org.banshi.hotline;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How often staff agree with the suggested category, from the ledger's rows: what was suggested when staff first decided,
 * against the category that the request has now. A suggestion agrees if the category is it or lies below it.
 */
@Service
public final class Agreement {
    private static final int WEEKS = 12;

    private final JdbcClient db;
    private final Categories categories;
    private final CityClock clock;

    Agreement(JdbcClient db, Categories categories, CityClock clock) {
        this.db = db;
        this.categories = categories;
        this.clock = clock;
    }

    /**
     * A count.
     *
     * @param agreed suggestions that staff's category bears out
     * @param suggested requests with a suggestion that was sure, and a category by staff
     * @param abstained requests with a category by staff, where the machine said it was not sure or had none
     */
    public record Count(long agreed, long suggested, long abstained) {
        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(agreed + other.agreed, suggested + other.suggested, abstained + other.abstained);
        }

        /** The share that agrees, 0 to 1; absent without suggestions. */
        public @Nullable Double share() {
            return suggested == 0 ? null : (double) agreed / suggested;
        }
    }

    /** A week, from its Monday. */
    public record Week(LocalDate monday, Count count) {}

    /**
     * A class of the tree's top level, by what staff say.
     *
     * @param weeks the count of each week, in the order of {@link Told#weeks}
     */
    public record Line(Category category, Count count, List<Count> weeks) {}

    /** Twelve weeks; the newest week and the largest class first. */
    public record Told(List<Week> weeks, List<Line> classes, Count all) {}

    private record Row(LocalDate monday, @Nullable String suggested, boolean abstained, String category, long count) {}

    /** The last twelve weeks, the running one included. */
    public Told lately() {
        LocalDate monday = clock.instant().atZone(clock.getZone()).toLocalDate().with(java.time.DayOfWeek.MONDAY);
        LocalDate first = monday.minusWeeks(WEEKS - 1);
        Map<LocalDate, Count> weeks = new TreeMap<>(Comparator.reverseOrder());
        for (int week = 0; week < WEEKS; week++) {
            weeks.put(monday.minusWeeks(week), Count.NONE);
        }
        Map<String, Map<LocalDate, Count>> classes = new TreeMap<>();
        Count all = Count.NONE;
        for (Row row : rows(first.atStartOfDay(clock.getZone()).toInstant())) {
            Count count = count(row);
            all = all.plus(count);
            weeks.merge(row.monday(), count, Count::plus);
            classes.computeIfAbsent(top(row.category()), _ -> new TreeMap<>()).merge(row.monday(), count, Count::plus);
        }
        return new Told(
                weeks.entrySet().stream()
                        .map(week -> new Week(week.getKey(), week.getValue()))
                        .toList(),
                lines(classes, List.copyOf(weeks.keySet())),
                all);
    }

    /**
     * How often the advised unit was taken in a week.
     *
     * @param first requests sent to the unit that was named first
     * @param named requests sent to one of those that were named
     * @param advised requests for which units were named
     * @param none requests for which none was
     */
    public record Sent(LocalDate monday, long first, long named, long advised, long none) {
        /** The share sent to the unit that was named first, 0 to 1; absent where none was named. */
        public @Nullable Double share() {
            return advised == 0 ? null : (double) first / advised;
        }
    }

    /** What was advised when requests were sent to units, of the last twelve weeks, the newest first; weeks without are left out. */
    public List<Sent> sent() {
        LocalDate first = clock.instant()
                .atZone(clock.getZone())
                .toLocalDate()
                .with(java.time.DayOfWeek.MONDAY)
                .minusWeeks(WEEKS - 1);
        return db.sql("""
                select date_trunc('week', unit_suggested_at at time zone :zone)::date,
                  count(*) filter (where unit_suggested = unit_chosen),
                  count(*) filter (where unit_chosen = any(string_to_array(unit_suggestions, ' '))),
                  count(unit_suggested), count(*) filter (where unit_suggested is null)
                from hotline_request where unit_suggested_at >= :since group by 1 order by 1 desc
                """)
                .param("zone", clock.getZone().getId())
                .param(
                        "since",
                        Timestamp.from(first.atStartOfDay(clock.getZone()).toInstant()))
                .query((row, _) -> new Sent(
                        row.getDate(1).toLocalDate(), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .list();
    }

    /** All that was ever suggested; for the question whether a new model is worth it. */
    Count ever() {
        return rows(Instant.EPOCH).stream().map(this::count).reduce(Count.NONE, Count::plus);
    }

    private List<Line> lines(Map<String, Map<LocalDate, Count>> classes, List<LocalDate> mondays) {
        List<Line> lines = new ArrayList<>();
        classes.forEach((code, weeks) -> lines.add(new Line(
                categories.find(code).orElseGet(() -> new Category(code, code, null, false)),
                weeks.values().stream().reduce(Count.NONE, Count::plus),
                mondays.stream()
                        .map(monday -> weeks.getOrDefault(monday, Count.NONE))
                        .toList())));
        lines.sort(Comparator.comparingLong(
                        (Line line) -> line.count().suggested() + line.count().abstained())
                .reversed());
        return lines;
    }

    private String top(String category) {
        List<Category> path = categories.path(category);
        return path.isEmpty() ? category : path.getFirst().code();
    }

    private Count count(Row row) {
        String suggested = row.suggested();
        if (suggested == null || row.abstained()) {
            return new Count(0, 0, row.count());
        }
        boolean agrees = suggested.equals(row.category()) || categories.isUnder(row.category(), suggested);
        return new Count(agrees ? row.count() : 0, row.count(), 0);
    }

    private List<Row> rows(Instant since) {
        return db.sql("""
                select date_trunc('week', r.suggested_at at time zone :zone)::date as monday, r.suggested,
                  r.suggested_abstained, m.category, count(*)
                from hotline_request r join matter_row m on m.id = r.matter
                where r.suggested_at >= :since and m.category is not null
                group by 1, 2, 3, 4
                """)
                .param("zone", clock.getZone().getId())
                .param("since", Timestamp.from(since))
                .query((row, _) -> new Row(
                        row.getDate(1).toLocalDate(),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getLong(5)))
                .list();
    }
}
