package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of deeds and waves: who sees which, what they count, what a wrong form is told. */
@BanshiTest
class DeedPagesTest {
    private static final DeedFilter ALL = new DeedFilter(null, null, null, null);

    @LocalServerPort
    private int port;

    @Autowired
    private Deeds deeds;

    @Autowired
    private DeedRows rows;

    @Autowired
    private DeedCounts counts;

    @Autowired
    private Waves waves;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    private TestCity city;
    private Actor.Staff office, community;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        if (units.find("garden").isEmpty()) {
            units.create(Unit.handling("garden", "花园社区", null));
        }
        office = city.staff(null, Role.OFFICE);
        community = city.staff("garden", Role.HANDLER);
    }

    private Browser desk(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(accounts, staff), Logins.PASSWORD);
    }

    private String wave() {
        String code = "p-" + UUID.randomUUID().toString().substring(0, 8);
        return waves.add(code, "三月行动" + code, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), office)
                .code();
    }

    private String registered(Actor.Staff doer, String type, @Nullable String site, @Nullable String wave) {
        return deeds.register(
                        new NewDeed(
                                type,
                                "实事" + type,
                                "需要上门",
                                clock.today(),
                                null,
                                "住户丙",
                                "19999000003",
                                site,
                                wave,
                                null,
                                null,
                                null),
                        doer)
                .number();
    }

    private String done(Actor.Staff doer, String type, String wave, boolean confirmed) {
        String number = registered(doer, type, "garden", wave);
        ledger.perform(number, "done", Map.of("persons", 3, "personTimes", 5, "items", 2), doer, null);
        if (confirmed) {
            ledger.perform(number, "confirm", Map.of("solved", true), community, null);
        }
        return number;
    }

    @Test
    void theListShowsEachReaderWhatTheEngineDoes() {
        registered(city.roads, "clinic", "garden", null);
        registered(city.water, "repair", null, null);
        registered(community, "culture", "roads", null);
        Query all = Query.all().ofKind(Deed.NAME);
        for (Actor reader : List.of(
                office,
                community,
                city.roads,
                city.roads2,
                city.water,
                city.sanitation,
                city.roadsEast,
                city.supervisor,
                city.leader,
                city.operator,
                city.staff(null, Role.GROUP),
                new Actor.Anyone())) {
            assertThat(rows.page(ALL, reader, null, 500).items())
                    .as(reader.toString())
                    .extracting(DeedRow::number)
                    .containsExactlyElementsOf(matters.list(all, reader, null, 500).items().stream()
                            .map(Matter::number)
                            .toList());
        }
    }

    @Test
    void theFiguresAreThoseOfTheCountAndWhatIsUnconfirmedStandsApart() {
        String wave = wave();
        done(city.roads, "clinic", wave, true);
        done(city.roads, "clinic", wave, true);
        done(city.water, "repair", wave, true);
        done(city.water, "repair", wave, false);
        registered(city.roads, "clinic", "garden", wave);
        DeedFilter ofWave = new DeedFilter(wave, null, null, null);
        for (DeedCounts.By by : DeedCounts.By.values()) {
            assertThat(rows.parts(by, ofWave, office).stream()
                            .map(part -> new DeedCounts.Line(
                                    part.key(),
                                    part.confirmed().deeds(),
                                    part.confirmed().persons(),
                                    part.confirmed().personTimes(),
                                    part.confirmed().items(),
                                    part.waiting().deeds())))
                    .containsExactlyElementsOf(counts.of(by, new DeedCounts.Which(wave, null, null, null)));
        }
        assertThat(rows.parts(DeedCounts.By.ALL, ofWave, city.water))
                .containsExactly(new DeedRow.Part("", new DeedRow.Amount(1, 3, 5, 2), new DeedRow.Amount(1, 3, 5, 2)));
        assertThat(rows.parts(DeedCounts.By.UNIT, new DeedFilter(wave, "roads", "clinic", null), office))
                .containsExactly(new DeedRow.Part("roads", new DeedRow.Amount(2, 6, 10, 4), DeedRow.Amount.NONE));
        assertThat(rows.page(new DeedFilter(wave, null, null, "done"), office, null, 50)
                        .items())
                .hasSize(1);
        try (Browser supervisor = desk(city.supervisor)) {
            String body =
                    supervisor.get("/desk/deeds?wave=" + wave + "&by=type").body();
            assertThat(body).contains("截至 2026年3月2日", "来自 3 件实事", "来自 1 件实事", "便民维修");
            assertThat(supervisor.get("/desk/deeds?after=1&wave=" + wave).body())
                    .contains("/desk/deeds?wave=" + wave + "&amp;state=confirmed#list");
            assertThat(body).doesNotContain("住户丙", "19999000003", "«");
            assertThat(supervisor.get("/desk/waves").body())
                    .contains("9 人 · 15 人次 · 6 件")
                    .doesNotContain("新建集中行动");
            assertThat(supervisor.get("/desk/deeds/new").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aWrongFormIsToldAtTheFieldsAndARightOneRegistersOnce() {
        Actor.Staff doer = city.staff("roads", Role.HANDLER);
        try (Browser handler = desk(doer);
                Browser colleague = desk(city.staff("roads", Role.HANDLER));
                Browser stranger = desk(city.staff("sanitation", Role.HANDLER))) {
            handler.get("/desk/deeds/new");
            HttpResponse<String> wrong = handler.post(
                    "/desk/deeds/new", Map.of("type", "", "title", "", "day", "2026-03-01", "doer", "", "phone", "x"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("f-title-error", "f-need-error", "f-day-error", "f-phone-error", "请填写");
            assertThat(handler.post("/desk/deeds/new", Map.of("day", "下周一")).body())
                    .contains("f-day-error");
            Map<String, String> form = new HashMap<>(
                    Map.of("key", "k-1", "type", "repair", "title", "换水龙头", "need", "漏水", "day", "2026-03-03"));
            form.putAll(Map.of("doer", "" + doer.id(), "beneficiary", "住户丁", "phone", "19999000004"));
            HttpResponse<String> sent = handler.post("/desk/deeds/new", form);
            assertThat(sent.statusCode()).isEqualTo(303);
            String receipt = sent.headers().firstValue("Location").orElseThrow();
            assertThat(handler.post("/desk/deeds/new", form).headers().firstValue("Location"))
                    .hasValue(receipt);
            assertThat(handler.get(receipt).body()).contains("查询码").doesNotContain("住户丁");
            assertThat(colleague.get(receipt).statusCode()).isEqualTo(404);
            String page = receipt.replace("/receipt", "");
            assertThat(colleague.get(page).body())
                    .contains("换水龙头", "便民维修", "已登记（加密保存）")
                    .doesNotContain("住户丁", "19999000004", "«");
            assertThat(stranger.get(page).statusCode()).isEqualTo(404);
            assertThat(stranger.get("/desk/deeds").body()).doesNotContain("换水龙头");
        }
    }

    @Test
    void onlyTheOfficeAnnouncesAWaveAndIsToldWhatIsWrong() {
        String taken = wave();
        try (Browser browser = desk(office);
                Browser handler = desk(city.staff("roads", Role.HANDLER))) {
            browser.get("/desk/waves");
            HttpResponse<String> wrong = browser.post(
                    "/desk/waves", Map.of("name", "", "code", "三月", "begins", "2026-03-31", "ends", "2026-03-01"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("f-name-error", "f-code-error", "f-ends-error");
            assertThat(browser.post(
                                    "/desk/waves",
                                    Map.of("name", "又一次", "code", taken, "begins", "2026-03-01", "ends", "2026-03-02"))
                            .body())
                    .contains("f-code-error");
            assertThat(browser.post("/desk/waves", Map.of("begins", "x")).body())
                    .contains("f-begins-error");
            handler.get("/desk/waves");
            assertThat(handler.post(
                                    "/desk/waves",
                                    Map.of("name", "我的", "code", "mine", "begins", "2026-03-01", "ends", "2026-03-02"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
