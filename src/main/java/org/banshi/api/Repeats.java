package org.banshi.api;

import java.util.Objects;
import java.util.function.Supplier;
import org.banshi.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Does what a call asks for once for each idempotency key, in one transaction with the answer that is kept. */
@Component
final class Repeats {
    private final Answered answered;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    Repeats(Answered answered, JsonMapper json, PlatformTransactionManager transactions) {
        this.answered = answered;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a call is answered.
     *
     * @param body JSON
     * @param again whether the same call was answered before
     */
    record Outcome(String body, boolean again) {
        /** The number of what was raised. */
        String number() {
            return JsonMapper.shared().readTree(body).path("number").asString();
        }
    }

    /**
     * Does it, or tells the answer given before.
     *
     * @param key the caller's idempotency key: the same key and call within 24 hours get the same answer again
     * @param call all that was asked for
     * @throws org.banshi.web.Problem 422 the key came with another call, and whatever the work refuses
     */
    Outcome once(Actor actor, @Nullable String key, String call, Supplier<?> work) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            byte[] name = key == null ? null : answered.name(actor, key);
            if (name != null) {
                String before = answered.before(name, call);
                if (before != null) {
                    return new Outcome(before, true);
                }
            }
            String answer = json.writeValueAsString(work.get());
            if (name != null) {
                answered.keep(name, answer);
            }
            return new Outcome(answer, false);
        }));
    }
}
