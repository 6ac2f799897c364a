package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Who may decide that somebody is forgotten, what is kept all the same, and what the database refuses. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=erasure") // it closes days
class ErasureDecidedTest extends AskingToBeForgotten {
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
}
