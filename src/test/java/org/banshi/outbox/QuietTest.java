package org.banshi.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.outbox.Provider.Parcel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the city's quiet hours no phone rings at home, and nothing is lost by it. */
class QuietTest {
    private static final Instant ELEVEN_AT_NIGHT = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant SEVEN_NEXT_MORNING = Instant.parse("2026-03-02T23:00:00Z");
    private final OutboxHouse house = new OutboxHouse();
    private final List<String> told = new ArrayList<>();

    private Outbox node(String hours) {
        return OutboxHouse.node(
                house.db,
                house.clock,
                house.words,
                OutboxHouse.quiet(hours),
                Map.of(Channel.SMS, (Parcel parcel) -> told.add(parcel.address())));
    }

    private static Message sms(String recipient) {
        return Message.of(Channel.SMS, recipient, "outbox.test", "HL1", 1234, ELEVEN_AT_NIGHT);
    }

    @Test
    void residentsAreToldInTheMorningAndWhoIsAtWorkOrAskedForACodeAtOnce() {
        Outbox outbox = node("22:00-07:00");
        house.clock.moveTo(ELEVEN_AT_NIGHT);
        outbox.send(sms("matter:1"));
        outbox.send(sms("oncall:2"));
        outbox.send(sms("matter:3"));
        house.db
                .sql("update outbox_message set once = true where recipient = 'matter:3'")
                .update();

        outbox.deliverDue();
        assertThat(told).containsExactlyInAnyOrder("oncall:2", "matter:3");
        house.clock.moveTo(SEVEN_NEXT_MORNING.minusSeconds(1));
        assertThat(outbox.deliverDue()).isZero();
        house.clock.moveTo(SEVEN_NEXT_MORNING);
        assertThat(outbox.deliverDue()).isEqualTo(1);
        assertThat(told).endsWith("matter:1").hasSize(3);
        assertThat(outbox.deliverDue()).isZero();
    }

    @Test
    void withoutQuietHoursEverybodyIsToldAtOnce() {
        Outbox outbox = node(" ");
        house.clock.moveTo(ELEVEN_AT_NIGHT);
        outbox.send(sms("matter:1"));
        assertThat(outbox.deliverDue()).isEqualTo(1);
    }

    @Test
    void hoursMayLieWithinADayOrAroundMidnight() {
        Quiet noon = Objects.requireNonNull(Quiet.read("12:30 - 14:00"));
        Quiet night = Objects.requireNonNull(Quiet.read("22:00-07:00"));
        for (int minute = 0; minute < 24 * 60; minute++) {
            LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
            assertThat(noon.holds(time)).as("%s", time).isEqualTo(minute >= 750 && minute < 840);
            assertThat(night.holds(time)).as("%s", time).isEqualTo(minute >= 1320 || minute < 420);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-7", "22:00", "22:00-22:00", "22:00-07:00-08:00", "night"})
    void anythingElseIsRefusedWithTheWayToWriteIt(String typed) {
        assertThatThrownBy(() -> Quiet.read(typed)).hasMessageContaining("22:00-07:00");
    }
}
