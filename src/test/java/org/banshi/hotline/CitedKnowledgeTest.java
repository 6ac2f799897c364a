package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Item;
import org.banshi.knowledge.Keeping;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.Receipt;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer cites an item of knowledge that is in force, and keeps its words whatever becomes of it (M32). */
@BanshiTest
class CitedKnowledgeTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Keeping keeping;

    @Autowired
    private Citations citations;

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
    private Loop loop;
    private Actor.Staff writer;
    private long item;

    @BeforeEach
    void anItemInForce() {
        clock.moveTo(Loop.MONDAY_MORNING);
        city = TestCity.in(units, members);
        loop = new Loop(ledger, matters, clock, city);
        String unit = "cite" + city.admin.id();
        units.create(Unit.handling(unit, "路灯所" + city.admin.id(), null));
        writer = city.staff(unit, Role.HANDLER);
        item = keeping.write(draft(unit, "路灯不亮多久修好", "两天内修好。"), writer);
        keeping.release(item, 1, city.reviewer);
    }

    private Item.Draft draft(@Nullable String unit, String title, String body) {
        LocalDate today = clock.today();
        return new Item.Draft(unit, title, body, "0102", null, "照明规定", null, today, null, today.plusYears(1));
    }

    private static void isNotInForce(Loop.Walk walk, Actor actor, String action, String cites) {
        assertThatThrownBy(() -> walk.perform(actor, action, "publicAnswer", "见规定。", "cites", cites))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field, Problem.FieldError::code)
                                .containsExactly(tuple("cites", "knowledge.notInForce")));
    }

    @Test
    void citedWordingIsNoBoilerplateAndTheSameWordsWithoutTheCitationAre() {
        String words = "道路照明设施损坏后由养护单位在四十八小时内修复，电缆故障顺延至五日，逾期可拨打养护热线投诉。";
        long known = keeping.write(draft(writer.unit(), "路灯坏了多久修好", words), writer);
        keeping.release(known, 1, city.reviewer);
        assertThat(sketchOfReply(words, Long.toString(known))).isNull();
        assertThat(sketchOfReply(words, "")).isNotNull();
    }

    private @Nullable Object sketchOfReply(String words, String cites) {
        Loop.Walk walk = loop.raise().does(city.operator, "accept").does(city.dispatcher, "dispatch", "unit", "roads");
        walk.does(city.roads, "sign").does(city.roads, "reply", "publicAnswer", words, "cites", cites);
        return walk.view(city.reviewer).own().get("answer_sketch");
    }

    @Test
    void theDatabaseItselfTakesNoCitationOfWhatIsNotInForce() {
        Loop.Walk walk = loop.raise();
        LocalDate today = clock.today();
        long draft = keeping.write(draft(writer.unit(), "没有发布的", "还没有人看过。"), writer);
        isRefusedByDatabase(walk, draft);
        long withdrawn = keeping.write(draft(writer.unit(), "已经撤下的", "不再有效。"), writer);
        keeping.release(withdrawn, 1, city.reviewer);
        keeping.withdraw(withdrawn, "规定已废止", writer);
        isRefusedByDatabase(walk, withdrawn);
        Item.Draft later = new Item.Draft(
                writer.unit(),
                "还没有到时候的",
                "下个月起。",
                "0102",
                null,
                "照明规定",
                null,
                today.plusDays(30),
                null,
                today.plusYears(1));
        long planned = keeping.write(later, writer);
        keeping.release(planned, 1, city.reviewer);
        isRefusedByDatabase(walk, planned);
        clock.advance(Duration.ofDays(3));
        keeping.revise(item, 1, draft(writer.unit(), "路灯不亮多久修好", "十天内修好。"), writer);
        keeping.release(item, 2, city.reviewer);
        cite(walk, item);
        clock.advance(Duration.ofDays(3));
        isRefusedByDatabase(walk, item);
    }

    @Test
    void notEvenByNamingAMainOneThatItWasNeverMergedInto() {
        Loop.Walk cited = loop.raise();
        cite(cited, item);
        keeping.withdraw(item, "规定已废止", writer);
        Loop.Walk other = loop.raise();
        long main = cited.view(city.operator).matter().id();
        assertThatThrownBy(() -> cite(other, item, main)).hasMessageContaining("only what is in force");
        assertThatThrownBy(() ->
                        cite(other, item, other.view(city.operator).matter().id()))
                .isInstanceOf(DataAccessException.class);
    }

    private void isRefusedByDatabase(Loop.Walk walk, long cited) {
        assertThatThrownBy(() -> cite(walk, cited))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only what is in force");
    }

    private void cite(Loop.Walk walk, long cited) {
        cite(walk, cited, null);
    }

    private void cite(Loop.Walk walk, long cited, @Nullable Long main) {
        db.sql("insert into hotline_citation (matter, item, version, title, body, source, at, main)"
                        + " values (:matter, :item, 1, 'x', 'x', 'x', :at, :main)")
                .param("main", main)
                .param("item", cited)
                .param("matter", walk.view(city.operator).matter().id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void whatAnAnswerCitedStaysAsItWasWorded() {
        Loop.Walk walk =
                loop.raise().does(city.operator, "answer", "publicAnswer", "请看规定。", "cites", Long.toString(item));
        keeping.revise(item, 1, draft(writer.unit(), "路灯不亮多久修好", "十天内修好。"), writer);
        keeping.release(item, 2, city.reviewer);
        keeping.withdraw(item, "规定已废止", writer);
        for (Actor reader : List.of(city.operator, walk.raiser())) {
            assertThat(citations.of(walk.view(reader))).hasValueSatisfying(cited -> {
                assertThat(cited.item()).isEqualTo(item);
                assertThat(cited.version()).isEqualTo(1);
                assertThat(cited.body()).isEqualTo("两天内修好。");
                assertThat(cited.source()).isEqualTo("照明规定");
            });
        }
        assertThat(db.sql("""
                        select p.body::text from matter_payload p join matter_matter m on m.id = p.matter
                        where m.number = :number order by p.seq desc limit 1
                        """)
                        .param("number", walk.receipt.number())
                        .query(String.class)
                        .single())
                .as("on the chain of the ledger")
                .contains("两天内修好。", "hotline_citation");
        assertThatThrownBy(
                        () -> db.sql("update hotline_citation set body = 'x'").update())
                .isInstanceOf(DataAccessException.class);
        try (Browser desk = new Browser(port).signIn(Logins.of(accounts, city.operator), Logins.PASSWORD)) {
            assertThat(desk.get("/desk/matters/" + walk.receipt.number()).body())
                    .contains("两天内修好。");
        }
    }

    @Test
    void onlyWhatIsInForceIsCited() {
        Loop.Walk walk = loop.raise();
        isNotInForce(walk, city.operator, "answer", "999999999");
        isNotInForce(walk, city.operator, "answer", "一号");
        keeping.withdraw(item, "规定已废止", writer);
        isNotInForce(walk, city.operator, "answer", Long.toString(item));
        assertThat(walk.state()).isEqualTo("raised");
        long draft = keeping.write(draft(writer.unit(), "未发布的", "不能引用。"), writer);
        isNotInForce(walk, city.operator, "answer", Long.toString(draft));
        Loop.Walk working = loop.raise().working();
        isNotInForce(working, city.roads, "reply", Long.toString(draft));
    }

    @Test
    void aReplyThatIsWrittenAnewCitesWhatItNamesItselfAndMergedRequestsGetTheSame() {
        Loop.Walk walk = loop.raise();
        Receipt second = loop.raise().receipt;
        walk.accepted();
        ledger.perform(second.number(), "merge", Map.of("main", walk.receipt.number()), city.operator, null);
        walk.does(city.dispatcher, "dispatch", "unit", "roads").does(city.roads, "sign");
        walk.does(city.roads, "reply", "publicAnswer", "见规定。", "cites", Long.toString(item));
        assertThat(citations.of(walk.view())).isPresent();
        walk.does(city.reviewer, "sendBack", "reason", "请说清楚");
        walk.does(city.roads, "reply", "publicAnswer", "已修好。");
        assertThat(citations.of(walk.view())).as("the new one cites nothing").isEmpty();
        walk.does(city.reviewer2, "sendBack", "reason", "请引用规定");
        walk.does(city.roads, "reply", "publicAnswer", "已修好，见规定。", "cites", Long.toString(item));
        keeping.withdraw(item, "规定已废止", writer);
        walk.does(city.reviewer, "approve");
        assertThat(citations.of(matters.view(second.number(), new Actor.Raiser(second.number()))))
                .map(Citations.Citation::body)
                .contains("两天内修好。");
    }

    @Test
    void theFormOffersWhatFitsAndPutsItsWordsIntoTheAnswer() {
        Loop.Walk walk = loop.raise();
        String path = "/desk/matters/" + walk.receipt.number() + "/actions/answer";
        try (Browser desk = new Browser(port).signIn(Logins.of(accounts, city.operator), Logins.PASSWORD)) {
            assertThat(desk.get(path).body()).contains("name=\"cites\"", "引用知识条目");
            String found = desk.post(
                            path + "/knowledge",
                            Map.of(
                                    "publicAnswer",
                                    "您好。",
                                    "know",
                                    "路灯多久修好",
                                    "cites",
                                    Long.toString(item),
                                    "words",
                                    "true"))
                    .body();
            assertThat(found).contains("您好。\n两天内修好。", "value=\"" + item + "\" checked");
            assertThat(desk.post(path, Map.of("publicAnswer", "您好。", "cites", "999999999", "know", ""))
                            .body())
                    .contains("现在没有生效", "您好。");
        }
    }
}
