package org.banshi.matter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.banshi.text.WordWeights;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds what has most of the words of a sentence. The words that tell most bring the candidates, as many of them as have few
 * matters together; who may see them is asked only of the likest, and only those are compared word by word.
 */
@Component
final class Nearest {
    private static final int TELLING = 24;
    /** So many matters at most are expected of the telling words together; the two that tell most are always asked. */
    private static final int READ = 5_000;

    private static final int COMPARED = 200;
    private static final int SHOWN = 100;

    private final LedgerWords words;
    private final JdbcTemplate db;

    Nearest(LedgerWords words, JdbcTemplate db) {
        this.words = words;
        this.db = db;
    }

    /** The likest first, of what fulfils the condition. */
    List<Search.Hit> find(List<String> asked, Conditions wanted) {
        WordWeights weights = words.weights();
        List<String> telling = affordable(weights.telling(asked, TELLING), weights);
        if (telling.size() < 2) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(
                telling.toArray(String[]::new),
                telling.stream().map(weights::weight).toArray(Double[]::new)));
        values.addAll(Arrays.asList(wanted.values()));
        values.add(COMPARED);
        // What stands behind "offset 0" is done before: the likest are read in their order until there are enough.
        return db
                .query(
                        """
                with near as (
                  select m.id, sum(asked.weight) as weight from unnest(?::text[], ?::float8[]) as asked (word, weight)
                    cross join lateral (
                      select m.id from matter_matter m where m.tokens @@ quote_literal(asked.word)::tsquery offset 0) m
                  group by m.id having count(*) > 1 order by weight desc, m.id desc offset 0)
                select m.id, tsvector_to_array(m.tokens) as words from near
                  cross join lateral (select * from matter_matter m where m.id = near.id offset 0) m
                where \
                """ + wanted.sql() + " limit ?",
                        (row, _) -> new Search.Hit(row.getLong("id"), weights.covered(asked, List.of((String[])
                                row.getArray("words").getArray()))),
                        values.toArray())
                .stream()
                .sorted(Comparator.comparingDouble(Search.Hit::score)
                        .thenComparingLong(Search.Hit::id)
                        .reversed())
                .limit(SHOWN)
                .toList();
    }

    private static List<String> affordable(List<String> telling, WordWeights weights) {
        double read = 0;
        int taken = 0;
        for (String word : telling) {
            read += weights.share(word) * weights.texts();
            if (taken > 1 && read > READ) {
                break;
            }
            taken++;
        }
        return telling.subList(0, taken);
    }
}
