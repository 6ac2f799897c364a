package org.banshi.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Units;
import org.banshi.text.Sought;
import org.banshi.text.Tokens;
import org.banshi.text.WordWeights;
import org.banshi.web.Count;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Search over all that a reader may see: the newest 2,000 hits, ranked by how well they fit and how new they are. Frequent
 * words are looked for backwards in stretches of the ledger, so that it takes as long on a large one as on a small one.
 */
@Service
public final class Search {
    /** So many hits are ranked and counted. */
    public static final int MOST = 2_000;

    /** Up to so many matters with a word are read at once. */
    private static final int FEW = 2_500;
    /** Where nothing has all of so many words, what has most of them is looked for. */
    private static final int SENTENCE = 4;
    /** Where few have all of so many words, what has most of them is shown behind. */
    private static final int TITLE = 8;

    private static final int SCARCE = 5;
    /** A beginning of words that this share of the texts has is looked for only in what has the other words. */
    private static final double FREQUENT = 0.02;

    private static final double RECENT_DAYS = 90;
    /** So many matters at most are compared with what was asked for, where the index cannot tell; a few tenths of a second. */
    private static final int COMPARED = 20_000;

    private final Kinds kinds;
    private final Units units;
    private final Deputies deputies;
    private final Matters matters;
    private final LedgerWords words;
    private final Stretches stretches;
    private final Nearest nearest;
    private final CityClock clock;
    private final JdbcTemplate db;

