package org.banshi.promised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.notice.Objecting;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.ItemFilter;
import org.banshi.program.ItemRow;
import org.banshi.program.ItemRows;
import org.banshi.program.Items;
import org.banshi.program.Lists;
import org.banshi.program.NewItem;
import org.banshi.program.Origins;
import org.banshi.program.Tasks;
import org.banshi.program.WorkList;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The words of a promise are read by everybody once one person masked and another released them, and lights at once. */
@BanshiTest
class PromisedTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private Promised promised;

    @Autowired
    private PromisedObjections objections;

    @Autowired
    private PromisedRows rows;

    @Autowired
    private Lists lists;

    @Autowired
    private Items items;

    @Autowired
    private ItemRows itemRows;

    @Autowired
    private Origins origins;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    private TestCity city;
    private Actor.Staff office;
    private Actor.Staff second;
    private Actor.Staff third;
    private WorkList list;
    private String mark;
    private String title;
    private String step;

    @BeforeEach
    void aListWithOnePromiseThatWasGivenOut() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        if (units.find("told-office").isEmpty()) {
            units.create(new Unit("told-office", "清单单位", null, Unit.Kind.OFFICE, null, null, true));
            units.create(new Unit("told-group", "核验单位", null, Unit.Kind.OFFICE, null, null, true));
            units.create(Unit.handling("roads-below", "道路所", "roads"));
        }
        office = city.staff("told-office", Role.OFFICE);
        second = city.staff("told-office", Role.OFFICE);
        third = city.supervisor;
        int n = COUNT.incrementAndGet();
        String code = "told-" + n;
        mark = "翠竹zq" + n + "坊";
        title = "给" + mark + "独居老人装扶手";
        step = "量好" + mark + "的尺寸";
        list = lists.make(
                new WorkList(code, "实事清单" + code, 2026, "city", null, "told-office", "told-group", true), office);
    }

    private NewItem item() {
        return new NewItem(
                title,
                "逐户安装。",
                "dated",
                new NewMatter.Place("110101001002", mark + "老街", 116.1234567, 39.1234567),
                NewItem.Sorting.NONE,
                new NewItem.Book(mark + "二十户都装好", new BigDecimal("20"), "户", null, null, "分批", "拉得住、不松动"),
                new NewItem.Answerable("roads", List.of("water"), "责任人甲", null),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 6, 30),
                List.of(
                        new NewItem.Step(step, 40, LocalDate.of(2026, 4, 1)),
                        new NewItem.Step(mark + "装完", 60, LocalDate.of(2026, 6, 30))),
                List.of(new NewItem.Fund("city", new BigDecimal("10.00"), new BigDecimal("6"), new BigDecimal("2"))));
    }

    private String givenOut() {
        String number = items.put(list.code(), item(), office).number();
        ledger.perform(number, "issue", Map.of(), office, null);
        return number;
    }

    private void masked() {
        Promised.Outcome outcome = promised.propose(list.code(), promised.waiting(list.code(), 9, office), office);
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.proposed()).isEqualTo(1);
    }

    private long told() {
        masked();
        long id = promised.proposed(list.code(), 9, second).getFirst();
        promised.release(list.code(), List.of(id), second);
        return id;
    }

    private String open(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void refused(String code, ThrowingCallable does) {
        assertThatThrownBy(does).isInstanceOf(Problem.class).hasMessageContaining(code);
    }

    private void refusedByTheDatabase(String constraint, String sql, Object... values) {
        assertThatThrownBy(() -> db.update(sql, values))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        e -> assertThat(e.getServerErrorMessage().getConstraint())
                                .isEqualTo(constraint));
    }

    private List<String> everyPublicPage() {
        String path = "/lists/" + list.code();
        return List.of(
                path,
                path + "?view=map",
                path + "/1",
                path + "/feed.atom",
                "/lists",
                "/published/feed.atom",
                "/published/promises.csv",
                "/published/notices.json");
    }

    @Test
    void aListIsPublicOnceSomebodyElseThanItsMakerSaysSo() throws Exception {
        givenOut();
        assertThat(open("/lists")).doesNotContain(list.name());
        refused("program.list.byAnother", () -> lists.release(list.code(), office));
        refused("forbidden", () -> lists.release(list.code(), city.roads));
        refused("notYourList", () -> lists.release(list.code(), city.staff("told-group", Role.OFFICE)));
        refusedByTheDatabase(
                "program_list_two_people",
                "update program_list set released_by = made_by, released_at = now() where code = ?",
                list.code());
        refusedByTheDatabase(
                "program_list_two_people", "update program_list set released_at = now() where code = ?", list.code());
        lists.release(list.code(), second);
        assertThat(open("/lists")).contains(list.name());
        refused("program.list.releasedBefore", () -> lists.release(list.code(), third));
        refusedByTheDatabase(
                "program_list_two_people",
                "update program_list set released_by = ? where code = ?",
                third.id(),
                list.code());
        WorkList personal = lists.make(
                new WorkList(list.code() + "-p", "找 13912345678", 2026, "city", null, "told-office", null, true),
                office);
        refused("program.list.personal", () -> lists.release(personal.code(), second));
    }

    @Test
    void theLightIsThereAtOnceAndTheWordsNowhereUntilTwoPeopleLetThemOut() throws Exception {
        givenOut();
        lists.release(list.code(), second);
        for (String page : everyPublicPage()) {
            assertThat(open(page)).as(page).doesNotContain(mark, "责任人甲", "116.12", "«");
        }
        String item = "/lists/" + list.code() + "/1";
        assertThat(open("/lists/" + list.code())).contains("第 1 项（文字审核中）", "道路局");
        assertThat(open(item)).contains("第 1 个节点", "2026年6月30日", "文字正在由两个人审核");
        assertThat(open("/published/promises.csv"))
                .contains("\"" + list.code() + "\",1,\"\",\"道路局\",2026-03-02,2026-06-30,\"green\"");
        Actor anyone = new Actor.Anyone();
        ItemFilter probing = new ItemFilter(mark, null, null, null, null, null, ItemFilter.Sort.NR);
        assertThat(itemRows.page(list, probing, anyone, null, 9).items()).isEmpty();

        told();
        assertThat(open("/lists/" + list.code())).contains("1 · " + title);
        assertThat(open(item)).contains(title, step, "拉得住、不松动", mark + "老街").doesNotContain("责任人甲", "分批", "«");
        assertThat(open("/lists/" + list.code() + "?view=map")).contains("data-lon=\"116.123\"");
        assertThat(open("/lists/" + list.code() + "/feed.atom")).contains(title);
        assertThat(open("/published/promises.csv")).contains(title);
        assertThat(open("/published/feed.atom")).contains(title, list.name());
        assertThat(itemRows.page(list, probing, anyone, null, 9).items())
                .extracting(ItemRow::title)
                .containsExactly(title);
    }

    @Test
    void whatIsLeftOutIsNotToldAndAPlaceWhoseAddressIsLeftOutHasNoDot() throws Exception {
        givenOut();
        lists.release(list.code(), second);
        Promised.Typed typed = promised.waiting(list.code(), 9, office).getFirst();
        promised.propose(
                list.code(),
                List.of(new Promised.Typed(
                        typed.nr(), typed.print(), Map.of("title", "给老人装扶手", "address", " "), false)),
                office);
        promised.release(list.code(), promised.proposed(list.code(), 9, third), third);
        for (String page : everyPublicPage()) {
            assertThat(open(page)).as(page).doesNotContain(mark, "116.12");
        }
        assertThat(open("/lists/" + list.code() + "/1")).contains("给老人装扶手", "第 1 个节点");
    }

    @Test
    void nobodyReleasesWhatTheyMaskedOrWorkOn() {
        givenOut();
        refused("promised.notYours", () -> promised.propose(list.code(), List.of(), third));
        refused("promised.notYours", () -> promised.waiting(list.code(), 9, city.staff("roads-below", Role.OFFICE)));
        masked();
        long id = promised.proposed(list.code(), 9, second).getFirst();
        Actor.Staff doing = city.staff("roads", Role.SUPERVISOR);
        Actor.Staff helping = city.staff("water", Role.REVIEWER);
        Actor.Staff below = city.staff("roads-below", Role.SUPERVISOR);
        for (Actor.Staff wrong : List.of(office, doing, helping, below)) {
            refused("promised.notByYou", () -> promised.release(list.code(), List.of(id), wrong));
            refused("promised.notByYou", () -> promised.refuse(list.code(), id, "不行", wrong));
        }
        String release =
                "update promised_words set state = 'public', released_by = ?, released_at = now() where id = ?";
        refusedByTheDatabase("promised_words_two_people", release, office.id(), id);
        for (Actor.Staff wrong : List.of(doing, helping, below)) {
            refusedByTheDatabase("promised_words_not_by_its_doer", release, wrong.id(), id);
        }
        promised.release(list.code(), List.of(id), second);
        refused("promised.notNow", () -> promised.release(list.code(), List.of(id), third));
        refused("promised.notByYou", () -> promised.withdraw(list.code(), id, "不想公开", doing));
        refusedByTheDatabase(
                "promised_words_not_by_its_doer",
                "update promised_words set state = 'withdrawn', ended_by = ?, ended_at = now(), why = 'x' where id = ?",
                doing.id(),
                id);
        refusedByTheDatabase(
                "promised_words_stay", "update promised_words set words = '{\"title\":\"别的\"}' where id = ?", id);
        refusedByTheDatabase("promised_words_stay", "delete from promised_words where id = ?", id);
    }

    @Test
    void personalDataIsStoppedWhetherItHasTheLooksOrIsTheRaisersOwn() {
        String request = ledger.raise(
                        new NewMatter(
                                Requests.NAME,
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("扶手", "老人上楼没有扶手"),
                                new NewMatter.Place("110101001002", "别处", 116.1, 39.1),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("欧阳翠竹", "19717000001", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        Actor.Staff reading = new Actor.Staff(
                office.id(), office.name(), office.unit(), java.util.Set.of(Role.OFFICE, Role.SUPERVISOR));
        String number = origins.put(Tasks.NAME, list.code(), item(), List.of(request), reading)
                .number();
        ledger.perform(number, "issue", Map.of(), office, null);
        Promised.Typed typed = promised.waiting(list.code(), 9, office).getFirst();
        assertThat(wrong(typed, "给欧阳翠竹家装扶手")).containsExactly("w.1.title notice.gives.name");
        assertThat(wrong(typed, "联系 13912345678")).containsExactly("w.1.title notice.holds.mobile");
        assertThat(wrong(typed, " ")).containsExactly("w.1.title required");
        assertThat(wrong(typed, "给残疾老人装扶手")).containsExactly("sure.1 notice.healthWords");
        assertThat(wrong(typed, "字".repeat(201))).containsExactly("w.1.title tooLong");
        refusedByTheDatabase(
                "promised_words_no_numbers",
                "insert into promised_words (matter, print, words, proposed_by, proposed_at)"
                        + " select matter, print, '{\"title\":\"找 13912345678\"}', ?, now() from program_words where number = ?",
                office.id(),
                number);
        assertThat(rows.counts(list.code()).mask()).isEqualTo(1);
        assertThat(db.queryForObject(
                        "select count(*) from access_look where subject = ? and staff = ?",
                        Integer.class,
                        request,
                        office.id()))
                .as("each comparison is a line that the raiser reads")
                .isPositive();
    }

    private List<String> wrong(Promised.Typed typed, String title) {
        return promised
                .propose(
                        list.code(),
                        List.of(new Promised.Typed(typed.nr(), typed.print(), Map.of("title", title), false)),
                        office)
                .wrong()
                .stream()
                .map(error -> error.field() + " " + error.code())
                .toList();
    }

    @Test
    void anObjectionTakesTheWordsAwayAtOnceAndTheLightStaysUntilAThirdPersonDecides() throws Exception {
        givenOut();
        lists.release(list.code(), second);
        long id = told();
        String item = "/lists/" + list.code() + "/1";
        objections.object(list.code(), 1, new Objecting("privacy", "认得出我妈", null, null));
        for (String page : everyPublicPage()) {
            assertThat(open(page)).as(page).doesNotContain(mark, "认得出我妈");
        }
        assertThat(db.queryForList(
                        "select recipient from outbox_message where template = 'promised.tell.objected' and subject ="
                                + " (select number from program_words where list = ?) order by 1",
                        String.class,
                        list.code()))
                .containsExactly("role:supervisor", "unit:told-office");
        assertThat(open(item)).contains("提出异议", "等第三个人决定", "道路局", "2026年6月30日");
        refused("promised.none", () -> objections.object(list.code(), 1, new Objecting("facts", "不对", null, null)));
        refused("promised.objected", () -> promised.withdraw(list.code(), id, "算了", third));
        long objection = rows.objections(list.code(), third.id()).getFirst().id();
        for (Actor.Staff wrong : List.of(office, second, city.staff("roads", Role.SUPERVISOR))) {
            refused("promised.notByYou", () -> objections.decide(list.code(), objection, true, "看过", wrong));
            refusedByTheDatabase(
                    "promised_decision_third_person",
                    "insert into promised_decision (objection, at, staff, withdrawn, why) values (?, now(), ?, false, '看过')",
                    objection,
                    wrong.id());
        }
        refused("notice.holds.mobile", () -> objections.decide(list.code(), objection, true, "联系 13912345678", third));
        objections.decide(list.code(), objection, true, "只说了街名，认不出人", third);
        assertThat(open(item)).contains(title, "只说了街名，认不出人", "文字照旧公开").doesNotContain("认得出我妈");

        objections.object(list.code(), 1, new Objecting("facts", "没有二十户", null, null));
        long again = rows.objections(list.code(), third.id()).getFirst().id();
        objections.decide(list.code(), again, false, "户数不准，改了再公开", third);
        assertThat(open(item)).contains("户数不准，改了再公开", "文字已撤回", "文字正在由两个人审核").doesNotContain(title);
        assertThat(rows.counts(list.code()).mask()).as("masked anew").isEqualTo(1);
    }

    @Test
    void ofManyThatProposeTheSameAtOnceOneDoes() throws Exception {
        givenOut();
        List<Promised.Typed> waiting = promised.waiting(list.code(), 9, office);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> all = threads.invokeAll(Collections.nCopies(8, () -> {
                try {
                    return promised.propose(list.code(), waiting, office).proposed();
                } catch (Problem refused) {
                    assertThat(refused.status()).isEqualTo(409);
                    return 0;
                }
            }));
            int proposed = 0;
            for (Future<Integer> each : all) {
                proposed += each.get();
            }
            assertThat(proposed).isEqualTo(1);
        }
        assertThat(rows.counts(list.code()).release()).isEqualTo(1);
    }

    @Test
    void newWordsWaitWhileWhatIsPublicStaysAndOutdatedOnesAreNotReleased() throws Exception {
        String number = givenOut();
        lists.release(list.code(), second);
        told();
        String change =
                "update program_milestone set title = ? where nr = 1 and matter = (select id from matter_row where number = ?)";
        db.update(change, mark + "改量三十户", number);
        assertThat(rows.counts(list.code()).mask()).isEqualTo(1);
        assertThat(open("/lists/" + list.code() + "/1")).contains(step).doesNotContain("三十户");
        masked();
        db.update(change, mark + "改量四十户", number);
        List<Long> outdated = promised.proposed(list.code(), 9, second);
        refused("promised.outdated", () -> promised.release(list.code(), outdated, second));
        refusedByTheDatabase(
                "promised_words_of_now",
                "update promised_words set state = 'public', released_by = ?, released_at = now() where id = ?",
                third.id(),
                outdated.getFirst());
        masked();
        promised.release(list.code(), promised.proposed(list.code(), 9, second), second);
        assertThat(open("/lists/" + list.code() + "/1"))
                .contains(mark + "改量四十户")
                .doesNotContain(step, "三十户");
        assertThat(rows.counts(list.code())).isEqualTo(new PromisedRows.Counts(0, 0, 0, 1));
    }
}
