package org.banshi.knowledge;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds owners of reviews and forgets old questions. What is due stands in the database: a missed tick loses nothing. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class KnowledgeTicks {
    private final Reviews reviews;
    private final Questions questions;

    KnowledgeTicks(Reviews reviews, Questions questions) {
        this.reviews = reviews;
        this.questions = questions;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    void remind() {
        reviews.remind();
    }

    @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT6H")
    void forget() {
        questions.forget();
    }
}