    @SuppressWarnings("checkstyle:ParameterNumber") // what may be seen, how words weigh, what is near
    Search(
            Kinds kinds,
            Units units,
            Deputies deputies,
            Matters matters,
            LedgerWords words,
            Stretches stretches,
            Nearest nearest,
            CityClock clock,
            JdbcTemplate db) {
        this.kinds = kinds;
        this.units = units;
        this.deputies = deputies;
        this.matters = matters;
        this.words = words;
        this.stretches = stretches;
        this.nearest = nearest;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A page of what was found.
     *
     * @param page the best first
     * @param total how many were found, capped
     * @param fit how well it fits
     * @param whole whether all was looked at; else only the newest of what had to be compared, and there may be more
     */
    public record Found(Slice<Matter> page, Count total, Fit fit, boolean whole) {}

    /** How well what was found fits what was asked for. */
    public enum Fit {
        /** All the words are there. */
        ALL,
        /** What has all the words stands first, then what has most of them. */
        MIXED,
        /** Nothing has all the words; these have most of them. */
        MOST
    }

    record Hit(long id, double score) {}

    /** What is gathered, and how many may still be compared. */
    private static final class Gathering {
        private final List<Hit> hits = new ArrayList<>();
        private int left = COMPARED;

        boolean goesOn() {
            return hits.size() < MOST && left > 0;
        }

        boolean isWhole() {
            return left > 0;
        }
    }

    /** What fits, the best first; the query's own order is left aside. Words are withheld as everywhere. */
    public Found find(Query query, Actor actor, @Nullable String after, int size) {
        Sought sought = Sought.of(Objects.requireNonNullElse(query.q(), ""));
        Gathering all = new Gathering();
        if (sought.sense() == Sought.Sense.PLAIN) {
            all(query, sought, actor, all);
        }
        List<Hit> hits = all.hits;
        Fit fit = Fit.ALL;
        if (hits.isEmpty() ? isLonger(sought, SENTENCE) : hits.size() < SCARCE && isLonger(sought, TITLE)) {
            List<Hit> most = most(query, sought, actor);
            fit = most.isEmpty() ? Fit.ALL : hits.isEmpty() ? Fit.MOST : Fit.MIXED;
            hits = Stream.concat(hits.stream(), most.stream().filter(not(hits))).toList();
        }
        int from = Math.min(hits.size(), offset(after));
        int to = Math.min(hits.size(), from + size);
        List<Hit> page = hits.subList(from, to);
        Map<Long, Matter> read = db
                .query("select m.* from matter_matter m where m.id = any(?)", Matter::read, (Object)
                        page.stream().map(Hit::id).toArray(Long[]::new))
                .stream()
                .collect(Collectors.toMap(Matter::id, Function.identity()));
        List<Matter> shown = page.stream()
                .flatMap(hit -> Stream.ofNullable(read.get(hit.id())))
                .map(matter -> matters.shownTo(matter, actor))
                .toList();
        Count total = new Count(Math.min(hits.size(), MOST), hits.size() >= MOST || !all.isWhole());
        return new Found(new Slice<>(shown, to < hits.size() ? "r" + to : null), total, fit, all.isWhole());
    }

    private static Predicate<Hit> not(List<Hit> hits) {
        Set<Long> ids = hits.stream().map(Hit::id).collect(Collectors.toSet());
        return hit -> !ids.contains(hit.id());
    }

    private static int offset(@Nullable String after) {
        return after != null && after.matches("r\\d{1,5}") ? Integer.parseInt(after.substring(1)) : 0;
    }

    private Conditions conditions(Query query, Actor actor) {
        WordWeights weights = words.weights();
        return Conditions.of(
                query, actor, kinds, units, deputies, clock.instant(), term -> weights.begun(term.token()) > FREQUENT);
    }

    private void all(Query query, Sought sought, Actor actor, Gathering gathered) {
        Conditions wanted = conditions(query, actor);
        double share = share(sought);
        double texts = words.weights().texts();
        if (share * texts <= FEW) {
            read(sought, wanted, "", List.of(), gathered);
        } else {
            backwards(sought, wanted, share, gathered);
        }
        gathered.hits.sort(Comparator.comparingDouble(Hit::score)
                .thenComparingLong(Hit::id)
                .reversed());
    }

    /**
     * From the newest stretch on. How many matters have all the words only the first stretches tell: by them it is judged how
     * far to go back next, and where not many more are to be expected, all that is left is read at once.
     */
    private void backwards(Sought sought, Conditions wanted, double share, Gathering gathered) {
        long to = stretches.newest();
        long last = stretches.oldest();
        double each = share * (1 << Stretches.BITS);
        long read = 0;
        while (to >= last && gathered.goesOn()) {
            if (each * (to - last + 1) <= FEW) {
                read(sought, wanted, " and m.id < ?", List.of((to + 1) << Stretches.BITS), gathered);
                return;
            }
            long from = Math.max(last, to - (long) Math.ceil(1.2 * (MOST - gathered.hits.size()) / each) + 1);
            Object stretch = Stretches.between(from, to);
            read(sought, wanted, Stretches.AMONG, List.of(stretch), gathered);
            read += to - from + 1;
            to = from - 1;
            each = (gathered.hits.size() + 1.0) / read;
        }
    }

    /** In how many of the texts the rarest of the words may stand; such as only begin so are taken together. */
    private double share(Sought sought) {
        WordWeights weights = words.weights();
        return sought.words().stream()
                .flatMap(word -> Tokens.query(word).terms().stream())
                .mapToDouble(term -> term.open() ? weights.begun(term.token()) : weights.share(term.token()))
                .min()
                .orElse(1);
    }

    private void read(Sought sought, Conditions wanted, String stretch, List<Object> ofStretch, Gathering gathered) {
        List<Object> values = new ArrayList<>(wanted.ofFound());
        values.addAll(ofStretch);
        List<String> titles = sought.words().stream().map(Sought::pattern).toList();
        if (wanted.compares()) {
            values.add(gathered.left);
            values.addAll(titles);
            values.addAll(wanted.compared());
        } else {
            values.addAll(0, titles);
        }
        values.add(MOST - gathered.hits.size());
        Instant now = clock.instant();
        db.query(
                newest(sought, wanted, stretch),
                row -> {
                    if (row.getObject("raised_at") == null) {
                        gathered.left -= row.getInt("id");
                    } else {
                        gathered.hits.add(new Hit(
                                row.getLong("id"),
                                score(
                                        row.getInt("in_title")
                                                / (double) sought.words().size(),
                                        Matter.needInstant(row, "raised_at"),
                                        now)));
                    }
                },
                values.toArray());
    }

    /**
     * Adding nothing to the order keeps the database from walking along the whole ledger for a rare word; what the index found
     * is compared with the text only until there are enough, and no more than so many: how many there were stands in a line of
     * its own.
     */
    private static String newest(Sought sought, Conditions wanted, String stretch) {
        String shown = "select m.id, m.raised_at, coalesce(m.reworded_title, m.title) as title";
        String found = " from matter_matter m where " + wanted.found() + stretch + " order by (m.id + 0) desc limit ?";
        String inTitle =
                sought.words().stream().map(_ -> "(lower(h.title) like ?)::int").collect(Collectors.joining(" + "));
        String hits = "select h.id, h.raised_at, " + inTitle + " as in_title from (";
        return wanted.compares()
                ? "with found as materialized (select m.id" + found + ") (" + hits + shown
                        + " from found cross join lateral"
                        + " (select * from matter_matter m where m.id = found.id offset 0) m where "
                        + wanted.comparison() + " limit ?) h) union all select count(*), null, 0 from found"
                : hits + shown + found + ") h";
    }

    private static double score(double inTitle, Instant raised, Instant now) {
        double days = Math.max(0, Duration.between(raised, now).toDays());
        return inTitle + 1 / (1 + days / RECENT_DAYS);
    }

    private static boolean isLonger(Sought sought, int words) {
        return sought.without().isEmpty()
                && sought.words().stream()
                                .mapToInt(word -> Tokens.of(word).length)
                                .sum()
                        > words;
    }

    /** What has at least two of the words that tell most, by the weight of all that it has. */
    private List<Hit> most(Query query, Sought sought, Actor actor) {
        List<String> asked = sought.words().stream()
                .flatMap(word -> Stream.of(Tokens.indexed(word)))
                .filter(word -> word.codePointCount(0, word.length()) > 1)
                .distinct()
                .toList();
        return nearest.find(asked, conditions(query.matching(null), actor));
    }
}
