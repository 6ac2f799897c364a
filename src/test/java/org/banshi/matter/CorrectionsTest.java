package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.hotline.Requests;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A person puts name and number right, and a phone that is lent or shared reaches nothing of others. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=erasure") // it closes days
class CorrectionsTest extends AskingToBeForgotten {
    @Autowired
    private Corrections corrections;

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
