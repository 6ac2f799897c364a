package org.banshi.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is yellow and red now, and how many of what runs. */
@Component
final class BoardRows {
    /** Of the units and the kind that are asked for. */
    static final String OF = """
            (cast(:units as text[]) is null or coalesce(r.unit, r.owner_unit) = any(:units))
              and (cast(:kind as text) is null or r.kind = :kind)""";

    private final JdbcClient db;

    BoardRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * What is asked for.
     *
     * @param units only what these units have; absent for everything, pools of the hotline too
     * @param kind only this kind
     * @param light only this colour
     */
    record Wanted(
            @Nullable Set<String> units,
            @Nullable String kind,
            @Nullable Light light) {}

    /** A running clock that is yellow or red; whose turn it is; how far it was escalated; what is done about it. */
    record Line(
            long clock,
            String number,
            String kind,
            String name,
            Instant due,
            @Nullable String unit,
            @Nullable String role,
            Light light,
            @Nullable String tier,
            @Nullable String order,
            boolean listed,
            @Nullable String charge) {

        static Line read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
            return new Line(
                    row.getLong("id"),
                    row.getString("number"),
                    row.getString("kind"),
                    row.getString("name"),
                    Objects.requireNonNull(row.getObject("due", OffsetDateTime.class))
                            .toInstant(),
                    row.getString("unit"),
                    row.getString("owner_role"),
                    row.getBoolean("red") ? Light.RED : Light.YELLOW,
                    row.getString("tier"),
                    row.getString("ordered"),
                    row.getBoolean("listed"),
                    row.getString("charge"));
        }
    }

    /** The lines, the earliest due first, so that what is red longest stands on top. */
    Slice<Line> lines(Wanted wanted, Instant now, @Nullable String after, int size) {
        int cut = after == null ? -1 : after.lastIndexOf('~');
        List<Line> found = db.sql("""
                select r.id, r.number, r.kind, r.name, r.due, coalesce(r.unit, r.owner_unit) as unit, r.owner_role,
                  r.due <= :now as red,
                  (select s.tier from oversight_step s where s.clock = r.id and s.due = r.due order by s.rung desc limit 1) as tier,
                  (select m.number from oversight_ordered o join matter_row m on m.id = o.matter
                    where o.supervised = r.matter and o.open) as ordered,
                  exists (select from oversight_listing l where l.matter = r.matter and not exists (
                    select from oversight_delisting d where (d.matter, d.nr) = (l.matter, l.nr))) as listed,
                  (select s.name from oversight_charge c join people_staff s on s.id = c.staff
                    where c.matter = r.matter and not exists (
                      select from oversight_discharge d where (d.matter, d.nr) = (c.matter, c.nr))) as charge
                from matter_running r
                where r.due is not null and (r.due, r.id) > (:due, :id) and """ + " " + OF + """

                  and (cast(:light as text) is null or (r.due <= :now) = (:light = 'red'))
                  and exists (select from oversight_light o where o.clock = r.id and o.due = r.due)
                order by r.due, r.id limit :size""")
                .param("now", Timestamp.from(now))
                .param(
                        "due",
                        Timestamp.from(
                                cut < 0
                                        ? Instant.EPOCH
                                        : Instant.parse(
                                                Objects.requireNonNull(after).substring(0, cut))))
                .param(
                        "id",
                        cut < 0
                                ? 0L
                                : Long.parseLong(Objects.requireNonNull(after).substring(cut + 1)))
                .param("units", units(wanted))
                .param("kind", wanted.kind())
                .param("light", wanted.light() == null ? null : wanted.light().code())
                .param("size", size + 1)
                .query(Line::read)
                .list();
        return Slice.of(found, size, line -> line.due() + "~" + line.clock());
    }

    /**
     * How much runs where, and in which colour.
     *
     * @param unit the unit; absent for a pool
     * @param role the pool
     */
    record Sum(@Nullable String unit, @Nullable String role, long red, long yellow, long running) {
        /** What is neither. */
        long green() {
            return running - red - yellow;
        }
    }

    /** By unit, the most red first; units are compared by what they have, never people. */
    List<Sum> sums(Wanted wanted, Instant now) {
        return db.sql("""
                select coalesce(r.unit, r.owner_unit) as unit,
                  case when coalesce(r.unit, r.owner_unit) is null then r.owner_role end as role,
                  count(*) filter (where r.due <= :now) as red,
                  count(*) filter (where r.due > :now and o.clock is not null) as yellow, count(*) as running
                from matter_running r
                left join oversight_light o on o.clock = r.id and o.due = r.due and o.light = 'yellow'
                where r.due is not null and """ + " " + OF + " group by 1, 2 order by 3 desc, 4 desc, 1, 2")
                .param("now", Timestamp.from(now))
                .param("units", units(wanted))
                .param("kind", wanted.kind())
                .query((row, _) -> new Sum(
                        row.getString("unit"),
                        row.getString("role"),
                        row.getLong("red"),
                        row.getLong("yellow"),
                        row.getLong("running")))
                .list();
    }

    static String @Nullable [] units(Wanted wanted) {
        return wanted.units() == null ? null : wanted.units().toArray(String[]::new);
    }
}
