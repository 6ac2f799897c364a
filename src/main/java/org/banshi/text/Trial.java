package org.banshi.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the classifier on public messages with labels, and makes the model that comes along. Every message is foretold
 * by a model that learned from neither it nor a near-copy, once as its words divided by blanks and once, where the full
 * text is there, as somebody wrote it.
 */
public final class Trial {
    private static final String COMMAND = "./banshi bench text --out src/main/resources/text";
    private static final int AT_LEAST = 5_000;

    private final List<Labelled> examples = new ArrayList<>();
    private final List<@Nullable String> written = new ArrayList<>();
    private final Training training;

    /** What came out, to be printed. */
    public record Report(String name, Map<String, Object> figures, double ratio) {}

    private Trial(Path folder) throws IOException {
        Map<String, String> full = new HashMap<>();
        each(
                folder.resolve("fujian2_train.csv"),
                (csv, row) -> full.put(cell(csv, row, "row_id"), cell(csv, row, "text")));
        each(folder.resolve("fujian2_tokens_train.csv"), (csv, row) -> {
            examples.add(new Labelled(cell(csv, row, "tokens"), cell(csv, row, "label")));
            written.add(full.get(cell(csv, row, "row_id")));
        });
        training = new Training(examples, WordList.none(), Classifier.SEED);
    }

    /**
     * Tries, and writes the model and where it is from if a folder is given.
     *
     * @param folder where {@code fujian2_train.csv} and {@code fujian2_tokens_train.csv} are
     */
    public static Report run(Path folder, @Nullable Path out, Progress progress) throws IOException {
        Trial trial = new Trial(folder);
        List<double[][]> scores = trial.training.foretell(
                List.of(
                        trial.examples.stream().map(Labelled::text).toList(),
                        trial.written.stream()
                                .map(text -> Objects.requireNonNullElse(text, ""))
                                .toList()),
                progress);
        int[] classes = trial.training.classes();
        double sharpness = Figures.sharpness(scores.getFirst(), classes);
        Figures onWords = Figures.of(scores.getFirst(), classes, trial.training.labels(), sharpness);
        Figures onText = trial.onText(scores.getLast(), sharpness);
        LinearModel model = trial.training.all().sharpened(sharpness);
        byte[] bytes = ModelFile.write(model);
        double speed = trial.speed(ModelFile.read(bytes));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", trial.examples.size());
        figures.put("written", trial.written.stream().filter(Objects::nonNull).count());
        figures.put("bytes", bytes.length);
        figures.put("features", model.features());
        figures.put("words", model.list().size());
        figures.put("textsASecondOnOneCore", Math.round(speed));
        figures.put("dataHash", Labelled.hash(trial.examples));
        figures.put("onWords", onWords);
        figures.put("onText", onText);
        if (out != null) {
            Files.createDirectories(out);
            Files.write(out.resolve(Starter.MODEL), bytes);
            Map<String, Object> origin = new LinkedHashMap<>();
            origin.put(
                    "data", "gov-messages-2020/fujian2_tokens_train.csv (label, tokens), written: fujian2_train.csv");
            origin.put("command", COMMAND);
            origin.putAll(figures);
            Files.writeString(
                    out.resolve(Starter.ORIGIN),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(origin) + "\n");
        }
        return new Report("text", figures, speed / AT_LEAST);
    }

    /** Of the texts that are there as they were written. */
    private Figures onText(double[][] scores, double sharpness) {
        int[] classes = training.classes();
        int[] rows = IntStream.range(0, classes.length)
                .filter(i -> written.get(i) != null)
                .toArray();
        return Figures.of(
                Arrays.stream(rows).mapToObj(i -> scores[i]).toArray(double[][]::new),
                Arrays.stream(rows).map(i -> classes[i]).toArray(),
                training.labels(),
                sharpness);
    }

    /**
     * The whole way from text to suggestion in a second of one core, after it has warmed up: the median of five rounds, by
     * the processor time of one thread, so that others on the machine do not count.
     */
    private double speed(LinearModel model) {
        List<String> texts = written.stream().filter(Objects::nonNull).toList();
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] rounds = new double[5];
        for (int round = -2; round < rounds.length; round++) {
            long start = clock.getCurrentThreadCpuTime();
            long sure = texts.stream()
                    .filter(text -> !Classifier.suggestion(Classifier.weighed(null, model, text))
                            .abstained())
                    .count();
            double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
            if (round >= 0 && sure > 0) {
                rounds[round] = texts.size() / seconds;
            }
        }
        Arrays.sort(rounds);
        return rounds[rounds.length / 2];
    }

    @FunctionalInterface
    private interface Reading {
        void row(CsvFile csv, CsvFile.Row row);
    }

    private static void each(Path file, Reading reading) throws IOException {
        try (CsvFile csv = CsvFile.open(file)) {
            for (CsvFile.Row row : csv) {
                reading.row(csv, row);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String cell(CsvFile csv, CsvFile.Row row, String column) {
        return row.at(csv.column("file", column));
    }
}
