package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Lessons;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.text.Classifier;
import org.banshi.text.Progress;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What staff make of a suggestion is kept, counted and learned from. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=learning")
class LearningTest {
    private static final String SMOKE = "工厂每天晚上排放废气，气味刺鼻，河水也被污染，请环保局查处第%d号烟囱";
    private static final String WAGES = "公司拖欠农民工工资%d个月，劳动监察大队不受理，请帮忙讨薪";

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Lessons lessons;

    @Autowired
    private Learning learning;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Classifier classifier;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    private TestCity city;

    @BeforeEach
    void aCity() {
        clock.moveTo(Loop.MONDAY_MORNING);
        city = TestCity.in(units, members);
    }

    private String accepted(String words, String type, String category, boolean confidential) {
        String number = ledger.raise(
                        new NewMatter(
                                Requests.NAME,
                                type,
                                "normal",
                                null,
                                new NewMatter.Words(words.substring(0, 6), words),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                NewMatter.Identity.NONE,
                                confidential,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        ledger.perform(number, "accept", Map.of("category", category), city.operator, null);
        return number;
    }

    private Agreement.Count lately(String top) {
        return agreement.lately().classes().stream()
                .filter(line -> line.category().code().equals(top))
                .map(Agreement.Line::count)
                .findFirst()
                .orElse(Agreement.Count.NONE);
    }

    @Test
    void whatStaffLetStandAndWhatTheyCorrectIsCountedByClassAndLearnedFrom() {
        Agreement.Count before = lately("04");
        String right = accepted(SMOKE.formatted(1), "complaint", "0402", false);
        assertThat(own(right)).containsEntry("suggested", "04").containsEntry("suggested_abstained", false);
        String wrong = accepted(SMOKE.formatted(2), "complaint", "0402", false);
        ledger.perform(wrong, "classify", Map.of("type", "complaint", "category", "0101"), city.dispatcher, null);
        assertThat(own(wrong)).as("the first suggestion stays").containsEntry("suggested", "04");
        Agreement.Count smoke = lately("04");
        assertThat(smoke.agreed() - before.agreed()).isEqualTo(1);
        assertThat(smoke.suggested() - before.suggested()).isEqualTo(1);
        assertThat(lately("01").suggested()).isGreaterThanOrEqualTo(1);
        assertThat(agreement.lately().weeks().getFirst().count().suggested()).isGreaterThanOrEqualTo(2);
        assertThat(agreement.lately().weeks()).hasSize(12);

        String unsure = accepted("Hello there, good morning", "help", "0101", false);
        assertThat(own(unsure)).containsEntry("suggested_abstained", true);
        assertThat(lately("01").abstained()).isGreaterThanOrEqualTo(1);

        String report = accepted(SMOKE.formatted(3), "report", "0402", false);
        String secret = accepted(SMOKE.formatted(4), "complaint", "0402", true);
        List<Lessons.Lesson> learned = lessons.of(Requests.NAME, Set.of("accept"), 1000);
        assertThat(learned)
                .contains(new Lessons.Lesson("工厂每天晚上\n" + SMOKE.formatted(2), "0101"))
                .as("reports and confidential words never come into a model")
                .noneMatch(lesson ->
                        lesson.words().contains("第3号") || lesson.words().contains("第4号"));
        assertThat(List.of(report, secret)).doesNotHaveDuplicates();
    }

    private Map<String, Object> own(String number) {
        return Objects.requireNonNull(matters.view(number, city.operator)).own();
    }

    @Test
    void itLearnsFromTheLedgerAndIsUsedOnlyIfItIsNoWorse() {
        assertThatThrownBy(() -> learning.train(Progress.SILENT))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("hotline.fewLessons"));
        for (int i = 10; i < 25; i++) {
            accepted(SMOKE.formatted(i), "complaint", "0402", false);
            accepted(WAGES.formatted(i), "complaint", "1506", false);
        }
        Learning.Learned learned = learning.train(20, Progress.SILENT);
        assertThat(learned.report().rows()).isGreaterThanOrEqualTo(30);
        assertThat(learned.used()).isEqualTo(learned.report().accuracy() >= learned.agreed());
        assertThat(classifier.models().getFirst().source()).isEqualTo("ledger");
        classifier.activate(learned.report().model());
        assertThat(classifier.classify(SMOKE.formatted(99)).category()).isEqualTo("0402");
        classifier.activate(null, null, "back");
    }

    @Test
    void atNightOneServerTrainsOnceWithoutAnOpenTransaction() {
        for (int i = 40; i < 50; i++) {
            accepted(SMOKE.formatted(i), "complaint", "0402", false);
            accepted(WAGES.formatted(i), "complaint", "1506", false);
        }
        clock.advance(Duration.ofDays(3));
        List<Optional<Learning.Learned>> meanwhile = new ArrayList<>();
        Optional<Learning.Learned> learned = learning.tonight(20, (_, _) -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            assertThat(db.sql("select count(*) from pg_locks l join pg_stat_activity a using (pid)"
                                    + " where l.locktype = 'advisory' and a.datname = current_database()"
                                    + " and a.xact_start is not null and a.pid <> pg_backend_pid()")
                            .query(Long.class)
                            .single())
                    .isZero();
            if (meanwhile.isEmpty()) {
                meanwhile.add(learning.tonight(20, Progress.SILENT));
            }
        });
        assertThat(learned).isPresent();
        assertThat(meanwhile).as("another server at the same time").containsExactly(Optional.empty());
        assertThat(learning.tonight(20, Progress.SILENT)).as("once a night").isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(learning.tonight(20, Progress.SILENT)).as("and the next").isPresent();
        classifier.activate(null, null, "back");
    }

    @Test
    void supervisorsSeeHowGoodItIsAndOnlyAnAdministratorChoosesTheModel() {
        accepted(SMOKE.formatted(30), "complaint", "0402", false);
        accepted(WAGES.formatted(30), "complaint", "0402", false);
        long model = learning.train(2, Progress.SILENT).report().model();
        classifier.activate(null, null, "back");
        Map<String, String> choice = Map.of("model", Long.toString(model), "why", "试用");
        try (Browser supervisor = signedIn(city.supervisor);
                Browser operator = signedIn(city.operator);
                Browser admin = signedIn(city.admin)) {
            assertThat(supervisor.get("/admin/machine").body())
                    .contains("环境保护", "自带模型 · 使用中")
                    .doesNotContain("«", "换用另一个模型");
            assertThat(supervisor.post("/admin/machine", choice).statusCode()).isEqualTo(403);
            assertThat(operator.get("/admin/machine").statusCode()).isEqualTo(403);
            assertThat(operator.post("/admin/machine", choice).statusCode()).isEqualTo(403);

            assertThat(admin.post("/admin/machine", Map.of("model", Long.toString(model), "why", ""))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(admin.post("/admin/machine", Map.of("model", "999999", "why", "没有这个"))
                            .body())
                    .contains("没有这个");
            assertThat(admin.post("/admin/machine", choice).statusCode()).isEqualTo(303);
            assertThat(admin.get("/admin/machine").body())
                    .contains(model + " 号 · 使用中", "试用")
                    .doesNotContain("«");
            assertThat(classifier.weigh("废气").model()).isEqualTo(model);
            assertThat(admin.post("/admin/machine", Map.of("model", "0", "why", "回到自带的"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(classifier.weigh("废气").model()).isNull();
        }
    }

    private Browser signedIn(Actor.Staff who) {
        return new Browser(port).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}
