package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.matter.Matter;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Verifier;
import org.banshi.testkit.BanshiTest;
import org.banshi.text.Progress;
import org.banshi.web.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Tables onto lists: what is raised together, what is broken off, and who confirms what. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=tasks")
class TableImportsTest {
    private static final String FOUND = """
            序号,事项,说明,问题类别,成因,措施,包抓领导,牵头单位,责任人,完成日期
            1,护栏缺失,桥上护栏缺三米,安全,年久失修,更换,副市长,道路局,责任人甲,2026-06-30
            2,污水外溢,,environment,,,,,,
            """;

    @Autowired
    private ProgramHouse house;

    @Autowired
    private ItemImports imports;

    @Autowired
    private ItemSheet sheet;

    @Autowired
    private Screenings screenings;

    @Autowired
    private SheetUploads uploads;

    @Autowired
    private SheetJobs jobs;

    @Autowired
    private SheetColumns columns;

    @Autowired
    private Verifier verifier;

    @Autowired
    private JdbcTemplate db;

    @TempDir
    private Path folder;

    private ProgramCity program;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
    }

    @Test
    void whatIsReadTogetherIsOnTheLedgerJustAsIfItWereFoundAlone() throws IOException {
        WorkList list = program.list();
        assertThat(read(list, TableKind.RECTIFICATION, FOUND).fresh()).isEqualTo(2);
        String alone = screenings
                .put(
                        list.code(),
                        new NewRectification(
                                "污水外溢",
                                "",
                                NewMatter.Place.NONE,
                                null,
                                null,
                                new NewRectification.Fault(null, null, null, null)),
                        program.office)
                .number();
        String together = number(list, 2);
        assertThat(ledgerOf(together)).isEqualTo(ledgerOf(alone));
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void whatATableSaysOfItIsKeptForTheDayItIsPutOnTheLedger() throws IOException {
        WorkList list = program.list();
        read(list, TableKind.RECTIFICATION, FOUND);
        ProgramCity.Walk found =
                program.walk(number(list, 1)).does(program.group, "verify", "how", "visit", "found", "属实");
        assertThat(house.matters().view(found.number, program.office).offers().stream()
                        .filter(offer -> offer.name().equals("book"))
                        .flatMap(offer -> offer.fields().stream())
                        .map(input -> input.field().name() + "=" + input.start()))
                .contains("faultClass=safety", "cause=年久失修", "sponsor=副市长", "lead=roads", "ends=2026-06-30");
        assertThat(sheet.rows(list, TableKind.RECTIFICATION, program.office).get(1))
                .containsEntry(ItemColumn.FAULT_CLASS, "safety")
                .containsEntry(ItemColumn.CAUSE, "年久失修")
                .containsEntry(ItemColumn.SPONSOR, "副市长")
                .containsEntry(ItemColumn.LEAD, "道路局");
    }

    @Test
    void whatATableSaysWasFoundIsKeptFromAllButTheOfficeAndTheGroup() throws IOException {
        WorkList list = program.list();
        read(list, TableKind.RECTIFICATION, FOUND);
        for (Actor.Staff other : List.of(
                program.otherGroup,
                program.otherOffice,
                program.city.roads,
                program.city.supervisor,
                program.city.leader)) {
            assertThat(sheet.rows(list, TableKind.RECTIFICATION, other))
                    .as("%s of %s", other.roles(), other.unit())
                    .isEmpty();
        }
        assertThat(sheet.rows(list, TableKind.RECTIFICATION, program.group)).hasSize(2);
        program.walk(number(list, 1)).does(program.group, "verify", "how", "visit", "found", "属实");
        assertThat(sheet.rows(list, TableKind.RECTIFICATION, program.city.supervisor))
                .isEmpty();
    }

    @Test
    void aBadRowSaysWhatIsWrongAndWhatToDo() throws IOException {
        WorkList list = program.list();
        ItemImport.Report report = read(list, TableKind.RECTIFICATION, """
                事项,问题类别,核验组,牵头单位,完成日期,说明
                一,怪的,,,,
                二,,单位lists,,,
                三,,,单位group-1,,
                四,,,,2026-02-30,新建道路 公里
                五,,,,,新建道路 公里
                """);
        assertThat(report)
                .extracting(ItemImport.Report::fresh, ItemImport.Report::bad, ItemImport.Report::lost)
                .containsExactly(1L, 4L, 1L);
        assertThat(Files.readAllLines(Path.of(report.errors())))
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).startsWith("2,faultClass,没有名为“怪的”的问题类别,改为下列之一：安全"))
                .anySatisfy(line -> assertThat(line).startsWith("3,checker,核验组不能是清单办自己,"))
                .anySatisfy(line -> assertThat(line).startsWith("4,checker,"))
                .anySatisfy(line -> assertThat(line).startsWith("5,ends,").contains("2026-06-30"));
    }

    @Test
    void whatIsOnTheLedgerDoesNotChangeByATable() throws IOException {
        WorkList list = program.list();
        read(list, TableKind.RECTIFICATION, FOUND);
        ItemImport.Report again = read(list, TableKind.RECTIFICATION, FOUND.replace("年久失修", "被撞"));
        assertThat(again)
                .extracting(ItemImport.Report::same, ItemImport.Report::bad)
                .containsExactly(1L, 1L);
        assertThat(read(list, TableKind.TASK, "序号,事项\n1,任务\n").lines().toString())
                .contains("该序号已被占用");
    }

    @Test
    void whatATableDoesNotTellOfADraftStaysAsItIs() throws IOException {
        WorkList list = program.list();
        read(list, TableKind.TASK, "序号,事项,说明,任务目标,措施\n1,修路,三条老路,三条,分段\n");
        assertThat(read(list, TableKind.TASK, "序号,事项,任务目标\n1,修路,四条\n").changed())
                .isEqualTo(1);
        assertThat(sheet.rows(list, TableKind.TASK, program.office).get(1))
                .containsEntry(ItemColumn.TARGET, "四条")
                .containsEntry(ItemColumn.MEASURES, "分段")
                .containsEntry(ItemColumn.TEXT, "三条老路");
        assertThat(read(list, TableKind.TASK, "序号,事项,措施\n1,修路,\n").bad()).isEqualTo(1);
    }

    @Test
    void whatIsBrokenOffGoesOnWhereItStoppedAndWritesNothingTwice() throws IOException {
        WorkList list = program.list();
        String table =
                "事项\n" + IntStream.range(0, 1_200).mapToObj(n -> "没有序号的" + n).collect(Collectors.joining("\n")) + "\n";
        UUID id = sent(list, TableKind.TASK, table);
        jobs.run(id, program.office);
        assertThat(uploads.confirm(id, program.office, 1)).isTrue();
        UUID runner = UUID.randomUUID();
        SheetUpload claimed = uploads.claim(id, runner).orElseThrow();
        uploads.begin(id, runner, SheetUpload.Stage.IMPORTING, 1_200);
        Path file = Files.write(folder.resolve("t.csv"), uploads.content(id).orElseThrow());
        assertThatThrownBy(() -> imports.run(
                        wanted(file, list, TableKind.TASK),
                        ItemImports.Begun.NOTHING,
                        Progress.SILENT,
                        (at, soFar, _) -> {
                            uploads.at(id, runner, at, soFar, "");
                            if (at == 1_000) {
                                throw new IllegalStateException("the power went");
                            }
                        }))
                .hasMessage("the power went");
        assertThat(claimed.stage()).isEqualTo(SheetUpload.Stage.CHECKING);
        assertThat(count(list)).isEqualTo(500);
        jobs.run(id, program.office);
        assertThat(count(list)).as("the first may still be at work").isEqualTo(500);
        db.update("update program_import set beat_at = now() - interval '5 minutes' where id = ?", id);
        assertThat(uploads.left()).containsEntry(id, program.office.id());
        jobs.run(id, program.office);
        assertThatThrownBy(() -> uploads.at(id, runner, 1_000, null, ""))
                .as("the first one comes back")
                .isInstanceOf(SheetUploads.Superseded.class);
        SheetUpload done = uploads.require(id, list.code(), program.office);
        assertThat(done.stage()).isEqualTo(SheetUpload.Stage.DONE);
        assertThat(done.report())
                .extracting(ItemImport.Report::rows, ItemImport.Report::fresh)
                .containsExactly(1_200L, 1_200L);
        assertThat(count(list)).isEqualTo(1_200);
        assertThat(uploads.content(id)).isEmpty();
    }

    @Test
    void twoWhoReadTheSameNumbersAtOncePutEachOnTheListOnce() throws Exception {
        WorkList list = program.list();
        String table = "序号,事项\n"
                + IntStream.rangeClosed(1, 700).mapToObj(n -> n + ",任务" + n).collect(Collectors.joining("\n")) + "\n";
        Path one = Files.writeString(folder.resolve("one.csv"), table);
        Path two = Files.writeString(folder.resolve("two.csv"), table);
        List<ItemImport.Report> reports = atOnce(
                () -> imports.run(wanted(one, list, TableKind.TASK), Progress.SILENT),
                () -> imports.run(wanted(two, list, TableKind.TASK), Progress.SILENT));
        assertThat(count(list)).isEqualTo(700);
        assertThat(reports.stream().mapToLong(ItemImport.Report::fresh).sum()).isEqualTo(700);
    }

    @Test
    void ofTwoConfirmationsAtOnceOneCountsAndTheTableIsReadOnce() throws Exception {
        WorkList list = program.list();
        UUID id = sent(list, TableKind.TASK, "事项\n一\n二\n三\n");
        jobs.run(id, program.office);
        Callable<Boolean> confirm = () -> {
            boolean isFirst = uploads.confirm(id, program.office, 1);
            jobs.run(id, program.office);
            return isFirst;
        };
        assertThat(atOnce(confirm, confirm)).containsExactlyInAnyOrder(true, false);
        assertThat(uploads.confirm(id, program.office, 1)).isFalse();
        jobs.run(id, program.office);
        assertThat(count(list)).isEqualTo(3);
    }

    @Test
    void nobodyElseConfirmsNotEvenOfTheSameOfficeNorByTheDatabase() throws IOException {
        WorkList list = program.list();
        UUID id = sent(list, TableKind.TASK, "事项\n一\n");
        jobs.run(id, program.office);
        assertThat(uploads.confirm(id, program.office2, 1)).isFalse();
        assertThatThrownBy(() -> uploads.require(id, list.code(), program.office2))
                .hasMessageContaining("noSuchTable");
        assertThatThrownBy(() -> db.update(
                        "update program_import set stage = 'checking', confirmed_at = now(), confirmed_by = ? where id = ?",
                        program.office2.id(),
                        id))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("program_import_confirmed_by_who_made_it");
        assertThatThrownBy(() -> db.update("update program_import set stage = 'importing' where id = ?", id))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("program_import_not_unconfirmed");
    }

    @Test
    void aPreviewThatNoLongerHoldsIsShownAnewBeforeAnythingIsWritten() throws IOException {
        WorkList list = program.list();
        UUID id = sent(list, TableKind.TASK, "序号,事项\n1,一\n2,二\n");
        jobs.run(id, program.office);
        program.put(list, program.item("别人先列的"));
        assertThat(uploads.confirm(id, program.office, 1)).isTrue();
        jobs.run(id, program.office);
        SheetUpload shown = uploads.require(id, list.code(), program.office);
        assertThat(shown)
                .extracting(SheetUpload::stage, SheetUpload::differs, SheetUpload::isConfirmed)
                .containsExactly(SheetUpload.Stage.READY, true, false);
        assertThat(shown.report())
                .extracting(ItemImport.Report::fresh, ItemImport.Report::bad)
                .containsExactly(1L, 1L);
        assertThat(count(list)).isEqualTo(1);
        assertThat(uploads.confirm(id, program.office, 1))
                .as("the preview before")
                .isFalse();
        assertThat(uploads.confirm(id, program.office, 2)).isTrue();
        jobs.run(id, program.office);
        assertThat(count(list)).isEqualTo(2);
    }

    @Test
    void aTableIsForgottenAfterADay() throws IOException {
        WorkList list = program.list();
        UUID id = sent(list, TableKind.TASK, "事项\n一\n");
        jobs.goOn();
        assertThat(uploads.of(list.code(), program.office)).hasSize(1);
        house.clock().moveTo(house.clock().instant().plus(Duration.ofHours(25)));
        jobs.goOn();
        assertThat(uploads.of(list.code(), program.office)).isEmpty();
        assertThat(uploads.confirm(id, program.office, 1)).isFalse();
    }

    @Test
    void theUpperTiersFormComesInByWhatWasSaidOfItAndGoesOutAgainInItsOwnColumns() throws IOException {
        WorkList first = program.list();
        Map<String, String> said = Stream.of("顺号=nr", "问题描述=title", "责任部门=lead", "整改时限=ends", "上级意见=", "属性=faultClass")
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, _) -> a, java.util.LinkedHashMap::new));
        columns.remember(first.code(), TableKind.RECTIFICATION, said);
        assertThat(columns.known(first.code(), TableKind.RECTIFICATION)).isEqualTo(said);
        Path form =
                Files.writeString(folder.resolve("form.csv"), "顺号,问题描述,责任部门,整改时限,上级意见,属性\n7,井盖缺失,道路局,2026/5/1,尽快,安全\n");
        assertThat(read(first, form, said).fresh()).isEqualTo(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheet.write(
                first,
                TableKind.RECTIFICATION,
                columns.headings(first.code(), TableKind.RECTIFICATION),
                program.office,
                out);
        Path back = Files.write(folder.resolve("back.xlsx"), out.toByteArray());
        assertThat(read(first, back, said).same()).isEqualTo(1);
        WorkList second = program.list();
        assertThat(read(second, back, said).fresh()).isEqualTo(1);
        assertThat(sheet.rows(second, TableKind.RECTIFICATION, program.office).get(7))
                .containsEntry(ItemColumn.TITLE, "井盖缺失")
                .containsEntry(ItemColumn.ENDS, "2026-05-01")
                .containsEntry(ItemColumn.FAULT_CLASS, "safety");
    }

    @Test
    void namesThatLookLikeOursAreProposedAndEachOfOursOnce() {
        Map<String, ItemColumn> proposal = SheetHeader.proposal(
                List.of("序号", "问题描述（必填）", "责任单位", "整改时限", "整改措施", "颜色"), TableKind.RECTIFICATION, Map.of());
        assertThat(proposal)
                .containsEntry("问题描述（必填）", ItemColumn.TITLE)
                .containsEntry("责任单位", ItemColumn.LEAD)
                .containsEntry("整改时限", ItemColumn.ENDS)
                .containsEntry("整改措施", ItemColumn.MEASURES)
                .containsEntry("颜色", null);
    }

    @Test
    void aColumnThatIsNoneAndTwoThatAreTheSameAreRefused() {
        WorkList list = program.list();
        assertThatThrownBy(() -> read(list, Files.writeString(folder.resolve("a.csv"), "甲\n1\n"), Map.of("甲", "nose")))
                .hasMessageContaining("noSuchColumn");
        assertThatThrownBy(() ->
                        read(list, Files.writeString(folder.resolve("b.csv"), "甲,事项\n1,2\n"), Map.of("甲", "title")))
                .hasMessageContaining("columnTwice");
    }

    private UUID sent(WorkList list, TableKind kind, String table) {
        return uploads.keep(
                new SheetUploads.Sent(
                        list.code(), kind, "t.csv", table.getBytes(StandardCharsets.UTF_8), Map.of(), false),
                program.office,
                Language.ZH);
    }

    private ItemImport.Report read(WorkList list, TableKind kind, String table) throws IOException {
        return imports.run(wanted(Files.writeString(folder.resolve("in.csv"), table), list, kind), Progress.SILENT);
    }

    private ItemImport.Report read(WorkList list, Path file, Map<String, String> said) throws IOException {
        return imports.run(
                new ItemImport(
                        file,
                        TableKind.RECTIFICATION,
                        list.code(),
                        said,
                        false,
                        program.office,
                        Language.ZH,
                        folder.resolve("errors.csv")),
                Progress.SILENT);
    }

    private ItemImport wanted(Path file, WorkList list, TableKind kind) {
        return new ItemImport(
                file,
                kind,
                list.code(),
                Map.of(),
                false,
                program.office,
                Language.ZH,
                file.resolveSibling(file.getFileName() + ".errors.csv"));
    }

    private int count(WorkList list) {
        Integer count =
                db.queryForObject("select count(*) from program_item where list = ?", Integer.class, list.code());
        return count == null ? 0 : count;
    }

    private String number(WorkList list, int nr) {
        return String.valueOf(db.queryForObject(
                "select m.number from program_item i join matter_row m on m.id = i.matter where i.list = ? and i.nr = ?",
                String.class,
                list.code(),
                nr));
    }

    /** All that the ledger holds of a matter, but its numbers, times and what only a table says. */
    private List<Object> ledgerOf(String number) {
        Matter matter = house.matters().view(number, new Actor.House()).matter();
        return List.of(
                db.queryForList(
                        "select kind, type, title, text, channel, state, owner_role, owner_unit, lead_unit, due is null as undated, version, length, tokens::text, code_hash is null as codeless from matter_matter where id = ?",
                        matter.id()),
                db.queryForList(
                        "select seq, action, actor, actor_id, actor_role, actor_unit, from_state, to_state from matter_event where matter = ?",
                        matter.id()),
                db.queryForList(
                        "select name, unit, limit_number, limit_unit, rule, rule_version, stopped_at, imported from matter_clock where matter = ? order by name",
                        matter.id()),
                db.queryForList(
                        "select unit, relation, until from matter_party where matter = ? order by unit, relation",
                        matter.id()),
                db.queryForList(
                        "select channel, recipient, template from outbox_message where subject = ? order by template",
                        number),
                db.queryForList("select title, lead, checker from program_item where matter = ?", matter.id()));
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> two) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<T>> both = Stream.of(one, two)
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            return List.of(both.get(0).get(), both.get(1).get());
        }
    }
}
