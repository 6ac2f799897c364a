package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * What anybody may know of matters (R-S11): category, street, age and state; never words, numbers or people, nothing of
 * reports and confidential ones. It reads the view {@code matter_public} alone, which rounds places to about a hundred
 * metres and has no words to give.
 */
@Service
public final class Published {
    private static final int MOST_PLACES = 100;
    private static final int NEWEST = 10_000;
    private static final int STREET = 9;

    private final Kinds kinds;
    private final CityClock clock;
    private final JdbcTemplate db;

    Published(Kinds kinds, CityClock clock, JdbcTemplate db) {
        this.kinds = kinds;
        this.clock = clock;
        this.db = db;
    }

    /** How far a matter is, as a list may be narrowed to it. */
    public enum Stage {
        /** Not ended. */
        OPEN,
        /** The answer is given. */
        ANSWERED,
        /** The answer was given within its due. */
        IN_TIME;

        private String condition() {
            return switch (this) {
                case OPEN -> "m.outcome is null";
                case ANSWERED -> "m.answered_at is not null";
                case IN_TIME -> "m.in_time";
            };
        }
    }

    /**
     * Which matters; what is absent does not narrow them.
     *
     * @param category code of a category or of what is above
     * @param region code of a region, at most a street
     * @param month in which it was raised
     * @param stage how far it is
     */
    public record Filter(
            @Nullable String category,
            @Nullable String region,
            @Nullable YearMonth month,
            @Nullable Stage stage) {
        /** All of them. */
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /**
     * One matter, as much as anybody may know.
     *
     * @param handle how pages for everybody name it; it tells nothing of number or order
     * @param region code of the street or of what is above
     * @param lon longitude, rounded; absent with the latitude
     * @param lat latitude, rounded
     */
    public record Entry(
            String handle,
            @Nullable String category,
            @Nullable String region,
            String kind,
            String state,
            @Nullable Outcome outcome,
            Instant raisedAt,
            @Nullable Double lon,
            @Nullable Double lat) {}

    /**
     * How those raised in a month fare.
     *
     * @param month the month
     * @param raised how many were raised in it
     * @param answered how many of these are answered
     * @param inTime how many of those were answered within their due
     */
    public record Figures(YearMonth month, long raised, long answered, long inTime) {}

    /**
     * A page of them, the newest first.
     *
     * @throws Problem 422 {@code after} is no key
     */
    public Slice<Entry> page(Filter filter, @Nullable String after, int size) {
        Conditions conditions = conditions(filter);
        if (after != null && !after.isBlank()) {
            try {
                conditions.and("m.id < ?", Long.parseLong(after));
            } catch (NumberFormatException e) {
                throw Problem.invalid("after", "wrongType");
            }
        }
        return read(conditions, size);
    }

    /** The one with that handle, if anybody may know of it. */
    public Optional<Entry> find(String handle) {
        return row(handle).map(Row::entry);
    }

    /** Its number inside the house, for what is kept beside it. */
    OptionalLong id(String handle) {
        return row(handle).map(row -> OptionalLong.of(row.id())).orElse(OptionalLong.empty());
    }

    /** Those of the internal numbers that anybody may know of, the newest first. */
    List<Entry> those(long[] ids) {
        Conditions conditions = conditions(Filter.ALL).and("m.id = any(?)", (Object) ids);
        return read(conditions, Math.max(1, ids.length)).items();
    }

    /** Those of the internal numbers that anybody may know of, by that number. */
    Map<Long, Entry> byId(long[] ids) {
        Conditions conditions = conditions(Filter.ALL).and("m.id = any(?)", (Object) ids);
        return db
                .query("select m.* from matter_public m where " + conditions.sql(), Published::row, conditions.values())
                .stream()
                .collect(Collectors.toMap(Row::id, Row::entry));
    }

    /** The number of a matter that anybody may know of; it is for the ledger, never for a page. */
    Optional<String> number(String handle) {
        return row(handle)
                .map(row -> db.queryForObject("select number from matter_matter where id = ?", String.class, row.id()));
    }

    private Optional<Row> row(String handle) {
        if (!handle.matches("[0-9a-f]{24}")) {
            return Optional.empty();
        }
        Conditions conditions = conditions(Filter.ALL).and("m.handle = ?", handle);
        return db
                .query("select m.* from matter_public m where " + conditions.sql(), Published::row, conditions.values())
                .stream()
                .findFirst();
    }

    /**
     * When a matter came to a step that anybody may know of.
     *
     * @param state the state it came into
     * @param at when
     */
    public record Step(String state, Instant at) {}

    /** The steps of the one with that handle, the first first. */
    public List<Step> steps(String handle) {
        Row row = row(handle).orElse(null);
        if (row == null) {
            return List.of();
        }
        String[] states =
                kinds.require(row.entry().kind()).publicSteps().keySet().toArray(String[]::new);
        return db.query(
                "select s.state, s.at from matter_public_step s where s.matter = ? and s.state = any(?) order by s.seq",
                (step, _) -> new Step(step.getString("state"), Matter.needInstant(step, "at")),
                row.id(),
                states);
    }

    /** The newest of those that have a place, at most a hundred. */
    public Slice<Entry> placed(Filter filter) {
        return read(conditions(filter).and("m.lon is not null and m.lat is not null"), MOST_PLACES);
    }

    /** How those raised in a month fare, counted from the ledger now. */
    public Figures figures(YearMonth month) {
        Conditions conditions = conditions(new Filter(null, null, month, null));
        return db.query(
                        "select count(*) as came, count(m.answered_at) as given,"
                                + " count(*) filter (where m.in_time) as in_time from matter_public m where "
                                + conditions.sql(),
                        (row, _) ->
                                new Figures(month, row.getLong("came"), row.getLong("given"), row.getLong("in_time")),
                        conditions.values())
                .getFirst();
    }

    /**
     * About where a street lies.
     *
     * @param region code of the street
     * @param lon longitude of the middle of what was raised there
     * @param lat latitude of it
     */
    public record Middle(String region, double lon, double lat) {}

    /** Where the newest matters of each street lie, each point once, to about a hundred metres. */
    public List<Middle> points() {
        Conditions conditions =
                conditions(Filter.ALL).and("m.lon is not null and m.lat is not null and length(m.street) = ?", STREET);
        List<Object> values = new ArrayList<>(Arrays.asList(conditions.values()));
        values.add(NEWEST);
        return db.query(
                "select distinct street, lon, lat from (select m.street, m.lon, m.lat from matter_public m where "
                        + conditions.sql() + " order by m.id desc limit ?) newest order by street, lon, lat",
                (row, _) -> new Middle(row.getString("street"), row.getDouble("lon"), row.getDouble("lat")),
                values.toArray());
    }

    /** The streets from which at least three of the newest matters have a place, and the middle of these places. */
    public List<Middle> middles() {
        Conditions conditions =
                conditions(Filter.ALL).and("m.lon is not null and m.lat is not null and length(m.street) = ?", STREET);
        List<Object> values = new ArrayList<>(Arrays.asList(conditions.values()));
        values.add(NEWEST);
        return db.query(
                "select street, round(avg(lon)::numeric, 3)::double precision as lon,"
                        + " round(avg(lat)::numeric, 3)::double precision as lat"
                        + " from (select m.street, m.lon, m.lat from matter_public m where " + conditions.sql()
                        + " order by m.id desc limit ?) newest"
                        + " group by street having count(*) >= 3 order by street",
                (row, _) -> new Middle(row.getString("street"), row.getDouble("lon"), row.getDouble("lat")),
                values.toArray());
    }

    Conditions conditions(Filter filter) {
        String[] shielded = kinds.all().stream()
                .flatMap(kind -> kind.types().stream().filter(type -> kind.isShielded(type, false)))
                .toArray(String[]::new);
        Conditions conditions = Conditions.open()
                .and("(m.type is null or m.type <> all(?))", (Object) shielded)
                .and("m.kind = any(?)", (Object) kinds.all().stream()
                        .filter(Kind::isPublished)
                        .map(Kind::name)
                        .toArray(String[]::new))
                .and("m.kind || '.' || m.state <> all(?)", (Object) Conditions.kept(kinds));
        if (filter.category() != null) {
            conditions.and("m.category like ?", Conditions.prefix(filter.category()));
        }
        String region = filter.region();
        if (region != null) {
            // Nobody may find out by asking what is not shown: the village of a matter.
            conditions.and(
                    "m.region like ?",
                    Conditions.prefix(region.length() > STREET ? region.substring(0, STREET) : region));
        }
        YearMonth month = filter.month();
        if (month != null) {
            conditions.and("m.raised_at >= ? and m.raised_at < ?", begin(month), begin(month.plusMonths(1)));
        }
        if (filter.stage() != null) {
            conditions.and(filter.stage().condition());
        }
        return conditions;
    }

    Timestamp begin(YearMonth month) {
        return Timestamp.from(month.atDay(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private Slice<Entry> read(Conditions conditions, int size) {
        List<Object> values = new ArrayList<>(Arrays.asList(conditions.values()));
        values.add(size + 1);
        return Slice.of(
                        db.query(
                                "select m.* from matter_public m where " + conditions.sql()
                                        + " order by m.id desc limit ?",
                                Published::row,
                                values.toArray()),
                        size,
                        row -> Long.toString(row.id()))
                .map(Row::entry);
    }

    private record Row(long id, Entry entry) {}

    private static Row row(ResultSet row, int n) throws SQLException {
        String outcome = row.getString("outcome");
        return new Row(
                row.getLong("id"),
                new Entry(
                        row.getString("handle"),
                        row.getString("category"),
                        row.getString("street"),
                        row.getString("kind"),
                        row.getString("state"),
                        outcome == null ? null : Outcome.of(outcome),
                        Matter.needInstant(row, "raised_at"),
                        row.getObject("lon", Double.class),
                        row.getObject("lat", Double.class)));
    }
}
