package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.people.Changes;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Registers go out as spreadsheets, are changed, looked at and come back: whole or not at all. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=preview") // it publishes directories
class SheetsTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(rows|seen)\" value=\"([^\"]*)\">");

    @LocalServerPort
    private int port;

    @Autowired
    private Units units;

    @Autowired
    private Signers signers;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Changes changes;

    @Autowired
    private Rules rules;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private Browser admin;
    private String mark;
    private Directory directory;

    @BeforeEach
    void staff() {
        city = TestCity.in(units, members);
        admin = signedIn(city.admin);
        mark = "s" + city.admin.id();
        directory = rules.current(HotlineRules.DIRECTORY).value();
    }

    @AfterEach
    void close() {
        admin.close();
        if (!rules.current(HotlineRules.DIRECTORY).value().equals(directory)) {
            publish(directory);
        }
    }

    private void publish(Directory lines) {
        rules.publish(
                HotlineRules.DIRECTORY,
                lines,
                clock.instant(),
                city.admin.id(),
                "试",
                rules.history(HotlineRules.DIRECTORY).getFirst().version());
    }

    @Test
    void whatIsTakenOutAndPutBackChangesNothing() {
        publish(new Directory(List.of(
                new Directory.Entry("help", "0103", null, "water", "管网"),
                new Directory.Entry(null, null, null, "roads", null))));
        for (String register : List.of("units", "staff", "directory")) {
            for (String kind : List.of(".csv", ".xlsx")) {
                byte[] file = admin.bytes("/admin/sheets/" + register + "/" + register + kind);
                assertThat(send(register, "x" + kind, file))
                        .as(register + kind)
                        .contains("表格与现有登记一致")
                        .doesNotContain("没有内容行", "name=\"seen\"");
            }
        }
        int before = changes.ofUnit("roads").size();
        assertThat(put(send("units", "u.csv", admin.bytes("/admin/sheets/units/units.csv"))))
                .doesNotContain("已导入");
        assertThat(changes.ofUnit("roads")).hasSize(before);
    }

    @Test
    void onCallListsComeInByNameGoOutAndComeBackUnchangedAndALineIsTakenOff() {
        Member one = members.add("甲" + mark, "roads", Member.Kind.PERSON, "13800138001");
        String table = "单位代码,第一天,最后一天,时段,哪些天,姓名,电话,在用\nroads,2027-05-01,2027-05-05,夜间,周末和节假日,甲%s,,是\n".formatted(mark);
        assertThat(send("oncall", "o.csv", bytes(table.replace("夜间", "半夜").replace("甲" + mark, "乙" + mark))))
                .contains("只能填其中之一", "请填编号");
        assertThat(put(send("oncall", "o.csv", bytes(table)))).isEqualTo("303");
        byte[] out = admin.bytes("/admin/sheets/oncall/oncall.csv");
        assertThat(new String(out, StandardCharsets.UTF_8)).contains("夜间,周末和节假日," + one.id(), "13800138001");
        assertThat(send("oncall", "o.csv", out)).contains("表格与现有登记一致");
        assertThat(send("oncall", "o.csv", bytes(table))).contains("表格与现有登记一致");
        assertThat(admin.get("/admin/oncall/roads").body()).contains("甲" + mark, "13800138001");
        assertThat(admin.get("/admin/units/unit?code=roads").body())
                .as("words in the history, not codes")
                .contains("13800138001 · 周末和节假日 · 夜间 · 2027-05-01")
                .doesNotContain("night rest");
        assertThat(put(send("oncall", "o.csv", bytes(table.replace(",是", ",否")))))
                .isEqualTo("303");
        assertThat(new String(admin.bytes("/admin/sheets/oncall/oncall.csv"), StandardCharsets.UTF_8))
                .doesNotContain("2027-05-01");
        assertThat(changes.ofUnit("roads"))
                .filteredOn(change -> "年度调整".equals(change.why()))
                .hasSize(2);
    }

    @Test
    void unitsComeBackChangedWithTheirHistoryAndNothingAbsentIsTouched() {
        units.create(Unit.handling(mark + "a", "甲局", null));
        units.create(Unit.handling(mark + "b", "乙局", mark + "a"));
        Unit roads = units.require("roads");
        String table = """
                代码,名称,上级单位代码,职责清单,在用,备注
                %1$sc,新站,%1$sd,01 0203,是,
                %1$sb,乙局,,,,无
                %1$sa,甲局改名,%1$sb,,否,
                %1$sd,新局,,,是,
                """.formatted(mark);
        String page = send("units", "u.csv", bytes(table));
        assertThat(page).contains("将新增 2 行，改动 2 行", "没有读取的列：备注", "甲局 → 甲局改名");
        assertThat(units.find(mark + "d")).as("looking stores nothing").isEmpty();
        assertThat(units.require(mark + "a").name()).isEqualTo("甲局");
        assertThat(put(page)).isEqualTo("303");
        assertThat(units.require(mark + "b").parent()).isNull();
        assertThat(units.require(mark + "a")).satisfies(unit -> {
            assertThat(unit.parent()).isEqualTo(mark + "b");
            assertThat(unit.active()).isFalse();
        });
        assertThat(units.require(mark + "c").parent()).isEqualTo(mark + "d");
        assertThat(units.duties(mark + "c")).isEqualTo(Set.of("01", "0203"));
        assertThat(units.require("roads")).isEqualTo(roads);
        assertThat(changes.ofUnit(mark + "a").getFirst()).satisfies(change -> {
            assertThat(change.byStaff()).isEqualTo(city.admin.id());
            assertThat(change.why()).isEqualTo("年度调整");
        });
    }

    @Test
    void whoSignsRepliesGoesOutByNameAndNumberAndComesBackAndNoRoleIsGrantedByIt() {
        units.create(Unit.handling(mark, "审签局", null));
        Actor.Staff head = city.staff(mark, Role.HANDLER);
        Logins.of(accounts, head);
        Actor.Staff clerk = city.staff(mark, Role.LEADER);
        Logins.of(accounts, clerk);
        String table = "代码,名称,答复审签人\n%s,审签局,%s\n";
        for (String nobody : List.of(clerk.name(), Long.toString(clerk.id()), "没有这个人")) {
            assertThat(send("units", "u.csv", bytes(table.formatted(mark, nobody))))
                    .contains("不是该单位能办理诉求的人");
        }
        assertThat(put(send("units", "u.csv", bytes(table.formatted(mark, head.name())))))
                .isEqualTo("303");
        assertThat(signers.of(mark)).isEqualTo(Set.of(head.id()));
        assertThat(changes.ofUnit(mark)).as("one line: nothing else changed").hasSize(2);
        byte[] out = admin.bytes("/admin/sheets/units/units.csv");
        assertThat(new String(out, StandardCharsets.UTF_8)).contains(head.name() + " (" + head.id() + ")");
        assertThat(send("units", "u.csv", out)).contains("表格与现有登记一致");
        assertThat(put(send("units", "u.csv", bytes("代码,名称\n%s,审签二局\n".formatted(mark)))))
                .isEqualTo("303");
        assertThat(signers.of(mark)).as("without the column nothing changes").hasSize(1);
        assertThat(put(send("units", "u.csv", bytes(table.formatted(mark, "")))))
                .isEqualTo("303");
        assertThat(signers.wanted(mark)).isFalse();
    }

    @Test
    void oneWrongRowAndNoneIsPutInAndEachFaultSaysLineColumnAndWhatToDo() {
        String table = """
                code,name,kind,parent,region,active
                %1$s1,好单位,承办单位,,,是
                %1$s1,重复,承办单位,,,是
                %1$s2,,承办单位,nowhere,77,也许
                roads,道路局,热线机构,roads-east,,是
                """.formatted(mark);
        assertThat(send("units", "u.csv", bytes(table)))
                .contains("一行也没有导入", "与第 2 行重复", "合并成一行", "只能填“是”或“否”", "类别选定后不能改")
                .doesNotContain("name=\"seen\"");
        assertThat(units.find(mark + "1")).isEmpty();
        assertThat(send("units", "u.csv", bytes("code\nx\n"))).contains("缺少“名称”列");
        assertThat(send("units", "u.xls", new byte[] {
                    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0
                }))
                .contains("f-file-error");
        assertThat(send("units", "u.csv", bytes("code,name,code\nx,y,z\n"))).contains("出现了两次");
        assertThat(send("units", "u.csv", new byte[0])).contains("f-file-error");
    }

    @Test
    void staffAreKnownByNumberAndNobodyIsAddedTwice() {
        Member old = members.add("老职工" + mark, "roads", Member.Kind.PERSON, "+86 10-1");
        Member machine = members.add("机器" + mark, null, Member.Kind.MACHINE, null);
        String csv = new String(admin.bytes("/admin/sheets/staff/staff.csv"), StandardCharsets.UTF_8);
        assertThat(csv).contains("老职工" + mark, "'+86 10-1").doesNotContain("机器" + mark);
        String table = """
                编号,姓名,单位代码,电话,在用
                %d,老职工%s,water,'+86 10-1,否
                ,新职工%s,水务局,,
                """.formatted(old.id(), mark, mark);
        String page = send("staff", "s.csv", bytes(table));
        assertThat(page).contains("将新增 1 行，改动 1 行");
        assertThat(put(page)).isEqualTo("303");
        assertThat(members.require(old.id())).satisfies(member -> {
            assertThat(member.phone()).isEqualTo("+86 10-1");
            assertThat(member.unit()).isEqualTo("water");
            assertThat(member.active()).isFalse();
        });
        assertThat(changes.ofMember(old.id()).getFirst().why()).isEqualTo("年度调整");
        assertThat(members.ofUnit("water").stream().filter(each -> each.name().equals("新职工" + mark)))
                .hasSize(1);
        assertThat(send("staff", "s.csv", bytes(table))).contains("该单位已有“新职工" + mark + "”", "填上这个编号");
        String wrong = "编号,姓名,在用\n%d,机器,\n999999999,谁,\n%d,我,否\n".formatted(machine.id(), city.admin.id());
        assertThat(send("staff", "s.csv", bytes(wrong))).contains("没有编号为“" + machine.id(), "有 3 处错误");
        assertThat(members.require(city.admin.id()).active()).isTrue();
    }

    @Test
    void theDirectoryComesBackAsItsNextVersionAndKeepsItsOtherLines() {
        publish(new Directory(List.of(new Directory.Entry("complaint", "0201", null, "roads", "别的行"))));
        String table = "type,category,unit,remark\n求助,0103,%s,原来\n".formatted("water");
        String page = send("directory", "d.csv", bytes(table));
        assertThat(put(page)).isEqualTo("303");
        int lines = rules.current(HotlineRules.DIRECTORY).value().entries().size();
        int version = rules.history(HotlineRules.DIRECTORY).getFirst().version();
        String changed =
                send("directory", "d.csv", bytes(table.replace("water", "roads").replace("原来", "改派")));
        assertThat(changed).contains("改动 1 行");
        assertThat(rules.history(HotlineRules.DIRECTORY).getFirst().version()).isEqualTo(version);
        assertThat(put(changed)).isEqualTo("303");
        assertThat(rules.current(HotlineRules.DIRECTORY).value().entries())
                .hasSize(lines)
                .contains(new Directory.Entry("complaint", "0201", null, "roads", "别的行"))
                .anyMatch(
                        entry -> "0103".equals(entry.category()) && entry.unit().equals("roads"));
        assertThat(rules.history(HotlineRules.DIRECTORY).getFirst().why()).isEqualTo("年度调整");
        assertThat(send("directory", "d.csv", bytes("type,category,region,unit\n不知,zz,7,nowhere\n")))
                .contains("有 4 处错误");
    }

    @Test
    void whatHasMovedSinceItWasLookedAtIsLookedAtAgain() {
        String table = "code,name,phone\n%s,新名,12\n".formatted(mark);
        String page = send("units", "u.csv", bytes(table));
        units.create(Unit.handling(mark, "别人建的", null));
        String again = put(page);
        assertThat(again).contains("请再看一遍", "别人建的 → 新名");
        assertThat(units.require(mark).name()).isEqualTo("别人建的");
        assertThat(put(again)).isEqualTo("303");
        assertThat(units.require(mark).phone()).isEqualTo("12");
    }

    @Test
    void anEmptiedReasonLosesNothingOfWhatWasLookedAt() {
        String page = send("units", "u.csv", bytes("code,name\n%s,新来的\n".formatted(mark)));
        Map<String, String> form = hidden(page);
        form.put("why", " ");
        var refused = admin.post("/admin/sheets/units/put", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("f-why-error", "新来的");
        assertThat(units.find(mark)).isEmpty();
        assertThat(put(refused.body())).isEqualTo("303");
        assertThat(units.require(mark).name()).isEqualTo("新来的");
    }

    @Test
    void whatCouldBeLookedAtCanBePutInHoweverLongItIs() {
        String long900 = "长".repeat(900);
        StringBuilder table = new StringBuilder("code,name\n");
        for (int i = 0; i < 1000; i++) {
            table.append(mark).append('x').append(i).append(',').append(long900).append('\n');
        }
        assertThat(send("units", "u.csv", bytes(table.toString()))).contains("/admin/sheets/units");
        assertThat(send("units", "u.csv", bytes("code,name\n%s,一\n".formatted(mark))))
                .contains("enctype=\"multipart/form-data\"");
        var answer = admin.upload(
                "/admin/sheets/units/put",
                Map.of("why", "年度调整", "seen", "x", "rows", table.toString()),
                "none",
                "none",
                new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("行");
    }

    @Test
    void whoTakesARegisterOutStandsInTheLog() {
        admin.bytes("/admin/sheets/staff/staff.csv");
        assertThat(db.sql("select count(*) from access_event where what = 'sheetExported' and subject = 'staff'"
                                + " and staff = :staff")
                        .param("staff", city.admin.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyTheAdministratorMay() {
        for (Actor.Staff other : List.of(city.security, city.auditor, city.leader)) {
            try (Browser browser = signedIn(other)) {
                for (String register : List.of("units", "staff", "directory")) {
                    assertThat(browser.get("/admin/sheets/" + register).statusCode())
                            .isEqualTo(403);
                    assertThat(browser.get("/admin/sheets/" + register + "/" + register + ".csv")
                                    .statusCode())
                            .isEqualTo(403);
                    assertThat(browser.post("/admin/sheets/" + register + "/put", Map.of("rows", "code,name\na,b\n"))
                                    .statusCode())
                            .isEqualTo(403);
                }
            }
        }
        assertThat(admin.get("/admin/sheets/secrets").statusCode()).isEqualTo(404);
        assertThat(admin.post("/admin/sheets/units/put", Map.of("rows", "x", "why", "y"))
                        .statusCode())
                .isEqualTo(422);
    }

    private String send(String register, String file, byte[] table) {
        return admin.upload("/admin/sheets/" + register, Map.of("why", "年度调整"), "file", file, table)
                .body();
    }

    /** Sends what a page of a preview holds; what came of it, or 303. */
    private String put(String page) {
        Matcher register =
                Pattern.compile("action=\"(/admin/sheets/[a-z]+/put)\"").matcher(page);
        if (!register.find()) {
            return "nothing to put";
        }
        Map<String, String> form = hidden(page);
        form.put("why", "年度调整");
        var answer = admin.post(register.group(1), form);
        return answer.statusCode() == 303 ? "303" : answer.body();
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> form = new java.util.HashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2).replace("&#34;", "\"").replace("&#39;", "'"));
        }
        return form;
    }

    private static byte[] bytes(String table) {
        return table.getBytes(StandardCharsets.UTF_8);
    }

    private Browser signedIn(Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}
