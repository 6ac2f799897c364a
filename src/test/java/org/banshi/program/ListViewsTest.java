package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Count;
import org.banshi.web.MapTiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;

/** A list on the map and on paper: what each reader finds there. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class ListViewsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProgramHouse house;

    @Autowired
    private Inspections inspections;

    private TestCity city;
    private ProgramCity program;
    private WorkList list;

    @BeforeEach
    void aListWithPlacesAndWithout() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        city = program.city;
        list = program.list();
        program.put(list, at(program.item("修织机路"), "织机路 1 号", 83.02)).underWay(city.roads);
        program.put(list, at(program.item("只在拟定的路"), "草稿路 2 号", 83.03));
        program.put(list, program.item("没有地点的事")).underWay(city.roads);
        NewMatter.Place found = new NewMatter.Place(null, "被查工地", 83.04, 39.04);
        inspections.open(
                list.code(),
                new NewFinding("无围挡", "", found, "water", null, LocalDate.of(2026, 4, 1), null),
                program.group);
    }

    private static NewItem at(NewItem item, String address, double lon) {
        return new NewItem(
                item.title(),
                item.text(),
                item.type(),
                new NewMatter.Place(null, address, lon, 39.01),
                item.sorting(),
                item.book(),
                item.who(),
                item.begins(),
                item.ends(),
                item.steps(),
                item.funds());
    }

    private Browser desk(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(house.accounts(), staff), Logins.PASSWORD);
    }

    @Test
    void theMapShowsEachReaderThePlacesOfWhatItMaySee() {
        String map = "/desk/lists/" + list.code() + "?view=map";
        try (Browser office = desk(program.office);
                Browser roads = desk(city.roads);
                Browser anybody = new Browser(port)) {
            assertThat(office.get(map).body())
                    .contains("织机路 1 号", "草稿路 2 号", "被查工地", "data-lon=\"83.02\"", "data-light=\"green\"")
                    .contains("/webjars/leaflet/1.9.4/dist/leaflet.js", "已标位置的事项 3 项", "data-tiles=\"\"")
                    .doesNotContain("没有地点的事", "«");
            assertThat(office.get(map + "&q=织机").body()).contains("织机路 1 号").doesNotContain("草稿路");
            assertThat(roads.get(map).body()).contains("织机路 1 号").doesNotContain("草稿路", "被查工地");
            assertThat(anybody.get("/lists/" + list.code() + "?view=map").body())
                    .doesNotContain("织机路", "data-lon");
            program.tell(house.db(), list);
            HttpResponse<String> open = anybody.get("/lists/" + list.code() + "?view=map");
            assertThat(open.body())
                    .contains("织机路 1 号", "/lists/" + list.code() + "/1\"")
                    .doesNotContain("草稿路", "被查工地", "没有地点的事", "«");
            assertThat(open.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'; img-src 'self' data: blob:;");
            assertThat(anybody.get("/webjars/leaflet/1.9.4/dist/leaflet.css").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tilesComeFromNowhereUnlessACitySaysWhereAndThenOnTheMapAlone() {
        assertThat(policy("")).isNull();
        assertThat(policy("/tiles/{z}/{x}/{y}.png")).isNull();
        assertThat(policy("https://{s}.tiles.example:8443/{z}/{x}/{y}.png"))
                .contains("img-src 'self' https://*.tiles.example:8443 data:");
        for (String wrong :
                List.of("tiles.example", "ftp://tiles.example/{z}", "https://a.example; script-src */{z}")) {
            assertThatThrownBy(() -> new MapTiles(wrong, ""))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("banshi.map.tiles");
        }
    }

    private static @org.jspecify.annotations.Nullable String policy(String tiles) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new MapTiles(tiles, "").allowOn(response);
        return response.getHeader("Content-Security-Policy");
    }

    @Test
    void thePaperHoldsWhatWasAskedForWithFiguresAndSignatures() {
        String paper = "/desk/lists/" + list.code() + "/print";
        try (Browser office = desk(program.office);
                Browser roads = desk(city.roads);
                Browser stranger = desk(city.sanitation)) {
            assertThat(office.get(paper).body())
                    .contains("修织机路", "没有地点的事", "无围挡", "修好三条路", "0 % (0/100)", "截至 2026年3月2日")
                    .contains("共 4 项", "制表人", "清单办负责人", "责任人甲", "2026-06-30")
                    .doesNotContain("只印前", "«");
            assertThat(office.get(paper + "?q=织机&light=green").body())
                    .contains("修织机路", "标题或编号：织机", "亮灯：正常", "共 1 项")
                    .doesNotContain("没有地点的事");
            assertThat(office.get("/desk/lists/" + list.code() + "?q=abc&view=board")
                            .body())
                    .contains(paper + "?q=abc\"");
            assertThat(roads.get(paper).body()).contains("修织机路").doesNotContain("只在拟定的路", "无围挡");
            assertThat(stranger.get(paper).body()).doesNotContain("修织机路");
            assertThat(stranger.get("/desk/lists/nowhere/print").statusCode()).isEqualTo(404);
        }
        assertThat(new ListPaperPage(
                                list,
                                "",
                                new ListFigures(java.util.Map.of(), 0, 0, 0, 0, Instant.EPOCH),
                                List.of(),
                                List.of(),
                                Count.exact(2001))
                        .isCut())
                .isTrue();
    }
}
