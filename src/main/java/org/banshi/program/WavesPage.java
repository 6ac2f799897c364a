package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * All waves, with what the deeds of each came to.
 *
 * @param waves the waves, the latest first
 * @param parts what each came to, by code; only of deeds that the reader may see
 * @param today the day in the city
 * @param cutOff the moment of the count
 * @param fields the form for a new one; empty for who makes none
 * @param errors what is wrong in it
 */
record WavesPage(
        List<Wave> waves,
        Map<String, DeedRow.Part> parts,
        LocalDate today,
        Instant cutOff,
        List<Field> fields,
        FormErrors errors)
        implements Page {

    DeedRow.Part part(Wave wave) {
        return parts.getOrDefault(wave.code(), new DeedRow.Part(wave.code(), DeedRow.Amount.NONE, DeedRow.Amount.NONE));
    }

    /** running, over or ahead. */
    String standing(Wave wave) {
        return wave.has(today) ? "running" : wave.ends().isBefore(today) ? "over" : "ahead";
    }
}
