package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@BanshiTest
@TestPropertySource(properties = "banshi.test.database=redating")
class RedatingTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Redating redating;

    @Autowired
    private Verifier verifier;

    @Autowired
    private Calendars calendars;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Test
    void aClockIntoAYearWithoutCalendarIsUndatedRefusesNothingAndIsDatedWhenTheYearIsLoaded() {
        clock.moveTo(Instant.parse("2026-12-29T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        Receipt receipt = ledger.raise(endOfYear(), new Actor.Anyone());
        ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
        ledger.perform(receipt.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(receipt.number(), "sign", Map.of(), city.roads, null);
        MatterView undated = matters.view(receipt.number(), city.operator);
        assertThat(undated.matter().due()).isNull();
        assertThat(undated.clocks()).anyMatch(dial -> Integer.valueOf(2027).equals(dial.undatedYear()));
        assertThat(redating.undated()).isEqualTo(1);
        assertThat(redating.catchUp()).isZero();

        calendars.load(
                2027,
                "date,name,is_off_day\n2027-01-01,元旦,1\n2027-05-01,劳动节,1\n2027-10-01,国庆节,1\n",
                city.admin.id(),
                "国务院通知");
        MatterView dated = matters.view(receipt.number(), city.operator);
        assertThat(dated.matter().due()).isEqualTo(Instant.parse("2027-01-06T16:00:00Z"));
        assertThat(dated.timeline()).extracting(MatterView.Line::action).last().isEqualTo("redated");

        calendars.load(
                2027,
                "date,name,is_off_day\n2027-01-01,元旦,1\n2027-01-04,元旦,1\n2027-05-01,劳动节,1\n2027-10-01,国庆节,1\n",
                city.admin.id(),
                "更正");
        assertThat(matters.view(receipt.number(), city.operator).matter().due())
                .isEqualTo(Instant.parse("2027-01-07T16:00:00Z"));
        List<MatterView.Line> lines =
                matters.view(receipt.number(), city.operator).timeline();
        assertThat(lines.getLast().form().toString()).contains("2027-01-06T16:00:00Z", "2027-01-07T16:00:00Z");
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    private static NewMatter endOfYear() {
        return new NewMatter(
                "request",
                "help",
                "normal",
                null,
                new NewMatter.Words("年底的事", "年底的事"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                NewMatter.Identity.NONE,
                false,
                Map.of());
    }
}
