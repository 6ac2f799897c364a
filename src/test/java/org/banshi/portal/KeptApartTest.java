package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.Proofs;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Receipt;
import org.banshi.matter.Residents;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Phones;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.Wishes;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports and confidential matters: a phone does not open them, nor are they merged, whoever tries and however. */
@BanshiTest
class KeptApartTest {
    private static int counter;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Residents residents;

    @Autowired
    private Proofs proofs;

    @Autowired
    private PhoneCodes codes;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private String phone;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        phone = String.format("199550%05d", ++counter);
    }

    private Receipt raised(String type, boolean confidential) {
        return ledger.raise(Wishes.from("周先生", phone, type, confidential), new Actor.Anyone());
    }

    private ProvenPhone proven(String number) {
        return Phones.proven(codes, db, number);
    }

    private void isBlind(Actor.Raiser byPhone) {
        String number = byPhone.number();
        int before = length(number);
        assertThatThrownBy(() -> matters.view(number, byPhone))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("noSuchMatter");
        for (String action : List.of("addFact", "remind", "withdraw", "joinMatter")) {
            assertThatThrownBy(() -> ledger.perform(
                            number, action, Map.of("text", "请快些", "main", "20260101000001"), byPhone, null))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("noSuchMatter");
        }
        assertThat(length(number)).isEqualTo(before);
    }

    private int length(String number) {
        return db.sql("select length from matter_matter where number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    @Test
    void theEngineRefusesAPhoneWhateverAPageMayAskOfIt() {
        String report = raised("report", false).number();
        String secret = raised("help", true).number();
        String plain = raised("help", false).number();
        ProvenPhone mine = proven(phone);
        isBlind(new Actor.Raiser(report, mine.key()));
        isBlind(new Actor.Raiser(secret, mine.key()));
        Actor.Raiser byPhone = residents.raiser(mine, plain).orElseThrow();
        assertThat(matters.view(plain, byPhone).matter().number()).isEqualTo(plain);
        ProvenPhone strangers = proven(String.format("199550%05d", ++counter));
        isBlind(new Actor.Raiser(plain, strangers.key()));
        // The very matter that the page was open on turns out to be a report.
        ledger.perform(
                plain,
                "classify",
                Map.of("type", "report", "category", "0102", "aboutUnit", "none"),
                city.operator,
                null);
        isBlind(byPhone);
    }

    @Test
    void theCodeOfTheReceiptOpensThemAsBefore() {
        Receipt report = raised("report", false);
        Actor.Raiser byCode = proofs.prove(report.number(), report.code()).orElseThrow();
        assertThat(matters.view(report.number(), byCode).matter().number()).isEqualTo(report.number());
        ledger.perform(report.number(), "remind", Map.of(), byCode, null);
    }

    @Test
    void thePagesShowNothingOfThemToAPhoneHoweverTheAddressIsTyped() throws Exception {
        String report = raised("report", false).number();
        String secret = raised("help", true).number();
        String plain = raised("help", false).number();
        Resident holder = new Resident(port);
        assertThat(holder.comesIn(phone, db).body()).contains(plain).doesNotContain(report, secret);
        assertThat(holder.get("/mine/data").body()).contains(plain).doesNotContain(report, secret);
        assertThat(holder.get("/mine/data.json").body()).contains(plain).doesNotContain(report, secret);
        for (String number : List.of(report, secret)) {
            assertThat(holder.get("/follow/" + number).body()).doesNotContain("三楼的灯坏了很久", "周先生");
            assertThat(holder.get("/receipt/" + number).body()).doesNotContain("三楼的灯坏了很久", "周先生");
            int before = length(number);
            Map<String, String> form = Resident.hidden(holder.get("/mine").body());
            form.put("text", "别人写的");
            holder.post("/follow/" + number + "/addFact", form);
            holder.post("/follow/" + number + "/withdraw", form);
            assertThat(length(number)).isEqualTo(before);
        }
    }

    @Test
    void theDatabaseRefusesToMergeThemEitherWay() {
        String plain = raised("help", false).number();
        for (String kept :
                List.of(raised("report", false).number(), raised("help", true).number())) {
            refusesMerge(kept, plain);
            refusesMerge(plain, kept);
        }
        assertThatThrownBy(() -> ledger.perform(
                        plain, "merge", Map.of("main", raised("report", false).number()), city.operator, null))
                .isInstanceOf(Problem.class)
                .extracting(problem -> ((Problem) problem).status())
                .isEqualTo(422);
    }

    private void refusesMerge(String number, String main) {
        assertThatThrownBy(() -> db.sql("""
                        update matter_matter set owner_role = null, owner_unit = null,
                          main_id = (select id from matter_matter where number = ?) where number = ?""").params(main, number).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("kept apart");
    }

    @Test
    void aMergedOneGoesOnAloneWhenItsMainTurnsOutToBeAReport() {
        String main = raised("help", false).number();
        String other = raised("help", false).number();
        ledger.perform(other, "merge", Map.of("main", main), city.operator, null);
        assertThatThrownBy(() -> db.sql("update matter_matter set type = 'report' where number = ?")
                        .param(main)
                        .update())
                .hasMessageContaining("kept apart");
        ledger.perform(
                main,
                "classify",
                Map.of("type", "report", "category", "0102", "aboutUnit", "none"),
                city.operator,
                null);
        assertThat(matters.view(other, city.operator).matter().state()).isEqualTo("raised");
        assertThat(matters.view(other, city.operator).matter().mainId()).isNull();
    }
}
