package org.banshi.text;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when on suggestions came from a model.
 *
 * @param model absent for the one that comes along
 * @param staff who decided; absent for a command or the nightly training
 * @param why in the words of who decided; or {@code train}, {@code back}, {@code nightly}
 */
public record ModelUse(
        @Nullable Long model, Instant at, @Nullable Long staff, String why) {}
