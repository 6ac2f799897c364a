package org.banshi.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What was made shows with its numbers and its list, what was honest does not, and no person is shown (R-K06). */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=patterns")
class PatternsTest {
    private static final List<String> UNITS = List.of("roads", "roads-east", "water", "sanitation");
    private static YearMonth next = YearMonth.of(2031, 1);

    @Autowired
    private Patterns patterns;

    @Autowired
    private PatternMarks marks;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    private TestCity city;
    private YearMonth month;
    private int words;

    @BeforeEach
    void aYearOfItsOwn() {
        month = next;
        next = next.plusYears(1);
        clock.moveTo(month.plusMonths(1)
                .atDay(3)
                .atTime(9, 0)
                .atZone(clock.getZone())
                .toInstant());
        city = TestCity.in(units, members);
    }

    /** Twenty days of it, at all hours. */
    private Instant time(Random random) {
        return month.atDay(2 + random.nextInt(20))
                .atTime(8, 0)
                .plusSeconds(random.nextInt(36_000))
                .atZone(clock.getZone())
                .toInstant();
    }

    /** An honest month: four of five satisfied, who answers early or late, words that differ. */
    private LaidWords honest(Random random) {
        return honest(random, 60);
    }

    private LaidWords honest(Random random, int ofEach) {
        LaidWords laid = new LaidWords(db);
        for (String unit : UNITS) {
            for (int i = 0; i < ofEach; i++) {
                Long hand = i % 3 == 0 ? null : (long) (1 + i % 3);
                laid.word(
                        unit,
                        time(random),
                        random.nextInt(5) > 0,
                        hand,
                        random.nextInt(300_000),
                        60 + random.nextInt(90_000),
                        "s" + words++);
            }
        }
        return laid;
    }

    private List<Pattern> seen() {
        return patterns.of(month, city.supervisor).patterns();
    }

    private Pattern only(Pattern.Sort sort) {
        List<Pattern> found = seen();
        assertThat(found).extracting(Pattern::sort).containsExactly(sort);
        return found.getFirst();
    }

    private List<String> behind(Pattern pattern) {
        return patterns.open(month, pattern.key(), null, 200, city.supervisor).requests().items().stream()
                .map(Patterns.Behind::number)
                .toList();
    }

    @Test
    void honestMonthsShowNothing() {
        for (int seed = 1; seed <= 4; seed++) {
            honest(new Random(seed)).lay();
            assertThat(seen()).as("seed %s", seed).isEmpty();
            aYearOfItsOwn();
        }
    }

    @Test
    void aHandByWhichAllIsSatisfiedShowsAndIsNotNamed() {
        Random random = new Random(11);
        LaidWords laid = honest(random, 150);
        for (int i = 0; i < 60; i++) {
            laid.word("roads", time(random), true, city.caller.id(), 9_000, 5_000, "s" + words++);
        }
        long first = laid.lay();
        Pattern pattern = only(Pattern.Sort.ONE_HAND);
        assertThat(pattern.unit()).isEqualTo("roads");
        assertThat(pattern.seen().parts()).isEqualTo("60/60");
        assertThat(pattern.expected()).isBetween(42L, 54L);
        assertThat(pattern.oneIn()).isGreaterThanOrEqualTo(10_000);
        assertThat(behind(pattern)).hasSize(60).contains("T" + (first + 600));
        assertThat(pattern.toString())
                .as("nothing of the person, nor what leads to the person")
                .doesNotContain(city.caller.name());
        assertThat(Pattern.class.getRecordComponents())
                .extracting(part -> part.getName())
                .containsExactly("key", "sort", "unit", "seen", "usual", "oneIn", "more");
    }

