package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.hotline.Requests;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Whoever asks to be forgotten is forgotten everywhere, and the ledger stays whole. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=erasure") // it closes days
class ErasureTest {
    private static int counter;

    /** Words of this test alone: what the others plant stays where it is. */
    private final String mark = "植" + ++counter + "入";

    private final String name = "欧阳" + mark;
    private final String words = mark + "咸鱼巷水塔";
    private final String address = mark + "咸鱼巷七十七号";
    private final String answer = mark + "的答复内容";
    private final String note = mark + "的内部备注";

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Callers callers;

    @Autowired
    private Proxies proxies;

    @Autowired
    private PhoneCodes codes;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Retaining retaining;

    @Autowired
    private Redating redating;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Identities identities;

    @Autowired
    private Residents residents;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Proofs proofs;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Roots roots;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Environment environment;

    private TestCity city;
    private String phone;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        phone = String.format("199660%05d", ++counter);
    }

    private ProvenPhone proven() {
        String id = codes.send(phone, "127.0.0.1");
        String code = db.sql("select args->>0 from outbox_message where template = 'matter.tell.code' order by id desc"
                        + " limit 1")
                .query(String.class)
                .single();
        return codes.prove(id, code).orElseThrow();
    }

    private Receipt raised(boolean confidential) {
        return ledger.raise(
                new NewMatter(
                        Requests.NAME,
                        "help",
                        "normal",
                        "0102",
                        new NewMatter.Words(words, words + "又漏了，我是" + name + "，电话" + phone + "。"),
                        new NewMatter.Place(null, address, 103.8, 36.1),
                        new NewMatter.Origin(
                                "web", "old-register", UUID.randomUUID().toString()),
                        new NewMatter.Identity(name, phone, name + "的妈妈", "key-" + phone),
                        confidential,
                        Map.of()),
                new Actor.Anyone());
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    private Receipt closed(boolean confidential) {
        Receipt receipt = raised(confidential);
        String number = receipt.number();
        Actor.Raiser raiser = new Actor.Raiser(number);
        does(city.operator, number, "accept");
        does(raiser, number, "addFact", "text", name + "补充：" + words);
        does(city.operator, number, "note", "text", note + name);
        if (confidential) {
            does(city.dispatcher, number, "reword", "title", "水塔漏水", "text", "反映某处水塔漏水。");
        }
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign");
        does(city.roads, number, "ask", "question", name + "，是哪座水塔？");
        does(city.roads, number, "reply", "publicAnswer", name + "：" + answer);
        does(city.reviewer, number, "approve");
        does(raiser, number, "verdict", "contacted", true, "solved", true, "satisfaction", 5, "comment", name + "谢谢");
        return receipt;
    }

    private long waiting(Receipt receipt) {
        return erasures.waiting(city.security).stream()
                .filter(asked -> asked.numbers().contains(receipt.number()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void noWordNameOrNumberOfThePersonIsLeftReadableOrHashedInAnyTableAndTheLedgerIsWhole(@TempDir Path folder)
            throws Exception {
        Receipt receipt = closed(false);
        String number = receipt.number();
        StoredFile photo = attachments.store(new ByteArrayInputStream(png()), name + ".png", new Actor.Raiser(number));
        attachments.attach(List.of(photo.id()), number);
        callers.reveal(number, "回访前核对", city.operator);
        ProvenPhone person = proven();
        proxies.name(
                person, new Proxies.Wish("19966099999", name + "的女儿", Proxies.Scope.ACT, LocalDate.of(2026, 8, 1)));
        assertThat(leftOvers()).isNotEmpty();
        assertThat(hashesLeft()).isNotEmpty();
        erasures.ask(person, List.of());
        assertThatThrownBy(() -> erasures.ask(person, List.of())).hasMessageContaining("eraseAsked");
        clock.moveTo(Instant.parse("2026-03-03T02:00:00Z"));
        roots.closeDays();
        erasures.approve(waiting(receipt), city.security);
        assertThat(db.sql("select outside_number from matter_matter where number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .as("by which an import knows that the row came in before")
                .hasSize(36);

        assertThat(leftOvers()).isEmpty();
        assertThat(hashesLeft()).isEmpty();
        assertThat(residents.held(person)).isEmpty();
        assertThat(proofs.prove(number, receipt.code())).isEmpty();
        assertThat(attachments.of(number)).isEmpty();
        assertThatThrownBy(() -> attachments.open(photo.id())).isInstanceOf(Problem.class);
        Verifier.Report report = verifier.verify(_ -> {});
        assertThat(report.findings()).noneMatch(finding -> finding.subject().equals(number));
        MatterView left = matters.view(number, city.supervisor);
        assertThat(left.matter().solved()).isTrue();
        assertThat(left.timeline())
                .extracting(MatterView.Line::action)
                .contains("reply", "verdict")
                .endsWith("erased");
        assertThat(db.sql("select count(*) from access_event where what = 'erased' and subject = :number")
                        .param("number", number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        restoredLedgerIsAsWhole(folder, report);
    }

    @Test
    void theNumberThatWasToldIsForgottenAfterAnHourThoughNobodyAsksForAnotherCode() {
        Receipt receipt = closed(false);
        erasures.ask(proven(), List.of());
        erasures.approve(waiting(receipt), city.security);
        String told = db.sql(
                        "select recipient from outbox_message where template = 'matter.tell.erased' order by id desc"
                                + " limit 1")
                .query(String.class)
                .single();
        String asked = PhoneCodes.PREFIX + codes.send("19966099998", "127.0.0.1");
        assertThat(codes.phone(told)).as("until the message has left").isEqualTo(phone);
        clock.moveTo(clock.instant().plus(PhoneCodes.KEPT));
        forget();
        assertThat(codes.phone(asked)).as("the hour is not over").isEqualTo("19966099998");
        clock.moveTo(clock.instant().plusSeconds(1));
        forget();
        assertThat(codes.phone(told)).isNull();
        assertThat(codes.phone(asked)).isNull();
    }

    /** As the server does by itself, every few minutes; in tests nothing ticks. */
    private void forget() {
        new Ticks(sweeper, roots, redating, receipts, retaining, codes).forget();
    }

    private static byte[] png() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(40 + counter, 30, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private void restoredLedgerIsAsWhole(Path folder, Verifier.Report before) throws Exception {
        Verifier.Report after = RoundTrip.verified(folder, environment, clock.instant());
        assertThat(after.findings()).isEqualTo(before.findings());
        assertThat(after.events()).isEqualTo(before.events());
    }

    /** Every column of every table in which something planted can still be read. */
    private List<String> leftOvers() {
        List<String> found = new ArrayList<>();
        List<String[]> columns = db.sql("""
                        select c.table_name, c.column_name, c.data_type from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                          and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY', 'tsvector')
                        """)
                .query((row, _) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .list();
        assertThat(columns).hasSizeGreaterThan(100);
        for (String[] column : columns) {
            for (String planted : List.of(mark, phone)) {
                boolean bytes = column[2].equals("bytea");
                String where = bytes
                        ? "position(:planted in \"" + column[1] + "\") > 0"
                        : "position(:planted in \"" + column[1] + "\"::text) > 0";
                boolean there = db.sql("select exists (select from \"" + column[0] + "\" where " + where + ")")
                        .param("planted", bytes ? planted.getBytes(StandardCharsets.UTF_8) : planted)
                        .query(Boolean.class)
                        .single();
                if (there) {
                    found.add(column[0] + "." + column[1] + ": " + planted);
                }
            }
        }
        return found;
    }

    /** Every column in which the keyed hash of the number still stands: by it the person could be found again. */
    private List<String> hashesLeft() {
        byte[] hash = identities.phoneHash(phone);
        return db.sql("""
                        select c.table_name, c.column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type = 'bytea'
                        """).query((row, _) -> new String[] {row.getString(1), row.getString(2)}).list().stream()
                .filter(column -> db.sql(
                                "select exists (select from \"" + column[0] + "\" where \"" + column[1] + "\" = :hash)")
                        .param("hash", hash)
                        .query(Boolean.class)
                        .single())
                .map(column -> column[0] + "." + column[1])
                .toList();
    }

    @Test
    void whatIsOpenOrHeldIsNotErased() {
        Receipt open = raised(false);
        assertThatThrownBy(() -> erasures.ask(proven(), List.of()))
                .hasMessageContaining("eraseOpen")
                .hasMessageContaining(open.number());
        does(new Actor.Raiser(open.number()), open.number(), "withdraw");
        erasures.hold(open.number(), "法院调取", city.security);
        assertThatThrownBy(() -> erasures.ask(proven(), List.of())).hasMessageContaining("eraseHeld");
        lift(open.number(), "法院调取", city.security);
        erasures.ask(proven(), List.of());
        clock.moveTo(Instant.parse("2026-03-02T02:00:00Z"));
        erasures.hold(open.number(), "法院又调取", city.security);
        assertThatThrownBy(() -> erasures.approve(waiting(open), city.security)).hasMessageContaining("eraseHeld");
        assertThat(payloads(open.number())).isPositive();
        erasures.refuse(waiting(open), "法院正在审理，判决以后再请求", city.security);
        assertThat(db.sql("select count(*) from matter_erasure where phone_hash is not null or phone is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void lift(String number, String reason, Actor.Staff staff) {
        Erasures.Hold kept = erasures.holds(staff).stream()
                .filter(hold -> hold.number().equals(number) && hold.reason().equals(reason))
                .findFirst()
                .orElseThrow();
        erasures.lift(" " + number, kept.since(), "案件已结", staff);
    }

    private long audited(String what, String number) {
        return db.sql("select count(*) from access_event where what = :what and subject = :number")
                .param("what", what)
                .param("number", number)
                .query(Long.class)
                .single();
    }

    @Test
    void whatTwoKeepIsKeptUntilBothHaveEndedItAndIsThenApprovedByAnother() {
        Receipt receipt = closed(false);
        String number = receipt.number();
        erasures.ask(proven(), List.of());
        long id = waiting(receipt);
        Actor.Staff second = city.staff(null, Role.SECURITY);
        erasures.hold(number, "法院调取", city.security);
        clock.moveTo(Instant.parse("2026-03-02T03:00:00Z"));
        erasures.hold(number, "检察院调取", city.security);
        lift(number, "法院调取", city.security);
        assertThatThrownBy(() -> erasures.approve(id, second)).hasMessageContaining("eraseHeld");
        assertThatThrownBy(() -> erasures.lift(number, Instant.parse("2026-03-02T01:00:00Z"), "案件已结", second))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("notFound");
        assertThat(audited("matterHoldLifted", number)).isEqualTo(1);
        lift(number, "检察院调取", city.security);
        assertThat(audited("matterHoldLifted", number)).isEqualTo(2);

        assertThatThrownBy(() -> erasures.approve(id, city.security)).hasMessageContaining("dutiesApart");
        assertThatThrownBy(() -> db.sql("""
                        update matter_erasure set state = 'done', decided_at = now(), decided_by = :staff, phone = null,
                          phone_hash = null where id = :id
                        """)
                        .param("staff", city.security.id())
                        .param("id", id)
                        .update())
                .rootCause()
                .hasMessageContaining("ended a hold");
        assertThat(payloads(number)).isGreaterThan(8);
        erasures.approve(id, second);
        assertThat(payloads(number)).isEqualTo(1);
    }

    private long payloads(String number) {
        return db.sql("select count(*) from matter_payload p join matter_matter m on m.id = p.matter where m.number"
                        + " = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    @Test
    void whoWorkedOnItCannotApproveAndNobodyElseMayDecide() {
        Receipt receipt = closed(false);
        erasures.ask(proven(), List.of());
        long id = waiting(receipt);
        for (Actor.Staff other : List.of(city.operator, city.admin, city.auditor, city.supervisor, city.roads)) {
            assertThatThrownBy(() -> erasures.approve(id, other)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> erasures.waiting(other)).isInstanceOf(Problem.class);
        }
        Actor.Staff both = new Actor.Staff(
                city.operator.id(), city.operator.name(), city.operator.unit(), Set.of(Role.OPERATOR, Role.SECURITY));
        assertThatThrownBy(() -> erasures.approve(id, both)).hasMessageContaining("dutiesApart");
        assertThatThrownBy(() -> erasures.refuse(id, "不删除", both)).hasMessageContaining("dutiesApart");
        long before = payloads(receipt.number());
        assertThat(before).isGreaterThan(8);
        erasures.approve(id, city.security);
        assertThat(payloads(receipt.number())).isEqualTo(1);
        assertThatThrownBy(() -> erasures.approve(id, city.security)).hasMessageContaining("eraseDecided");
    }

    @Test
    void theDatabaseItselfDeletesNoPayloadWithoutAnApprovedAct() {
        Receipt receipt = closed(false);
        erasures.ask(proven(), List.of());
        long id = waiting(receipt);
        assertThatThrownBy(() -> db.sql("delete from matter_payload").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        call(id, "is not approved");
        db.sql("""
                update matter_erasure set state = 'done', decided_at = now(), decided_by = :staff, phone = null,
                  phone_hash = null where id = :id
                """).param("staff", city.security.id()).param("id", id).update();
        call(id, "does not stand on the timeline");
        db.sql("update matter_erasure set decided_by = :staff where id = :id")
                .param("staff", city.roads.id())
                .param("id", id)
                .update();
        call(id, "worked on it");
        assertThat(payloads(receipt.number())).isGreaterThan(8);
        assertThat(verifier.verify(_ -> {}).findings())
                .noneMatch(finding -> finding.subject().equals(receipt.number()));
    }

    private void call(long id, String why) {
        assertThatThrownBy(() -> db.sql("select matter_erase_payloads(:id)")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining(why);
    }

    @Test
    void nameAndNumberArePutRightWithHistoryUntilAllIsForgotten() {
        Receipt plain = closed(false);
        Receipt secret = closed(true);
        ProvenPhone before = proven();
        assertThatThrownBy(() -> corrections.name(before, "别人", "欧阳植入乙")).hasMessageContaining("was");
        corrections.name(before, name, "欧阳植入乙");
        String old = phone;
        phone = String.format("199660%05d", ++counter);
        ProvenPhone after = proven();
        corrections.phone(before, after);
        assertThat(residents.held(before)).isEmpty();
        assertThat(residents.held(after)).singleElement().satisfies(held -> {
            assertThat(held.matter().number()).isEqualTo(plain.number());
            assertThat(held.who().name()).isEqualTo("欧阳植入乙");
            assertThat(held.who().phone()).isEqualTo(phone);
        });
        assertThat(callers.reveal(secret.number(), "核对", city.operator).phone()).isEqualTo(old);
        assertThat(history(plain)).isEqualTo(2);
        assertThatThrownBy(() -> corrections.phone(after, after)).hasMessageContaining("sameNumber");
        assertThatThrownBy(() -> corrections.name(after, name, " ")).hasMessageContaining("required");
        erasures.ask(after, List.of());
        assertThatThrownBy(() -> corrections.phone(after, before)).hasMessageContaining("eraseAsked");
        erasures.approve(waiting(plain), city.security);
        assertThat(history(plain)).isZero();
    }

    private long history(Receipt receipt) {
        return db.sql("select count(*) from matter_identity_change where matter = :id")
                .param("id", receipt.id())
                .query(Long.class)
                .single();
    }

    @Test
    void aLentPhoneErasesNoReportAndNothingConfidential() {
        Receipt secret = closed(true);
        assertThatThrownBy(() -> erasures.ask(proven(), List.of())).hasMessageContaining("eraseNothing");
        Actor.Raiser byCode = proofs.prove(secret.number(), secret.code()).orElseThrow();
        erasures.ask(proven(), List.of(byCode));
        erasures.approve(waiting(secret), city.security);
        assertThat(payloads(secret.number())).isEqualTo(1);
    }

    @Test
    void aCodeGivenInTheSameBrowserErasesNobodyElsesMatter() {
        Receipt own = closed(false);
        String mine = phone;
        phone = String.format("199660%05d", ++counter);
        Receipt anothers = closed(true);
        Actor.Raiser byCode = proofs.prove(anothers.number(), anothers.code()).orElseThrow();
        phone = mine;
        ProvenPhone person = proven();
        assertThat(erasures.numbers(person, List.of(byCode))).containsExactly(own.number());
        erasures.ask(person, List.of(byCode));
        erasures.approve(waiting(own), city.security);
        assertThat(payloads(own.number())).isEqualTo(1);
        assertThat(payloads(anothers.number())).isGreaterThan(8);
    }

    @Test
    void namesOfOthersWhoUseTheSamePhoneStay() {
        raised(false);
        ledger.raise(
                new NewMatter(
                        Requests.NAME,
                        "help",
                        "normal",
                        "0102",
                        new NewMatter.Words(words, words),
                        new NewMatter.Place(null, address, null, null),
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity("老伴", phone, null, null),
                        false,
                        Map.of()),
                new Actor.Anyone());
        ProvenPhone person = proven();
        corrections.name(person, name, "欧阳丙");
        assertThat(residents.held(person)).extracting(Residents.Held::named).containsExactlyInAnyOrder("欧阳丙", "老伴");
    }
}
