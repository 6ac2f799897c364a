package org.banshi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Outbox;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Items of knowledge: written by the owner, released by a second person, offered only while they hold (M32). */
@BanshiTest
class ItemsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    private Items items;

    @Autowired
    private Keeping keeping;

    @Autowired
    private Holdings holdings;

    @Autowired
    private Questions questions;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private TestCity city;
    private String unit;
    private Actor.Staff writer, colleague;

    /** A unit of its own, so that no other test meets its items. */
    @BeforeEach
    void aUnitThatKnowsSomething() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        unit = "know" + city.admin.id();
        units.create(Unit.handling(unit, "档案所" + city.admin.id(), null));
        writer = city.staff(unit, Role.HANDLER);
        colleague = city.staff(unit, Role.HANDLER);
    }

    private Item.Draft draft(String title, String body, @Nullable LocalDate since, @Nullable LocalDate until) {
        return new Item.Draft(
                unit,
                title,
                body,
                "0102",
                null,
                "市政府令第 7 号",
                "https://example.org/7",
                since,
                until,
                MONDAY.plusYears(1));
    }

    private long inForce(String title, String body) {
        long id = keeping.write(draft(title, body, MONDAY, null), writer);
        keeping.release(id, 1, city.reviewer);
        return id;
    }

    private static void refused(int status, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status())
                                .as(problem.getMessage())
                                .isEqualTo(status));
    }

    @Test
    void anItemIsOfferedOnceSomebodyElseThanItsWriterHasReleasedIt() {
        long id = keeping.write(draft("鹤鸣池何时换水", "每月初一换水。", MONDAY, null), writer);
        assertThat(items.search("鹤鸣池换水", null, null, 5)).isEmpty();
        refused(403, () -> keeping.release(id, 1, writer));
        refused(403, () -> keeping.release(id, 1, city.water));
        refused(403, () -> keeping.release(id, 1, city.operator));
        assertThatThrownBy(() ->
                        db.sql("""
                        insert into knowledge_act (item, version, writer, act, at, staff)
                        values (:id, 1, :writer, 'release', now(), :writer)
                        """).param("id", id).param("writer", writer.id()).update())
                .as("the database refuses it too")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> db.sql("""
                        insert into knowledge_act (item, version, writer, act, at, staff)
                        values (:id, 1, :other, 'release', now(), :writer)
                        """)
                        .param("id", id)
                        .param("other", colleague.id())
                        .param("writer", writer.id())
                        .update())
                .as("also when the writer is told to be another")
                .isInstanceOf(DataIntegrityViolationException.class);
        keeping.release(id, 1, colleague);
        assertThat(items.search("鹤鸣池换水", null, null, 5)).extracting(Item::id).containsExactly(id);
        refused(409, () -> keeping.release(id, 1, city.reviewer));
        refused(403, () -> keeping.write(draft("别的单位", "不行", MONDAY, null), city.water));
        refused(403, () -> keeping.write(draft("受理员", "不行", MONDAY, null), city.operator));
        assertThat(keeping.write(draft("管理员代写的", "可以", MONDAY, null), city.admin))
                .isPositive();
    }

    @Test
    void whatDoesNotHoldYetIsOverOrWithdrawnIsNeverOffered() {
        long id = keeping.write(draft("雁归亭开放时间", "早八点到晚六点。", MONDAY.plusDays(1), MONDAY.plusDays(2)), writer);
        keeping.release(id, 1, city.reviewer);
        assertThat(items.inForce(id)).as("not yet").isEmpty();
        assertThat(items.search("雁归亭", null, null, 5)).isEmpty();
        clock.moveTo(Instant.parse("2026-03-02T16:00:00Z"));
        assertThat(items.inForce(id))
                .as("from the first moment of its first day")
                .isPresent();
        clock.moveTo(Instant.parse("2026-03-04T15:59:00Z"));
        assertThat(items.inForce(id)).as("to the last of its last").isPresent();
        clock.advance(Duration.ofMinutes(1));
        assertThat(items.inForce(id)).as("over").isEmpty();
        assertThat(items.search("雁归亭", null, null, 5)).isEmpty();

        long other = inForce("望湖楼登楼收费", "不收费。");
        refused(422, () -> keeping.withdraw(other, " ", writer));
        refused(403, () -> keeping.withdraw(other, "过时", city.water));
        keeping.withdraw(other, "楼已封闭", writer);
        assertThat(items.inForce(other)).isEmpty();
        assertThat(items.search("望湖楼收费", null, null, 5)).isEmpty();
        refused(409, () -> keeping.withdraw(other, "再来一次", writer));
        assertThat(keeping.revise(other, 1, draft("望湖楼登楼收费", "重开后五元。", MONDAY, null), writer))
                .isEqualTo(2);
        keeping.release(other, 2, city.reviewer);
        assertThat(items.inForce(other))
                .as("what is written anew holds")
                .map(Item::version)
                .contains(2);
    }

    @Test
    void aChangedWordingIsAnotherVersionAndNothingWrittenIsChanged() {
        long id = inForce("听松馆借书期限", "三十天。");
        refused(403, () -> keeping.revise(id, 1, draft("听松馆借书期限", "四十天。", MONDAY, null), city.water));
        int second = keeping.revise(id, 1, draft("听松馆借书期限", "四十天。", MONDAY.plusDays(3), null), writer);
        refused(409, () -> keeping.revise(id, 1, draft("听松馆借书期限", "五十天。", MONDAY, null), colleague));
        assertThat(items.inForce(id)).as("nobody released it").map(Item::body).contains("三十天。");
        keeping.release(id, second, colleague);
        assertThat(items.inForce(id)).as("it has not begun").map(Item::body).contains("三十天。");
        clock.advance(Duration.ofDays(3));
        assertThat(items.inForce(id)).map(Item::body).contains("四十天。");
        assertThat(items.version(id, 1)).map(Item::body).contains("三十天。");
        assertThat(holdings.versions(id))
                .extracting(version -> version.item().version())
                .containsExactly(2, 1);
        for (String table : List.of("knowledge_wording", "knowledge_act")) {
            assertThatThrownBy(() ->
                            db.sql("update " + table + " set version = version").update())
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> db.sql("delete from " + table).update()).isInstanceOf(DataAccessException.class);
        }
        int third = keeping.revise(id, 2, draft("听松馆借书期限", "一百天。", MONDAY, null), writer);
        refused(422, () -> keeping.refuse(id, third, "", colleague));
        keeping.refuse(id, third, "没有依据", colleague);
        refused(409, () -> keeping.release(id, third, city.reviewer));
        assertThat(items.inForce(id)).map(Item::version).contains(2);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(() -> keeping.write(
                        new Item.Draft(
                                unit,
                                " ",
                                "找 138-0000 1234",
                                "no",
                                "98",
                                null,
                                "ftp://x",
                                null,
                                MONDAY.minusDays(1),
                                MONDAY),
                        writer))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly(
                                        "title",
                                        "body",
                                        "category",
                                        "region",
                                        "source",
                                        "link",
                                        "since",
                                        "until",
                                        "reviewOn"));
    }

    @Test
    void twoCharactersFindAndWhatIsAboutSomethingElseDoesNot() {
        long id = inForce("锦鲤园停电怎么办", "请联系园区值班室，两小时内恢复。");
        assertThat(items.search("锦鲤", null, null, 5)).extracting(Item::id).contains(id);
        assertThat(items.search("我在锦鲤园，家里停电三天了，怎么办", null, null, 5))
                .extracting(Item::id)
                .startsWith(id);
        assertThat(items.search("锦鲤", "14", null, 5)).isEmpty();
        assertThat(items.search("锦鲤", "01", null, 5)).extracting(Item::id).contains(id);
        assertThat(items.search("怎么办", null, null, 50))
                .as("says nothing")
                .extracting(Item::id)
                .doesNotContain(id);
        assertThat(items.search("'\\ & | !:*", null, null, 5)).isEmpty();
        assertThat(items.search("x'y\0z", null, null, 5)).isEmpty();
    }

    @Test
    void whatIsKeptOfAQuestionTellsOfNobody() {
        assertThat(Struck.of("公积金怎么提取")).contains("公积金怎么提取");
        assertThat(Struck.of("我叫王小明 公积金")).contains("公积金");
        assertThat(Struck.of("张女士投诉 停水 13800001234")).contains("投诉 停水");
        assertThat(Struck.of("１３８ ００００ １２３４ 低保")).contains("低保");
        assertThat(Struck.of("一三八零零零零一二三四 低保")).contains("低保");
        assertThat(Struck.of("11010119900101123X")).isEmpty();
        assertThat(Struck.of("a.b@example.org 低保")).contains("低保");
        assertThat(Struck.of("王小明")).isEmpty();
        assertThat(Struck.of("水")).isEmpty();
        assertThat(Struck.of("3 栋 402 漏水").orElse(""))
                .doesNotContainPattern("[0-9]")
                .contains("漏水");
    }

    @Test
    void theSameQuestionIsCountedInOneLineAndTakenOffByAnItemOrAReason() {
        questions.notFound("紫藤长廊几点关灯");
        questions.notFound("紫藤长廊几点关灯？ 13800001234");
        questions.notHelped("请问紫藤长廊几点关灯");
        Questions.Question line = questions.open(0, 1000).stream()
                .filter(question -> question.words().contains("紫藤"))
                .findFirst()
                .orElseThrow();
        assertThat(line.times()).isEqualTo(2);
        assertThat(line.unhelpful()).isEqualTo(1);
        refused(403, () -> questions.dismiss(line.id(), "无关", city.operator));
        refused(422, () -> questions.dismiss(line.id(), " ", writer));
        questions.dismiss(line.id(), "与政务无关", writer);
        refused(409, () -> questions.dismiss(line.id(), "又一次", writer));
        questions.notFound("紫藤长廊几点关灯");
        assertThat(questions.open(0, 1000))
                .as("dismissed stays dismissed")
                .noneMatch(one -> one.words().contains("紫藤"));
        assertThat(questions.find(line.id())).map(Questions.Question::times).contains(3);
        clock.advance(Duration.ofDays(180));
        questions.forget();
        assertThat(questions.find(line.id())).isPresent();
        clock.advance(Duration.ofDays(1));
        questions.forget();
        assertThat(questions.find(line.id())).as("nobody asked again").isEmpty();
    }

    @Test
    void anOwnerIsRemindedOnceForEachReviewSomeWorkingDaysAhead() {
        Item.Draft soon =
                new Item.Draft(unit, "白鹭洲停车", "免费。", "0102", null, "公告", null, MONDAY, null, LocalDate.of(2026, 3, 20));
        long id = keeping.write(soon, writer);
        keeping.release(id, 1, city.reviewer);
        clock.moveTo(Instant.parse("2026-03-12T02:00:00Z"));
        reviews.remind();
        assertThat(told()).as("six working days ahead").isEmpty();
        clock.moveTo(Instant.parse("2026-03-14T02:00:00Z"));
        reviews.remind();
        assertThat(told()).as("a Saturday").isEmpty();
        clock.moveTo(Instant.parse("2026-03-13T02:00:00Z"));
        long waiting = holdings.waiting(writer);
        assertThat(waiting).isEqualTo(1);
        reviews.remind();
        reviews.remind();
        assertThat(told()).hasSize(1).first().asString().contains("白鹭洲停车", "2026");
        refused(422, () -> keeping.review(id, clock.today(), writer));
        refused(403, () -> keeping.review(id, MONDAY.plusYears(1), city.water));
        keeping.review(id, LocalDate.of(2026, 6, 19), writer);
        assertThat(holdings.waiting(writer)).isZero();
        clock.moveTo(Instant.parse("2026-06-18T02:00:00Z"));
        reviews.remind();
        assertThat(told()).as("the next review, the next reminder").hasSize(2);
    }

    private List<String> told() {
        outbox.deliverDue();
        return outbox.desk(List.of("unit:" + unit), 10).stream()
                .map(sent -> String.valueOf(outbox.text(sent, Language.ZH)))
                .toList();
    }

    @Test
    void anybodyReadsWhatIsInForceAndOnlyNumbersAreKept() {
        long id = inForce("观澜台需要预约吗", "不需要预约，随到随进。");
        long hidden = keeping.write(draft("观澜台夜间开放", "未定。", MONDAY, null), writer);
        try (Browser resident = new Browser(port)) {
            assertThat(resident.get("/knowledge?q=%E8%A7%82%E6%BE%9C").body())
                    .contains("观澜台需要预约吗")
                    .doesNotContain("观澜台夜间开放");
            assertThat(resident.get("/knowledge/" + id).body()).contains("随到随进", "市政府令第 7 号");
            assertThat(resident.get("/knowledge/" + hidden).statusCode()).isEqualTo(404);
            assertThat(resident.post("/knowledge/" + id + "/helped", Map.of()).statusCode())
                    .isEqualTo(303);
            resident.post("/knowledge/" + id + "/unhelpful", Map.of("q", "观澜台轮椅通道 13800001234"));
            assertThat(holdings.find(id).orElseThrow().helped()).isEqualTo(1);
            assertThat(questions.open(0, 1000)).anyMatch(one -> one.words().equals("观澜台轮椅通道"));
            assertThat(resident.get("/api/v1/knowledge?q=%E8%A7%82%E6%BE%9C").body())
                    .contains("\"id\":" + id, "\"validFrom\":\"2026-03-02\"")
                    .doesNotContain("夜间开放", "writtenBy");
            assertThat(resident.get("/api/v1/knowledge/" + hidden).statusCode()).isEqualTo(404);
            assertThat(resident.get("/api/v1/knowledge/abc").statusCode()).isEqualTo(422);
            assertThat(resident.post("/raise/known", Map.of("text", "观澜台要不要预约")).body())
                    .contains("观澜台需要预约吗", "解决了我的问题");
            resident.get("/knowledge?q=%E6%91%98%E6%98%9F%E5%B3%B0%E7%BC%86%E8%BD%A6");
            assertThat(questions.open(0, 1000)).anyMatch(one -> one.words().equals("摘星峰缆车"));
            assertThat(resident.get("/desk/knowledge").statusCode()).isNotEqualTo(200);
        }
    }

    @Test
    void theDeskWritesReleasesAndAnswersWhatNobodyFound() {
        questions.notFound("栖霞渡口末班船");
        Questions.Question line = questions.open(0, 1000).stream()
                .filter(question -> question.words().contains("栖霞"))
                .findFirst()
                .orElseThrow();
        try (Browser desk = new Browser(port).signIn(Logins.of(accounts, writer), Logins.PASSWORD);
                Browser second = new Browser(port).signIn(Logins.of(accounts, city.reviewer), Logins.PASSWORD);
                Browser other = new Browser(port).signIn(Logins.of(accounts, city.water), Logins.PASSWORD);
                Browser operator = new Browser(port).signIn(Logins.of(accounts, city.operator), Logins.PASSWORD)) {
            assertThat(desk.get("/desk/knowledge/questions").body()).contains("栖霞渡口末班船");
            assertThat(operator.get("/desk/knowledge/questions").statusCode()).isEqualTo(403);
            HttpResponse<String> wrong =
                    desk.post("/desk/knowledge/new", Map.of("unit", unit, "title", "栖霞渡口末班船", "since", "3月2日"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("f-since-error", "value=\"栖霞渡口末班船\"");
            HttpResponse<String> made = desk.post(
                    "/desk/knowledge/new",
                    Map.of(
                            "unit", unit,
                            "title", "栖霞渡口末班船几点",
                            "body", "晚九点。",
                            "category", "0102",
                            "source", "渡口公告",
                            "since", "2026-03-02",
                            "reviewOn", "2027-03-02",
                            "question", Long.toString(line.id())));
            assertThat(made.statusCode()).isEqualTo(303);
            String there = made.headers().firstValue("Location").orElseThrow();
            long id = Long.parseLong(there.replaceAll(".*/", ""));
            assertThat(questions.find(line.id())).map(Questions.Question::item).contains(id);
            assertThat(desk.get(there).body()).contains("等另一人发布").doesNotContain("/release\"");
            assertThat(desk.post(there + "/release", Map.of("version", "1")).statusCode())
                    .isEqualTo(403);
            assertThat(other.get(there + "/edit").statusCode()).isEqualTo(403);
            assertThat(second.get("/desk/knowledge").body()).contains("badge-number");
            assertThat(second.post(there + "/release", Map.of("version", "1")).statusCode())
                    .isEqualTo(303);
            assertThat(operator.get("/desk/knowledge?q=%E6%A0%96%E9%9C%9E").body())
                    .contains("晚九点。");
            assertThat(operator.post("/desk/intake/similar", Map.of("text", "栖霞渡口末班船是什么时候"))
                            .body())
                    .contains("栖霞渡口末班船几点");
            assertThat(operator.post("/desk/intake/look", Map.of("text", "栖霞渡口末班船是什么时候"))
                            .body())
                    .as("without JavaScript")
                    .contains("栖霞渡口末班船几点", "栖霞渡口末班船是什么时候");
            assertThat(desk.get(there + "/edit").body()).contains("晚九点。");
            assertThat(desk.post(there + "/withdraw", Map.of("reason", "")).statusCode())
                    .isEqualTo(422);
            assertThat(desk.get("/desk/knowledge?which=mine").body()).contains("栖霞渡口末班船几点");
            for (String which : List.of("all", "waiting", "review", "not_in_force")) {
                assertThat(desk.get("/desk/knowledge?which=" + which).statusCode())
                        .isEqualTo(200);
            }
        }
    }
}
