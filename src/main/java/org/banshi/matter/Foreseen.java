package org.banshi.matter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an action would make of a matter.
 *
 * @param version the version it was foreseen for
 * @param state the state it would be in
 * @param due the due it would get, absent where it has none or its year has no calendar yet
 */
public record Foreseen(int version, String state, @Nullable Instant due) {}
