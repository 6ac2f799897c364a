package org.banshi.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.hotline.UnitVotes;
import org.banshi.region.NamedPlaces;
import org.banshi.text.CsvFile;
import org.banshi.text.Progress;
import org.banshi.text.Tokens;
import org.banshi.text.WordWeights;

/**
 * {@code bench dispatch}: how often the unit that answered a letter is among the first that earlier letters speak for.
 * Learned from the earlier letters, asked about the later ones; the words and the place that they name are all that is known.
 */
public final class DispatchBench {
    private static final String CITY = "6110";
    private static final int COUNTY = 6;
    private static final double LEARNED = 0.7;
    private static final int CANDIDATES = 200;
    private static final String WEB_DESK = "网站值班";

    /** What units are called otherwise, and the name that stands for all of it. */
    private static final Map<String, String> SAME = sameNames();

    private DispatchBench() {}

    /** What was counted. */
    public record Report(Map<String, Object> figures) {}

    private record Letter(String date, String unit, String county, List<String> words) {}

    /** @throws IOException if the letters cannot be read */
    public static Report run(Path csv, Progress progress) throws IOException {
        List<Letter> letters = read(csv);
        progress.at("letters", letters.size());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("letters with a date and a unit", letters.size());
        measure("all letters, the web desk as one of the units", letters, figures);
        List<Letter> answered =
                letters.stream().filter(one -> !one.unit().equals(WEB_DESK)).toList();
        figures.put("letters answered by the unit that did it", answered.size());
        measure("answered by the unit that did it", answered, figures);
        return new Report(figures);
    }

    private static void measure(String name, List<Letter> letters, Map<String, Object> figures) {
        int learned = (int) (letters.size() * LEARNED);
        List<Letter> known = letters.subList(0, learned);
        List<Letter> asked = letters.subList(learned, letters.size());
        figures.put(
                name + ", learned / asked",
                known.size() + " (to " + known.getLast().date() + ") / " + asked.size());
        Map<String, Long> frequency =
                known.stream().collect(Collectors.groupingBy(Letter::unit, Collectors.counting()));
        figures.put(
                name + ", units learned / of those asked never seen before",
                frequency.size() + " / "
                        + asked.stream()
                                .filter(one -> !frequency.containsKey(one.unit()))
                                .count());
        WordWeights weights = weights(known);
        figures.put(name + ", first 1 / 3 / 5", shares(asked, one -> near(one, known, weights)));
        figures.put(name + ", always the most frequent: 1 / 3 / 5", shares(asked, _ -> frequent(known)));
        figures.put(
                name + ", the most frequent of the county: 1 / 3 / 5",
                shares(
                        asked,
                        one -> Stream.concat(
                                        frequent(known.stream()
                                                        .filter(other ->
                                                                other.county().equals(one.county()))
                                                        .toList())
                                                .stream(),
                                        frequent(known).stream())
                                .distinct()
                                .toList()));
    }

    private static List<String> near(Letter asked, List<Letter> known, WordWeights weights) {
        ToDoubleFunction<Collection<String>> likeness = weights.likenessTo(asked.words());
        List<UnitVotes.Vote> votes = known.stream()
                .map(one -> new UnitVotes.Vote(
                        one.unit(),
                        likeness.applyAsDouble(one.words()),
                        false,
                        !asked.county().isEmpty() && asked.county().equals(one.county())))
                .sorted(Comparator.comparingDouble(UnitVotes.Vote::words).reversed())
                .limit(CANDIDATES)
                .toList();
        return UnitVotes.rank(votes).stream().map(UnitVotes.Ranked::unit).toList();
    }

    private static List<String> frequent(List<Letter> letters) {
        return letters.stream().collect(Collectors.groupingBy(Letter::unit, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String shares(List<Letter> asked, Function<Letter, List<String>> ranking) {
        int[] right = new int[3];
        int[] first = {1, 3, 5};
        for (Letter letter : asked) {
            int place = ranking.apply(letter).indexOf(letter.unit());
            for (int i = 0; i < first.length; i++) {
                right[i] += place >= 0 && place < first[i] ? 1 : 0;
            }
        }
        return Stream.of(right[0], right[1], right[2])
                .map(count -> BigDecimal.valueOf((double) count / asked.size())
                        .setScale(3, RoundingMode.HALF_UP)
                        .toPlainString())
                .collect(Collectors.joining(" / "));
    }

    private static WordWeights weights(List<Letter> letters) {
        Map<String, Double> shares = new HashMap<>();
        letters.forEach(letter ->
                letter.words().forEach(word -> shares.merge(word, 1.0 / letters.size(), Double::sum)));
        return WordWeights.of(shares, letters.size());
    }

    private static List<Letter> read(Path csv) throws IOException {
        NamedPlaces places = NamedPlaces.shipped(CITY);
        List<Letter> letters = new ArrayList<>();
        try (CsvFile file = CsvFile.open(csv)) {
            int title = file.column("file", "title");
            int text = file.column("file", "query");
            int date = file.column("file", "query_date");
            int unit = file.column("file", "reply_agency");
            for (CsvFile.Row row : file) {
                String name = unit(row.at(unit));
                if (!name.isEmpty() && !row.at(date).isBlank()) {
                    String words = row.at(title) + "\n" + row.at(text);
                    letters.add(new Letter(row.at(date), name, county(places, words), List.of(Tokens.of(words))));
                }
            }
        }
        letters.sort(Comparator.comparing(Letter::date));
        return letters;
    }

    private static String county(NamedPlaces places, String words) {
        return places.in(words, null, 3).stream()
                .map(found -> found.region().code())
                .filter(code -> code.length() >= COUNTY)
                .map(code -> code.substring(0, COUNTY))
                .findFirst()
                .orElse("");
    }

    /** One unit by one name: 193 spellings are of fewer units. Of a cell with two units the first counts. */
    private static String unit(String cell) {
        String name = cell.strip().split("[\\s、,，]+", 2)[0];
        if (name.isEmpty() || name.contains("[")) {
            return "";
        }
        if (name.contains("信息办") || name.contains("信息中心") || name.contains("政务信息")) {
            return WEB_DESK;
        }
        for (Map.Entry<String, String> same : SAME.entrySet()) {
            name = name.replaceFirst(same.getKey(), same.getValue());
        }
        return name;
    }

    private static Map<String, String> sameNames() {
        Map<String, String> same = new LinkedHashMap<>();
        same.put("^中共商州区委.*", "商州区政府");
        same.put("^商洛市市?|^市", "");
        same.put("(人民政府办公室|政府办公室|政府办|人民政府局?|政府)$", "政府");
        same.put("^(商州|丹凤|洛南|山阳|柞水|商南|镇安)(政府|县)$", "$1县政府");
        same.put("交通警察支队|公安局交警支队", "交警支队");
        same.put("^公安局交警", "交警");
        same.put("^交通局$", "交通运输局");
        same.put("^(住建局|建设局)$", "住房和城乡建设局");
        same.put("^人社局$", "人力资源和社会保障局");
        same.put("^(环保局|环境保护局)$", "生态环境局");
        same.put("^(卫生局|卫生和计划生育局|卫生健康委委员会)$", "卫生健康委员会");
        same.put("^扶贫局$", "扶贫开发局");
        same.put("^发改委$", "发展和改革委员会");
        same.put("^(供电局|商洛供电局|国网商洛供电公司|国网陕西省电力公司商洛供电公司)$", "供电公司");
        same.put("国土(资源)?局$", "自然资源局");
        same.put("^(商洛高新区（商丹园区）).*", "$1");
        return same;
    }
}
