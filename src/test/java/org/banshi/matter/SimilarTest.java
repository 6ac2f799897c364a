package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Similar.Match;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Matters like another one: by words, by place, by category, and never what the reader may not see. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=similar")
class SimilarTest {
    private static final String LAMP = "丽景花园三号楼楼道灯坏了半个月没人修";

    @Autowired
    private Similar similar;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;
    private static int day;

    @BeforeEach
    void aDayFarFromThoseOfTheOtherTests() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z").plus(Duration.ofDays(200L * day++)));
        city = TestCity.in(units, members);
    }

    private String raise(String words, @Nullable String category, NewMatter.Place place, boolean confidential) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                category,
                                new NewMatter.Words(words.substring(0, 6), words),
                                place,
                                NewMatter.Origin.of("web"),
                                NewMatter.Identity.NONE,
                                confidential,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private String raise(String words, @Nullable String category) {
        return raise(words, category, NewMatter.Place.NONE, false);
    }

    private List<String> found(String number, Actor.Staff reader) {
        return similar.to(number, reader, 5).stream()
                .map(match -> match.matter().number())
                .toList();
    }

    @Test
    void theSameWordsAreFoundAlsoUnderAnotherCategoryTheLikestFirst() {
        String twin = raise("丽景花园三号楼楼道灯坏了，半个月没人修理", "0101");
        String cousin = raise("丽景花园的楼道灯坏了一半", "0201");
        raise("公交车总是晚点，早上等了四十分钟", "0102");
        String asked = raise(LAMP, "0102");
        assertThat(found(asked, city.operator)).containsExactly(twin, cousin);
    }

    @Test
    void whatComesIntoAStretchOfTheLedgerThatWasNotThereAMomentAgoIsFoundAtOnce() {
        String twin = raise("丽景花园三号楼楼道灯坏了，半个月没人修理", "0201");
        String asked = raise(LAMP, "0102");
        assertThat(found(asked, city.operator)).containsExactly(twin);
        db.sql("select nextval('matter_id') from generate_series(1, 90)")
                .query(Long.class)
                .list();
        for (int i = 0; i < 101; i++) {
            raise("公交车总是晚点，早上等了四十分钟", "0103");
        }
        String later = raise("丽景花园三号楼楼道的灯坏了，没人来修", "0201");
        assertThat(id(later) >> Stretches.BITS).isGreaterThan(id(twin) >> Stretches.BITS);
        assertThat(found(asked, city.operator)).containsExactlyInAnyOrder(twin, later);
    }

    private long id(String number) {
        return db.sql("select id from matter_matter where number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsOfTheSamePlaceIsFoundByFewerWordsAndSaysSo() {
        NewMatter.Place here = new NewMatter.Place("360102001", "丽景花园三号楼", null, null);
        String other = raise("垃圾没有人清运，臭气熏天，请派人来丽景花园看看", "0301", here, false);
        String asked = raise(LAMP, "0102", here, false);
        List<Match> found = similar.to(asked, city.operator, 5);
        assertThat(found).extracting(match -> match.matter().number()).containsExactly(other);
        assertThat(found.getFirst().samePlace()).isTrue();
        assertThat(found.getFirst().common()).contains("matter.similar.place");
    }

    @Test
    void whatLiesInAnotherCountyOrLongAgoIsAnotherMatter() {
        raise(LAMP, "0102", new NewMatter.Place("360103001", null, null, null), false);
        String old = raise(LAMP, "0102", new NewMatter.Place("360102001", null, null, null), false);
        clock.advance(Duration.ofDays(89));
        String asked = raise(LAMP, "0102", new NewMatter.Place("360102002", null, null, null), false);
        assertThat(found(asked, city.operator)).containsExactly(old);
        clock.advance(Duration.ofDays(2));
        assertThat(found(asked, city.operator)).isEmpty();
    }

    @Test
    void aUnitIsNotToldOfMattersThatItMayNotSeeAndNobodyFindsAConfidentialOneByTheRaisersWords() {
        String theirs = raise(LAMP, "0102");
        raise(LAMP, "0102", NewMatter.Place.NONE, true);
        String asked = raise(LAMP, "0102");
        ledger.perform(asked, "accept", Map.of(), city.operator, null);
        ledger.perform(asked, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        assertThat(found(asked, city.operator)).containsExactly(theirs);
        assertThat(found(asked, city.roads)).isEmpty();
    }
}
