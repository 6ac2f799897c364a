package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.banshi.text.Tokens;
import org.banshi.text.WordWeights;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds and weighs what is alike among the recent matters of a kind and county; who may see it is for others to say. */
@Component
final class Alike {
    static final Duration RECENT = Duration.ofDays(90);
    /** Below this two matters are about different things; at the same place less will do. */
    private static final double LEAST = 0.2;

    private static final double LEAST_HERE = 0.1;
    private static final double FOR_PLACE = 0.2;
    private static final double FOR_CATEGORY = 0.05;
    /** The newest so many of each sort are compared. */
    private static final int COMPARED = 120;
    /** So many telling words of the title and of the rest are looked for; two of them must be there. */
    private static final int OF_TITLE = 8;

    private static final int OF_TEXT = 4;
    /** So long is the code of a street. */
    private static final int STREET = 9;

    private final LedgerWords words;
    private final Stretches stretches;
    private final CityClock clock;
    private final JdbcTemplate db;

    Alike(LedgerWords words, Stretches stretches, CityClock clock, JdbcTemplate db) {
        this.words = words;
        this.stretches = stretches;
        this.clock = clock;
        this.db = db;
    }

    /**
     * What others are compared with.
     *
     * @param id of the matter, 0 for one that is not on the ledger yet
     */
    record Asked(long id, String kind, @Nullable String category, Spot spot, String title, List<String> words) {

        @Nullable
        String county() {
            return spot.region() == null ? null : Spot.county(spot.region());
        }

        /** Whether a matter of that region lies in the same street. */
        boolean isSameStreet(@Nullable String region) {
            String own = spot.region();
            return own != null
                    && region != null
                    && own.length() >= STREET
                    && region.length() >= STREET
                    && own.startsWith(region.substring(0, STREET));
        }
    }

    /** One that was found, before it is read. */
    record Near(
            long id,
            double score,
            double words,
            boolean samePlace,
            boolean sameCategory,
            boolean sameStreet,
            boolean sameRegion) {}

    Asked asked(Draft draft) {
        Spot spot = db.queryForObject(
                "select matter_address_key(?::text) as here, matter_street_key(?::text) as street",
                (row, _) -> new Spot(
                        draft.place().region(),
                        row.getString("here"),
                        row.getString("street"),
                        draft.place().lon(),
                        draft.place().lat()),
                draft.place().address(),
                draft.place().address());
        return new Asked(
                0,
                draft.kind(),
                draft.category(),
                spot == null ? Spot.NOWHERE : spot,
                draft.words().title(),
                List.of(Tokens.indexed(draft.words().title(), draft.words().text())));
    }

    Asked asked(String number) {
        return db.query(
                        "select m.id, m.kind, m.category, m.region, coalesce(m.reworded_title, m.title) as title,"
                                + " m.lon, m.lat, tsvector_to_array(m.tokens) as words, "
                                + Spot.COLUMNS + " from matter_matter m where m.number = ?",
                        (row, _) -> new Asked(
                                row.getLong("id"),
                                row.getString("kind"),
                                row.getString("category"),
                                Spot.read(row),
                                row.getString("title"),
                                words(row)),
                        number)
                .getFirst();
    }

    /** The likest first; nothing that the condition leaves out. */
    List<Near> find(Asked asked, Conditions visible, int most) {
        WordWeights weights = words.weights();
        Conditions place = asked.spot().matters(PlaceHistory.Scope.HERE);
        List<Object> values = new ArrayList<>(Arrays.asList(place.values()));
        String candidates = candidates(asked, weights, place, values);
        ToDoubleFunction<Collection<String>> likeness = weights.likenessTo(asked.words());
        values.add(asked.id());
        values.addAll(Arrays.asList(visible.values()));
        return db
                .query(
                        "select m.id, m.category, m.region, tsvector_to_array(m.tokens) as words, coalesce("
                                + place.sql()
                                + ", false) as same_place from (" + candidates
                                + ") near join matter_matter m using (id) where m.id <> ? and " + visible.sql(),
                        (row, _) -> weighed(asked, row, likeness),
                        values.toArray())
                .stream()
                .filter(near -> near.words() >= (near.samePlace() ? LEAST_HERE : LEAST))
                .sorted(Comparator.comparingDouble(Near::score)
                        .thenComparingLong(Near::id)
                        .reversed())
                .limit(most)
                .toList();
    }

    /** The newest of each sort, with the values for them. */
    private String candidates(Asked asked, WordWeights weights, Conditions place, List<Object> values) {
        List<String> parts = new ArrayList<>();
        Conditions own = Conditions.open().and("m.kind = ?", asked.kind());
        if (asked.county() != null) {
            own.and("(m.region is null or m.region like ?)", Conditions.prefix(asked.county()));
        }
        Timestamp since = Timestamp.from(clock.instant().minus(RECENT));
        Conditions recent = among(since);
        if (asked.category() != null) {
            part(
                    parts,
                    values,
                    own,
                    Conditions.open().and("m.category = ? and m.raised_at > ?", asked.category(), since));
        }
        part(parts, values, own, place, recent);
        String telling = pairs(telling(asked, weights));
        if (!telling.isEmpty()) {
            Object[] all = {telling, stretches.since(since.toInstant())};
            part(parts, values, own, Conditions.open().and("m.tokens @@ ?::tsquery" + Stretches.AMONG, all), recent);
        }
        return String.join(" union ", parts);
    }

    private static void part(List<String> parts, List<Object> values, Conditions... all) {
        parts.add("(select m.id from matter_matter m where "
                + Stream.of(all).map(Conditions::sql).collect(Collectors.joining(" and "))
                + " order by m.raised_at desc limit " + COMPARED + ")");
        Stream.of(all).forEach(one -> values.addAll(Arrays.asList(one.values())));
    }

    /** Asked of what another index finds: by its own the database would gather all of the three months first. */
    private static Conditions among(Timestamp since) {
        return Conditions.open().and("m.raised_at + interval '0' > ?", since);
    }

    /** A title says what it is about; what is searched is not always all that the raiser wrote there (R-S10). */
    static List<String> telling(Asked asked, WordWeights weights) {
        List<String> title = new ArrayList<>(List.of(Tokens.indexed(asked.title())));
        title.retainAll(new HashSet<>(asked.words()));
        List<String> rest = new ArrayList<>(asked.words());
        rest.removeAll(title);
        return Stream.concat(weights.telling(title, OF_TITLE).stream(), weights.telling(rest, OF_TEXT).stream())
                .toList();
    }

    /** Two of them, whichever; of two, both; a single one alone. */
    static String pairs(List<String> words) {
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

    private static Near weighed(Asked asked, ResultSet row, ToDoubleFunction<Collection<String>> likeness)
            throws SQLException {
        boolean samePlace = row.getBoolean("same_place");
        boolean sameCategory = asked.category() != null && asked.category().equals(row.getString("category"));
        String region = row.getString("region");
        boolean sameRegion = region != null && asked.county() != null && region.startsWith(asked.county());
        double words = likeness.applyAsDouble(words(row));
        double score = words + (samePlace ? FOR_PLACE : 0) + (sameCategory ? FOR_CATEGORY : 0);
        return new Near(
                row.getLong("id"),
                Math.min(1, score),
                words,
                samePlace,
                sameCategory,
                asked.isSameStreet(region),
                sameRegion);
    }

    private static List<String> words(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("words").getArray());
    }
}
