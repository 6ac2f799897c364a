package org.banshi.program;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One household that a project touches, and what it said.
 *
 * @param household its door, never a name
 * @param agreed whether it agreed; absent while it has said nothing
 * @param day the day it said so
 */
record Consent(
        String household,
        @Nullable Boolean agreed,
        @Nullable LocalDate day) {}
