package org.banshi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.ItemFilter;
import org.banshi.program.ItemImport;
import org.banshi.program.ItemImports;
import org.banshi.program.ItemRows;
import org.banshi.program.Light;
import org.banshi.program.ListFigures;
import org.banshi.program.Lists;
import org.banshi.program.Slots;
import org.banshi.program.TableKind;
import org.banshi.program.WorkList;
import org.banshi.text.Progress;
import org.banshi.web.Language;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** {@code bench ledger}: reading tables onto lists, opening follow-ups, and how fast a long list is read. */
@Service
@Profile("bench")
public final class LedgerBench {
    private static final int ROWS = 10_000;
    private static final int READS = 60;

    private final Lists lists;
    private final ItemImports imports;
    private final ItemRows rows;
    private final Slots slots;
    private final BenchCity city;
    private final Units units;
    private final Members members;
    private final CityClock clock;
    private long second;
    private final JdbcTemplate db;

    @SuppressWarnings("checkstyle:ParameterNumber") // what is measured is the whole room
    LedgerBench(
            Lists lists,
            ItemImports imports,
            ItemRows rows,
            Slots slots,
            BenchCity city,
            Units units,
            Members members,
            CityClock clock,
            JdbcTemplate db) {
        this.lists = lists;
        this.imports = imports;
        this.rows = rows;
        this.slots = slots;
        this.city = city;
        this.units = units;
        this.members = members;
        this.clock = clock;
        this.db = db;
    }

    /**
     * What was measured.
     *
     * @param name of the benchmark
     * @param figures results by name
     * @param ratio reading the first page by the page's code, to the bare rows of the same page by plain SQL, p50
     */
    public record Report(String name, Map<String, Object> figures, double ratio) {}

    /**
     * Measures.
     *
     * @param address of the server
     * @param more how many items the longest list has; by hand up to a million
     * @param progress told in words
     */
    public Report run(String address, int more, Consumer<String> progress) throws IOException, InterruptedException {
        units.create(new Unit("office", "清单办", null, Unit.Kind.OFFICE, null, null, true));
        units.create(new Unit("group", "核验组", null, Unit.Kind.OFFICE, null, null, true));
        units.create(Unit.handling("bench", "测量单位", null));
        Member member = members.add("office", "office", Member.Kind.PERSON, null);
        second = members.add("second", "office", Member.Kind.PERSON, null).id();
        Actor.Staff office = new Actor.Staff(member.id(), "office", "office", java.util.Set.of(Role.OFFICE));
        Map<String, Object> figures = new LinkedHashMap<>();
        imported(list("bench-1", office), office, figures, progress);
        opened(figures, progress);
        struckOff(office, figures);
        double ratio = read("bench-1", office, figures, ROWS);
        overHttp(address, "bench-1", figures);
        if (more > 0) {
            progress.accept(more + " items are laid down");
            list("bench-2", office);
            lay("bench-2", more);
            read("bench-2", office, figures, more);
            overHttp(address, "bench-2", figures);
        }
        return new Report("ledger", figures, ratio);
    }

    private WorkList list(String code, Actor.Staff office) {
        WorkList list = lists.make(new WorkList(code, code, 2026, "city", null, "office", "group", true), office);
        lists.release(code, new Actor.Staff(second, "second", "office", office.roles()));
        return list;
    }

