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
import javax.imageio.ImageIO;
import org.banshi.access.Actor;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** Whoever asks to be forgotten is forgotten everywhere, and the ledger stays whole. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=erasure") // it closes days
class ErasureTest extends AskingToBeForgotten {
    @Autowired
    private Matters matters;

    @Autowired
    private Proxies proxies;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Retaining retaining;

    @Autowired
    private Redating redating;

    @Autowired
    private Redatings redatings;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Identities identities;

    @Autowired
    private Roots roots;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Environment environment;

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
                person,
                new Proxies.Wish("19966099999", name + "的女儿", Proxies.Scope.ACT, LocalDate.of(2026, 8, 1), null));
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
        String asked = PhoneCodes.PREFIX + codes.send("19966099998", "127.0.0.1", Language.ZH);
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
        new Ticks(sweeper, roots, redating, redatings, receipts, retaining, codes).forget();
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
}
