package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.text.CsvFile;
import org.banshi.web.Problem;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BanshiTest
class ImportsTest {
    @Autowired
    private Imports imports;

    @Autowired
    private Units units;

    @Autowired
    private Categories categories;

    @Autowired
    private Members members;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Verifier verifier;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @TempDir
    private Path folder;

    @BeforeEach
    void aCity() {
        clock.moveTo(Loop.MONDAY_MORNING);
        TestCity.in(units, members);
    }

    @Test
    void historyKeepsItsOwnTimesAndStates() throws IOException {
        Path file = write("history.csv", """
                outsideNumber,title,text,type,category,unit,raisedAt,dueAt,repliedAt,reply,closedAt,contacted,solved,satisfaction
                1,路灯,路灯不亮三天了,投诉,安全生产,道路局,2025-03-03 09:00:00,2025-03-10,2025-03-05 10:00,已修好,2025-03-06 08:00,是,是,5
                2,路灯,路灯又不亮,help,,roads,2025-03-03 09:00:00,2025-03-05 09:00,2025-03-05 10:00,已修好,,,,
                3,水压,水压太低,,,water,2025-03-03 09:00:00,2025-03-05,,,,,,
                4,水压,水压还是低,,,,2025-03-03 09:00:00,,,,,,,
                5,噪声,夜里太吵,,,,2025/3/3 9:00,2025-03-04 09:00,,,2025年3月5日,,,
                """);
        ImportReport report = run(ImportOptions.of(file));
        assertThat(report.states())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("closed/verdict", 1L, "closed/imported", 2L, "dispatched", 1L, "accepted", 1L));
        assertThat(report.bad()).isZero();
        assertThat(report.errors()).isNull();
        assertThat(report.ledger()).isEqualTo(new ImportReport.Standing(5, 2, 3, 3, 2));
        Map<String, Object> one = row("history.csv", "1");
        assertThat(one)
                .containsEntry("state", "closed")
                .containsEntry("type", "complaint")
                .containsEntry("category", "0101")
                .containsEntry("lead_unit", "roads")
                .containsEntry("public_answer", "已修好")
                .containsEntry("solved", true)
                .containsEntry("satisfaction", 5)
                .containsEntry("verdict_by", "imported")
                .containsEntry("channel", "import");
        assertThat(time("1", "raised_at")).isEqualTo(Instant.parse("2025-03-03T01:00:00Z"));
        assertThat(time("1", "due")).isEqualTo(Instant.parse("2025-03-10T16:00:00Z"));
        assertThat(time("1", "due_stopped_at")).isEqualTo(Instant.parse("2025-03-05T02:00:00Z"));
        assertThat(time("1", "closed_at")).isEqualTo(Instant.parse("2025-03-06T00:00:00Z"));
        assertThat(time("5", "due_stopped_at")).isEqualTo(Instant.parse("2025-03-04T16:00:00Z"));
        assertThat(row("history.csv", "3")).containsEntry("owner_unit", "water");
        assertThat(row("history.csv", "4")).containsEntry("owner_role", "dispatcher");
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void whatIsOpenGoesToNoUnitThatIsSwitchedOffAndWhatEndedStaysWithIt() throws IOException {
        units.create(Unit.handling("gone", "已撤销单位", null));
        units.update(units.require("gone").active(false));
        ImportReport report = run(ImportOptions.of(write("gone.csv", """
                outsideNumber,text,unit,raisedAt,repliedAt
                1,还没有办的,gone,2025-03-03 09:00,
                2,办过了的,gone,2025-03-03 09:00,2025-03-04 09:00
                3,也没有办的,已撤销单位,2025-03-03 09:00,
                """)));
        assertThat(report.bad()).isZero();
        assertThat(report.odd()).containsOnlyKeys("unitSwitchedOff");
        assertThat(row("gone.csv", "1")).containsEntry("state", "accepted").containsEntry("owner_role", "dispatcher");
        assertThat(row("gone.csv", "2")).containsEntry("state", "closed").containsEntry("lead_unit", "gone");
        assertThat(row("gone.csv", "3")).containsEntry("state", "accepted");
        assertThat(db.sql("""
                        select p.body from matter_payload p join matter_matter m on m.id = p.matter
                        where m.source = 'gone.csv' and m.outside_number = '1' and p.seq = 2""").query(String.class).single()).contains("gone", "unitSwitchedOff");
    }

