package org.banshi.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has not left by one channel.
 *
 * @param channel the way out
 * @param provided whether a gateway, a mail server or the demo phone is set up for it; without one, messages wait
 * @param waiting not yet tried
 * @param failed tried in vain, to be tried again
 * @param givenUp tried in vain too often; {@link Outbox#again} gives them another chance
 * @param oldest when the oldest of those waiting or failed was caused
 */
public record Backlog(
        Channel channel,
        boolean provided,
        long waiting,
        long failed,
        long givenUp,
        @Nullable Instant oldest) {
    /** Whether somebody should look: given up, or waiting with no way out. */
    public boolean needsAttention() {
        return givenUp > 0 || (!provided && waiting > 0);
    }
}
