package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.testkit.BanshiTest;
import org.banshi.text.Progress;
import org.banshi.web.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@BanshiTest
@TestPropertySource(properties = "banshi.test.database=tasks")
class ItemImportsTest {
    @Autowired
    private ProgramHouse house;

    @Autowired
    private ItemImports imports;

    @Autowired
    private ItemSheet sheet;

    @Autowired
    private ItemRows rows;

    @TempDir
    private Path folder;

    private ProgramCity program;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
    }

    @Test
    void whatGoesOutComesInAgainWithoutLossAndTwiceAddsNothing() throws IOException {
        WorkList first = program.list();
        StringBuilder table = new StringBuilder("序号,事项,说明,任务目标,数量,单位,措施,验收标准,牵头单位,配合单位,责任人,开始日期,完成日期,节点,资金\n");
        for (int nr = 1; nr <= 300; nr++) {
            table.append(nr)
                    .append(",任务")
                    .append(nr)
                    .append(",\"背景，第")
                    .append(nr)
                    .append("项\",改造,")
                    .append(nr);
            table.append(".50,公里,分段,平整,道路局,水务局、环卫局,责任人,2026/3/2,2026年6月30日,");
            table.append("\"2026-04-01 | 40 | 设计\n2026-06-30 | 60 | 施工\",\"city | 100.00 | 60 | 20.5\"\n");
        }
        ItemImport.Report in = read(first, table.toString(), false);
        assertThat(in)
                .extracting(ItemImport.Report::fresh, ItemImport.Report::bad)
                .containsExactly(300L, 0L);
        assertThat(read(first, table.toString(), false).same()).isEqualTo(300);
        Path out = folder.resolve("out.xlsx");
        Files.write(out, exported(first));
        WorkList second = program.list();
        ItemImport.Report again = imports.run(wanted(out, second, false), Progress.SILENT);
        assertThat(again)
                .extracting(ItemImport.Report::fresh, ItemImport.Report::bad)
                .containsExactly(300L, 0L);
        assertThat(contents(second)).isEqualTo(contents(first));
    }

    @Test
    void aBadRowIsToldWithLineAndColumnAndTheOthersGoOn() throws IOException {
        WorkList list = program.list();
        ItemImport.Report report = read(list, """
                事项,牵头单位,完成日期,节点,数量,单位,别的
                好的一行,道路局,2026-06-30,,,,
                ,道路局,2026-06-30,,,,
                单位不明,没有的局,2026-06-30,,,,
                日期不对,道路局,2026-13-45,,,,
                节点不对,道路局,2026-06-30,随便写的,,,
                数量没有单位,道路局,2026-06-30,,12,,
                """, false);
        assertThat(report.fresh()).isEqualTo(1);
        assertThat(report.bad()).isEqualTo(5);
        assertThat(report.unknown()).containsExactly("别的");
        assertThat(Files.readString(Path.of(report.errors())))
                .contains("3,title,", "4,lead,没有名为“没有的局”的单位", "5,ends,", "6,steps,", "7,quantityUnit,");
    }

    @Test
    void whatCannotBeStoredIsAFieldErrorAndNoFault() throws IOException {
        ItemImport.Report report = read(program.list(), "事项,任务目标\n修\0路,三条\n修桥,四\0条\n", false);
        assertThat(report)
                .extracting(ItemImport.Report::fresh, ItemImport.Report::bad)
                .containsExactly(0L, 2L);
    }

    @Test
    void aNumberThatAnotherKindHoldsIsToldAndNewOnesGoAfterIt() throws IOException {
        WorkList list = program.list();
        NewItem item = program.item("民生项目");
        NewItem.Sorting fifth = new NewItem.Sorting(5, null, null, null);
        house.items()
                .putProject(
                        list.code(),
                        new NewItem(
                                "民生项目",
                                "",
                                "dated",
                                item.place(),
                                fifth,
                                item.book(),
                                item.who(),
                                item.begins(),
                                item.ends(),
                                item.steps(),
                                item.funds()),
                        program.office);
        StringBuilder table = new StringBuilder("序号,事项\n5,撞号的\n");
        for (int i = 0; i < 8; i++) {
            table.append(",没有序号的").append(i).append('\n');
        }
        ItemImport.Report report = read(list, table.toString(), false);
        assertThat(report)
                .extracting(ItemImport.Report::fresh, ItemImport.Report::bad)
                .containsExactly(8L, 1L);
        assertThat(rows.page(list, ItemFilter.ALL, program.office, null, 50).items())
                .extracting(ItemRow::nr)
                .containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13);
    }

    @Test
    void aPreviewTellsEverythingAndWritesNothing() throws IOException {
        WorkList list = program.list();
        ItemImport.Report report = read(list, "事项,序号\n新的,1\n又一个,1\n", true);
        assertThat(report)
                .extracting(ItemImport.Report::fresh, ItemImport.Report::bad)
                .containsExactly(1L, 1L);
        assertThat(rows.count(list, ItemFilter.ALL, program.office).value()).isZero();
    }

    @Test
    void aDraftIsChangedByATableButNotWhatWasGivenOut() throws IOException {
        WorkList list = program.list();
        read(list, "序号,事项,任务目标\n1,修路,三条\n", false);
        ItemImport.Report changed = read(list, "序号,事项,任务目标\n1,修路,四条\n", false);
        assertThat(changed.changed()).isEqualTo(1);
        assertThat(read(list, "序号,事项,任务目标\n1,修桥,四条\n", false).bad()).isEqualTo(1);
        ProgramCity.Walk given = program.put(list, program.item("给出去的"));
        given.does(program.office, "issue");
        ItemImport.Report refused = read(list, "序号,事项,任务目标\n2,给出去的,别的\n", false);
        assertThat(refused.lines().getFirst().reasons().toString()).contains("已下达");
    }

    @Test
    void wordsThatLostTheirNumbersAreFlagged() throws IOException {
        WorkList list = program.list();
        ItemImport.Report report = read(list, "事项,任务目标\n改造道路,新建道路 公里、惠及 户\n植树,新增绿地30亩\n", true);
        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.lines().getFirst().what()).isEqualTo("lost");
    }

    @Test
    void onlyTheOfficeOfTheListReadsTablesOntoIt() throws IOException {
        WorkList list = program.list();
        Path file = Files.writeString(folder.resolve("t.csv"), "事项\n新的\n");
        ItemImport other = new ItemImport(
                file,
                TableKind.TASK,
                list.code(),
                Map.of(),
                false,
                program.otherOffice,
                Language.ZH,
                folder.resolve("e.csv"));
        assertThatThrownBy(() -> imports.run(other, Progress.SILENT)).hasMessageContaining("notYourList");
        assertThatThrownBy(() -> read(list, "名称\n新的\n", false)).hasMessageContaining("noTitleColumn");
    }

    private ItemImport.Report read(WorkList list, String table, boolean preview) throws IOException {
        return imports.run(wanted(Files.writeString(folder.resolve("in.csv"), table), list, preview), Progress.SILENT);
    }

    private ItemImport wanted(Path file, WorkList list, boolean preview) {
        return new ItemImport(
                file,
                TableKind.TASK,
                list.code(),
                Map.of(),
                preview,
                program.office,
                Language.ZH,
                folder.resolve("errors.csv"));
    }

    private byte[] exported(WorkList list) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheet.write(list, TableKind.TASK, ItemSheet.ours(TableKind.TASK), program.office, out);
        return out.toByteArray();
    }

    private String contents(WorkList list) {
        StringBuilder all = new StringBuilder();
        sheet.rows(list, TableKind.TASK, new Actor.House()).forEach((nr, cells) -> {
            cells.remove(ItemColumn.NUMBER);
            all.append(nr).append(cells).append('\n');
        });
        return all.toString();
    }
}
