package org.banshi.hotline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Lessons;
import org.banshi.text.Classifier;
import org.banshi.text.Labelled;
import org.banshi.text.Progress;
import org.banshi.text.TrainReport;
import org.banshi.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Trains the suggested category from what staff made of earlier requests: their corrections, and what they let stand. By
 * command, and at night where {@code banshi.text.nightly} is set.
 */
@Service
public class Learning {
    /** Of fewer requests a model learns less than the one that comes along knows. */
    static final int FEWEST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Learning.class);
    private static final Set<String> ACTIONS = Set.of("accept", "classify");
    private static final int MOST = 40_000;
    private static final int HOUR = 2;
    private static final Duration DAY = Duration.ofHours(20);
    /** Held while one server trains. */
    private static final long LOCK = 0x62616e736869_21L;

    private final Lessons lessons;
    private final Classifier classifier;
    private final Agreement agreement;
    private final CityClock clock;
    private final JdbcClient db;
    private final TransactionOperations transaction;
    private final boolean nightly;

    @SuppressWarnings("checkstyle:ParameterNumber") // what it learns from, what it teaches, and when
    Learning(
            Lessons lessons,
            Classifier classifier,
            Agreement agreement,
            CityClock clock,
            JdbcClient db,
            TransactionOperations transaction,
            @Value("${banshi.text.nightly:false}") boolean nightly) {
        this.lessons = lessons;
        this.classifier = classifier;
        this.agreement = agreement;
        this.clock = clock;
        this.db = db;
        this.transaction = transaction;
        this.nightly = nightly;
    }

    /**
     * What a training from the ledger came to.
     *
     * @param used whether suggestions come from it now: only if it is right at least as often, on requests that it did
     *     not learn from, as staff agreed with what was suggested until now
     * @param agreed how often that was, 0 to 1; 0 while nothing was suggested
     */
    public record Learned(TrainReport report, boolean used, double agreed) {}

    /** Whether it trains at night. */
    public boolean isNightly() {
        return nightly;
    }

    /**
     * Trains from the ledger now.
     *
     * @throws Problem 409 if fewer than {@value #FEWEST} requests were classified by staff
     */
    public Learned train(Progress progress) {
        return train(FEWEST, progress);
    }

    Learned train(int fewest, Progress progress) {
        List<Labelled> examples = lessons.of(Requests.NAME, ACTIONS, MOST).stream()
                .map(lesson -> new Labelled(lesson.words(), lesson.category()))
                .toList();
        if (examples.size() < fewest) {
            throw Problem.conflict("hotline.fewLessons", examples.size(), fewest);
        }
        progress.at("read", examples.size());
        TrainReport report = classifier.train(examples, "ledger", progress);
        double agreed = Objects.requireNonNullElse(agreement.ever().share(), 0.0);
        boolean better = report.accuracy() >= agreed;
        if (better) {
            classifier.activate(report.model(), null, "ledger");
        }
        return new Learned(report, better, agreed);
    }

    @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT40M")
    void atNight() {
        Instant now = clock.instant();
        if (!nightly || now.atZone(clock.getZone()).getHour() != HOUR) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            boolean mine = db.sql("select pg_try_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single();
            boolean done = classifier
                    .trainedAt("ledger")
                    .filter(at -> at.isAfter(now.minus(DAY)))
                    .isPresent();
            if (mine && !done) {
                try {
                    Learned learned = train(Progress.SILENT);
                    LOG.info(
                            "trained from the ledger: model {}, used {}",
                            learned.report().model(),
                            learned.used());
                } catch (Problem few) {
                    LOG.info("not trained from the ledger: {}", few.code());
                }
            }
        });
    }
}
