package org.banshi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Draft;
import org.banshi.matter.MeToo;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Query;
import org.banshi.matter.Search;
import org.banshi.matter.Similar;
import org.banshi.text.Tokens;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * {@code bench same} and {@code bench search}: how fast and how well matters are found by words, on a ledger whose words are
 * as frequent as in real messages.
 */
@Service
@Profile("bench")
public final class WordsBench {
    private static final int READS = 200;
    private static final int FIRST = 10;
    private static final long SEED = 20_261_122;

    private final Similar similar;
    private final MeToo meToo;
    private final Search search;
    private final LaidWords laid;
    private final JdbcTemplate db;
    private final Actor.Staff reader = new Actor.Staff(0, "bench", null, Set.of(Role.SUPERVISOR, Role.OPERATOR));

    WordsBench(Similar similar, MeToo meToo, Search search, LaidWords laid, JdbcTemplate db) {
        this.similar = similar;
        this.meToo = meToo;
        this.search = search;
        this.laid = laid;
        this.db = db;
    }

    /**
     * What was measured.
     *
     * @param name of the benchmark
     * @param figures results by name
     */
    public record Report(String name, Map<String, Object> figures) {}

    /**
     * How fast candidates for the same matter are found, and whether they are there.
     *
     * @param data folder of the messages
     * @param rows how many matters to lay down
     * @param progress told in words
     */
    public Report same(Path data, int rows, Consumer<String> progress) throws Exception {
        List<LaidWords.Message> messages = LaidWords.read(file(data));
        laid.lay(messages, rows, progress);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", rows);
        Random random = new Random(SEED);
        List<LaidWords.Message> titled =
                messages.stream().filter(one -> one.title().length() > 6).toList();
        List<NewMatter> asked = new ArrayList<>();
        for (int i = 0; i < READS + 20; i++) {
            asked.add(LaidWords.composed(titled, random).matter());
        }
        times(figures, "staff", asked, one -> similar.to(Draft.of(one), reader, 5));
        times(figures, "resident", asked, meToo::to);
        times(
                figures,
                "sql",
                asked,
                one -> db.queryForList(
                        "select id from matter_matter where tokens @@ ?::tsquery and raised_at > now() - interval '90 days'"
                                + " order by id desc limit 300",
                        Tokens.query(one.words().title().substring(0, 4)).tsquery()));
        figures.putAll(pairs(messages));
        return new Report("same", figures);
    }

    /** Messages of one title are of one matter: is one of the others among the first five? */
    private Map<String, Object> pairs(List<LaidWords.Message> messages) {
        Map<String, List<LaidWords.Message>> byTitle = new HashMap<>();
        messages.forEach(one ->
                byTitle.computeIfAbsent(one.title(), _ -> new ArrayList<>()).add(one));
        List<List<LaidWords.Message>> groups = byTitle.values().stream()
                .filter(group -> group.size() > 1 && group.getFirst().title().length() > 8)
                .toList();
        String prefix = laid.pairs(groups);
        int asked = 0;
        int found = 0;
        for (int g = 0; g < groups.size(); g++) {
            for (int i = 0; i < groups.get(g).size(); i++) {
                String own = prefix + g + "-" + i;
                String others = prefix + g + "-";
                asked++;
                found += similar.to(own, reader, 5).stream()
                                .anyMatch(match -> match.matter().number().startsWith(others))
                        ? 1
                        : 0;
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("knownPairs", asked);
        figures.put("knownPairsFoundInFirst5", Load.round(found / (double) Math.max(1, asked)));
        return figures;
    }

    /**
     * How fast and how well search finds.
     *
     * @param data folder of the messages
     * @param rows how many matters to lay down
     * @param progress told in words
     */
    public Report search(Path data, int rows, Consumer<String> progress) throws Exception {
        List<LaidWords.Message> messages = LaidWords.read(file(data));
        Map<String, Object> figures = new LinkedHashMap<>();
        progress.accept("known items: " + messages.size() + " bodies without their titles");
        if (laid.bodies(messages)) {
            figures.put("knownItems", messages.size());
            figures.put("knownItemInFirst10", known(messages));
        }
        laid.lay(messages, rows, progress);
        figures.put("rows", rows);
        Random random = new Random(SEED);
        timed(figures, "title", asked(messages, random, title -> title));
        timed(figures, "sentence", asked(messages, random, title -> "请问" + title + "之后怎么了"));
        timed(figures, "word", asked(messages, random, title -> part(title, 2, random)));
        timed(figures, "phrase", asked(messages, random, title -> "\"" + part(title, 4, random) + "\""));
        timed(
                figures,
                "twoWords",
                asked(messages, random, title -> part(title, 2, random) + " " + part(title, 3, random)));
        timed(
                figures,
                "minus",
                asked(messages, random, title -> part(title, 3, random) + " -" + part(title, 2, random)));
        return new Report("search", figures);
    }

    /** The share of titles that find their body, or one of the same words, among the first ten. */
    private double known(List<LaidWords.Message> messages) {
        int found = 0;
        for (LaidWords.Message message : messages) {
            found += search.find(Query.all().matching(message.title()), reader, null, FIRST).page().items().stream()
                            .anyMatch(matter -> matter.text().equals(message.text()))
                    ? 1
                    : 0;
        }
        return Math.round(found * 10_000.0 / messages.size()) / 10_000.0;
    }

    private interface Asking {
        String of(String title);
    }

    private static List<String> asked(List<LaidWords.Message> messages, Random random, Asking asking) {
        List<String> asked = new ArrayList<>();
        while (asked.size() < READS + 20) {
            String title = messages.get(random.nextInt(messages.size())).title();
            if (title.length() > 6) {
                asked.add(asking.of(title));
            }
        }
        return asked;
    }

    private static String part(String title, int length, Random random) {
        int from = random.nextInt(title.length() - length);
        return title.substring(from, from + length);
    }

    private void timed(Map<String, Object> figures, String name, List<String> asked) {
        times(figures, name, asked, q -> search.find(Query.all().matching(q), reader, null, 30));
        times(
                figures,
                name + ".sql",
                asked,
                q -> db.queryForList(
                        "select * from matter_matter where tokens @@ ?::tsquery order by id desc limit 31",
                        Tokens.query(q.replaceAll("[\"-]", " ")).tsquery()));
    }

    /** Each is asked twice: the first time what it reads may still be in the files. The first twenty warm the program up. */
    private static <T> void times(Map<String, Object> figures, String name, List<T> asked, Consumer<T> read) {
        for (String time : List.of(".first", "")) {
            List<Long> all = new ArrayList<>();
            for (T one : asked) {
                long begin = System.nanoTime();
                read.accept(one);
                all.add(System.nanoTime() - begin);
            }
            List<Long> warm = new ArrayList<>(all.subList(20, all.size()));
            warm.sort(null);
            figures.put(name + time + ".p50ms", Load.round(warm.get(warm.size() / 2) / 1e6));
            figures.put(name + time + ".p95ms", Load.round(warm.get(warm.size() * 95 / 100) / 1e6));
            figures.put(name + time + ".maxms", Load.round(warm.getLast() / 1e6));
        }
    }

    private static Path file(Path data) {
        Path file = data.resolve("fujian3_messages.csv");
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no " + file + "; BANSHI_DATA names the folder");
        }
        return file;
    }
}
