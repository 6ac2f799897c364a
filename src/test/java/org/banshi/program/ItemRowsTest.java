package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.NewMatter;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Language;
import org.banshi.web.Slice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A page of a list shows what the ledger shows, no more and no less, and its figures lead to the lists they count. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class ItemRowsTest {
    @Autowired
    private ProgramHouse house;

    @Autowired
    private ItemRows rows;

    @Autowired
    private ListFeed feed;

    @Autowired
    private Inspections inspections;

    @Autowired
    private Screenings screenings;

    private ProgramCity program;
    private WorkList list;
    private final List<String> numbers = new ArrayList<>();

    @BeforeEach
    void aListWithItemsOfEachKindInManyStates() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        list = program.list();
        Actor.Staff roads = program.city.roads;
        task("拟定的");
        task("取消的").does(program.office, "cancel", "reason", "不做了");
        task("刚下达的").does(program.office, "issue");
        task("推进中的").underWay(roads);
        task("长期的")
                .underWay(roads)
                .does(
                        program.office,
                        "makeLongRunning",
                        "reasonClass",
                        "land",
                        "reason",
                        "用地未批",
                        "yearlyTarget",
                        "一期",
                        "nextReview",
                        "2026-12-31");
        Walk asked = task("申请销号的").built(roads).does(roads, "askStrikeOff", "evidence", "竣工");
        task("已销号的")
                .built(roads)
                .does(roads, "askStrikeOff", "evidence", "竣工")
                .does(program.group, "word", "how", "call", "yes", 3, "no", 0)
                .does(program.group, "check", "how", "call", "found", "属实")
                .does(program.office, "sign");
        assertThat(asked.state()).isEqualTo("strikeOffAsked");
        NewItem item = program.item("征集的");
        keep(house.items()
                .putProject(
                        list.code(),
                        new NewItem(
                                "征集的",
                                "",
                                "dated",
                                item.place(),
                                item.sorting(),
                                item.book(),
                                item.who(),
                                item.begins(),
                                item.ends(),
                                item.steps(),
                                item.funds()),
                        program.office)
                .number());
        keep(screenings
                .put(list.code(), new NewRectification("排查的", "排查发现", NewMatter.Place.NONE, null, null), program.office)
                .number());
        finding("待答复的");
        finding("已复核的")
                .does(roads, "answer", "done", "已设围挡")
                .does(program.group, "recheck", "how", "visit", "found", "属实");
    }

    private Walk task(String title) {
        return keep(house.items()
                .put(list.code(), program.item(title), program.office)
                .number());
    }

    private Walk finding(String title) {
        NewFinding finding =
                new NewFinding(title, "现场。", NewMatter.Place.NONE, "roads", "责任人丙", LocalDate.of(2026, 4, 30), null);
        return keep(inspections.open(list.code(), finding, program.group).number());
    }

    private Walk keep(String number) {
        numbers.add(number);
        return program.walk(number);
    }

    private List<ItemRow> page(ItemFilter filter, Actor actor) {
        return rows.page(list, filter, actor, null, 200).items();
    }

    private static ItemFilter lit(Light light) {
        return new ItemFilter(null, null, null, null, null, light, ItemFilter.Sort.NR);
    }

    @Test
    void eachItemIsFoundUnderTheLightItShowsAndUnderNoOther() {
        for (String moment : List.of("2026-03-02T02:00:00Z", "2026-04-10T02:00:00Z", "2026-12-10T02:00:00Z")) {
            house.clock().moveTo(Instant.parse(moment));
            List<ItemRow> all = page(ItemFilter.ALL, program.office);
            assertThat(all).hasSize(numbers.size());
            for (Light light : Light.values()) {
                assertThat(page(lit(light), program.office))
                        .as("%s at %s", light, moment)
                        .containsExactlyElementsOf(
                                all.stream().filter(row -> row.light() == light).toList());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ItemFilter.Sort.class)
    void smallPagesShowEachItemOnceInTheOrderOfOneLargePage(ItemFilter.Sort sort) {
        ItemFilter filter = new ItemFilter(null, null, null, null, null, null, sort);
        List<ItemRow> all = page(filter, program.office);
        List<ItemRow> turned = new ArrayList<>();
        String after = null;
        do {
            Slice<ItemRow> page = rows.page(list, filter, program.office, after, 2);
            turned.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(all).hasSize(numbers.size());
        assertThat(turned).containsExactlyElementsOf(all);
        assertThat(all).isSortedAccordingTo(byHand(sort).thenComparing(ItemRow::nr));
    }

    private static Comparator<ItemRow> byHand(ItemFilter.Sort sort) {
        return switch (sort) {
            case NR -> Comparator.comparing(ItemRow::nr);
            case DUE -> Comparator.comparing(ItemRow::due, Comparator.nullsLast(Comparator.naturalOrder()));
            case PROGRESS -> Comparator.comparing(row -> row.all() == 0 ? 0 : row.done() * 10_000 / row.all());
        };
    }

    @Test
    void aFigureIsAsLongAsTheListItLeadsTo() {
        house.clock().moveTo(Instant.parse("2026-12-10T02:00:00Z"));
        ListFigures figures = rows.figures(list, program.office);
        assertThat(figures.done())
                .isEqualTo(2)
                .isEqualTo(rows.count(list, lit(Light.DONE), program.office).value());
        assertThat(figures.all()).isEqualTo(numbers.size() - 1L);
        figures.states()
                .forEach((state, count) -> assertThat(rows.count(
                                        list,
                                        new ItemFilter(null, state, null, null, null, null, ItemFilter.Sort.NR),
                                        program.office)
                                .value())
                        .as(state)
                        .isEqualTo(count));
    }

    @Test
    void whatWasReachedInTimeIsNotLateBecauseItIsBeingChecked() {
        house.clock().moveTo(Instant.parse("2026-07-20T02:00:00Z"));
        assertThat(page(ItemFilter.ALL, program.office))
                .filteredOn(row -> row.title().equals("申请销号的"))
                .extracting(ItemRow::light)
                .containsExactly(Light.GREEN);
        long red = page(lit(Light.RED), program.office).size();
        assertThat(rows.figures(list, program.office).overdue()).isEqualTo(red);
    }

    @Test
    void theListShowsEverybodyExactlyWhatTheLedgerShows() {
        Actor.Staff officeThatAlsoSupervises =
                new Actor.Staff(program.office.id(), "", "lists", Set.of(Role.OFFICE, Role.SUPERVISOR));
        for (Actor.Staff reader : Stream.of(
                        Stream.of(program.office, program.otherOffice, program.group, program.otherGroup),
                        Stream.of(program.city.roads, program.city.water, program.city.sanitation),
                        Stream.of(program.city.supervisor, program.city.leader, program.city.operator),
                        Stream.of(officeThatAlsoSupervises))
                .flatMap(readers -> readers)
                .toList()) {
            assertThat(page(ItemFilter.ALL, reader))
                    .as("to %s of %s", reader.roles(), reader.unit())
                    .extracting(ItemRow::number)
                    .containsExactlyInAnyOrderElementsOf(
                            house.matters().told(numbers, reader).keySet());
        }
    }

    @Test
    void residentsSeeWhatWasPromisedAndGivenOutOnThePageAndInTheFeedAlike() throws Exception {
        List<String> promised = List.of("刚下达的", "推进中的", "长期的", "申请销号的", "已销号的");
        assertThat(page(ItemFilter.ALL, new Actor.Anyone()))
                .hasSameSizeAs(promised)
                .noneMatch(ItemRow::isTold);
        program.tell(house.db(), list);
        assertThat(page(ItemFilter.ALL, new Actor.Anyone()))
                .extracting(ItemRow::title)
                .containsExactlyElementsOf(promised);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        feed.write(list, "http://localhost", Language.ZH, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(promised)
                .doesNotContain("拟定的", "取消的", "征集的", "排查的", "待答复的", "已复核的");
    }
}
