package org.banshi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.banshi.outbox.Provider.Parcel;
import org.banshi.outbox.Provider.Refused;
import org.banshi.web.Language;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxTest {
    private static final String TEMPLATE = "outbox.test";
    private final OutboxHouse house = new OutboxHouse();
    private final List<Parcel> taken = new ArrayList<>();
    private final Outbox outbox = house.node(Map.of(Channel.SMS, taken::add));

    private static Message sms(String recipient) {
        return Message.of(
                Channel.SMS, recipient, TEMPLATE, "HL20261123000001", 1234, Instant.parse("2026-11-23T16:00:00Z"));
    }

    @Test
    void aMessageIsOpenedWordedAndHandedOverOnce() {
        outbox.send(sms("sealed:13900000034"));

        assertThat(outbox.deliverDue()).isEqualTo(1);
        assertThat(outbox.deliverDue()).isZero();

        assertThat(taken).singleElement().satisfies(parcel -> {
            assertThat(parcel.address()).isEqualTo("13900000034");
            assertThat(parcel.text()).isEqualTo("试发 1234，2026年11月24日 00:00");
            assertThat(parcel.key()).startsWith("banshi-");
        });
        assertThat(outbox.about("HL20261123000001")).singleElement().satisfies(sent -> {
            assertThat(sent.state()).isEqualTo("sent");
            assertThat(sent.sentTo()).isEqualTo("*********34");
            assertThat(sent.recipient()).isNull();
            assertThat(outbox.text(sent, Language.EN)).isEqualTo("Trial 1234, 24 Nov 2026 00:00");
        });
    }

    @Test
    void whoeverWantsAnotherLanguageIsWrittenToInThatAndTheRecordSaysSo() {
        outbox.send(sms("english:13900000035"));

        assertThat(outbox.deliverDue()).isEqualTo(1);

        assertThat(taken).singleElement().satisfies(parcel -> {
            assertThat(parcel.address()).isEqualTo("13900000035");
            assertThat(parcel.text()).isEqualTo("Trial 1234, 24 Nov 2026 00:00");
        });
        assertThat(house.languageOf("english:13900000035")).isEqualTo("en");
    }

    @Test
    void whatIsRolledBackNeverLeaves() {
        TransactionTemplate cause = new TransactionTemplate(new DataSourceTransactionManager(house.source));
        assertThatThrownBy(() -> cause.executeWithoutResult(_ -> {
                    outbox.send(sms("1"));
                    throw new IllegalStateException("the cause fails");
                }))
                .hasMessage("the cause fails");

        assertThat(outbox.deliverDue()).isZero();
        assertThat(outbox.about("HL20261123000001")).isEmpty();
    }

    @Test
    void aMessageWaitsUntilItIsDue() {
        outbox.send(new Message(
                Channel.SMS, "1", TEMPLATE, List.of(), null, "zh", OutboxHouse.MONDAY.plus(Duration.ofHours(1))));

        assertThat(outbox.deliverDue()).isZero();
        house.clock.advance(Duration.ofHours(1));
        assertThat(outbox.deliverDue()).isEqualTo(1);
    }

    @Test
    void withoutAWayOutMessagesWaitAndTheBacklogSaysSo() {
        outbox.send(Message.of(Channel.MAIL, "a@b.example", TEMPLATE, null));

        assertThat(outbox.deliverDue()).isZero();
        assertThat(house.stateOf("a@b.example")).isEqualTo("waiting");
        assertThat(outbox.backlog())
                .filteredOn(Backlog::needsAttention)
                .singleElement()
                .satisfies(b -> {
                    assertThat(b.channel()).isEqualTo(Channel.MAIL);
                    assertThat(b.waiting()).isEqualTo(1);
                    assertThat(b.oldest()).isEqualTo(OutboxHouse.MONDAY);
                });
    }

    @Test
    void failuresAreTriedAgainLaterAndGivenUpInTheEnd() {
        Outbox broken = house.node(Map.of(Channel.SMS, parcel -> {
            throw new Refused("status.503");
        }));
        broken.send(sms("1"));

        assertThat(broken.deliverDue()).isZero();
        assertThat(house.stateOf("1")).isEqualTo("failed");
        assertThat(outbox.deliverDue()).as("not before the wait is over").isZero();
        house.clock.advance(Duration.ofMinutes(1));
        broken.deliverDue();
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(outbox.deliverDue()).as("the second wait is longer").isZero();
        house.clock.advance(Duration.ofMinutes(1));
        broken.deliverDue();

        assertThat(broken.givenUp(10)).singleElement().satisfies(m -> {
            assertThat(m.attempts()).isEqualTo(3);
            assertThat(m.lastError()).isEqualTo("status.503");
            assertThat(outbox.again(m.id())).isTrue();
            assertThat(outbox.again(m.id())).isFalse();
        });
        assertThat(outbox.deliverDue()).isEqualTo(1);
    }

    @Test
    void eachWaitIsTwiceTheOneBeforeSixHoursAtMost() {
        OutboxSettings settings = OutboxHouse.settings(10, Duration.ofMinutes(1), OutboxHouse.HOLD);
        assertThat(IntStream.rangeClosed(1, 11)
                        .mapToObj(attempt -> settings.wait(attempt).toMinutes()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L);
        assertThat(settings.wait(1_000_000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void whatWasGivenUpIsToldByReasonAndSentAgainByReasonButNeverACodeThatIsForgotten() {
        IntStream.range(0, 3).forEach(_ -> outbox.send(sms("erased")));
        outbox.send(Message.of(Channel.SMS, "2", "no.such.template", null));
        outbox.send(new Message(Channel.SMS, "erased", TEMPLATE, List.of("······"), null, "zh", null));
        outbox.deliverDue();

        assertThat(outbox.lost())
                .extracting(Lost::template, Lost::error, Lost::count, Lost::words)
                .containsExactly(tuple(TEMPLATE, "no_address", 4L, 3L), tuple("no.such.template", "no_text", 1L, 1L));
        Lost.Which erased = new Lost.Which(Channel.SMS, TEMPLATE, "no_address");
        assertThat(outbox.lost(erased, null, 10)).hasSize(4);
        assertThat(outbox.lost(new Lost.Which(Channel.MAIL, null, null), null, 10))
                .isEmpty();
        assertThat(outbox.again(erased)).isEqualTo(3);
        assertThat(outbox.again(erased)).isZero();
        assertThat(outbox.givenUp(10))
                .filteredOn(sent -> !sent.hasWords())
                .singleElement()
                .satisfies(sent -> assertThat(outbox.again(sent.id())).isFalse());
        assertThat(outbox.backlog().getFirst().failed()).isEqualTo(3);
    }

    @Test
    void withoutAnAddressOrWordsAMessageIsGivenUpAtOnceAndTheOthersLeave() {
        outbox.send(sms("erased"));
        outbox.send(Message.of(Channel.SMS, "2", "no.such.template", null));
        outbox.send(sms("3"));

        assertThat(outbox.deliverDue()).isEqualTo(1);
        assertThat(outbox.givenUp(10)).extracting(Sent::lastError).containsExactly("no_text", "no_address");
    }

    @Test
    void manyNodesDeliverEachMessageOnce() {
        IntStream.range(0, 500).forEach(i -> outbox.send(sms("sealed:" + i)));
        Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
        Map<Channel, Provider> count = Map.of(
                Channel.SMS,
                parcel -> counts.computeIfAbsent(parcel.address(), _ -> new AtomicInteger())
                        .incrementAndGet());

        int sent = IntStream.range(0, 4)
                .mapToObj(_ ->
                        CompletableFuture.supplyAsync(() -> house.node(count).deliverDue()))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();

        assertThat(sent).isEqualTo(500);
        assertThat(counts).hasSize(500);
        assertThat(counts.values()).allMatch(n -> n.get() == 1);
    }

    @Test
    void whatADeadNodeHeldLeavesAfterTheHoldWithTheSameKey() {
        List<String> keys = new ArrayList<>();
        // The node dies after the gateway's yes, before its own note: nothing after hand() happens.
        Outbox dying = house.node(Map.of(Channel.SMS, parcel -> {
            keys.add(parcel.key());
            throw new NodeDied();
        }));
        dying.send(sms("1"));
        assertThatThrownBy(dying::deliverDue).isInstanceOf(NodeDied.class);

        assertThat(outbox.deliverDue()).as("still held").isZero();
        house.clock.advance(OutboxHouse.HOLD);
        assertThat(outbox.deliverDue()).isEqualTo(1);
        assertThat(taken).extracting(Parcel::key).isEqualTo(keys);
    }

    @Test
    void whatIsGoodOnceIsForgottenWhenItHasLeft() {
        outbox.send(sms("1"));
        outbox.send(sms("2"));
        house.db
                .sql("update outbox_message set once = true where recipient = '1'")
                .update();
        assertThat(outbox.deliverDue()).isEqualTo(2);
        assertThat(house.db
                        .sql("select args::text from outbox_message where once")
                        .query(String.class)
                        .list())
                .containsExactly("[\"······\"]");
        assertThat(house.db
                        .sql("select count(*) from outbox_message where not once and args <> '[\"······\"]'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aLateNodeDoesNotOverwriteWhatAnotherHasDone() {
        outbox.send(sms("1"));
        StoredMessages messages = new StoredMessages(house.db, true);
        var late = messages.take(Set.of(Channel.SMS), house.clock.instant(), OutboxHouse.HOLD, 1)
                .getFirst();
        house.clock.advance(OutboxHouse.HOLD);
        assertThat(outbox.deliverDue()).isEqualTo(1);

        messages.failed(late, "no_answer", house.clock.instant());
        assertThat(messages.sent(late, house.clock.instant(), "x", Language.ZH)).isFalse();
        assertThat(house.stateOf("1")).isEqualTo("sent");
    }

    @Test
    void deskNotesAreShownToTheirDesksOnly() {
        outbox.send(Message.of(Channel.DESK, "unit:U01", TEMPLATE, "HL1", 1, "a"));
        outbox.send(Message.of(Channel.DESK, "staff:7", TEMPLATE, "HL2", 1, "a"));
        outbox.deliverDue();

        assertThat(outbox.desk(Set.of("unit:U01", "staff:8"), 10))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.subject()).isEqualTo("HL1");
                    assertThat(note.recipient()).isEqualTo("unit:U01");
                });
        assertThat(outbox.newest(10)).isEmpty();
    }

    /** Stands for a process that is killed. */
    private static final class NodeDied extends Error {
        private static final long serialVersionUID = 1L;
    }
}
