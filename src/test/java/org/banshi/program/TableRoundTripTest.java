package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.BanshiTest;
import org.banshi.text.Progress;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever stands on a list comes out as a table and in again just so, whichever kind it is. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=tasks")
class TableRoundTripTest {
    private static final int ITEMS = 60;
    private static final String[] BITS = {
        "修路",
        "three lanes",
        "，",
        ",",
        "\"",
        "|",
        "'",
        "=1+1",
        "\t",
        "\n",
        "；",
        "、",
        "0012",
        "１２",
        "𠮷",
        "é",
        "<b>",
        "&amp;",
        "%",
        "()"
    };

    @Autowired
    private ProgramHouse house;

    @Autowired
    private ItemImports imports;

    @Autowired
    private ItemBatches batches;

    @Autowired
    private ItemSheet sheet;

    @Autowired
    private SheetFaults faults;

    @Autowired
    private TransactionTemplate transaction;

    @TempDir
    private Path folder;

    private ProgramCity program;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void randomItemsOfBothKindsComeOutAndInAgainJustSo(long seed) throws IOException {
        Random random = new Random(seed);
        for (TableKind kind : TableKind.values()) {
            WorkList first = program.list();
            house.lists().putGoal(first.code(), new Goal("g", null, "目标"), program.office);
            List<SheetItem> items = IntStream.rangeClosed(1, ITEMS)
                    .mapToObj(nr -> item(kind, nr * 3, random))
                    .toList();
            assertThat(items)
                    .allSatisfy(item -> assertThat(faults.of(first, item, faults.goals(first)))
                            .isEmpty());
            transaction.executeWithoutResult(_ -> batches.raise(first, items, program.office));
            WorkList second = program.list();
            house.lists().putGoal(second.code(), new Goal("g", null, "目标"), program.office);
            Path out = Files.write(folder.resolve(kind + ".xlsx"), exported(first, kind));
            ItemImport.Report report = read(out, second, kind);
            assertThat(report)
                    .as("%s", report.lines())
                    .extracting(ItemImport.Report::fresh, ItemImport.Report::bad)
                    .containsExactly((long) ITEMS, 0L);
            assertThat(contents(second, kind)).isEqualTo(contents(first, kind));
            assertThat(read(out, first, kind).same()).isEqualTo(ITEMS);
        }
    }

    private SheetItem item(TableKind kind, int nr, Random random) {
        boolean task = kind == TableKind.TASK;
        LocalDate begins = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60));
        LocalDate ends = begins.plusDays(100 + random.nextInt(200));
        boolean measured = task && random.nextBoolean();
        boolean placed = random.nextBoolean();
        NewItem item = new NewItem(
                line(random) + nr,
                words(random),
                task ? Tasks.TYPES.get(random.nextInt(Tasks.TYPES.size())) : "",
                new NewMatter.Place(
                        null,
                        maybe(random, line(random)),
                        placed ? (Double) (random.nextDouble() * 360 - 180) : null,
                        placed ? (Double) (random.nextInt(180) - 90.0) : null),
                new NewItem.Sorting(nr, maybe(random, line(random)), maybe(random, words(random)), maybe(random, "g")),
                new NewItem.Book(
                        task ? maybe(random, words(random)) : null,
                        measured ? number(random, 4) : null,
                        measured ? "公里" : null,
                        measured ? number(random, 2) : null,
                        measured ? begins.minusDays(9) : null,
                        maybe(random, words(random)),
                        task ? maybe(random, words(random)) : null),
                new NewItem.Answerable(
                        maybe(random, "roads"),
                        task && random.nextBoolean() ? List.of("water", "roads") : List.of(),
                        maybe(random, line(random)),
                        random.nextBoolean() ? "group-2" : null),
                task ? begins : null,
                random.nextBoolean() ? ends : null,
                task ? steps(random, begins) : List.of(),
                task ? funds(random) : List.of());
        SheetItem.Fault fault = task
                ? SheetItem.Fault.NONE
                : new SheetItem.Fault(
                        maybe(random, RectificationWork.CLASSES[random.nextInt(7)]),
                        maybe(random, words(random)),
                        maybe(random, line(random)));
        return new SheetItem(kind, item, fault);
    }

    private static List<NewItem.Step> steps(Random random, LocalDate begins) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i ->
                        new NewItem.Step("第" + i + line(random), 1 + random.nextInt(100), begins.plusDays(i * 30L)))
                .toList();
    }

    private static List<NewItem.Fund> funds(Random random) {
        List<NewItem.Fund> funds = new ArrayList<>();
        for (String source : TaskDrafting.FUND_SOURCES) {
            if (random.nextInt(4) == 0) {
                BigDecimal spent = number(random, 2);
                funds.add(new NewItem.Fund(source, number(random, 2), spent.add(number(random, 2)), spent));
            }
        }
        return funds;
    }

    private static BigDecimal number(Random random, int scale) {
        return BigDecimal.valueOf(random.nextInt(10_000_000), random.nextInt(scale + 1));
    }

    /** A line of words, as a field of one line takes it. */
    private static String line(Random random) {
        return words(random).replaceAll("\\s+", " ");
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            words.append(BITS[random.nextInt(BITS.length)]);
        }
        String stripped = words.toString().strip();
        return stripped.isEmpty() ? "字" : stripped;
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private byte[] exported(WorkList list, TableKind kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheet.write(list, kind, ItemSheet.ours(kind), program.office, out);
        return out.toByteArray();
    }

    private ItemImport.Report read(Path file, WorkList list, TableKind kind) throws IOException {
        return imports.run(
                new ItemImport(
                        file,
                        kind,
                        list.code(),
                        Map.of(),
                        false,
                        program.office,
                        Language.ZH,
                        folder.resolve("errors.csv")),
                Progress.SILENT);
    }

    private String contents(WorkList list, TableKind kind) {
        StringBuilder all = new StringBuilder();
        sheet.rows(list, kind, new Actor.House()).forEach((nr, cells) -> {
            cells.remove(ItemColumn.NUMBER);
            all.append(nr).append(cells).append('\n');
        });
        return all.toString();
    }
}
