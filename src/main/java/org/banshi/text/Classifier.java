package org.banshi.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Suggests a label for a text, by a linear model trained on examples. Models are kept in the database; one is active,
 * for all servers within a second.
 */
@Service
public final class Classifier {
    /** Below this confidence a guess is more likely wrong than right. */
    static final double ABSTAIN_BELOW = 0.5;

    private static final int ALTERNATIVES = 3;
    private static final long SEED = 20_261_122;
    private static final long SECOND = 1_000_000_000L;

    private final Models models;
    private final TransactionOperations transaction;
    private final CityClock clock;
    private final AtomicLong askedAt = new AtomicLong(System.nanoTime() - 2 * SECOND);
    private volatile @Nullable Active active;

    private record Active(long id, LinearModel model) {}

    /** For Spring and tests. */
    public Classifier(JdbcClient db, TransactionOperations transaction, CityClock clock) {
        this.models = new Models(db);
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Learns from examples and stores the model, without using it yet: see {@link #activate}. Examples without text or
     * label are left out; more than 40,000 are thinned out evenly.
     *
     * @throws Problem if there are not two labels and some examples of them
     */
    public TrainReport train(List<Labelled> examples, Progress progress) {
        long start = System.nanoTime();
        List<Labelled> used = examples.stream()
                .filter(example -> !example.text().isBlank() && !example.label().isBlank())
                .map(example -> new Labelled(example.text(), example.label().strip()))
                .toList();
        Training training = new Training(used, SEED);
        Training.Result result = training.run(progress);
        byte[] bytes = result.model().bytes();
        Figures figures = result.figures();
        TrainReport report = new TrainReport(
                0,
                training.rows(),
                examples.size() - used.size(),
                result.model().features(),
                bytes.length,
                figures.accuracy(),
                figures.macroF1(),
                figures.confidenceError(),
                figures.abstained(),
                figures.acceptedAccuracy(),
                figures.labels(),
                SEED,
                (System.nanoTime() - start) / 1e9);
        String json = JsonMapper.shared().writeValueAsString(report);
        long id = models.add(bytes, json, hash(used), OffsetDateTime.now(clock));
        return report.stored(id);
    }

    /**
     * Takes suggestions from this model from now on.
     *
     * @throws Problem if there is none of this number
     */
    public void activate(long model) {
        boolean done = Boolean.TRUE.equals(transaction.execute(_ -> models.activate(model)));
        if (!done) {
            throw Problem.notFound("text.model", model);
        }
        askedAt.set(System.nanoTime() - 2 * SECOND);
    }

    /** Whether there is a model to take suggestions from. */
    public boolean isReady() {
        return current() != null;
    }

    /** What a text is about; {@link Suggestion#NONE} while no model is active. */
    public Suggestion classify(String text) {
        LinearModel model = current();
        return model == null ? Suggestion.NONE : suggest(model, text);
    }

    /** What each text is about, by one and the same model. */
    public List<Suggestion> classify(List<String> texts) {
        LinearModel model = current();
        return texts.stream()
                .map(text -> model == null ? Suggestion.NONE : suggest(model, text))
                .toList();
    }

    private static Suggestion suggest(LinearModel model, String text) {
        double[] chances = model.chances(Grams.of(text));
        List<Integer> best =
                new ArrayList<>(IntStream.range(0, chances.length).boxed().toList());
        best.sort(Comparator.comparingDouble((Integer label) -> chances[label]).reversed());
        List<Suggestion.Alternative> alternatives = best.stream()
                .skip(1)
                .limit(ALTERNATIVES)
                .map(label -> new Suggestion.Alternative(model.labels().get(label), chances[label]))
                .toList();
        double confidence = chances[best.getFirst()];
        return new Suggestion(
                model.labels().get(best.getFirst()), confidence, alternatives, confidence < ABSTAIN_BELOW);
    }

    private @Nullable LinearModel current() {
        long now = System.nanoTime();
        long asked = askedAt.get();
        if (now - asked >= SECOND && askedAt.compareAndSet(asked, now)) {
            OptionalLong id = models.active();
            Active known = active;
            if (id.isEmpty()) {
                active = null;
            } else if (known == null || known.id() != id.getAsLong()) {
                active = new Active(id.getAsLong(), LinearModel.of(models.bytes(id.getAsLong())));
            }
        }
        Active current = active;
        return current == null ? null : current.model();
    }

    private static String hash(List<Labelled> examples) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Labelled example : examples) {
                digest.update(example.text().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(example.label().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
