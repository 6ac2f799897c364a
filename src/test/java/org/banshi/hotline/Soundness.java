package org.banshi.hotline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.matter.Lifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must hold of every request at every moment. */
final class Soundness {
    private final JdbcTemplate db;
    private final Lifecycle lifecycle;

    Soundness(JdbcTemplate db, Lifecycle lifecycle) {
        this.db = db;
        this.lifecycle = lifecycle;
    }

    /** Everything about some requests that an action could change, as one text. */
    String trace(String... numbers) {
        return String.join("\n", db.queryForList("""
                select concat_ws('|', m::text,
                  (select count(*) from matter_event e where e.matter = m.id),
                  (select string_agg(c::text, ',' order by c.id) from matter_clock c where c.matter = m.id),
                  (select string_agg(p::text, ',' order by p::text) from matter_party p where p.matter = m.id),
                  (select count(*) from outbox_message o where o.subject = m.number),
                  (select r::text from hotline_request r where r.matter = m.id))
                from matter_matter m where m.number = any(?) order by m.id""", String.class, (Object) numbers));
    }

    /** Fails with everything that does not hold; returns the rows. */
    List<Map<String, Object>> check(String... numbers) {
        List<Map<String, Object>> rows = db.queryForList("""
                select m.number, m.state, m.outcome, m.owner_role, m.owner_unit, m.owner_person, m.asked_role, m.main_id, m.length,
                  m.due is not null as dated, main.outcome as main_outcome, main.main_id as mains_main,
                  (select count(*) from matter_event e where e.matter = m.id) as events,
                  (select count(*) from matter_clock c where c.matter = m.id and c.stopped_at is null) as running,
                  (select count(*) from matter_clock c where c.matter = m.id and c.stopped_at is null
                     and c.due is null and c.undated_year is null) as dateless,
                  (select string_agg(c.name, ' ' order by c.name) from matter_clock c
                     where c.matter = m.id and c.stopped_at is null and c.unit is null) as clocks,
                  (select count(*) from matter_clock c where c.matter = m.id and c.stopped_at is null
                     and c.unit is not null) as of_units,
                  (select count(*) from matter_party p where p.matter = m.id and p.until is null and p.relation = 'lead') as leads,
                  (select count(*) from matter_party p join matter_matter q on q.id = p.matter where p.matter = m.id
                     and p.until is null and q.about_unit is not null and matter_unit_is_under(p.unit, q.about_unit)) as about
                from matter_matter m left join matter_matter main on main.id = m.main_id
                where m.number = any(?) order by m.id""", (Object) numbers);
        List<String> faults = new ArrayList<>();
        rows.forEach(row -> faults(row).forEach(fault -> faults.add(fault + ": " + row)));
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
        return rows;
    }

    private List<String> faults(Map<String, Object> row) {
        List<String> faults = new ArrayList<>();
        String state = (String) row.get("state");
        boolean ended = row.get("outcome") != null;
        boolean merged = row.get("main_id") != null;
        boolean role = row.get("owner_role") != null;
        boolean unit = row.get("owner_unit") != null;
        boolean promised = String.valueOf(row.get("clocks")).startsWith("promise ");
        expect(lifecycle.state(state).end() == ended, "an end has an outcome, and only an end", faults);
        expect(
                row.get("events").equals(((Integer) row.get("length")).longValue()),
                "the chain is as long as the row says",
                faults);
        expect(state.equals("merged") == merged, "merged ones have a main, and only they", faults);
        expect(row.get("dateless").equals(0L), "a clock has a date or misses a year", faults);
        expect((Long) row.get("leads") <= 1, "one unit leads", faults);
        expect(row.get("about").equals(0L), "no unit takes part in a report about it", faults);
        if (ended) {
            expect(!role && !unit && row.get("asked_role") == null, "what has ended waits for nobody", faults);
            expect(row.get("running").equals(0L), "what has ended has no clock", faults);
        } else if (merged) {
            expect(!role && !unit, "a merged one waits with its main", faults);
            expect(
                    row.get("main_outcome") == null && row.get("mains_main") == null,
                    "a main is open and itself unmerged",
                    faults);
        } else {
            expect(role != unit, "exactly one owner", faults);
            expect(
                    clocksOf(state, promised).equals(row.get("clocks")),
                    "the clocks of its state run: " + clocksOf(state, promised),
                    faults);
        }
        boolean decides = row.get("asked_role") == null || state.equals("working");
        expect(decides, "a decision is asked for only where it can be made", faults);
        boolean helped =
                List.of("dispatched", "returned", "working", "promised").contains(state);
        expect(
                helped || row.get("of_units").equals(0L),
                "co-handlers have a clock only while there is handling",
                faults);
        return faults;
    }

    /** The clocks that run in an open state, by hand. */
    private static String clocksOf(String state, boolean promised) {
        return switch (state) {
            case "raised" -> "accept";
            case "accepted" -> "dispatch";
            case "dispatched" -> "handle sign";
            case "returned" -> "handle ruling";
            case "working" -> "handle";
            case "promised" -> "promise promiseNote";
            case "replied" -> "review";
            case "approved" -> "callBack";
            case "disputed" -> "dispute";
            case "answered" -> "silence";
            case "objected" -> "objection";
            case "drafted" -> promised ? "promise promiseNote" : "handle";
            default -> "";
        };
    }

    private static void expect(boolean holds, String rule, List<String> faults) {
        if (!holds) {
            faults.add(rule);
        }
    }
}