    @Test
    void whatIsDoneWithJustBeforeItsDueShowsAgainstTheUnitsOwnMonthsBefore() {
        Random random = new Random(12);
        honest(random).lay();
        month = month.plusMonths(1);
        clock.moveTo(month.plusMonths(1)
                .atDay(3)
                .atTime(9, 0)
                .atZone(clock.getZone())
                .toInstant());
        LaidWords laid = honest(random);
        for (int i = 0; i < 30; i++) {
            laid.word("water", time(random), i % 5 > 0, 2L, 60 + random.nextInt(3_400), 5_000, "s" + words++);
        }
        laid.lay();
        Pattern pattern = only(Pattern.Sort.LAST_MOMENT);
        assertThat(pattern.unit()).isEqualTo("water");
        assertThat(pattern.seen().numerator().intValue()).isBetween(30, 34);
        assertThat(pattern.usual().denominator()).as("the month before").isEqualTo(60);
        assertThat(behind(pattern)).hasSize(pattern.seen().numerator().intValue());
    }

    @Test
    void satisfiedAsSoonAsAnsweredShows() {
        Random random = new Random(13);
        LaidWords laid = honest(random);
        for (int i = 0; i < 14; i++) {
            laid.word("sanitation", time(random), true, null, 9_000, 20 + i, "s" + words++);
        }
        laid.lay();
        Pattern pattern = only(Pattern.Sort.AT_ONCE);
        assertThat(pattern.unit()).isEqualTo("sanitation");
        assertThat(pattern.seen().numerator().intValue()).isEqualTo(14);
        assertThat(behind(pattern)).hasSize(14);
    }

    @Test
    void oneTextUnderMattersOfManyClassesShowsAndUnderOneClassDoesNot() {
        Random random = new Random(14);
        LaidWords laid = honest(random);
        for (int i = 0; i < 30; i++) {
            laid.word("roads", time(random), i % 4 > 0, 1L, 9_000, 5_000, "one and the same");
        }
        laid.lay();
        Pattern pattern = only(Pattern.Sort.SAME_WORDS);
        assertThat(pattern.seen().parts()).isEqualTo("30/90");
        assertThat(pattern.more()).as("classes").isEqualTo(9);
        assertThat(behind(pattern)).hasSize(30);
        db.update("update matter_matter set category = '0101' where id in"
                + " (select matter from hotline_request where answer_sketch = 'one and the same')");
        assertThat(seen()).isEmpty();
    }

