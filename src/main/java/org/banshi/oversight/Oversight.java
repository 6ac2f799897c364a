package org.banshi.oversight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is known of the supervision of one matter. */
@Service
public class Oversight {
    private final Lights lights;
    private final Chases chases;
    private final Stands stands;
    private final Matters matters;
    private final JdbcClient db;

    Oversight(Lights lights, Chases chases, Stands stands, Matters matters, JdbcClient db) {
        this.lights = lights;
        this.chases = chases;
        this.stands = stands;
        this.matters = matters;
        this.db = db;
    }

    /**
     * In a few words, for the page of a matter.
     *
     * @param light the worst of its running clocks
     * @param tier how far its breach was escalated; absent for not at all
     * @param order number of the open order that supervises it
     * @param listed whether it is on the list of supervised cases
     * @param charge name of the leader in whose charge it is
     * @param supervised numbers and titles of what it supervises or is about, as far as the reader may know of them
     * @param raised number of the open raised matter about it
     * @param parts numbers and titles of the orders that are parts of it
     * @param meetings internal numbers and titles of the meetings that opened or followed it, for who may read their minutes
     * @param split whether the reader may split it into parts now
     */
    public record Brief(
            Light light,
            @Nullable String tier,
            @Nullable String order,
            boolean listed,
            @Nullable String charge,
            Map<String, String> supervised,
            @Nullable String raised,
            Map<String, String> parts,
            Map<Long, String> meetings,
            boolean split) {
        /** Whether there is anything to tell. */
        public boolean isAnything() {
            return light != Light.GREEN
                    || tier != null
                    || order != null
                    || listed
                    || charge != null
                    || !supervised.isEmpty()
                    || raised != null
                    || !parts.isEmpty()
                    || !meetings.isEmpty()
                    || split;
        }
    }

    /** The supervision of a matter, in a few words. */
    public Brief brief(MatterView view, Actor.Staff reader) {
        long matter = view.matter().id();
        return db.sql("""
                select
                  exists (select from oversight_light o join matter_running r on (r.id, r.due) = (o.clock, o.due)
                    where o.matter = :matter and o.light = 'red') as red,
                  exists (select from oversight_light o join matter_running r on (r.id, r.due) = (o.clock, o.due)
                    where o.matter = :matter) as yellow,
                  (select s.tier from oversight_step s join matter_running r on (r.id, r.due) = (s.clock, s.due)
                    where s.matter = :matter order by s.rung desc limit 1) as tier,
                  (select m.number from oversight_ordered o join matter_row m on m.id = o.matter
                    where o.supervised = :matter and o.open) as ordered,
                  exists (select from oversight_listing l where l.matter = :matter and not exists (
                    select from oversight_delisting d where (d.matter, d.nr) = (l.matter, l.nr))) as listed,
                  (select s.name from oversight_charge c join people_staff s on s.id = c.staff
                    where c.matter = :matter and not exists (
                      select from oversight_discharge d where (d.matter, d.nr) = (c.matter, c.nr))) as charge,
                  array(select m.number from oversight_ordered o join matter_row m on m.id = o.supervised
                    where o.matter = :matter
                    union all select m.number from oversight_raising r join matter_row m on m.id = r.about
                    where r.matter = :matter order by 1) as supervised,
                  (select m.number from oversight_raising r join matter_row m on m.id = r.matter
                    where r.about = :matter and r.open) as raised,
                  array(select m.number from oversight_order o join matter_row m on m.id = o.matter
                    where o.raised = :matter order by 1) as parts,
                  array(select m.id || ' ' || m.title from oversight_minute i join oversight_meeting m on m.id = i.meeting
                    where i.matter = :matter and (:all or exists (
                      select from oversight_present p where p.meeting = m.id and p.unit = :unit)) order by m.id) as meetings""")
                .param("matter", matter)
                .param("all", MeetingRows.seesAll(reader))
                .param("unit", reader.unit())
                .query((row, _) -> new Brief(
                        row.getBoolean("red") ? Light.RED : row.getBoolean("yellow") ? Light.YELLOW : Light.GREEN,
                        row.getString("tier"),
                        row.getString("ordered"),
                        row.getBoolean("listed"),
                        row.getString("charge"),
                        titles((String[]) row.getArray("supervised").getArray(), reader),
                        row.getString("raised"),
                        titles((String[]) row.getArray("parts").getArray(), reader),
                        meetings((String[]) row.getArray("meetings").getArray()),
                        view.matter().kind().equals(Raisings.NAME) && Raising.isAcceptedBy(view.matter(), reader)))
                .single();
    }

    private static Map<Long, String> meetings(String[] found) {
        Map<Long, String> meetings = new LinkedHashMap<>();
        for (String each : found) {
            int cut = each.indexOf(' ');
            meetings.put(Long.valueOf(each.substring(0, cut)), each.substring(cut + 1));
        }
        return meetings;
    }

    private Map<String, String> titles(String[] numbers, Actor.Staff reader) {
        return numbers.length == 0 ? Map.of() : matters.titles(List.of(numbers), reader);
    }

    /** A step of escalation: when, which clock's due, which tier. */
    record Step(Instant at, Instant due, String tier) {}

    /** An order that supervises or supervised it. */
    record Order(String number, String state, boolean open) {}

    /** A raised matter about it. */
    record Raised(String number, String state, String unit) {}

    /** All of it. */
    record Whole(
            List<Lights.Past> lights,
            List<Step> steps,
            List<Order> orders,
            List<Chases.Chase> chases,
            List<Stands.Stand> listings,
            List<Stands.Stand> charges,
            List<Raised> raised) {}

    Whole whole(long matter) {
        return new Whole(
                lights.of(matter),
                steps(matter),
                db.sql("""
                        select m.number, m.state, o.open from oversight_ordered o join matter_row m on m.id = o.matter
                        where o.supervised = ? order by o.matter desc""")
                        .param(matter)
                        .query((row, _) ->
                                new Order(row.getString("number"), row.getString("state"), row.getBoolean("open")))
                        .list(),
                chases.of(matter),
                stands.listings(matter),
                stands.charges(matter),
                db.sql("""
                        select m.number, m.state, m.unit_name from oversight_raising r join matter_row m on m.id = r.matter
                        where r.about = ? order by r.matter desc""")
                        .param(matter)
                        .query((row, _) ->
                                new Raised(row.getString("number"), row.getString("state"), row.getString("unit_name")))
                        .list());
    }

    private List<Step> steps(long matter) {
        return db.sql("select at, due, tier from oversight_step where matter = ? order by at desc, rung desc")
                .param(matter)
                .query((row, _) -> new Step(
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant(),
                        Objects.requireNonNull(row.getObject("due", OffsetDateTime.class))
                                .toInstant(),
                        row.getString("tier")))
                .list();
    }
}
