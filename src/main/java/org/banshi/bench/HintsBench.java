package org.banshi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.banshi.text.CsvFile;
import org.banshi.text.Grievance;
import org.banshi.text.LostNumbers;
import org.banshi.text.Substance;

/**
 * {@code bench hints}: how often the hints for reviewers are right on answers that people labelled. Words and limits were
 * chosen on the even half of the messages; the figures are those of the odd half.
 */
public final class HintsBench {
    private static final long SEED = 20200508;
    private static final Pattern VERB = Pattern.compile("^(强烈|再次)?(咨询|投诉|举报|反映|请求|希望|关于|建议|呼吁|质疑|反对|请问)");
    private static final Pattern COUNTED =
            Pattern.compile("[0-9]+(\\.[0-9]+)?(?=(万元|元|公里|平方米|亩|人次|户|个|台|辆|%|件|起|处|名|年|个工作日|吨|米))");

    private HintsBench() {}

    private record Row(
            int id, String topic, String detail, String reply, boolean explains, String complete, String second) {
        String question() {
            return topic + "\n" + detail;
        }
    }

    /**
     * What was found.
     *
     * @param figures name to value
     * @param lines the hints given on the odd half, to be read: sort and words
     */
    public record Report(Map<String, Object> figures, List<String> lines) {}

    /**
     * Reads the answers and gives all hints.
     *
     * @param csv with msg_id, topic, detail, reply, explainable_syu, complete_rollbear, explainable_rollbear
     * @throws IOException if it cannot be read
     */
    public static Report run(Path csv) throws IOException {
        List<Row> rows = read(csv);
        List<Row> odd = rows.stream().filter(row -> row.id() % 2 == 1).toList();
        List<Row> even = rows.stream().filter(row -> row.id() % 2 == 0).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        figures.put("answers, even half / odd half", even.size() + " / " + odd.size());
        tell(
                figures,
                "saysNothing against explainable_syu = 0",
                even,
                odd,
                HintsBench::saysNothing,
                row -> !row.explains());
        second(figures, rows);
        foreign(figures, even, odd);
        tell(
                figures,
                "complaint, of topics that begin with 投诉 or 举报 among those and 咨询, the first word hidden",
                filed(even),
                filed(odd),
                row -> Grievance.of(hidden(row)).complains(),
                row -> !row.topic().startsWith("咨询"));
        boilerplate(figures, rows, lines);
        lost(figures, "even", even);
        lost(figures, "odd", odd);
        speed(figures, rows);
        odd.forEach(row -> given(row, lines));
        return new Report(figures, lines);
    }

    private static Substance substance(Row row) {
        return Substance.of(row.question(), row.reply(), List.of());
    }

    private static boolean saysNothing(Row row) {
        return substance(row).saysNothing();
    }

    private static void tell(
            Map<String, Object> figures,
            String name,
            List<Row> even,
            List<Row> odd,
            Predicate<Row> hint,
            Predicate<Row> truth) {
        figures.put(name + ", chosen on (even)", measure(even, hint, truth));
        figures.put(name + ", measured on (odd)", measure(odd, hint, truth));
    }

    private static String measure(List<Row> rows, Predicate<Row> hint, Predicate<Row> truth) {
        long given = rows.stream().filter(hint).count();
        long right = rows.stream().filter(hint).filter(truth).count();
        long all = rows.stream().filter(truth).count();
        return measured(right, given, all) + " in " + rows.size();
    }

    private static String measured(long right, long given, long all) {
        return String.format(
                Locale.ROOT,
                "precision %.3f (%d of %d), recall %.3f (%d of %d)",
                given == 0 ? 0 : (double) right / given,
                right,
                given,
                all == 0 ? 0 : (double) right / all,
                right,
                all);
    }

    /** The few answers that others labelled too. */
    private static void second(Map<String, Object> figures, List<Row> rows) {
        List<Row> labelled =
                rows.stream().filter(row -> !row.second().isEmpty()).toList();
        figures.put(
                "saysNothing against explainable_rollbear = 0",
                measure(labelled, HintsBench::saysNothing, row -> row.second().equals("0")));
        figures.put(
                "saysNothing against complete_rollbear = 0",
                measure(labelled, HintsBench::saysNothing, row -> row.complete().equals("0")));
        long agree = labelled.stream()
                .filter(row -> row.second().equals("1") == row.explains())
                .count();
        figures.put("explainable_syu and explainable_rollbear agree", agree + " of " + labelled.size());
    }

    /** Each answer under its own question, and under another one drawn with a seed. */
    private static void foreign(Map<String, Object> figures, List<Row> even, List<Row> odd) {
        figures.put("speaksOfElse on answers put under another question, chosen on (even)", swapped(even));
        figures.put("speaksOfElse on answers put under another question, measured on (odd)", swapped(odd));
    }