    private void imported(WorkList list, Actor.Staff office, Map<String, Object> figures, Consumer<String> progress)
            throws IOException {
        Path file = Files.createTempFile("banshi-bench", ".csv");
        int year = clock.today().getYear();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("序号,事项,说明,任务目标,措施,验收标准,牵头单位,责任人,开始日期,完成日期,节点\n");
            for (int i = 1; i <= ROWS; i++) {
                out.write("%d,第%d项任务,\"方便居民出行，编号%d\",改造道路,分段施工,平整,测量单位,责任人,%d-01-05,%d-12-20,"
                        .formatted(i, i, i, year, year));
                out.write(
                        "\"%d-03-31 | 30 | 设计\n%d-08-31 | 40 | 施工\n%d-12-20 | 30 | 验收\"\n".formatted(year, year, year));
            }
        }
        progress.accept("reading a table of " + ROWS + " tasks with three milestones each");
        ItemImport wanted = new ItemImport(
                file, TableKind.TASK, list.code(), Map.of(), false, office, Language.EN, file.resolveSibling("x.csv"));
        ItemImport.Report report = imports.run(wanted, Progress.SILENT);
        Files.delete(file);
        figures.put("imported", report.fresh());
        figures.put("importSeconds", Load.round(report.seconds()));
        figures.put("importedPerSecond", Load.round(report.fresh() / report.seconds()));
    }

    /** All are given out as one would find them in spring; how they got there is measured elsewhere. */
    private void opened(Map<String, Object> figures, Consumer<String> progress) {
        db.update(
                "update matter_matter set state = 'underWay', owner_unit = 'bench', lead_unit = 'bench' where kind = 'task'");
        db.update("update program_item set issued_on = begins");
        city.vacuum();
        progress.accept("opening follow-ups");
        long begin = System.nanoTime();
        figures.put("slotsOpened", slots.openDue());
        double seconds = (System.nanoTime() - begin) / 1e9;
        figures.put("slotSeconds", Load.round(seconds));
        figures.put("slotsPerSecond", Load.round(ROWS / seconds));
    }

    /** 7,675 of 9,493 are struck off, as in a report of 2021. */
    private void struckOff(Actor.Staff office, Map<String, Object> figures) {
        db.update("""
                update matter_matter set state = 'struckOff', outcome = 'imported', owner_unit = null
                where id in (select matter from program_item where list = 'bench-1' and nr <= 7675)""");
        db.update("""
                update matter_matter set state = 'cancelled', outcome = 'withdrawn', owner_unit = null
                where id in (select matter from program_item where list = 'bench-1' and nr > 9493)""");
        ListFigures counted = rows.figures(lists.require("bench-1", office), office);
        figures.put("done", counted.done() + "/" + counted.all());
        figures.put("doneRate", counted.doneRate() / 100.0);
    }

    private double read(String code, Actor.Staff office, Map<String, Object> figures, int size) {
        WorkList list = lists.require(code, office);
        Map<String, ItemFilter> asked = Map.of(
                "first", ItemFilter.ALL,
                "byDue", new ItemFilter(null, null, null, null, null, null, ItemFilter.Sort.DUE),
                "byProgress", new ItemFilter(null, "underWay", null, null, null, null, ItemFilter.Sort.PROGRESS),
                "unlit", new ItemFilter(null, "underWay", null, null, null, Light.NONE, ItemFilter.Sort.NR),
                "yellow", new ItemFilter(null, null, "bench", null, null, Light.YELLOW, ItemFilter.Sort.NR),
                "words", new ItemFilter("第77", null, null, null, null, null, ItemFilter.Sort.NR));
        double first = 0;
        for (Map.Entry<String, ItemFilter> ask : asked.entrySet()) {
            double[] times = times(size > ROWS ? 5 : READS, () -> {
                rows.page(list, ask.getValue(), office, null, 50);
                rows.count(list, ask.getValue(), office);
            });
            figures.put(size + "." + ask.getKey() + ".p95ms", times[1]);
            first = ask.getKey().equals("first") ? times[0] : first;
        }
        figures.put(size + ".figures.p95ms", times(size > ROWS ? 5 : READS, () -> rows.figures(list, office))[1]);
        double[] bare = times(
                READS,
                () -> db.queryForList(
                        "select * from program_item i join matter_row m on m.id = i.matter where i.list = ? order by i.nr limit 51",
                        code));
        figures.put(size + ".bareRows.p50ms", bare[0]);
        return Load.round(bare[0] / first);
    }

    /** p50 and p95 in milliseconds. */
    private static double[] times(int count, Runnable read) {
        read.run();
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            read.run();
            all.add(System.nanoTime() - begin);
        }
        all.sort(null);
        return new double[] {
            Load.round(all.get(all.size() / 2) / 1e6), Load.round(all.get((int) (all.size() * 0.95)) / 1e6)
        };
    }

    private static void overHttp(String address, String code, Map<String, Object> figures)
            throws IOException, InterruptedException {
        HttpRequest page =
                HttpRequest.newBuilder(URI.create(address + "lists/" + code)).build();
        List<Long> all = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < 25; i++) {
                long begin = System.nanoTime();
                HttpResponse<String> answer = http.send(page, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException("the list's page answered " + answer.statusCode());
                }
                all.add(System.nanoTime() - begin);
            }
        }
        List<Long> warm = new ArrayList<>(all.subList(5, all.size()));
        warm.sort(null);
        figures.put(code + ".publicPage.p95ms", Load.round(warm.get((int) (warm.size() * 0.95)) / 1e6));
    }

    /** A list that only reading is measured on: laid down by the database itself, without a timeline. */
    private void lay(String code, int count) {
        LocalDate today = clock.today();
        long from = Objects.requireNonNull(
                db.queryForObject("select coalesce(max(id), 0) + 1000000 from matter_matter", Long.class));
        db.update("""
                insert into matter_matter (id, number, kind, type, title, text, channel, state, owner_unit, lead_unit, raised_at, due,
                  last_hash, salt, tokens, updated_at)
                select ? + n, 'B' || n, 'task', 'dated', '第' || n || '项任务', '', 'list', 'underWay', 'bench', 'bench', now(),
                  now() + (n % 300) * interval '1 day', '\\x00', '\\x00', '', now() from generate_series(1, ?) n""", from, count);
        db.update("""
                insert into program_item (matter, list, nr, title, lead, checker, begins, ends, issued_on, all_weight, done_weight)
                select ? + n, ?, n, '第' || n || '项任务', 'bench', 'group', ?, ?, ?, 100, n % 3 * 45 from generate_series(1, ?) n""", from, code, today, today.plusDays(200), today, count);
        db.update("""
                insert into program_milestone (matter, nr, title, weight, due)
                select ? + n, 1, '设计', 100, ?::date + n % 200 from generate_series(1, ?) n""", from, today.minusDays(100), count);
        city.vacuum();
    }
}
