package org.banshi.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Finds matters like another one among the recent ones of its kind and county: by the same category, by the same place and
 * by words that few others have, each by an index. What is alike is weighed by its words.
 */
@Service
public final class Similar {
    private final Matters matters;
    private final Kinds kinds;
    private final Units units;
    private final Deputies deputies;
    private final Alike alike;
    private final CityClock clock;
    private final JdbcTemplate db;

    Similar(
            Matters matters,
            Kinds kinds,
            Units units,
            Deputies deputies,
            Alike alike,
            CityClock clock,
            JdbcTemplate db) {
        this.matters = matters;
        this.kinds = kinds;
        this.units = units;
        this.deputies = deputies;
        this.alike = alike;
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
     * @param sameStreet whether both are of one street, as regions go
     * @param sameRegion whether both are in one county
     * @param days how many days ago it was raised
     */
    public record Match(
            Matter matter,
            double score,
            double words,
            boolean samePlace,
            boolean sameCategory,
            boolean sameStreet,
            boolean sameRegion,
            long days) {

        /** Keys of what both have in common, beside words. */
        public List<String> common() {
            List<String> common = new ArrayList<>();
            if (samePlace) {
                common.add("matter.similar.place");
            } else if (sameStreet) {
                common.add("matter.similar.street");
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

    /**
     * The likest first; only what the reader may see, and nothing that is searched for words only in the hotline's wording.
     *
     * @throws Problem 404 when there is no such matter or the reader may not know of it
     */
    public List<Match> to(String number, Actor actor, int most) {
        if (!matters.isReadable(number, actor)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        return read(alike.find(alike.asked(number), visible(actor), most), actor);
    }

    /** Those like what is being written and is not on the ledger yet, as {@link #to(String, Actor, int)}. */
    public List<Match> to(Draft draft, Actor actor, int most) {
        return read(alike.find(alike.asked(draft), visible(actor), most), actor);
    }

    private Conditions visible(Actor actor) {
        return Conditions.of(Query.all(), actor, kinds, units, deputies, clock.instant());
    }

    private List<Match> read(List<Alike.Near> found, Actor actor) {
        Map<Long, Matter> read = db
                .query("select m.* from matter_matter m where m.id = any(?)", Matter::read, (Object)
                        found.stream().map(Alike.Near::id).toArray(Long[]::new))
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
                                near.sameStreet(),
                                near.sameRegion(),
                                Duration.between(matter.raisedAt(), now).toDays())))
                .toList();
    }
}
