package org.banshi.program;

import org.jspecify.annotations.Nullable;

/**
 * Which deeds; absent parts do not restrict.
 *
 * @param wave code of a wave
 * @param unit code of the doer's unit
 * @param type type
 * @param state state; a count knows only confirmed and unconfirmed ones and leaves it out
 */
record DeedFilter(
        @Nullable String wave,
        @Nullable String unit,
        @Nullable String type,
        @Nullable String state) {
    DeedFilter {
        wave = filled(wave);
        unit = filled(unit);
        type = filled(type);
        state = filled(state);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    boolean any() {
        return wave != null || unit != null || type != null || state != null;
    }
}