    private static String swapped(List<Row> rows) {
        Random random = new Random(SEED);
        long own = 0;
        long other = 0;
        long all = 0;
        for (Row row : rows) {
            if (saysNothing(row)) {
                continue;
            }
            all++;
            own += substance(row).speaksOfElse() ? 1 : 0;
            Row asked = rows.get(random.nextInt(rows.size()));
            other += Substance.of(asked.question(), row.reply(), List.of()).speaksOfElse() ? 1 : 0;
        }
        return measured(other, other + own, all) + "; under its own " + own + " of " + all;
    }

    private static List<Row> filed(List<Row> rows) {
        return rows.stream()
                .filter(row -> Stream.of("咨询", "投诉", "举报").anyMatch(row.topic()::startsWith))
                .toList();
    }

    private static String hidden(Row row) {
        return VERB.matcher(row.topic()).replaceFirst("") + "\n" + row.detail();
    }

    private static void boilerplate(Map<String, Object> figures, List<Row> rows, List<String> lines) {
        Map<Row, String> sketches = new LinkedHashMap<>();
        rows.forEach(row -> substance(row).sketch().ifPresent(sketch -> sketches.put(row, sketch)));
        List<Row> marked = sketches.keySet().stream()
                .filter(row -> others(row, sketches) >= 2)
                .toList();
        figures.put("boilerplate: answers with nearly one text under three unlike questions or more", marked.size());
        figures.put(
                "boilerplate: of these labelled explainable_syu = 0",
                marked.stream().filter(row -> !row.explains()).count());
        marked.forEach(row -> lines.add("boilerplate\t" + others(row, sketches) + "\t" + row.reply()));
    }

    private static long others(Row row, Map<Row, String> sketches) {
        String own = sketches.getOrDefault(row, "");
        return sketches.entrySet().stream()
                .filter(other -> other.getKey() != row
                        && Substance.areAlike(own, other.getValue())
                        && Substance.areUnlike(row.question(), other.getKey().question()))
                .count();
    }

    /** No label speaks of lost numbers: they are taken out here, one an answer, drawn with a seed. */
    private static void lost(Map<String, Object> figures, String half, List<Row> rows) {
        Random random = new Random(SEED);
        long untouched = rows.stream()
                .filter(row -> !LostNumbers.in(row.reply()).isEmpty())
                .count();
        long made = 0;
        long found = 0;
        for (Row row : rows) {
            List<int[]> places = new ArrayList<>();
            Matcher numbers = COUNTED.matcher(row.reply());
            while (numbers.find()) {
                places.add(new int[] {numbers.start(), numbers.end()});
            }
            if (places.isEmpty()) {
                continue;
            }
            int[] place = places.get(random.nextInt(places.size()));
            String without = row.reply().substring(0, place[0]) + row.reply().substring(place[1]);
            made++;
            found +=
                    LostNumbers.in(without).size() > LostNumbers.in(row.reply()).size() ? 1 : 0;
        }
        figures.put("lostNumbers, " + half + ": untouched answers with the hint", untouched + " of " + rows.size());
        figures.put(
                "lostNumbers, " + half + ": found where one number before a unit was taken out", found + " of " + made);
    }

    private static void speed(Map<String, Object> figures, List<Row> rows) {
        long start = System.nanoTime();
        for (Row row : rows) {
            substance(row).sketch();
            LostNumbers.in(row.reply());
            Grievance.of(row.question());
        }
        figures.put(
                "all hints of one answer, ms",
                String.format(Locale.ROOT, "%.2f", (System.nanoTime() - start) / 1e6 / rows.size()));
    }

    private static void given(Row row, List<String> lines) {
        Substance substance = substance(row);
        if (substance.saysNothing()) {
            lines.add("saysNothing\t" + row.explains() + "\t" + row.topic() + "\t" + row.reply());
        }
        if (substance.speaksOfElse()) {
            lines.add("speaksOfElse\t" + row.topic() + "\t" + row.reply());
        }
        List<String> lost = LostNumbers.in(row.reply());
        if (!lost.isEmpty()) {
            lines.add("lostNumbers\t" + lost + "\t" + row.reply());
        }
    }

    private static List<Row> read(Path csv) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvFile file = CsvFile.open(csv)) {
            List<String> header = file.header();
            for (CsvFile.Row row : file) {
                rows.add(new Row(
                        Integer.parseInt(row.at(header.indexOf("msg_id"))),
                        row.at(header.indexOf("topic")),
                        row.at(header.indexOf("detail")),
                        row.at(header.indexOf("reply")),
                        row.at(header.indexOf("explainable_syu")).equals("1"),
                        row.at(header.indexOf("complete_rollbear")),
                        row.at(header.indexOf("explainable_rollbear"))));
            }
        }
        return rows;
    }
}
