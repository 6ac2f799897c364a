package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The pages of tables: sent once, told what is what, looked at, confirmed with one button. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=tasks")
class TablePagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProgramHouse house;

    @Autowired
    private ItemSheet sheet;

    private ProgramCity program;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
    }

    @Test
    void theUpperTiersFormIsSentOnceToldOnceAndConfirmedWithOneButton() {
        WorkList list = program.list();
        try (Browser desk = desk(program.office)) {
            String here = send(desk, list, "rectification", "顺号,问题描述,责任单位,颜色\n1,井盖缺失,道路局,红\n2,,道路局,红\n");
            String asked = desk.get(here).body();
            assertThat(asked).contains("问题描述", "事项（建议）", "牵头单位（建议）", "（不读取）").doesNotContain("确认导入");
            HttpResponse<String> without =
                    desk.post(here + "/columns", Map.of("ours0", "nr", "ours1", "", "ours2", "lead", "ours3", ""));
            assertThat(without.statusCode()).isEqualTo(422);
            assertThat(without.body()).contains("表中没有“事项”这一列", "value=\"lead\" selected");
            Map<String, String> said = Map.of("ours0", "nr", "ours1", "title", "ours2", "lead", "ours3", "");
            assertThat(desk.post(here + "/columns", said).statusCode()).isEqualTo(303);
            String preview = desk.get(here).body();
            assertThat(preview).contains("预览：2 行，新增 1", "井盖缺失", "请填写", "没有读取的列：颜色", "确认导入 1 行");
            assertThat(desk.get(here + "/errors.csv").body())
                    .startsWith("\uFEFF行,列,问题,怎么改")
                    .contains("3,问题描述,请填写,填写该列后重新上传");
            for (int twice = 0; twice < 2; twice++) {
                assertThat(desk.post(here + "/confirm", Map.of("reads", "1")).statusCode())
                        .isEqualTo(303);
            }
            assertThat(desk.get(here).body()).contains("已导入：2 行，新增 1").doesNotContain("确认导入");
            assertThat(sheet.rows(list, TableKind.RECTIFICATION, program.office))
                    .hasSize(1);
            String second = send(desk, list, "rectification", "顺号,问题描述,责任单位,颜色\n3,护栏缺失,水务局,蓝\n");
            assertThat(desk.get(second).body()).as("remembered").contains("预览：1 行，新增 1");
            assertThat(desk.get("/desk/lists/" + list.code() + "/import").body())
                    .contains("kind=rectification&amp;columns=theirs", "待确认", "已导入");
            assertThat(desk.get("/desk/lists/" + list.code() + "/export.xlsx?kind=rectification&columns=theirs")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatTakesLongShowsHowFarItIsAndCanBeLeft() {
        WorkList list = program.list();
        String table = "序号,事项\n"
                + IntStream.rangeClosed(1, 3_000).mapToObj(n -> n + ",任务" + n).collect(Collectors.joining("\n"));
        try (Browser desk = desk(program.office)) {
            String here = send(desk, list, "task", table);
            assertThat(awaited(desk, here)).contains("预览：3,000 行，新增 3,000");
            desk.post(here + "/confirm", Map.of("reads", "1"));
            assertThat(awaited(desk, here)).contains("已导入：3,000 行，新增 3,000");
        }
    }

    /** Asks as the page itself does, until it no longer asks. */
    private static String awaited(Browser desk, String here) {
        String body = desk.get(here).body();
        while (body.contains("every 2s")) {
            assertThat(body).contains("<progress", "http-equiv=\"refresh\"", "可以离开本页");
            body = desk.get(here).body();
        }
        return body;
    }

    @Test
    void aTableOfSomebodyElseIsNotThere() {
        WorkList list = program.list();
        String here;
        try (Browser desk = desk(program.office)) {
            here = send(desk, list, "task", "事项\n一\n");
        }
        try (Browser other = desk(program.office2)) {
            assertThat(other.get(here).statusCode()).isEqualTo(404);
            assertThat(other.post(here + "/confirm", Map.of("reads", "1")).statusCode())
                    .isEqualTo(404);
            assertThat(other.get("/desk/lists/" + list.code() + "/import").body())
                    .doesNotContain("table.csv");
        }
        assertThat(sheet.rows(list, TableKind.TASK, new Actor.House())).isEmpty();
    }

    @Test
    void whatIsNoTableOrHasAKindThatIsNoneIsToldOnThePage() {
        WorkList list = program.list();
        try (Browser desk = desk(program.office)) {
            String path = "/desk/lists/" + list.code() + "/import";
            assertThat(desk.upload(path, Map.of("kind", "task"), "file", "x.csv", new byte[0])
                            .statusCode())
                    .isEqualTo(422);
            assertThat(desk.upload(
                                    path,
                                    Map.of("kind", "nose"),
                                    "file",
                                    "x.csv",
                                    "事项\n一\n".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    private static String send(Browser desk, WorkList list, String kind, String table) {
        HttpResponse<String> answer = desk.upload(
                "/desk/lists/" + list.code() + "/import",
                new LinkedHashMap<>(Map.of("kind", kind)),
                "file",
                "table.csv",
                table.getBytes(StandardCharsets.UTF_8));
        Matcher there = Pattern.compile("/desk/lists/[^/]+/import/[0-9a-f-]{36}")
                .matcher(answer.headers().firstValue("Location").orElse(""));
        assertThat(there.find()).as(answer.body()).isTrue();
        return there.group();
    }

    private Browser desk(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(house.accounts(), staff), Logins.PASSWORD);
    }
}
