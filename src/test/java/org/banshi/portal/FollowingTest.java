package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Followers;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Published;
import org.banshi.outbox.Addressee;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Opener;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Phones;
import org.banshi.testkit.TestCity;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Following what others raised: as much as everybody may know, and nobody learns who follows. */
@BanshiTest
class FollowingTest {
    private static final String WORDS = "三单元的窨井盖松了";
    private static int counter;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Published published;

    @Autowired
    private Followers followers;

    @Autowired
    private PhoneCodes codes;

    @Autowired
    private Opener opener;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private String follower;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        follower = phone();
    }

    private static String phone() {
        return String.format("199115%05d", ++counter);
    }

    private String raised(String type, boolean confidential) {
        return ledger.raise(
                        new NewMatter(
                                Requests.NAME,
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words("窨井盖", WORDS),
                                new NewMatter.Place("110101001002", "某某小区 3 单元", 116.12345, 39.12345),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("孙大爷", "19966999999", null, null),
                                confidential,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private String handle(String number) {
        return db.sql("select p.handle from matter_public p join matter_matter m using (id) where m.number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private ProvenPhone proven(String phone) {
        return Phones.proven(codes, db, phone);
    }

    /** What left the house for those who follow, as template and number that is rung. */
    private List<String> told(String number) {
        return db.sql("""
                        select o.template, o.recipient, o.args::text as args from outbox_message o
                        where o.recipient in (select 'follow:' || f.id from matter_follow f join matter_matter m on m.id = f.matter
                          where m.number = ?) order by o.id""")
                .param(number)
                .query((row, _) -> row.getString("template") + " "
                        + Objects.requireNonNull(opener.open(Channel.SMS, row.getString("recipient"), null))
                                .address() + " " + row.getString("args"))
                .list();
    }

    @Test
    void aNeighbourFollowsAndIsToldAtEachPublicStepUntilOneTapEndsIt() throws Exception {
        String number = raised("help", false);
        String page = "/public/matters/" + handle(number);
        Resident neighbour = new Resident(port);
        assertThat(neighbour.get(page).body())
                .contains("关注这件事", "等待受理")
                .doesNotContain(number, WORDS, "窨井", "孙大爷", "某某小区", "19966999999");
        HttpResponse<String> first = neighbour.fill(page, page + "/follow", Map.of());
        assertThat(first.headers().firstValue("Location")).contains("/mine");
        assertThat(neighbour.get("/mine").body()).contains("验证以后就关注上了");
        neighbour.fill("/mine", "/mine", Map.of("phone", follower));
        HttpResponse<String> proved = neighbour.fill("/mine/code", "/mine/code", Map.of("code", Phones.texted(db)));
        assertThat(proved.headers().firstValue("Location")).contains(page);
        assertThat(neighbour.get(page).body()).contains("您正在关注", "现在有 1 人关注");
        assertThat(neighbour.get("/mine").body()).contains("我关注的", page).doesNotContain(number, WORDS);
        assertThat(new Resident(port).get(page).body()).contains("1 人关注").doesNotContain(follower, "您正在关注");

        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "note", Map.of("text", "只给内部看"), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.roads, null);
        assertThat(told(number))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(follower).doesNotContain(number, "窨井", "孙"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("hotline.followed.accepted"),
                        line -> assertThat(line).startsWith("hotline.followed.dispatched"),
                        line -> assertThat(line).startsWith("hotline.followed.working"));
        neighbour.fill("/mine", page + "/leave", Map.of());
        assertThat(neighbour.get("/mine").body()).contains("还没有关注");
        assertThat(db.sql(
                                "select count(*) from matter_follow f join matter_matter m on m.id = f.matter where m.number = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isZero();
        ledger.perform(number, "reply", Map.of("text", "换了新的", "publicAnswer", "换了新的"), city.roads, null);
        assertThat(told(number)).isEmpty();
    }

    @Test
    void whatIsKeptApartIsNeverFollowedNeitherByThePageNorByTheDatabase() throws Exception {
        ProvenPhone curious = proven(follower);
        String report = raised("report", false);
        String secret = raised("help", true);
        String hidden = handle(report);
        assertThat(new Resident(port).get("/public/matters/" + hidden).statusCode())
                .isEqualTo(404);
        assertThat(new Resident(port)
                        .get("/public/matters/" + hidden + "/feed.atom")
                        .statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> followers.follow(curious, hidden, Language.ZH)).isInstanceOf(Problem.class);
        assertThat(db.sql("select count(*) from matter_public p join matter_matter m using (id) where m.number = ?")
                        .param(secret)
                        .query(Long.class)
                        .single())
                .isZero();
        for (String number : List.of(report, secret)) {
            assertThatThrownBy(() -> db.sql("""
                            insert into matter_follow (id, matter, phone_hash, phone, since)
                            select nextval('matter_follow_id'), id, '\\x01', 'x', now() from matter_matter where number = ?""").param(number).update())
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("kept apart");
        }
    }

    @Test
    void whatTurnsOutToBeAReportLosesItsFollowersAndTellsThemNothing() {
        String number = raised("help", false);
        ProvenPhone curious = proven(follower);
        String handle = handle(number);
        followers.follow(curious, handle, Language.ZH);
        long before = followed(number);
        ledger.perform(
                number,
                "classify",
                Map.of("type", "report", "category", "0102", "aboutUnit", "none"),
                city.operator,
                null);
        assertThat(before).isEqualTo(1);
        assertThat(followed(number)).isZero();
        assertThat(followers.followed(curious)).isEmpty();
        assertThat(published.find(handle)).isEmpty();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        assertThat(told(number)).isEmpty();
    }

    @Test
    void whoFollowsOnAnEnglishPageIsWrittenToInEnglish() {
        String number = raised("help", false);
        followers.follow(proven(follower), handle(number), Language.EN);
        String chinese = phone();
        followers.follow(proven(chinese), handle(number), Language.ZH);
        List<Addressee> told = db
                .sql(
                        "select 'follow:' || f.id from matter_follow f join matter_matter m on m.id = f.matter where m.number = ? order by f.id")
                .param(number)
                .query(String.class)
                .list()
                .stream()
                .map(recipient -> opener.open(Channel.SMS, recipient, null))
                .toList();
        assertThat(told).containsExactly(new Addressee(follower, Language.EN), new Addressee(chinese, Language.ZH));
    }

    private long followed(String number) {
        return db.sql("select count(*) from matter_follow f join matter_matter m on m.id = f.matter where m.number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    @Test
    void oneNumberFollowsOnceAndNotWithoutEnd() {
        ProvenPhone eager = proven(follower);
        String number = raised("help", false);
        followers.follow(eager, handle(number), Language.ZH);
        followers.follow(eager, handle(number), Language.ZH);
        assertThat(followed(number)).isEqualTo(1);
        for (int i = 1; i < Followers.MOST; i++) {
            followers.follow(eager, handle(raised("help", false)), Language.ZH);
        }
        String oneMore = handle(raised("help", false));
        assertThatThrownBy(() -> followers.follow(eager, oneMore, Language.ZH)).hasMessageContaining("tooManyFollowed");
        assertThat(followers.followed(eager)).hasSize(Followers.MOST);
    }

    @Test
    void noHandleTellsTheNumberOrTheOrderAndNonsenseIsNotFound() throws Exception {
        String one = handle(raised("help", false));
        String two = handle(raised("help", false));
        assertThat(one).matches("[0-9a-f]{24}").isNotEqualTo(two);
        Resident resident = new Resident(port);
        for (String nonsense : List.of("1", "0".repeat(24), "%27", "a".repeat(25))) {
            assertThat(resident.get("/public/matters/" + nonsense).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void feedsAreAtomAndHoldNothingOfAnybody() throws Exception {
        String number = raised("help", false);
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        Resident reader = new Resident(port);
        Document one = atom(reader.get("/public/matters/" + handle(number) + "/feed.atom"), number);
        assertThat(texts(one, "summary")).containsExactly("已交单位", "正在安排单位", "等待受理");
        Document list = atom(reader.get("/public/feed.atom?category=0102&region=110101001"), number);
        assertThat(texts(list, "id")).anyMatch(id -> id.endsWith(handle(number)));
        atom(reader.get("/public/feed.atom"), number);
        assertThat(reader.get("/public/feed.atom?category=nonsense").statusCode())
                .isEqualTo(404);
        assertThat(reader.get("/public/feed.atom?region=77").statusCode()).isEqualTo(404);
        assertThat(reader.get("/public?category=0102").body()).contains("/public/feed.atom?category=0102");
    }

    /** Well-formed, with what RFC 4287 asks for in a feed and in each entry, each id once. */
    private static Document atom(HttpResponse<String> answer, String number) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        assertThat(answer.body()).doesNotContain(number, "窨井", "孙大爷", "某某小区", "19966999999", "116.1");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
        Element feed = document.getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(feed.getLocalName()).isEqualTo("feed");
        NodeList entries = feed.getElementsByTagName("entry");
        assertThat(entries.getLength()).isPositive();
        for (String needed : List.of("title", "id", "updated")) {
            assertThat(texts(document, needed)).as(needed).hasSize(entries.getLength() + 1);
        }
        assertThat(feed.getElementsByTagName("author").getLength()).isEqualTo(1);
        assertThat(texts(document, "id")).doesNotHaveDuplicates();
        texts(document, "updated").forEach(Instant::parse);
        return document;
    }

    private static List<String> texts(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
