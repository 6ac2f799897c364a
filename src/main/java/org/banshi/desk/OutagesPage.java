package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.hotline.Outage;
import org.banshi.hotline.Outages;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Tone;

/**
 * Notices of known outages, and the form for another one.
 *
 * @param notices the newest first, those that are over too
 * @param areas where each is, by number
 * @param staff names of those who put up and ended
 * @param now this moment
 * @param reader who reads it
 * @param fields of the form, none for who puts up none
 */
record OutagesPage(
        List<Outages.Known> notices,
        Map<Long, String> areas,
        Map<Long, String> staff,
        Instant now,
        long reader,
        List<Field> fields,
        FormErrors errors)
        implements Page {

    /** Key of how a notice stands. */
    String state(Outage outage) {
        if (outage.endedAt() != null) {
            return "desk.outage.ended";
        }
        return outage.holds(now) ? "desk.outage.holds" : outage.over(now) ? "desk.outage.over" : "desk.outage.coming";
    }

    Tone tone(Outage outage) {
        return outage.holds(now) ? Tone.WARN : Tone.NEUTRAL;
    }

    /** Whether the reader may confirm it: it holds or will, nobody has, and somebody else wrote it. */
    boolean mayConfirm(Outage outage) {
        return !outage.over(now) && outage.confirmedBy() == null && outage.putUpBy() != reader;
    }

    boolean mayEnd(Outage outage) {
        return !outage.over(now) && !fields.isEmpty();
    }

    boolean over(Outage outage) {
        return outage.over(now);
    }
}
