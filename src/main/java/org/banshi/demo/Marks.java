package org.banshi.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which parts of the demo city are there: each is filled whole and once, or not at all. */
@Component
@Profile("demo")
final class Marks {
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Marks(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    /** The mark comes first: a second server waits for it, and then finds the work done. */
    void once(String part, Instant filledAt, Runnable work) {
        transaction.executeWithoutResult(_ -> {
            int marked = db.sql("insert into demo_city (part, filled_at) values (?, ?) on conflict do nothing")
                    .param(part)
                    .param(filledAt.atOffset(ZoneOffset.UTC))
                    .update();
            if (marked == 1) {
                work.run();
            }
        });
    }
}
