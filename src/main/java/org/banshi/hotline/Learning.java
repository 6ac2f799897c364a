package org.banshi.hotline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Service;

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
    private final JdbcTemplate db;
    private final boolean nightly;

    Learning(
            Lessons lessons,
            Classifier classifier,
            Agreement agreement,
            CityClock clock,
            JdbcTemplate db,
            @Value("${banshi.text.nightly:false}") boolean nightly) {
        this.lessons = lessons;
        this.classifier = classifier;
        this.agreement = agreement;
        this.clock = clock;
        this.db = db;
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

    /** In the third hour of the city's day, where that is set. */
    void atNight() {
        if (!nightly || clock.instant().atZone(clock.getZone()).getHour() != HOUR) {
            return;
        }
        try {
            tonight(FEWEST, Progress.SILENT)
                    .ifPresent(learned -> LOG.info(
                            "trained from the ledger: model {}, used {}",
                            learned.report().model(),
                            learned.used()));
        } catch (Problem few) {
            LOG.info("not trained from the ledger: {}", few.code());
        }
    }

    /**
     * Trains unless another server does or one has since last night. The lock belongs to a connection and not to a
     * transaction: none stands open through the minutes of a training, which would keep the database from tidying up.
     */
    Optional<Learned> tonight(int fewest, Progress progress) {
        return Objects.requireNonNull(db.execute((ConnectionCallback<Optional<Learned>>) connection -> {
            JdbcTemplate held = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            if (!Boolean.TRUE.equals(held.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, LOCK))) {
                return Optional.empty();
            }
            try {
                Instant lastNight = clock.instant().minus(DAY);
                return classifier
                                .trainedAt("ledger")
                                .filter(at -> at.isAfter(lastNight))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(train(fewest, progress));
            } finally {
                held.queryForObject("select pg_advisory_unlock(?)", Boolean.class, LOCK);
            }
        }));
    }
}
