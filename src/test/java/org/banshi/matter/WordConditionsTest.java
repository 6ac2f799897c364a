package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.banshi.access.Secrets;
import org.banshi.testkit.TestDatabase;
import org.banshi.text.Sought;
import org.banshi.text.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** However words are looked for, in the index or in what it found, the same is found. */
class WordConditionsTest {
    private static final String[] PIECES = {
        "路灯", "3栋", "30号", "13路", "a2区", "3 楼", "学期", "期末", "，", "楼道 ", "路 ", "a-3", "abc", "灯", "３栋", "㎡", "（东）", "(东)"
    };

    private static final String[] ASKED = {
        "3", "路", "a2", "a", "期", "灯", "路灯", "楼道", "3栋", "13", "ab", "abc", "“灯，”", "栋灯楼", "路灯3", "灯路灯", "m2", "“(东)3”"
    };

    @Test
    void whatIsLeftToTheComparisonFindsWhatTheIndexWouldHaveFound() {
        Random random = new Random(20261123);
        try (EngineAlone engine = new EngineAlone(
                TestDatabase.fresh(),
                TestDatabase.password(),
                Secrets.newKeys(),
                Instant.parse("2026-03-02T01:00:00Z"))) {
            for (int i = 0; i < 120; i++) {
                engine.raise(some(random, PIECES, 5, ""));
            }
            JdbcTemplate db = engine.bean(JdbcTemplate.class);
            Map<Long, String> titles = new HashMap<>();
            db.query("select id, title from matter_matter", row -> {
                titles.put(row.getLong("id"), Tokens.normalise(row.getString("title")));
            });
            int found = 0;
            for (int i = 0; i < 300; i++) {
                String asked = some(random, ASKED, 3, random.nextInt(4) == 0 ? " -" : " ");
                List<Long> byIndex = ids(db, asked, _ -> false);
                assertThat(ids(db, asked, _ -> true)).as(asked).isEqualTo(byIndex);
                assertThat(ids(db, asked, term -> term.token().length() == 1))
                        .as(asked)
                        .isEqualTo(byIndex);
                assertThat(byIndex)
                        .as(asked)
                        .containsExactlyInAnyOrderElementsOf(titles.keySet().stream()
                                .filter(id -> has(titles.get(id), Sought.of(asked)))
                                .toList());
                found += byIndex.isEmpty() ? 0 : 1;
            }
            assertThat(found).as("questions that find something").isGreaterThan(100);
        }
    }

    private static boolean has(String title, Sought sought) {
        return sought.words().stream().allMatch(word -> has(title, word))
                && sought.without().stream().noneMatch(word -> has(title, word));
    }

    /** Latin words and numbers are found by their beginning. */
    private static boolean has(String title, String word) {
        return Pattern.compile((word.matches("[a-z0-9].*") ? "(?<![a-z0-9])" : "") + Pattern.quote(word))
                .matcher(title)
                .find();
    }

    private static String some(Random random, String[] of, int most, String between) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(most); i++) {
            some.add(of[random.nextInt(of.length)]);
        }
        return String.join(between, some);
    }

    private static List<Long> ids(JdbcTemplate db, String asked, Predicate<Tokens.Term> frequent) {
        WordConditions words = WordConditions.of(Sought.of(asked), Map.of(), frequent);
        List<Object> values = new ArrayList<>(words.ofFound());
        values.addAll(words.compared());
        return db.queryForList(
                "select m.id from matter_matter m where " + words.found() + " and " + words.comparison()
                        + " order by m.id",
                Long.class,
                values.toArray());
    }
}
