package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

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
    private Redatings redatings;

    @Autowired
    private TransactionTemplate transaction;

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

    @Autowired
    private JdbcClient db;

    @Test
    void aClockIntoAYearWithoutCalendarIsUndatedRefusesNothingAndIsDatedWhenTheYearIsLoaded() {
        clock.moveTo(Instant.parse("2026-12-29T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        long before = redating.undated();
        Receipt receipt = ledger.raise(endOfYear(), new Actor.Anyone());
        ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
        ledger.perform(receipt.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(receipt.number(), "sign", Map.of(), city.roads, null);
        MatterView undated = matters.view(receipt.number(), city.operator);
        assertThat(undated.matter().due()).isNull();
        assertThat(undated.clocks()).anyMatch(dial -> Integer.valueOf(2027).equals(dial.undatedYear()));
        assertThat(redating.undated()).isEqualTo(before + 1);
        assertThat(redating.catchUp()).isZero();

        calendars.load(
                2027,
                "date,name,is_off_day\n2027-01-01,元旦,1\n2027-05-01,劳动节,1\n2027-10-01,国庆节,1\n",
                city.admin.id(),
                "国务院通知");
        MatterView dated = matters.view(receipt.number(), city.operator);
        assertThat(dated.matter().due()).isEqualTo(Instant.parse("2027-01-06T16:00:00Z"));
        assertThat(dated.timeline()).extracting(MatterView.Line::action).last().isEqualTo("redated");
        assertThat(redating.undated()).isEqualTo(before);

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

    @Test
    void whatWasExtendedIsCountedAgainFromItsBeginningNotFromTheDueThatWasTold() {
        clock.moveTo(Instant.parse("2030-03-04T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        calendars.load(2030, year(2030), city.admin.id(), "起始");
        String number = ledger.raise(endOfYear(), new Actor.Anyone()).number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.roads, null);
        Instant told = matters.view(number, city.operator).matter().due();
        ledger.perform(number, "extend", Map.of("reason", "等材料"), city.roads, null);
        ledger.perform(number, "grantExtension", Map.of(), city.dispatcher, null);
        Instant extended = matters.view(number, city.operator).matter().due();
        assertThat(extended).isAfter(told);

        calendars.load(2030, year(2030) + "2030-03-06,补假,1\n", city.admin.id(), "更正");

        assertThat(matters.view(number, city.operator).matter().due()).isEqualTo(extended.plus(Duration.ofDays(1)));
    }

    @Test
    void whatAServerThatDiedLeftUndatedIsDatedByTheNextThatLooks() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        Receipt receipt = ledger.raise(endOfYear(), new Actor.Anyone());
        ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
        ledger.perform(receipt.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        Instant due = matters.view(receipt.number(), city.operator).matter().due();
        // As if the year 2026 had been loaded just now, by a server that went before it counted again.
        assertThat(db.sql("""
                update matter_clock set due = null, undated_year = 2026
                where stopped_at is null and matter = :id
                """).param("id", receipt.id()).update()).isPositive();
        db.sql("update matter_matter set due = null where id = :id")
                .param("id", receipt.id())
                .update();
        assertThat(redating.catchUp()).isEqualTo(1);
        assertThat(matters.view(receipt.number(), city.operator).matter().due()).isEqualTo(due);
        assertThat(redating.catchUp()).isZero();
    }

    @Test
    void aMatterThatSomebodyHoldsIsCountedAgainLaterAndTheYearIsLoadedAllTheSame() {
        clock.moveTo(Instant.parse("2032-03-01T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        calendars.load(2032, year(2032), city.admin.id(), "起始");
        String number = ledger.raise(endOfYear(), new Actor.Anyone()).number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), city.roads, null);
        Instant told = matters.view(number, city.operator).matter().due();
        transaction.executeWithoutResult(_ -> {
            db.sql("select id from matter_matter where number = ? for update")
                    .param(number)
                    .query(Long.class)
                    .single();
            CompletableFuture.runAsync(
                            () -> calendars.load(2032, year(2032) + "2032-03-03,补假,1\n", city.admin.id(), "更正"))
                    .join();
        });
        assertThat(matters.view(number, city.operator).matter().due()).isEqualTo(told);
        redatings.goOn();
        assertThat(matters.view(number, city.operator).matter().due()).isEqualTo(told.plus(Duration.ofDays(1)));
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    @Test
    void whatAServerWithTheOldCalendarDatedMeanwhileIsCountedOnceMore() {
        clock.moveTo(Instant.parse("2034-03-01T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        calendars.load(2034, year(2034), city.admin.id(), "起始");
        calendars.load(2034, year(2034) + "2034-03-03,补假,1\n", city.admin.id(), "更正");
        Receipt receipt = ledger.raise(endOfYear(), new Actor.Anyone());
        ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
        ledger.perform(receipt.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(receipt.number(), "sign", Map.of(), city.roads, null);
        Instant right = matters.view(receipt.number(), city.operator).matter().due();
        assertThat(dues(receipt)).contains(right);
        // As if it had been dated by the calendar before.
        db.sql(
                        "update matter_clock set due = due - interval '1 day' where stopped_at is null and matter = ? and limit_unit like '%DAY'")
                .param(receipt.id())
                .update();
        redatings.goOn();
        assertThat(dues(receipt)).as("within the minute").doesNotContain(right);
        clock.advance(Duration.ofSeconds(61));
        redatings.goOn();
        assertThat(dues(receipt)).contains(right);
    }

    private List<Instant> dues(Receipt receipt) {
        return db.sql("select due from matter_clock where stopped_at is null and matter = ? and limit_unit like '%DAY'")
                .param(receipt.id())
                .query((row, _) -> row.getTimestamp("due").toInstant())
                .list();
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

    @Test
    void aPreviewStoresNothingAndSaysExactlyWhatLoadingThenDoes() {
        Random random = new Random(20261122);
        clock.moveTo(Instant.parse("2029-12-03T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        calendars.load(2029, year(2029), city.admin.id(), "起始");
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clock.moveTo(Instant.parse("2029-12-03T01:00:00Z").plus(Duration.ofHours(random.nextInt(24 * 20))));
            String number = ledger.raise(endOfYear(), new Actor.Anyone()).number();
            numbers.add(number);
            ledger.perform(number, "accept", Map.of(), city.operator, null);
            if (random.nextInt(5) > 0) {
                ledger.perform(number, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
            }
        }
        clock.moveTo(Instant.parse("2029-12-26T01:00:00Z"));
        for (int round = 0; round < 6; round++) {
            int of = random.nextInt(3) == 0 ? 2030 : 2029;
            Set<String> days = new TreeSet<>();
            for (int day = 0; day < random.nextInt(8); day++) {
                days.add("%d-12-%02d".formatted(of, 3 + random.nextInt(28)));
            }
            String csv = year(of) + days.stream().map(day -> day + ",试,1\n").collect(Collectors.joining());
            Map<String, Matter> before = rows(numbers, city);
            RedatingPreview preview = redating.preview(of, csv);
            assertThat(rows(numbers, city)).isEqualTo(before);

            calendars.load(of, csv, city.admin.id(), "第 " + round + " 次");
            Map<String, Matter> after = rows(numbers, city);
            Map<Long, Long> shifts = new TreeMap<>();
            long dated = 0;
            long undated = 0;
            long late = 0;
            Set<String> changed = new TreeSet<>();
            for (String number : numbers) {
                Instant was = before.get(number).due();
                Instant is = after.get(number).due();
                if (!Objects.equals(was, is)) {
                    changed.add(number);
                    dated += was == null ? 1 : 0;
                    undated += is == null ? 1 : 0;
                    if (was != null && is != null) {
                        shifts.merge(Duration.between(was, is).toDays(), 1L, Long::sum);
                    }
                    boolean lateNow = is != null && !is.isAfter(clock.instant());
                    late += lateNow && (was == null || was.isAfter(clock.instant())) ? 1 : 0;
                }
            }
            assertThat(preview.complete()).isTrue();
            assertThat(preview.shifts())
                    .as("round %d of %d: %s", round, of, days)
                    .isEqualTo(shifts);
            assertThat(preview.dated()).isEqualTo(dated);
            assertThat(preview.undated()).isEqualTo(undated);
            assertThat(preview.lateAtOnce()).isEqualTo(late);
            assertThat(preview.some()).allSatisfy(move -> {
                assertThat(changed).contains(move.number());
                assertThat(move.before()).isEqualTo(before.get(move.number()).due());
                assertThat(move.after()).isEqualTo(after.get(move.number()).due());
            });
            assertThat(preview.some()).hasSize(Math.min(20, changed.size()));
        }
    }

    private Map<String, Matter> rows(List<String> numbers, TestCity city) {
        return numbers.stream()
                .collect(Collectors.toMap(
                        number -> number,
                        number -> matters.view(number, city.operator).matter()));
    }

    private static String year(int year) {
        return "date,name,is_off_day\n%1$d-01-01,元旦,1\n%1$d-05-01,劳动节,1\n%1$d-10-01,国庆节,1\n".formatted(year);
    }
}
