package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Units;
import org.banshi.text.Tokens;
import org.banshi.text.WordWeights;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Finds matters like another one among the recent ones of its kind and county: by the same category, by the same place and
 * by words that few others have, each by an index. What is alike is weighed by its words.
 */
@Service
public final class Similar {
    private static final Duration RECENT = Duration.ofDays(90);
    /** Below this two matters are about different things; at the same place less will do. */
    private static final double LEAST = 0.2;

    private static final double LEAST_HERE = 0.1;
    private static final double FOR_PLACE = 0.2;
    private static final double FOR_CATEGORY = 0.05;
    /** The newest so many of each sort are compared. */
    private static final int COMPARED = 300;
    /** So many telling words of the title and of the rest are looked for; two of them must be there. */
    private static final int OF_TITLE = 8;

    private static final int OF_TEXT = 4;

    private final Matters matters;
    private final Kinds kinds;
    private final Units units;
    private final Deputies deputies;
    private final LedgerWords words;
    private final CityClock clock;
    private final JdbcTemplate db;

    Similar(
            Matters matters,
            Kinds kinds,
            Units units,
            Deputies deputies,
            LedgerWords words,
            CityClock clock,
            JdbcTemplate db) {
        this.matters = matters;
        this.kinds = kinds;
        this.units = units;
        this.deputies = deputies;
        this.words = words;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A matter like the one asked for.
     *
     * @param matter the other one, its words withheld as everywhere
     * @param score how alike they are, 0 to 1
     * @param words how alike they are by their words alone, 0 to 1
     * @param samePlace whether both are of one address, or within 150 m
     * @param sameCategory whether both are of one category
     * @param sameRegion whether both are in one county
     * @param days how many days ago it was raised
     */
    public record Match(
            Matter matter,
            double score,
            double words,
            boolean samePlace,
            boolean sameCategory,
            boolean sameRegion,
            long days) {

        /** Keys of what both have in common, beside words. */
        public List<String> common() {
            List<String> common = new ArrayList<>();
            if (samePlace) {
                common.add("matter.similar.place");
            } else if (sameRegion) {
                common.add("matter.similar.region");
            }
            if (sameCategory) {
                common.add("matter.similar.category");
            }
            return common;
        }

        /** How alike the words are, in percent. */
        public long percent() {
            return Math.round(words * 100);
        }
    }

    /** What others are compared with. */
    private record Asked(long id, String kind, @Nullable String category, Spot spot, String title, List<String> words) {

        @Nullable
        String county() {
            return spot.region() == null ? null : Spot.county(spot.region());
        }
    }

    /** One that was found, before it is read. */
    private record Near(
            long id, double score, double words, boolean samePlace, boolean sameCategory, boolean sameRegion) {}

    /**
     * The likest first; only what the reader may see, and nothing that is searched for words only in the hotline's wording.
     *
     * @throws Problem 404 when there is no such matter or the reader may not know of it
     */
    public List<Match> to(String number, Actor actor, int most) {
        if (!matters.isReadable(number, actor)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        Asked asked = db.query(
                        "select m.id, m.kind, m.category, m.region, coalesce(m.reworded_title, m.title) as title, m.lon, m.lat, tsvector_to_array(m.tokens) as words, "
                                + Spot.COLUMNS + " from matter_matter m where m.number = ?",
                        (row, _) -> new Asked(
                                row.getLong("id"),
                                Objects.requireNonNull(row.getString("kind")),
                                row.getString("category"),
                                Spot.read(row),
                                Objects.requireNonNull(row.getString("title")),
                                words(row)),
                        number)
                .getFirst();
        return read(near(asked, actor, most), actor);
    }

    private List<Near> near(Asked asked, Actor actor, int most) {
        WordWeights weights = words.weights();
        Instant now = clock.instant();
        Conditions place = asked.spot().matters(PlaceHistory.Scope.HERE);
        Conditions visible = Conditions.of(Query.all(), actor, kinds, units, deputies, now);
        List<Object> values = new ArrayList<>(Arrays.asList(place.values()));
        List<String> parts = new ArrayList<>();
        Conditions recent = Conditions.open().and("m.kind = ? and m.raised_at > ?", asked.kind(), time(now));
        if (asked.county() != null) {
            recent.and("(m.region is null or m.region like ?)", Conditions.prefix(asked.county()));
        }
        if (asked.category() != null) {
            part(parts, values, recent, Conditions.open().and("m.category = ?", asked.category()));
        }
        part(parts, values, recent, place);
        String telling = pairs(telling(asked, weights));
        if (!telling.isEmpty()) {
            part(parts, values, recent, Conditions.open().and("m.tokens @@ ?::tsquery", telling));
        }
        values.add(asked.id());
        values.addAll(Arrays.asList(visible.values()));
        return db
                .query(
                        "select m.id, m.category, m.region, tsvector_to_array(m.tokens) as words, coalesce("
                                + place.sql()
                                + ", false) as same_place from (" + String.join(" union ", parts)
                                + ") near join matter_matter m using (id) where m.id <> ? and " + visible.sql(),
                        (row, _) -> weighed(asked, row, weights),
                        values.toArray())
                .stream()
                .filter(near -> near.words() >= (near.samePlace() ? LEAST_HERE : LEAST))
                .sorted(Comparator.comparingDouble(Near::score)
                        .thenComparingLong(Near::id)
                        .reversed())
                .limit(most)
                .toList();
    }

    private static void part(List<String> parts, List<Object> values, Conditions recent, Conditions by) {
        parts.add("(select m.id from matter_matter m where " + recent.sql() + " and " + by.sql()
                + " order by m.raised_at desc limit " + COMPARED + ")");
        values.addAll(Arrays.asList(recent.values()));
        values.addAll(Arrays.asList(by.values()));
    }

    /** A title says what it is about; what is searched is not always all that the raiser wrote there (R-S10). */
    private static List<String> telling(Asked asked, WordWeights weights) {
        List<String> title = new ArrayList<>(Tokens.bigrams(asked.title()));
        title.retainAll(new HashSet<>(asked.words()));
        List<String> rest = new ArrayList<>(asked.words());
        rest.removeAll(title);
        return Stream.concat(weights.telling(title, OF_TITLE).stream(), weights.telling(rest, OF_TEXT).stream())
                .toList();
    }

    /** Two of them, whichever; of two, both; a single one alone. */
    private static String pairs(List<String> words) {
        if (words.size() == 1) {
            return "'" + words.getFirst() + "'";
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                pairs.add("('" + words.get(i) + "' & '" + words.get(j) + "')");
            }
        }
        return String.join(" | ", pairs);
    }

    private static Near weighed(Asked asked, ResultSet row, WordWeights weights) throws SQLException {
        boolean samePlace = row.getBoolean("same_place");
        boolean sameCategory = asked.category() != null && asked.category().equals(row.getString("category"));
        String region = row.getString("region");
        boolean sameRegion = region != null && asked.county() != null && region.startsWith(asked.county());
        double words = weights.likeness(asked.words(), words(row));
        double score = words + (samePlace ? FOR_PLACE : 0) + (sameCategory ? FOR_CATEGORY : 0);
        return new Near(row.getLong("id"), Math.min(1, score), words, samePlace, sameCategory, sameRegion);
    }

    private List<Match> read(List<Near> found, Actor actor) {
        Map<Long, Matter> read = db
                .query("select m.* from matter_matter m where m.id = any(?)", Matter::read, (Object)
                        found.stream().map(Near::id).toArray(Long[]::new))
                .stream()
                .collect(Collectors.toMap(Matter::id, Function.identity()));
        Instant now = clock.instant();
        return found.stream()
                .flatMap(near -> Stream.ofNullable(read.get(near.id()))
                        .map(matter -> new Match(
                                matters.shownTo(matter, actor),
                                near.score(),
                                near.words(),
                                near.samePlace(),
                                near.sameCategory(),
                                near.sameRegion(),
                                Duration.between(matter.raisedAt(), now).toDays())))
                .toList();
    }

    private static List<String> words(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("words").getArray());
    }

    private static Timestamp time(Instant now) {
        return Timestamp.from(now.minus(RECENT));
    }
}
