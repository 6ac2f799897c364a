package org.banshi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.banshi.outbox.Provider.Parcel;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Who is told beside the desk: how, and when. */
class FanOutTest {
    private final OutboxHouse house = new OutboxHouse();
    private final List<Parcel> taken = new ArrayList<>();
    private final Outbox outbox = house.node(Map.of(Channel.MAIL, taken::add, Channel.SMS, taken::add));
    private final Units units = new Units(house.db, house.clock);
    private final Members members = new Members(house.db, units, house.clock);
    private final long anna = staff("U1");
    private final long bert = staff("U2");

    private long staff(String unit) {
        if (units.find(unit).isEmpty()) {
            units.create(Unit.handling(unit, "单位" + unit, null));
        }
        long id = members.add("某人", unit, Member.Kind.PERSON, null).id();
        house.db
                .sql("insert into access_account (staff, login, password_hash, roles, created_at, changed_at)"
                        + " values (:id, 'l' || :id, 'x', '{handler}', :at, :at)")
                .param("id", id)
                .param("at", java.sql.Timestamp.from(OutboxHouse.MONDAY))
                .update();
        return id;
    }

    private void wish(long staff, String kind, String channel, String how) {
        house.db
                .sql("insert into outbox_reach (staff, mail, phone, quiet_from, quiet_to, digest_at)"
                        + " values (:id, 'm', 'p', '22:00', '07:00', '18:00') on conflict do nothing")
                .param("id", staff)
                .update();
        house.db
                .sql("insert into outbox_wish (staff, kind, channel, how) values (:id, :kind, :channel, :how)")
                .param("id", staff)
                .param("kind", kind)
                .param("channel", channel)
                .param("how", how)
                .update();
    }

    private void note(String desk) {
        outbox.send(Message.of(Channel.DESK, desk, "outbox.test", "HL1", 1, "x"));
        outbox.deliverDue();
    }

    /** In the city's time of the same Monday; it begins at nine. */
    private void at(String time) {
        house.clock.moveTo(Instant.parse("2026-11-23T" + time + ":00+08:00"));
    }

    @Test
    void whoWishesNothingIsToldAtTheDeskOnly() {
        note("staff:" + anna);
        assertThat(taken).isEmpty();
        assertThat(outbox.desk(List.of("staff:" + anna), 10)).hasSize(1);
    }

    @Test
    void aNoteToAPersonAUnitOrARoleReachesEachWhoWishesItOnceByEachChannel() {
        wish(anna, "work", "mail", "now");
        wish(anna, "work", "sms", "now");
        wish(bert, "work", "mail", "now");
        note("staff:" + anna);
        assertThat(taken)
                .extracting(Parcel::address)
                .containsOnly("staff:" + anna)
                .hasSize(2);
        taken.clear();
        note("unit:U2");
        assertThat(taken).extracting(Parcel::address).containsExactly("staff:" + bert);
        taken.clear();
        note("role:handler");
        assertThat(taken)
                .extracting(Parcel::address)
                .containsExactlyInAnyOrder("staff:" + anna, "staff:" + anna, "staff:" + bert);
        taken.clear();
        note("role:leader");
        outbox.deliverDue();
        assertThat(taken).isEmpty();
    }

    @Test
    void whatSomebodyWroteStaysAtTheDesk() {
        wish(anna, "work", "mail", "now");
        outbox.send(Message.of(
                Channel.DESK, "staff:" + anna, "outbox.test", "HL1", "张三住在东山路", Instant.parse("2026-11-23T16:00:00Z")));
        outbox.deliverDue();
        assertThat(taken).singleElement().satisfies(parcel -> {
            assertThat(parcel.text()).isEqualTo("试发 …，2026年11月24日 00:00 HL1");
            assertThat(parcel.values()).first().isEqualTo("…");
        });
    }

    @Test
    void whoHasLeftOrMayNotComeInIsNotTold() {
        wish(anna, "work", "mail", "now");
        wish(bert, "work", "mail", "now");
        house.db
                .sql("update people_staff set active = false where id = " + anna)
                .update();
        house.db
                .sql("update access_account set disabled = true where staff = " + bert)
                .update();
        note("role:handler");
        assertThat(taken).isEmpty();
    }

