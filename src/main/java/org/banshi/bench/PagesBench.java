package org.banshi.bench;

import java.net.http.HttpClient;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Tallies;
import org.banshi.oversight.Escalations;
import org.banshi.oversight.Lights;
import org.banshi.rates.Rollups;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * {@code bench pages}: how fast the pages open that everybody opens all day, beside a fetch of the same rows by plain SQL.
 * What fills the ledger is laid down by the database itself; the matters whose pages are opened went through the loop.
 */
@Service
@Profile("bench")
public final class PagesBench {
    private static final int UNITS = 20;
    private static final int LOOPS = 30;
    private static final int READS = 100;
    private static final int STEP = 50_000;
    private static final String PASSWORD = "bench-pages-8301";

    private final BenchCity city;
    private final Tallies tallies;
    private final Rollups rollups;
    private final CityClock clock;
    private final Lights lights;
    private final Escalations escalations;
    private final JdbcTemplate db;

    PagesBench(
            BenchCity city,
            Tallies tallies,
            Rollups rollups,
            CityClock clock,
            Lights lights,
            Escalations escalations,
            JdbcTemplate db) {
        this.city = city;
        this.tallies = tallies;
        this.rollups = rollups;
        this.clock = clock;
        this.lights = lights;
        this.escalations = escalations;
        this.db = db;
    }

    /**
     * What was measured.
     *
     * @param name of the benchmark
     * @param figures results by name
     * @param ratio the same rows by plain SQL to the inbox over HTTP, p50
     */
    public record Report(String name, Map<String, Object> figures, double ratio) {}

    /**
     * Measures.
     *
     * @param address of the server
     * @param rows how many matters to lay down first
     * @param progress told in words
     */
    public Report run(String address, int rows, Consumer<String> progress) throws Exception {
        if (count("people_unit") == 0) {
            people();
        }
        if (count("matter_matter") < rows) {
            lay(rows, progress);
        }
        List<String> numbers = loops(address);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", rows);
        progress.accept("opening pages");
        double ratio = 0;
        try (Visitor handler = signedIn(address, "bench-handler");
                Visitor dispatcher = signedIn(address, "bench-dispatcher");
                Visitor supervisor = signedIn(address, "bench-supervisor");
                Visitor resident = new Visitor(address)) {
            ratio = page(figures, "inbox", handler, List.of("desk"), INBOX, "bench-1");
            page(figures, "dispatcherInbox", dispatcher, List.of("desk"), POOL, "dispatcher");
            page(figures, "supervisorHome", supervisor, List.of("desk"), OPEN);
            page(
                    figures,
                    "list",
                    supervisor,
                    List.of("desk/matters?unit=bench-2&state=request.closed"),
                    LIST,
                    "bench-2");
            List<String> pages =
                    numbers.stream().map(number -> "desk/matters/" + number).toList();
            page(figures, "matter", supervisor, pages, MATTER, numbers.getFirst());
            page(figures, "classes", supervisor, List.of("desk/classes"), CLASSES);
            rates(figures, supervisor);
            page(figures, "board", supervisor, List.of("desk/board"), RED);
            page(figures, "ownBoard", handler, List.of("desk/board"), RED_OF, "bench-1");
            sweeps(figures);
            onOnePage(figures, supervisor, resident);
            page(figures, "portalHome", resident, List.of(""), MONTHS);
            page(figures, "publicList", resident, List.of("public"), PUBLIC);
        }
        return new Report("pages", figures, ratio);
    }

    private long count(String table) {
        return Objects.requireNonNull(db.queryForObject("select count(*) from " + table, Long.class));
    }

    private void people() {
        for (int i = 1; i <= UNITS; i++) {
            city.unit("bench-" + i);
        }
        city.account("bench-handler", PASSWORD, Role.HANDLER, "bench-1");
        city.account("bench-dispatcher", PASSWORD, Role.DISPATCHER, null);
        city.account("bench-supervisor", PASSWORD, Role.SUPERVISOR, null);
    }

    private void rates(Map<String, Object> figures, Visitor supervisor) throws Exception {
        YearMonth last = YearMonth.now(clock).minusMonths(1);
        String year = "from=" + last.minusMonths(11) + "&until=" + last;
        page(figures, "rates", supervisor, List.of("desk/rates"), RATES);
        page(figures, "ratesYear", supervisor, List.of("desk/rates?" + year), YEAR);
        page(figures, "ratesYearByClass", supervisor, List.of("desk/rates?by=category&" + year), YEAR);
        page(figures, "rateTrend", supervisor, List.of("desk/rates/trend?rate=solved"), YEAR);
        page(figures, "waits", supervisor, List.of("desk/rates/waits"), RATES);
    }

