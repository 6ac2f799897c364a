package org.banshi.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * An item at the desk, with all that was ever written of it.
 *
 * @param unit name of its owner
 * @param versions the newest first
 * @param categories names by code
 * @param regions names by code
 * @param staff names of those who wrote and acted
 * @param may what the reader may do
 * @param typed what was typed into a form that was refused
 */
record ItemPage(
        Holdings.Known known,
        String unit,
        List<Holdings.Version> versions,
        Map<String, String> categories,
        Map<String, String> regions,
        Map<Long, String> staff,
        May may,
        LocalDate today,
        Map<String, String> typed,
        FormErrors errors)
        implements Page {

    /** What the reader may do now. */
    record May(boolean write, boolean release, boolean withdraw, boolean review) {}

    @Override
    public String template() {
        return "knowledge/item";
    }

    /** Key of how a version stands. */
    String state(Holdings.Version version) {
        Item item = version.item();
        Integer valid = known.valid();
        if (valid != null && item.version() == valid) {
            return "inForce";
        }
        if (versions.stream().anyMatch(each -> each.item().version() >= item.version() && each.did("withdraw"))) {
            return "withdrawn";
        }
        if (version.did("refuse")) {
            return "refused";
        }
        if (!version.did("release")) {
            return item.version() == known.last() ? "waits" : "left";
        }
        if (item.since().isAfter(today)) {
            return "future";
        }
        return item.until() != null && item.until().isBefore(today) ? "over" : "replaced";
    }

    Tone tone(Holdings.Version version) {
        return switch (state(version)) {
            case "inForce" -> Tone.GOOD;
            case "waits", "future" -> Tone.WARN;
            default -> Tone.NEUTRAL;
        };
    }

    @Nullable
    String typed(String field) {
        return typed.get(field);
    }
}