    @Test
    void importedClocksAreNeverSwept() throws IOException {
        run(ImportOptions.of(write(
                "late.csv", "outsideNumber,text,unit,raisedAt,dueAt\n1,很久没人管,roads,2020-03-03 09:00,2020-03-05\n")));
        sweeper.sweep();
        assertThat(row("late.csv", "1")).containsEntry("breaches", 0);
        assertThat(db.sql("select overdue from matter_row where source = 'late.csv'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theSameFileTwiceAddsNothing() throws IOException {
        Path file = write("twice.csv", """
                text,raisedAt,phone
                一样的两行,2025-03-03,
                一样的两行,2025-03-03,
                没有时间的一行,,19999000002
                """);
        ImportReport first = run(ImportOptions.of(file));
        assertThat(List.of(first.history(), first.live(), first.repeated())).containsExactly(1L, 1L, 1L);
        long messages = count("select count(*) from outbox_message");
        ImportReport second = run(ImportOptions.of(file));
        assertThat(List.of(second.history(), second.live(), second.known(), second.repeated()))
                .containsExactly(0L, 0L, 2L, 1L);
        assertThat(second.ledger().matters()).isEqualTo(2);
        assertThat(count("select count(*) from outbox_message")).isEqualTo(messages);
    }

    @Test
    void aRowWithoutATimeGoesThroughTheSameIntakeAsACaller() throws IOException {
        ImportReport report = run(ImportOptions.of(write(
                        "live.csv",
                        "number,words,who,tel,how\nA1,自来水发黄有两天了，请派人看看，家里有老人和孩子要喝水，实在着急,居民,19999000003,电话\n"))
                .map("number", "outsideNumber")
                .map("words", "text")
                .map("who", "name")
                .map("tel", "phone")
                .map("how", "channel"));
        assertThat(report.live()).isEqualTo(1);
        Map<String, Object> row = row("live.csv", "A1");
        assertThat(row)
                .containsEntry("state", "raised")
                .containsEntry("channel", "phone")
                .containsEntry("title", "自来水发黄有两天了，请派人看看，家里有老人和孩子要喝水，实在");
        assertThat(row.get("due")).isNotNull();
        assertThat(row.get("code_hash")).isNotNull();
        assertThat(count("select count(*) from matter_clock c join matter_matter m on m.id = c.matter"
                        + " where m.source = 'live.csv' and not c.imported and c.name = 'accept'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from outbox_message where subject = '" + row.get("number") + "'"))
                .isEqualTo(1);
    }

    @Test
    void badRowsAreToldWithLineColumnAndReasonAndTheRestGoesOn() throws IOException {
        Path file = write("bad.csv", """
                id,text,when,solved,satisfaction,phone
                1,"两行的
                一句话",2025-03-03,,,
                2,,2025-03-03,,,
                3,时间不对,三月三日,,,
                4,都不对,2025-02-30,也许,9,1
                5,多了一格,2025-03-03,,,,多
                6,好的,2025-03-03,否,不满意,无
                7,坏\0字,2025-03-03,,,
                """.replace("\\0", "\0"));
        ImportReport report =
                run(ImportOptions.of(file).map("id", "outsideNumber").map("when", "raisedAt"));
        assertThat(report.rows()).isEqualTo(7);
        assertThat(report.history()).isEqualTo(2);
        assertThat(report.bad()).isEqualTo(5);
        assertThat(report.errors())
                .isEqualTo(folder.resolve("bad.csv.errors.csv").toString());
        try (CsvFile errors = CsvFile.open(Path.of(report.errors()))) {
            assertThat(errors.header()).containsExactly("line", "column", "reason", "remedy");
            assertThat(errors)
                    .extracting(row -> row.at(0) + " " + row.at(1))
                    .containsExactly(
                            "4 text", "5 when", "6 phone", "6 when", "6 solved", "6 satisfaction", "7 ", "9 text");
            assertThat(Files.readString(Path.of(report.errors()))).contains("“三月三日”不是日期或时间");
        }
        Files.writeString(file, "id,text,when\n8,好了,2025-03-03\n");
        run(ImportOptions.of(file).map("id", "outsideNumber").map("when", "raisedAt"));
        assertThat(folder.resolve("bad.csv.errors.csv")).doesNotExist();
    }

    @Test
    void oddOrdersAreFlaggedAndNotRefused() throws IOException {
        ImportReport report = run(ImportOptions.of(write("odd.csv", """
                outsideNumber,text,raisedAt,dueAt,repliedAt,closedAt
                1,先答后问,2025-03-03 09:00,,2025-03-01 09:00,2025-03-04
                2,先结后答,2025-03-03 09:00,,2025-03-05 09:00,2025-03-04
                3,当天就答,2025-03-03 09:00,,2025-03-03,
                4,没有开头,,,2025-03-03,
                """)));
        assertThat(report.oddRows()).isEqualTo(3);
        assertThat(report.odd()).containsOnlyKeys("repliedBeforeRaised", "closedBeforeReplied", "endedButNotRaised");
        assertThat(List.of(report.history(), report.live())).containsExactly(3L, 1L);
        assertThat(db.sql("""
                        select p.body from matter_payload p join matter_matter m on m.id = p.matter
                        where m.source = 'odd.csv' and m.outside_number = '1' and p.seq = 2""").query(String.class).single()).contains("repliedBeforeRaised");
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void aRowThatIsRaisedNowLosesNothingItCameWith() throws IOException {
        ImportReport report = run(ImportOptions.of(write("undated.csv", """
                outsideNumber,text,unit,reply,repliedBy,category
                1,没有日期的来信,道路局,已转有关部门办理,信息办,安全生产
                2,没有别的,,,,古树保护
                3,没有别的,,,,安全生产
                """)));
        assertThat(report.live()).isEqualTo(3);
        assertThat(noteOf("1"))
                .contains("已转有关部门办理", "道路局", "信息办", "endedButNotRaised")
                .doesNotContain("安全生产");
        assertThat(noteOf("2")).contains("古树保护");
        assertThat(noteOf("3")).isEmpty();
        assertThat(row("undated.csv", "1")).containsEntry("state", "raised").containsEntry("category", "0101");
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    private String noteOf(String outsideNumber) {
        return db.sql("""
                        select p.body from matter_payload p join matter_matter m on m.id = p.matter
                          join matter_event e on e.matter = p.matter and e.seq = p.seq
                        where m.source = 'undated.csv' and m.outside_number = ? and e.action = 'note'""").param(outsideNumber).query(String.class).optional().orElse("");
    }

    @Test
    void unknownNamesAreListedAndCreatedOnlyWhenAsked() throws IOException {
        String rows = "outsideNumber,text,raisedAt,unit,category,type,region\n"
                + "%1$s1,一,2025-03-03,园林局,古树保护,奇怪,某地\n%1$s2,二,2025-03-03,园林局,Street Lights,求助,\n";
        ImportReport told = run(ImportOptions.of(write("names1.csv", rows.formatted("a"))));
        assertThat(told.history()).isEqualTo(2);
        assertThat(told.unknown().get("units")).containsExactly(new ImportReport.Unknown("园林局", 2, null));
        assertThat(told.unknown()).containsOnlyKeys("units", "categories", "types", "regions");
        assertThat(units.byName("园林局")).isEmpty();
        ImportReport made =
                run(ImportOptions.of(write("names2.csv", rows.formatted("b"))).creating());
        String unit = units.byName("园林局").orElseThrow().code();
        assertThat(made.unknown().get("units")).containsExactly(new ImportReport.Unknown("园林局", 2, unit));
        assertThat(row("names2.csv", "b1")).containsEntry("lead_unit", unit).containsEntry("state", "dispatched");
        assertThat(row("names2.csv", "b2"))
                .containsEntry(
                        "category",
                        categories.byName("Street Lights").orElseThrow().code());
        assertThat(run(ImportOptions.of(write("names3.csv", rows.formatted("c"))))
                        .unknown())
                .containsOnlyKeys("types", "regions");
    }

    @Test
    void tablesComeInBothEncodingsWithTabsAndAsWorkbooks() throws IOException {
        Path chinese = folder.resolve("gb.csv");
        Files.writeString(
                chinese, "outsideNumber,text,raisedAt\r\n1,㐂字和常用字,2025-03-03\r\n", Charset.forName("GB18030"));
        run(ImportOptions.of(chinese));
        assertThat(row("gb.csv", "1")).containsEntry("text", "㐂字和常用字");
        run(ImportOptions.of(write("t.tsv", "\uFEFFoutsideNumber\ttext\traisedAt\n1\t有,逗号\t2025-03-03\n")));
        assertThat(row("t.tsv", "1")).containsEntry("text", "有,逗号");
        Path book = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(book);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("诉求");
            List<String> header = List.of("outsideNumber", "text", "raisedAt", "dueAt", "solved");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(2, 0, 101_000_295_613L);
            sheet.value(2, 1, "表格里的诉求");
            sheet.value(2, 2, LocalDateTime.of(2025, 3, 3, 9, 5, 7));
            sheet.style(2, 2).format("yyyy-MM-dd H:mm:ss").set();
            sheet.value(2, 3, 45_726);
            sheet.value(3, 0, "x");
            sheet.value(3, 4, true);
        }
        ImportReport report = run(ImportOptions.of(book));
        assertThat(List.of(report.rows(), report.history(), report.bad())).containsExactly(2L, 1L, 1L);
        assertThat(row("book.xlsx", "101000295613")).containsEntry("text", "表格里的诉求");
        assertThat(db.sql("select raised_at from matter_matter where source = 'book.xlsx'")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(Instant.parse("2025-03-03T01:05:07Z"));
        assertThat(Files.readString(folder.resolve("book.xlsx.errors.csv"))).contains("\n4,text,");
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedAsAWhole() throws IOException {
        Path file = write("what.csv", "a,b\n1,2\n");
        assertThatThrownBy(() -> run(ImportOptions.of(file)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("noText");
        assertThatThrownBy(() -> run(ImportOptions.of(file).map("c", "text")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("text.column");
        assertThatThrownBy(() -> run(ImportOptions.of(file).map("a", "words")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("import.column");
        assertThatThrownBy(() -> run(ImportOptions.of(file).map("a", "text").map("b", "text")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("columnTwice");
    }

    private ImportReport run(ImportOptions options) throws IOException {
        return imports.run(options, Imports.Progress.SILENT);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private Map<String, Object> row(String source, String number) {
        return db.sql("select * from matter_matter where source = ? and outside_number = ?")
                .params(source, number)
                .query()
                .singleRow();
    }

    private Instant time(String number, String column) {
        return db.sql("select " + column + " from matter_matter where source = 'history.csv' and outside_number = ?")
                .param(number)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }
}
