package org.banshi.matter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the raiser gets at once: with number and code the matter can be followed.
 *
 * @param id internal number
 * @param number the number to tell
 * @param code the secret that proves the raiser; shown once, kept only as a keyed hash
 * @param due when the first step is due
 */
public record Receipt(
        long id, String number, String code, @Nullable Instant due) {}