    private void sitting(long first, int from, int until, Duration apart, boolean ownNumbers) {
        for (int i = from; i < until; i++) {
            db.update(
                    "insert into matter_identity (matter, phone_hash) values (?, sha256(?)) on conflict (matter) do nothing",
                    first + i,
                    (month + "/" + (ownNumbers ? i : 0)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            clock.advance(apart);
            marks.leave("T" + (first + i), "one browser");
        }
    }

    /** Words that raisers give this morning; the month is not over yet. */
    private LaidWords thisMorning(int number, boolean good) {
        clock.moveTo(month.atDay(10).atTime(9, 0).atZone(clock.getZone()).toInstant());
        LaidWords laid = new LaidWords(db);
        for (int i = 0; i < number; i++) {
            laid.word("water", clock.instant().plusSeconds(i), good, null, 9_000, 5_000, "s" + words++);
        }
        return laid;
    }

    @Test
    void oneBrowserForManyNumbersShowsAndOnePersonsOwnMattersDoNot() {
        long first = thisMorning(12, true).lay();
        sitting(first, 0, 6, Duration.ofMinutes(1), false);
        assertThat(seen()).as("one number's own matters").isEmpty();
        sitting(first, 6, 10, Duration.ofMinutes(2), true);
        clock.moveTo(month.plusMonths(1)
                .atDay(3)
                .atTime(9, 0)
                .atZone(clock.getZone())
                .toInstant());
        Pattern pattern = only(Pattern.Sort.ONE_BROWSER);
        assertThat(pattern.unit()).isEqualTo("water");
        assertThat(pattern.more()).as("different numbers").isEqualTo(5);
        assertThat(pattern.seen().denominator()).isEqualTo(12);
        assertThat(behind(pattern)).hasSize(10);
    }

    @Test
    void wordsOverADayOrOverTwoDaysAreNoSitting() {
        long first = thisMorning(12, true).lay();
        sitting(first, 0, 6, Duration.ofHours(1), true);
        clock.moveTo(
                month.atDay(11).atTime(0, 0).atZone(clock.getZone()).toInstant().minus(Duration.ofMinutes(3)));
        sitting(first, 6, 9, Duration.ofSeconds(30), true);
        clock.advance(Duration.ofMinutes(2));
        sitting(first, 9, 12, Duration.ofSeconds(30), true);
        clock.moveTo(month.plusMonths(1)
                .atDay(3)
                .atTime(9, 0)
                .atZone(clock.getZone())
                .toInstant());
        assertThat(seen()).isEmpty();
        assertThat(db.queryForObject(
                        "select count(distinct mark) from pattern_mark where matter >= ?", Long.class, first))
                .as("the same browser has another mark on another day")
                .isEqualTo(2);
    }

    @Test
    void whoIsNotSatisfiedLeavesNoMarkNorDoesWhatIsKeptApart() {
        long first = thisMorning(6, false).lay();
        sitting(first, 0, 6, Duration.ofMinutes(1), true);
        assertThat(kept(first)).isZero();
        first = thisMorning(6, true).lay();
        db.update("update matter_matter set confidential = true where id >= ?", first);
        sitting(first, 0, 6, Duration.ofMinutes(1), true);
        assertThat(kept(first)).isZero();
        assertThat(seen()).isEmpty();
    }

    private @Nullable Long kept(long first) {
        return db.queryForObject("select count(*) from pattern_mark where matter >= ?", Long.class, first);
    }

    @Test
    void marksAreForgottenWhenTheirTimeIsOverAndHoldNoName() {
        long first = thisMorning(1, true).lay();
        marks.leave("T" + first, "one browser");
        clock.advance(Duration.ofDays(99));
        marks.forget();
        assertThat(kept(first)).isEqualTo(1);
        clock.advance(Duration.ofDays(2));
        marks.forget();
        assertThat(kept(first)).isZero();
        assertThatThrownBy(() -> db.update(
                        "insert into pattern_mark (matter, at, mark) values (?, now(), 'one browser'::bytea)", first))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("pattern_mark_is_a_hash");
    }

    @Test
    void oneTelephoneIsToldInNumbersAndNeverListed() {
        long first = thisMorning(12, true).lay();
        for (int i = 0; i < 12; i++) {
            db.update(
                    "insert into matter_identity (matter, phone_hash) values (?, sha256('a number'::bytea))",
                    first + i);
        }
        Pattern pattern = only(Pattern.Sort.ONE_TELEPHONE);
        assertThat(pattern.seen().parts()).isEqualTo("12/12");
        assertThatThrownBy(() -> behind(pattern)).isInstanceOf(Problem.class).hasMessageContaining("pattern.none");
        assertThat(db.queryForList(
                        "select column_name::text from information_schema.columns where table_name = 'pattern_telephone'",
                        String.class))
                .doesNotContain("matter", "number");
        db.update("delete from matter_identity where matter >= ?", first);
    }

    @Test
    void nobodyLooksWhoseWorkItIsAndNobodyGuessesAList() {
        for (Actor.Staff other : List.of(
                city.roads,
                city.caller,
                city.operator,
                city.dispatcher,
                city.reviewer,
                city.admin,
                city.security,
                city.auditor,
                city.staff("roads", Role.SUPERVISOR),
                city.staff("hotline", Role.SUPERVISOR, Role.CALLER),
                city.staff(null, Role.LEADER, Role.HANDLER))) {
            assertThatThrownBy(() -> patterns.of(month, other))
                    .as(other.roles().toString())
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> patterns.open(month, "x", null, 10, other)).isInstanceOf(Problem.class);
        }
        assertThat(patterns.of(month, city.leader).patterns()).isEmpty();
        assertThatThrownBy(() -> patterns.open(month, "000000000000000000000000", null, 10, city.supervisor))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("pattern.none");
    }
}
