package org.banshi.portal;

import java.time.Instant;
import java.util.List;
import org.banshi.hotline.Outage;
import org.banshi.matter.Published;
import org.banshi.web.Page;

/**
 * What one can do here, whom to call in danger, and how the city does.
 *
 * @param months what was raised in the last months and what came of it, the newest first
 * @param outages notices of known outages that hold now
 * @param cutOff when it was counted
 */
record HomePage(List<Month> months, List<Notice> outages, Instant cutOff) implements Page {

    /** Whether there is anything to tell. */
    boolean hasFigures() {
        return months.stream().anyMatch(month -> month.figures().raised() > 0);
    }

    /**
     * A notice of a known outage.
     *
     * @param outage what it says
     * @param where its category, region and street
     */
    record Notice(Outage outage, String where) {}

    /** A month by its name. */
    record Month(String name, Published.Figures figures) {
        /** The public list of exactly what is counted. */
        String link(String stage) {
            return "/public?month=" + figures.month() + (stage.isEmpty() ? "" : "&stage=" + stage);
        }
    }
}