    @Test
    void inQuietHoursNothingLeavesButDangerAndAtTheirEndWhatWaited() {
        wish(anna, "work", "sms", "now");
        wish(anna, "danger", "sms", "now");
        at("23:30");
        note("staff:" + anna);
        assertThat(taken).isEmpty();
        outbox.send(Message.of(Channel.DESK, "staff:" + anna, "outbox.receiver.test", null));
        outbox.deliverDue();
        assertThat(taken).extracting(Parcel::template).containsExactly("outbox.receiver.test");
        house.clock.moveTo(Instant.parse("2026-11-24T06:59:00+08:00"));
        outbox.deliverDue();
        assertThat(taken).hasSize(1);
        house.clock.advance(Duration.ofMinutes(1));
        outbox.deliverDue();
        assertThat(taken).extracting(Parcel::template).containsExactly("outbox.receiver.test", "outbox.test");
    }

    @Test
    void whatIsWishedOnceADayComesAsOneMessageAtThatTime() {
        wish(anna, "work", "mail", "daily");
        wish(anna, "work", "sms", "daily");
        note("staff:" + anna);
        note("unit:U1");
        outbox.deliverDue();
        assertThat(house.db
                        .sql("select string_agg(args::text, ' ') from outbox_digest")
                        .query(String.class)
                        .single())
                .as("no copy keeps what somebody wrote")
                .matches("(\\[1, \"…\"] ?){4}");
        at("17:59");
        outbox.deliverDue();
        assertThat(taken).isEmpty();
        at("18:00");
        outbox.deliverDue();
        assertThat(taken).hasSize(2);
        assertThat(taken)
                .filteredOn(parcel -> parcel.template().equals("outbox.digest"))
                .singleElement()
                .satisfies(parcel -> {
                    assertThat(parcel.title()).isEqualTo("办实事：2 条工作提醒");
                    assertThat(parcel.text()).contains("· 试发 1，… HL1\n· 试发 1，… HL1\n");
                });
        note("staff:" + anna);
        house.clock.advance(Duration.ofHours(23));
        outbox.deliverDue();
        assertThat(taken).as("the next one is tomorrow's").hasSize(2);
        house.clock.advance(Duration.ofHours(1));
        outbox.deliverDue();
        assertThat(taken).hasSize(4);
    }

    @Test
    void dangerIsNeverPutOffAlsoNotByTheDatabase() {
        assertThatThrownBy(() -> wish(anna, "danger", "mail", "daily")).hasMessageContaining("outbox_wish_how");
    }

    @Test
    void manyNodesMakeOneCopyEachAndTheDatabaseTakesNoSecond() {
        wish(anna, "work", "mail", "now");
        wish(bert, "work", "mail", "daily");
        IntStream.range(0, 200)
                .forEach(i -> outbox.send(Message.of(Channel.DESK, "role:handler", "outbox.test", null, i, "x")));
        IntStream.range(0, 4)
                .mapToObj(_ ->
                        CompletableFuture.supplyAsync(() -> house.node(Map.of()).deliverDue()))
                .toList()
                .forEach(CompletableFuture::join);
        at("18:00");
        IntStream.range(0, 4)
                .mapToObj(_ ->
                        CompletableFuture.supplyAsync(() -> house.node(Map.of()).deliverDue()))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(house.db
                        .sql("select count(*) from outbox_message where recipient = 'staff:" + anna
                                + "' and origin is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
        assertThat(house.db
                        .sql("select args ->> 0 from outbox_message where recipient = 'staff:" + bert + "'")
                        .query(String.class)
                        .list())
                .containsExactly("200");
        assertThatThrownBy(() -> house.db
                        .sql("insert into outbox_message (created_at, due_at, channel, recipient, template, origin)"
                                + " select created_at, due_at, channel, recipient, template, origin from outbox_message"
                                + " where origin is not null limit 1")
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }
}
