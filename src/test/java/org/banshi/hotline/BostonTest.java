package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.Assumptions;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Rates;
import org.banshi.rates.Standing;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.text.CsvFile;
import org.banshi.web.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Boston's cases of 2011 with their own dues and the city's own verdicts (BANSHI_DATA/boston-311-2011): an oracle from outside. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=boston")
class BostonTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Autowired
    private Imports imports;

    @Autowired
    private Rates rates;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @TempDir
    private Path folder;

    /** What the file itself says of a department's cases that were due in a month. */
    private static final class Month {
        private long onTime;
        private long overdue;
        private long open;

        private long all() {
            return onTime + overdue + open;
        }
    }

    @Test
    void theLedgerAndItsRatesSayWhatTheCityItselfSaid() throws IOException {
        String data = System.getenv().getOrDefault("BANSHI_DATA", "../shared/data");
        Path file = Path.of(data, "boston-311-2011/requests.csv");
        Assumptions.assumeThat(file).exists();
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        ImportReport report = imports.run(
                ImportOptions.of(file)
                        .map("case_enquiry_id", "outsideNumber")
                        .map("case_title", "title")
                        .map("case_title", "text")
                        .map("open_dt", "raisedAt")
                        .map("target_dt", "dueAt")
                        .map("closed_dt", "closedAt")
                        .map("type", "category")
                        .map("department", "unit")
                        .creating()
                        .errorsTo(folder.resolve("errors.csv")),
                Imports.Progress.SILENT);
        assertThat(List.of(report.rows(), report.history(), report.bad())).containsExactly(43_688L, 43_688L, 0L);
        eachVerdictIsTheCitysOwn(file);
        eachMonthOfEachDepartmentIsWhatTheFileGives(file, city.supervisor);
    }

    private void eachVerdictIsTheCitysOwn(Path file) throws IOException {
        Map<String, Boolean> overdue = new HashMap<>();
        db.sql("""
                select m.outside_number, r.overdue from matter_matter m join matter_row r on r.id = m.id
                where m.source = 'requests.csv' and r.closed_at is not null and r.due is not null""").query(row -> {
            overdue.put(row.getString(1), row.getBoolean(2));
        });
        long compared = 0;
        long late = 0;
        try (CsvFile csv = CsvFile.open(file)) {
            int number = csv.column("file", "case_enquiry_id");
            int due = csv.column("file", "target_dt");
            int closed = csv.column("file", "closed_dt");
            int verdict = csv.column("file", "ontime");
            for (CsvFile.Row row : csv) {
                if (!row.at(due).isEmpty()
                        && !row.at(closed).isEmpty()
                        && !row.at(verdict).isEmpty()) {
                    boolean isLate = row.at(verdict).equals("OVERDUE");
                    assertThat(overdue.get(row.at(number))).as(row.at(number)).isEqualTo(isLate);
                    compared++;
                    late += isLate ? 1 : 0;
                }
            }
        }
        assertThat(compared).isEqualTo(32_767);
        assertThat(late).isEqualTo(6_073);
    }

    private void eachMonthOfEachDepartmentIsWhatTheFileGives(Path file, Actor.Staff reader) throws IOException {
        Map<YearMonth, Map<String, Month>> months = months(file);
        long compared = 0;
        for (Map.Entry<YearMonth, Map<String, Month>> each : months.entrySet()) {
            Asked asked = new Asked(each.getKey().atDay(1), each.getKey().atEndOfMonth(), Asked.By.UNIT, null);
            Standing standing = rates.standing(asked);
            Map<String, Standing.Line> lines = new HashMap<>();
            standing.lines().stream()
                    .filter(line -> line.figure("onTime").denominator() > 0)
                    .forEach(line -> lines.put(units.require(line.key()).name(), line));
            assertThat(lines.keySet())
                    .as("departments of " + each.getKey())
                    .isEqualTo(each.getValue().keySet());
            for (Map.Entry<String, Month> department : each.getValue().entrySet()) {
                Standing.Line line = lines.get(department.getKey());
                Month expected = department.getValue();
                String which = department.getKey() + " in " + each.getKey();
                assertThat(line.figure("onTime").numerator())
                        .as("on time, " + which)
                        .isEqualByComparingTo(BigDecimal.valueOf(expected.onTime));
                assertThat(line.figure("onTime").denominator())
                        .as("all, " + which)
                        .isEqualTo(expected.all());
                assertThat(open(asked, line.key(), reader)).as("open, " + which).isEqualTo(expected.open);
                compared += expected.all();
            }
        }
        assertThat(compared).as("every case that has been due").isEqualTo(35_458);
    }

    /** Counted from the list behind the rate, page by page. */
    private long open(Asked asked, String unit, Actor.Staff reader) {
        long open = 0;
        Long after = null;
        do {
            Slice<Rates.Behind> page = rates.behind(asked, "onTime", Rates.Part.REST, unit, after, 2000, reader);
            open += page.items().stream().filter(row -> row.closedAt() == null).count();
            after = page.next() == null ? null : Long.valueOf(page.next());
        } while (after != null);
        return open;
    }

    /** By month of the city's own due; from the file alone. Where the city gave a verdict, it is the one that is worked out. */
    private Map<YearMonth, Map<String, Month>> months(Path file) throws IOException {
        Map<YearMonth, Map<String, Month>> months = new TreeMap<>();
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        long withoutVerdict = 0;
        try (CsvFile csv = CsvFile.open(file)) {
            int department = csv.column("file", "department");
            int due = csv.column("file", "target_dt");
            int closed = csv.column("file", "closed_dt");
            int verdict = csv.column("file", "ontime");
            for (CsvFile.Row row : csv) {
                if (row.at(due).isEmpty()) {
                    continue;
                }
                LocalDateTime target = LocalDateTime.parse(row.at(due), TIME);
                if (target.isAfter(now)) {
                    continue;
                }
                Month month = months.computeIfAbsent(YearMonth.from(target), _ -> new TreeMap<>())
                        .computeIfAbsent(row.at(department), _ -> new Month());
                withoutVerdict += row.at(verdict).isEmpty() ? 1 : 0;
                if (row.at(closed).isEmpty()) {
                    month.open++;
                    continue;
                }
                boolean late = LocalDateTime.parse(row.at(closed), TIME).isAfter(target);
                if (!row.at(verdict).isEmpty()) {
                    assertThat(late).isEqualTo(row.at(verdict).equals("OVERDUE"));
                }
                month.onTime += late ? 0 : 1;
                month.overdue += late ? 1 : 0;
            }
        }
        assertThat(withoutVerdict).as("set apart: the city gave no verdict").isEqualTo(115);
        return months;
    }
}
