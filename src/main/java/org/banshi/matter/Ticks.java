package org.banshi.matter;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Wakes the sweeper, closes the day and forgets codes and the numbers they went to. What is due stands in the database: a missed tick loses nothing. */
@Component
@ConditionalOnProperty(name = "banshi.matter.ticking", havingValue = "true", matchIfMissing = true)
final class Ticks {
    private final Sweeper sweeper;
    private final Roots roots;
    private final Redating redating;
    private final Redatings redatings;
    private final Receipts receipts;
    private final Retaining retaining;
    private final PhoneCodes codes;

    Ticks(
            Sweeper sweeper,
            Roots roots,
            Redating redating,
            Redatings redatings,
            Receipts receipts,
            Retaining retaining,
            PhoneCodes codes) {
        this.sweeper = sweeper;
        this.roots = roots;
        this.redating = redating;
        this.redatings = redatings;
        this.receipts = receipts;
        this.retaining = retaining;
        this.codes = codes;
    }

    @Scheduled(fixedDelayString = "${banshi.matter.sweep-every:5s}")
    void sweep() {
        sweeper.sweep();
    }

    @Scheduled(fixedDelayString = "${banshi.matter.redate-every:5s}")
    void redate() {
        redatings.goOn();
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "5m")
    void forget() {
        receipts.sweep();
        codes.sweep();
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT50M")
    void retain() {
        retaining.atNight();
    }

    @Scheduled(fixedDelayString = "${banshi.matter.root-every:10m}", initialDelayString = "1m")
    void closeDays() {
        redating.catchUp();
        roots.closeDays();
    }
}
