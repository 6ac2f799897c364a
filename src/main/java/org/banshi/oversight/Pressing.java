package org.banshi.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.banshi.web.Language;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What presses, for who reads one page of it: what is red, since when, and what is listed or in a leader's charge. Units, never persons. */
@Service
public final class Pressing {
    private static final String RED = """
            exists (select from matter_running r where r.matter = m.id and r.due <= :now) as red, count(*) over () as every""";

    private final BoardRows board;
    private final OversightNames names;
    private final JdbcClient db;

    Pressing(BoardRows board, OversightNames names, JdbcClient db) {
        this.board = board;
        this.names = names;
        this.db = db;
    }

    /**
     * How many running clocks are red, as the board counts them.
     *
     * @param now that have run out
     * @param turned that turned red within the period
     * @param before that did in the one before
     */
    public record Reds(long now, long turned, long before) {}

    /**
     * A matter that presses.
     *
     * @param key for the next page
     * @param number its number
     * @param unit the unit whose turn it is, or the pool; never a person
     * @param at since when: overdue, listed, in charge, red
     * @param red whether one of its clocks has run out
     */
    public record Held(String key, String number, String unit, Instant at, boolean red) {}

    /**
     * The first of them.
     *
     * @param first those shown
     * @param all how many there are
     */
    public record Some(List<Held> first, long all) {}

    /**
     * Clocks that are red and that turned red.
     *
     * @param before beginning of the period before
     * @param from beginning of the period
     * @param until its end
     */
    public Reds reds(Instant before, Instant from, Instant until, Instant now) {
        return db.sql("""
                select (select count(*) from matter_running r where r.due <= :now) as now,
                  count(*) filter (where o.at >= :from) as turned, count(*) filter (where o.at < :from) as before
                from oversight_light o where o.light = 'red' and o.at >= :before and o.at < :until""")
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(before))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, _) -> new Reds(row.getLong("now"), row.getLong("turned"), row.getLong("before")))
                .single();
    }

    /** What is overdue longest, a line for each clock; as the board has them. */
    public List<Held> longest(Instant now, int most, Language language) {
        return board.lines(new BoardRows.Wanted(null, null, Light.RED), now, null, most).items().stream()
                .map(line ->
                        new Held("", line.number(), names.turn(line.unit(), line.role(), language), line.due(), true))
                .toList();
    }

    /** Clocks that turned red within a period, the last first. */
    public Slice<Held> turned(Instant from, Instant until, @Nullable String after, int size) {
        int cut = after == null ? -1 : after.indexOf('~');
        return Slice.of(
                db.sql("""
                        select o.clock, m.number, coalesce(m.unit_name, '') as unit, o.at from oversight_light o
                        join matter_row m on m.id = o.matter
                        where o.light = 'red' and o.at >= :from and o.at < :until
                          and (o.at, o.clock) < (cast(:last as timestamptz), :clock)
                        order by o.at desc, o.clock desc limit :size""")
                        .param("from", Timestamp.from(from))
                        .param("until", Timestamp.from(until))
                        .param(
                                "last",
                                cut < 0
                                        ? Timestamp.from(until)
                                        : Timestamp.from(Instant.parse(
                                                Objects.requireNonNull(after).substring(0, cut))))
                        .param(
                                "clock",
                                cut < 0
                                        ? Long.MAX_VALUE
                                        : Long.parseLong(
                                                Objects.requireNonNull(after).substring(cut + 1)))
                        .param("size", size + 1)
                        .query((row, _) -> held(
                                row,
                                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                                .toInstant() + "~" + row.getLong("clock"),
                                true))
                        .list(),
                size,
                Held::key);
    }

    /** The list of supervised cases, the one that is to be off it first on top. */
    public Some listed(Instant now, int most) {
        return some("""
                select m.number, coalesce(m.unit_name, '') as unit, l.at,\s""" + RED + " " + """
                from oversight_listing l join matter_row m on m.id = l.matter
                left join oversight_delisting d on (d.matter, d.nr) = (l.matter, l.nr)
                where d.matter is null order by l.until, l.matter limit :most""", now, most);
    }

    /** What leaders have in their charge, the longest first. */
    public Some charged(Instant now, int most) {
        return some("""
                select m.number, coalesce(m.unit_name, '') as unit, c.at,\s""" + RED + " " + """
                from oversight_charge c join matter_row m on m.id = c.matter
                left join oversight_discharge d on (d.matter, d.nr) = (c.matter, c.nr)
                where d.matter is null order by c.at, c.matter limit :most""", now, most);
    }

    private Some some(String sql, Instant now, int most) {
        long[] all = {0};
        List<Held> first = db.sql(sql)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, _) -> {
                    all[0] = row.getLong("every");
                    return held(row, "", row.getBoolean("red"));
                })
                .list();
        return new Some(first, all[0]);
    }

    private static Held held(ResultSet row, String key, boolean red) throws SQLException {
        return new Held(
                key,
                row.getString("number"),
                row.getString("unit"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                red);
    }
}
