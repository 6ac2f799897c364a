package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Units;
import org.banshi.text.WordWeights;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Finds what was done with earlier matters like one: those that a unit has taken up, by the same category and by telling
 * words, each by an index and the newest few hundred only. Nothing shielded or confidential, nothing merged, and nothing
 * that the reader may not see.
 */
@Service
public final class Precedents {
    private static final Duration BACK = Duration.ofDays(3 * 365);
    /** The newest so many of each sort are weighed. */
    private static final int COMPARED = 300;
    /** Below this, words have nothing in common. */
    private static final double LEAST = 0.03;

    private final Matters matters;
    private final Kinds kinds;
    private final Units units;
    private final Deputies deputies;
    private final Alike alike;
    private final LedgerWords words;
    private final CityClock clock;
    private final JdbcTemplate db;

    @SuppressWarnings("checkstyle:ParameterNumber") // what is alike, and who may see it
    Precedents(
            Matters matters,
            Kinds kinds,
            Units units,
            Deputies deputies,
            Alike alike,
            LedgerWords words,
            CityClock clock,
            JdbcTemplate db) {
        this.matters = matters;
        this.kinds = kinds;
        this.units = units;
        this.deputies = deputies;
        this.alike = alike;
        this.words = words;
        this.clock = clock;
        this.db = db;
    }

    /**
     * An earlier matter.
     *
     * @param unit the unit that got it first of those that took it up: the one above where it was handed down
     * @param words how alike the words are, 0 to 1
     * @param sameCategory whether both are of one category
     * @param sameRegion whether both are of one county
     * @param raisedAt when it was raised
     */
    public record Precedent(
            long id, String unit, double words, boolean sameCategory, boolean sameRegion, Instant raisedAt) {}

    /**
     * Those like a matter on the ledger, the likest words first.
     *
     * @param taken states in which a unit has taken a matter up and not given it back
     * @throws Problem 404 when there is no such matter or the reader may not know of it
     */
    public List<Precedent> like(String number, Collection<String> taken, Actor actor, int most) {
        if (!matters.isReadable(number, actor)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        return find(alike.asked(number), taken, actor, most);
    }

    /** Those like what is not on the ledger yet. */
    public List<Precedent> like(Draft draft, Collection<String> taken, Actor actor, int most) {
        return find(alike.asked(draft), taken, actor, most);
    }

    /** Matters by their ids, as the reader sees them; those that the reader may not see are left out. */
    public Map<Long, Matter> read(Collection<Long> ids, Actor actor) {
        return db
                .query("select m.* from matter_matter m where m.id = any(?)", Matter::read, (Object)
                        ids.toArray(Long[]::new))
                .stream()
                .filter(matter -> matters.isReadable(matter.number(), actor))
                .map(matter -> matters.shownTo(matter, actor))
                .collect(Collectors.toMap(Matter::id, Function.identity()));
    }

    private List<Precedent> find(Alike.Asked asked, Collection<String> taken, Actor actor, int most) {
        WordWeights weights = words.weights();
        ToDoubleFunction<Collection<String>> likeness = weights.likenessTo(asked.words());
        Conditions known = Conditions.open()
                .and(
                        "m.kind = ? and m.raised_at > ? and m.lead_unit is not null and m.state = any(?)",
                        asked.kind(),
                        Timestamp.from(clock.instant().minus(BACK)),
                        taken.toArray(String[]::new))
                .and("m.main_id is null and not " + Conditions.SHIELDED);
        List<Object> values = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        if (asked.category() != null) {
            part(parts, values, known, Conditions.open().and("m.category = ?", asked.category()));
        }
        String telling = Alike.pairs(Alike.telling(asked, weights));
        if (!telling.isEmpty()) {
            part(parts, values, known, Conditions.open().and("m.tokens @@ ?::tsquery", telling));
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        Conditions visible = Conditions.of(Query.all(), actor, kinds, units, deputies, clock.instant());
        values.add(asked.id());
        values.addAll(Arrays.asList(visible.values()));
        return db
                .query(
                        "select m.id, m.category, m.region, m.raised_at, tsvector_to_array(m.tokens) as words,"
                                + " coalesce((select p.unit from matter_party p where p.matter = m.id and p.relation ="
                                + " 'upper' and p.until is null order by p.since limit 1), m.lead_unit) as unit from ("
                                + String.join(" union ", parts)
                                + ") near join matter_matter m using (id) where m.id <> ? and " + visible.sql(),
                        (row, _) -> precedent(asked, row, likeness),
                        values.toArray())
                .stream()
                .filter(one -> one.words() >= LEAST)
                .sorted(Comparator.comparingDouble(Precedent::words)
                        .thenComparingLong(Precedent::id)
                        .reversed())
                .limit(most)
                .toList();
    }

    private static void part(List<String> parts, List<Object> values, Conditions known, Conditions by) {
        parts.add("(select m.id from matter_matter m where " + known.sql() + " and " + by.sql()
                + " order by m.raised_at desc limit " + COMPARED + ")");
        values.addAll(Stream.concat(Arrays.stream(known.values()), Arrays.stream(by.values()))
                .toList());
    }

    private static Precedent precedent(Alike.Asked asked, ResultSet row, ToDoubleFunction<Collection<String>> likeness)
            throws SQLException {
        @Nullable String region = row.getString("region");
        return new Precedent(
                row.getLong("id"),
                row.getString("unit"),
                likeness.applyAsDouble(List.of((String[]) row.getArray("words").getArray())),
                asked.category() != null && asked.category().equals(row.getString("category")),
                region != null && asked.county() != null && region.startsWith(asked.county()),
                row.getTimestamp("raised_at").toInstant());
    }
}
