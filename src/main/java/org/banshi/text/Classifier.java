package org.banshi.text;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Suggests a label for a text, by a linear model trained on examples. Models are kept in the database; one is active,
 * for all servers within a second. While none is, the one that comes along answers.
 */
@Service
public final class Classifier {
    /** Below this confidence a guess is more likely wrong than right. */
    public static final double ABSTAIN_BELOW = 0.5;

    private static final int ALTERNATIVES = 3;
    private static final int MOST_SHOWN = 50;
    static final long SEED = 20_261_122;
    private static final long SECOND = 1_000_000_000L;

    private final Models models;
    private final TransactionOperations transaction;
    private final CityClock clock;
    private final AtomicLong askedAt = new AtomicLong(System.nanoTime() - 2 * SECOND);
    private volatile @Nullable Active active;

    private record Active(long id, LinearModel model) {}

    /**
     * What a text is about, with everything that was weighed.
     *
     * @param model number of the model; absent for the one that comes along
     * @param chances of every label, the best first
     * @param understood whether it knew enough of the words; else the best is not to be trusted
     */
    public record Weighed(@Nullable Long model, List<Suggestion.Alternative> chances, boolean understood) {}

    /** For Spring and tests. */
    public Classifier(JdbcClient db, TransactionOperations transaction, CityClock clock) {
        this.models = new Models(db);
        this.transaction = transaction;
        this.clock = clock;
    }

    /** As {@link #train(List, String, Progress)}, from a table that somebody gave. */
    public TrainReport train(List<Labelled> examples, Progress progress) {
        return train(examples, "table", progress);
    }

    /**
     * Learns from examples and stores the model, without using it yet: see {@link #activate}. Examples without text or
     * label are left out; more than 40,000 are thinned out evenly.
     *
     * @param source {@code table} or {@code ledger}
     * @throws Problem if there are not two labels and some examples of them
     */
    public TrainReport train(List<Labelled> examples, String source, Progress progress) {
        long start = System.nanoTime();
        List<Labelled> used = examples.stream()
                .filter(example -> !example.text().isBlank() && !example.label().isBlank())
                .map(example -> new Labelled(example.text(), example.label().strip()))
                .toList();
        Training training = new Training(used, Starter.model().list(), SEED);
        Training.Result result = training.run(progress);
        byte[] bytes = ModelFile.write(result.model());
        TrainReport report = TrainReport.of(
                training, examples.size() - used.size(), result, bytes.length, Labelled.hash(used), SEED);
        String json = JsonMapper.shared().writeValueAsString(report);
        long id = models.add(bytes, json, report.dataHash(), source, OffsetDateTime.now(clock));
        return report.stored(id, (System.nanoTime() - start) / 1e9);
    }

    /** As {@link #activate(Long, Long, String)}, after a training by command. */
    public void activate(long model) {
        activate(model, null, "train");
    }

    /**
     * Takes suggestions from this model from now on, which may be an earlier one, and keeps who decided and why.
     *
     * @param model its number; absent for the one that comes along
     * @param staff who decided; absent for a command or the nightly training
     * @throws Problem if there is none of this number
     */
    public void activate(@Nullable Long model, @Nullable Long staff, String why) {
        transaction.executeWithoutResult(_ -> {
            if (model == null) {
                models.rest(0);
            } else if (!models.activate(model)) {
                throw Problem.notFound("text.model", model);
            }
            models.used(model, OffsetDateTime.now(clock), staff, why);
        });
        askedAt.set(System.nanoTime() - 2 * SECOND);
    }

    /** The trained models, the newest first. */
    public List<StoredModel> models() {
        return models.all(MOST_SHOWN);
    }

    /** Which model was used from when on, the latest first. */
    public List<ModelUse> uses() {
        return models.uses(MOST_SHOWN);
    }

    /** When a model was last trained from this source. */
    public Optional<Instant> trainedAt(String source) {
        return models.newest(source);
    }

    /** Where the model that comes along is from: data, hash, command, figures. */
    public JsonNode starter() {
        return Starter.origin();
    }

    /** What a text is about. */
    public Suggestion classify(String text) {
        return suggestion(weighed(current(), text));
    }

    /** What each text is about, by one and the same model. */
    public List<Suggestion> classify(List<String> texts) {
        Active model = current();
        return texts.stream().map(text -> suggestion(weighed(model, text))).toList();
    }

    /** What a text is about, with the chance of every label. */
    public Weighed weigh(String text) {
        return weighed(current(), text);
    }

    private static Weighed weighed(@Nullable Active active, String text) {
        return active == null ? weighed(null, Starter.model(), text) : weighed(active.id(), active.model(), text);
    }

    static Weighed weighed(@Nullable Long number, LinearModel model, String text) {
        LinearModel.Reading reading = model.read(text);
        return new Weighed(
                number,
                IntStream.range(0, reading.chances().length)
                        .mapToObj(label ->
                                new Suggestion.Alternative(model.labels().get(label), reading.chances()[label]))
                        .sorted(Comparator.comparingDouble(Suggestion.Alternative::confidence)
                                .reversed())
                        .toList(),
                reading.understood());
    }

    static Suggestion suggestion(Weighed weighed) {
        Suggestion.Alternative best = weighed.chances().getFirst();
        return new Suggestion(
                best.category(),
                best.confidence(),
                weighed.chances().stream().skip(1).limit(ALTERNATIVES).toList(),
                !weighed.understood() || best.confidence() < ABSTAIN_BELOW);
    }

    /** Null for the model that comes along. */
    private @Nullable Active current() {
        long now = System.nanoTime();
        long asked = askedAt.get();
        if (now - asked >= SECOND && askedAt.compareAndSet(asked, now)) {
            OptionalLong id = models.active();
            Active known = active;
            if (id.isEmpty()) {
                active = null;
            } else if (known == null || known.id() != id.getAsLong()) {
                active = new Active(id.getAsLong(), ModelFile.read(models.bytes(id.getAsLong())));
            }
        }
        return active;
    }
}