    private Visitor signedIn(String address, String login) throws Exception {
        Visitor visitor = new Visitor(address);
        visitor.signIn(login, PASSWORD);
        return visitor;
    }

    private List<String> loops(String address) throws Exception {
        Map<Role, String> bearers = city.bearers("bench-1");
        List<String> numbers = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpLoop loop = new HttpLoop(http, address, bearers, "bench-1");
            for (int i = 0; i < LOOPS; i++) {
                loop.loop(new ArrayList<>());
                numbers.add(loop.number);
            }
        }
        return numbers;
    }

    private static final String INBOX =
            "select * from matter_matter where owner_unit = ? and outcome is null order by due nulls last, id limit 31";
    private static final String POOL =
            "select * from matter_matter where owner_role = ? and outcome is null order by due nulls last, id limit 31";
    private static final String OPEN = "select * from matter_matter where outcome is null order by due, id limit 31";
    private static final String LIST =
            "select * from matter_matter where lead_unit = ? and state = 'closed' order by id desc limit 31";
    private static final String MATTER = """
            select * from matter_matter m join matter_event e on e.matter = m.id left join matter_payload p using (matter, seq)
            where m.number = ? order by e.seq""";
    private static final String MONTHS = """
            select date_trunc('month', raised_at) as month, count(*), count(answered_at), count(*) filter (where in_time)
            from matter_public where raised_at >= date_trunc('month', now()) - interval '2 months' group by 1""";
    private static final String CLASSES = """
            select category, sum(n) from matter_tally where level = 0 and region is null
              and month >= date_trunc('month', now()) - interval '23 months' group by 1""";
    private static final String RATES = """
            select lead_unit, count(*), count(*) filter (where solved), count(*) filter (where satisfaction >= 4)
            from matter_matter where outcome is not null and closed_at >= date_trunc('month', now()) - interval '1 month'
              and closed_at < date_trunc('month', now()) group by 1""";
    private static final String WEEK = """
            select left(category, 2), count(*) from matter_matter where raised_at >= now() - interval '14 days' group by 1""";
    private static final String YEAR = """
            select key, facts, sum(n) from rates_rollup where grouped_by = 'unit' and moment = 'closed' and block = 'month'
              and first_day >= date_trunc('month', now()) - interval '12 months' group by 1, 2""";
    private static final String RED = """
            select * from matter_clock c join matter_matter m on m.id = c.matter where c.stopped_at is null
            order by c.due, c.id limit 51""";
    private static final String RED_OF = """
            select * from matter_clock c join matter_matter m on m.id = c.matter where c.stopped_at is null and m.owner_unit = ?
            order by c.due, c.id limit 51""";
    private static final String PUBLIC = "select * from matter_public order by id desc limit 31";

    /** The brief; the figures for everybody, counted once a minute: what the one waits who comes first; and what looks made. */
    private void onOnePage(Map<String, Object> figures, Visitor supervisor, Visitor resident) throws Exception {
        page(figures, "brief", supervisor, List.of("desk/brief"), WEEK);
        page(figures, "briefOfAMonth", supervisor, List.of("desk/brief?month=last"), WEEK);
        once(figures, "figuresCounted", resident, "figures");
        once(figures, "figuresKept", resident, "figures");
        once(figures, "patterns", supervisor, "desk/patterns");
    }

    private static void once(Map<String, Object> figures, String name, Visitor who, String path) throws Exception {
        long begin = System.nanoTime();
        who.open(path);
        figures.put(name + ".ms", Load.round((System.nanoTime() - begin) / 1e6));
    }

    /** What the house does each minute when nothing has changed: it looks at every clock that runs. */
    private void sweeps(Map<String, Object> figures) {
        long begin = System.nanoTime();
        lights.sweep();
        long middle = System.nanoTime();
        escalations.sweep();
        figures.put("lightsSweep.ms", Load.round((middle - begin) / 1e6));
        figures.put("escalationsSweep.ms", Load.round((System.nanoTime() - middle) / 1e6));
    }

    /** Puts p50 and p95 of the page and p50 of its rows among the figures, in milliseconds; the ratio of the two medians. */
    private double page(
            Map<String, Object> figures, String name, Visitor who, List<String> paths, String rows, Object... values)
            throws Exception {
        List<Long> page = who.times(paths, READS);
        List<Long> bare = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long begin = System.nanoTime();
            db.queryForList(rows, values);
            bare.add(System.nanoTime() - begin);
        }
        bare.sort(null);
        double ratio = bare.get(READS / 2) / (double) page.get(READS / 2);
        figures.put(name + ".p50ms", Load.round(page.get(READS / 2) / 1e6));
        figures.put(name + ".p95ms", Load.round(page.get(READS * 95 / 100) / 1e6));
        figures.put(name + ".sql.p50ms", Load.round(bare.get(READS / 2) / 1e6));
        return Load.round(ratio);
    }

    /** Requests of two years, three in a hundred open, each with a party and two events. */
    private void lay(int rows, Consumer<String> progress) {
        long base = Objects.requireNonNull(
                db.queryForObject("select coalesce(max(id), 0) + 1000000 from matter_matter", Long.class));
        for (int from = 1; from <= rows; from += STEP) {
            int to = Math.min(rows, from + STEP - 1);
            db.update(MATTERS, base, rows, from, to);
            db.update("insert into hotline_request (matter) select ? + n from generate_series(?, ?) n", base, from, to);
            db.update(PARTIES, base, from, to);
            db.update(EVENTS, base, from, to);
            db.update(PAYLOADS, base, from, to);
            db.update(CLOCKS, base, from, to);
            db.update(COLOURS, base, from, to);
            db.update(STEPS, base, from, to);
            progress.accept(to + " of " + rows + " matters laid down");
        }
        tallies.fold();
        long begin = System.nanoTime();
        rollups.fold();
        progress.accept(
                "folded into the sums of the rates in %d ms".formatted((System.nanoTime() - begin) / 1_000_000));
        city.vacuum();
    }

    private static final String MATTERS = """
            insert into matter_matter (id, number, kind, type, grade, category, region, title, text, channel, state, owner_role,
              owner_unit, lead_unit, raised_at, told_due, due, due_stopped_at, outcome, contacted, solved, satisfaction, verdict_by,
              public_answer, answered_at, closed_at, length, last_hash, salt, tokens, updated_at)
            select id, 'B' || id, 'request', 'help', 'normal', lpad((1 + n % 15)::text, 2, '0') || '01', null,
              '第' || n || '号路灯不亮', '小区东门外的路灯已经一个星期不亮了，晚上老人出门看不清路，请尽快派人来修。', 'phone',
              case when closed then 'closed' when pool then 'accepted' else 'working' end,
              case when pool then 'dispatcher' end, case when not closed and not pool then unit end, case when not pool then unit end,
              raised, raised + interval '5 days', raised + interval '5 days',
              case when closed then raised + n % 7 * interval '1 day' end, case when closed then 'verdict' end,
              case when closed then true end, case when closed then n % 10 > 0 end, case when closed then 1 + n % 5 end,
              case when closed then 'raiser' end, case when closed then '已修复。' end,
              case when closed then raised + n % 7 * interval '1 day' end, case when closed then raised + interval '8 days' end,
              2, '\\x00', '\\x00', '', raised
            from (select n, base + n as id, n % 33 > 0 as closed, n % 330 = 0 as pool, 'bench-' || 1 + n % 20 as unit,
                    now() - (total - n) * (interval '730 days' / total) as raised
                  from (select ?::bigint as base, ?::bigint as total) b, generate_series(?, ?) n) x""";

    private static final String PARTIES = """
            insert into matter_party (matter, unit, relation, since)
            select ? + n, 'bench-' || 1 + n % 20, 'lead', now() from generate_series(?, ?) n where n % 330 > 0""";

    private static final String EVENTS = """
            insert into matter_event (matter, seq, at, action, actor, actor_unit, from_state, to_state, digest, hash)
            select ? + n, seq, now(), case seq when 1 then 'raise' else 'close' end, 'staff', null, null, 'closed', '\\x00', '\\x00'
            from generate_series(?, ?) n, generate_series(1, 2) seq""";

    private static final String PAYLOADS = """
            insert into matter_payload (matter, seq, salt, body)
            select ? + n, seq, '\\x00', '{}' from generate_series(?, ?) n, generate_series(1, 2) seq""";

    private static final String CLOCKS = """
            insert into matter_clock (matter, name, limit_number, limit_unit, rule, rule_version, started_at, due, stopped_at, breached_at)
            select id, 'handle', 5, 'WORKING_DAY', 'hotline.limits', 0, raised_at, due, due_stopped_at,
              case when due_stopped_at is null and due <= now() then now() end
            from matter_matter where id in (select ? + n from generate_series(?, ?) n)""";

    private static final String COLOURS = """
            insert into oversight_light (clock, due, light, name, matter, at, noted_at, rule_version)
            select c.id, c.due, l, c.name, c.matter, c.due, now(), 0
            from matter_clock c, unnest(array['yellow', 'red']) l
            where c.matter in (select ? + n from generate_series(?, ?) n) and c.breached_at is not null""";

    private static final String STEPS = """
            insert into oversight_step (clock, due, rung, matter, tier, told, at, rule_version)
            select c.id, c.due, rung, c.matter, 'leader', '{role:leader}', now(), 0
            from matter_clock c, generate_series(1, 4) rung
            where c.matter in (select ? + n from generate_series(?, ?) n) and c.breached_at is not null""";
}
